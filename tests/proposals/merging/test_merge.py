"""Several members' files: agreed, said by one, disputed; and a dispute that changes nothing is told to."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.documents.writers import write
from advisor.engine.compile import Program
from advisor.engine.equivalence import answers
from advisor.model.claims import Remark
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.values import Fact
from advisor.proposals.merging.data import MergedAnswer
from advisor.proposals.merging.document import merged_document
from advisor.proposals.merging.merge import merged, relevant_questions
from advisor.proposals.review import review
from tests.fixtures.proposal_cases import claim, proposals, subjects

LISTED = Situation("AE").with_subject("workload", "Core").closed("workload").closed("partner").closed("member")
CORE = Subject("workload")


def said(situation: Situation, subject: Subject = CASE, **facts: str) -> Situation:
    for name, value in facts.items():
        situation = situation.with_fact(subject, Fact(name.replace("_", "-"), value))
    return situation


def rows(program: Program, *cases: Situation) -> dict[str, MergedAnswer]:
    found = merged(program, [(f"M{n}", case) for n, case in enumerate(cases)], "Merged")
    return {answer.fact: answer for answer in found.answers}


def test_answers_are_agreed_said_by_one_or_disputed(proposing: Program) -> None:
    one, other = said(LISTED, threat="no", trust="low"), said(LISTED, threat="no", trust="high")
    found = rows(proposing, one, said(other, CORE, secret="yes"))

    assert {name: row.state for name, row in found.items()} == {
        "threat": "agreed",
        "trust": "disputed",
        "secret": "one",
    }
    assert [(s.who, s.value) for s in found["trust"].said] == [("M0", "low"), ("M1", "high")]
    assert (found["trust"].changes, found["threat"].changes) == (True, None)


def test_a_dispute_that_changes_nothing_is_grey(proposing: Program) -> None:
    # With an open workload the outage of one that is not urgent decides nothing else.
    quiet = said(LISTED, CORE, secret="no")
    regions = proposing.knowledge.questions["trust"].values
    assert "mixed" in regions
    found = merged(proposing, [("A", said(quiet, trust="mixed")), ("B", said(quiet, trust="high"))], "M")
    yard = merged(proposing, [("A", said(quiet, trust="low")), ("B", said(quiet, trust="high"))], "M")

    assert yard.answers[0].changes is not None
    assert any(a.fact == "trust" and a.changes is True for a in yard.answers)
    told = write(merged_document(proposing.knowledge, found), width=100)
    trust = next(a for a in found.answers if a.fact == "trust")
    assert ("changes nothing" in told.split("Trust")[1].split("\n")[0]) == (trust.changes is False)


def test_the_merged_case_holds_what_is_not_disputed_and_the_weakest_claims(proposing: Program) -> None:
    one = said(LISTED, threat="no", trust="low").with_claim(claim("letter", "evidenced"))
    other = said(LISTED, threat="no", trust="high").with_claim(claim("letter", "planned", owner="Jane"))
    case = merged(proposing, [("A", one), ("B", other)], "Both").case

    assert case["facts"] == {"threat": "no"}
    assert case["market"] == "AE"
    (kept,) = case["claims"]
    assert (kept["state"], kept["owner"], kept["note"]) == ("planned", "Jane", "A: evidenced; B: planned")


def test_subjects_are_matched_by_name_and_lists_are_closed_only_where_all_agree(proposing: Program) -> None:
    other = Situation("AE").with_subject("workload", "Web").with_subject("workload", "Core")
    other = said(other, Subject("workload", 1), secret="no")
    found = merged(proposing, [("A", said(LISTED, CORE, secret="yes")), ("B", other)], "M")

    assert [w["name"] for w in found.case["workloads"]] == ["Core", "Web"]
    assert found.case["still_listing"] == ["workloads"]
    (secret,) = found.answers
    assert (secret.fact, secret.about, secret.state) == ("secret", "workload: Core", "disputed")
    assert (secret.subject_kind, secret.subject_name) == ("workload", "Core")


def test_a_claim_names_its_subject_even_where_the_name_has_a_colon(proposing: Program) -> None:
    named = Situation("AE").with_subject("workload", "Core: payments").closed("workload")
    claimed = named.with_claim(claim("lock", "claimed", "workload: Core: payments"))
    (lock,) = merged(proposing, [("A", claimed), ("B", named)], "M").answers

    assert (lock.fact, lock.subject_kind, lock.subject_name) == ("lock", "workload", "Core: payments")


@settings(max_examples=60)
@given(st.data())
def test_what_is_said_to_change_nothing_changes_no_review(proposing: Program, data: st.DataObject) -> None:
    situation = data.draw(proposals(proposing))
    spots = data.draw(st.lists(st.sampled_from(subjects(situation, proposing)), min_size=1, max_size=3, unique=True))
    disputes = {key: answers(proposing, key[1])[:2] for key in spots}

    matter = relevant_questions(proposing, situation, disputes)

    worlds = list(product(*disputes.values()))
    seen = {}
    for world in worlds:
        placed = situation
        for (subject, name), value in zip(spots, world, strict=True):
            placed = placed.with_fact(subject, Fact(name, value))
        found = review(proposing, placed, "A")
        seen[world] = (
            [(r.requirement, r.claimed, r.evidenced) for r in found.requirements],
            [(i.measure, i.about, i.asked) for each in found.readiness for i in each.items],
            [(y.yardstick, y.leaning) for y in found.yardsticks],
        )
    for number, key in enumerate(spots):
        if not matter[key]:
            groups: dict[object, list[object]] = {}
            for world in worlds:
                groups.setdefault(world[:number] + world[number + 1 :], []).append(seen[world])
            assert all(listed.count(listed[0]) == len(listed) for listed in groups.values()), key


def test_claims_that_differ_in_their_evidence_are_disputed_and_nothing_of_them_is_lost(proposing: Program) -> None:
    one = LISTED.with_claim(claim("letter", "evidenced", evidence="Annex A", owner="Jane", date="2026-10-05"))
    other = LISTED.with_claim(
        claim("letter", "evidenced", evidence="Annex Z", owner="Omar", date="2026-11-20", note="withdraw A")
    )
    found = merged(proposing, [("A", one), ("B", other)], "Both")

    assert [answer.state for answer in found.answers] == ["disputed"]
    assert found.case["claims"] == [
        {
            "what": "letter",
            "state": "evidenced",
            "evidence": "Annex A (A) / Annex Z (B)",
            "owner": "Jane (A) / Omar (B)",
            "date": "2026-10-05",
            "note": "withdraw A; dates: A: 2026-10-05; B: 2026-11-20",
        }
    ]


def test_what_only_one_member_adds_to_a_claim_is_no_dispute(proposing: Program) -> None:
    one = LISTED.with_claim(claim("letter", "claimed", owner="Jane"))
    other = LISTED.with_claim(claim("letter", "claimed", date="2026-11-20"))
    found = merged(proposing, [("A", one), ("B", other)], "Both")

    assert [answer.state for answer in found.answers] == ["agreed"]
    assert found.case["claims"] == [{"what": "letter", "state": "claimed", "owner": "Jane", "date": "2026-11-20"}]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Soci\u00e9t\u00e9 \u00c9nergie", "Socie\u0301te\u0301 E\u0301nergie"),
        ("People\u2019s Cloud", "People's Cloud"),
        ("Acme & Sons", "ACME and  Sons"),
        ("Acme Cloud", "Acme\u200b Cloud"),
    ],
)
def test_names_that_differ_only_in_their_spelling_are_one(proposing: Program, first: str, second: str) -> None:
    one = said(Situation("AE").with_subject("workload", first), CORE, secret="yes")
    other = said(Situation("AE").with_subject("workload", second), CORE, secret="yes")
    other = other.with_claim(claim("lock", "claimed", f"workload: {second}"))
    found = merged(proposing, [("A", one), ("B", other)], "M")

    assert [workload["name"] for workload in found.case["workloads"]] == [first]
    assert [answer.state for answer in found.answers] == ["agreed", "one"]
    assert found.case["claims"][0]["about"] == f"workload: {first}"
    assert [(each.names, each.taken_as_one) for each in found.names] == [((first, second), True)]


def test_names_that_are_nearly_alike_are_asked_about(proposing: Program) -> None:
    cases = [
        (name, Situation("AE").with_subject("workload", name)) for name in ("Team Group", "Team Group CJSC", "Tax")
    ]
    found = merged(proposing, cases, "M")

    assert [workload["name"] for workload in found.case["workloads"]] == ["Team Group", "Team Group CJSC", "Tax"]
    assert [(each.names, each.taken_as_one) for each in found.names] == [(("Team Group", "Team Group CJSC"), False)]
    assert "If they are one, write them alike" in write(merged_document(proposing.knowledge, found), width=200)


def test_a_conflict_of_markets_is_told(proposing: Program) -> None:
    found = merged(proposing, [("A", LISTED), ("B", replace(LISTED, market="NO"))], "M")

    assert [(each.who, each.value) for each in found.answers[0].said] == [
        ("A", "United Arab Emirates"),
        ("B", "Norway"),
    ]
    assert (found.answers[0].fact, found.answers[0].state) == ("market", "disputed")
    assert "market" not in found.case


def test_a_disputed_answer_and_all_notes_stay_with_the_merged_case(proposing: Program) -> None:
    note = Remark(on="trust", columns={"Note": "ask counsel"})
    one = replace(said(LISTED, trust="low"), remarks=(note,))
    other = replace(said(LISTED, trust="high"), remarks=(Remark(on="trust", columns={"Note": "settled"}),))
    case = merged(proposing, [("A", one), ("B", other)], "M").case

    assert case["remarks"] == [
        {"on": "trust", "columns": {"Note": "ask counsel (A) / settled (B)", "Disputed": "A: low; B: high"}}
    ]
