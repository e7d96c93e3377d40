"""Readiness: intervals that only answers narrow, and that no claim without evidence raises."""

from __future__ import annotations

from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from advisor.engine.compile import Program
from advisor.engine.equivalence import answers
from advisor.model.situation import CASE, Situation
from advisor.model.values import Fact
from advisor.proposals.data import Interval, Review
from advisor.proposals.readiness import interval
from advisor.proposals.review import review
from tests.fixtures.proposal_cases import claim, claimable, proposals, subjects

ASKED = st.sampled_from(["yes", "perhaps"])
MET = st.sampled_from(["met", "unmet", "unknown"])


@given(st.lists(st.tuples(ASKED, MET), max_size=6))
def test_the_bounds_are_those_of_all_ways_it_can_turn_out(states: list[tuple[Any, Any]]) -> None:
    ways = []
    for asked, met in states:
        known = {"met": ["met"], "unmet": ["unmet"], "unknown": ["met", "unmet"]}[met]
        ways.append([*known, *(["not asked"] if asked == "perhaps" else [])])
    shares = []
    for way in product(*ways):
        there = [state for state in way if state != "not asked"]
        shares.append(there.count("met") / len(there) if there else 1.0)

    found = interval(states)

    assert float(found.at_worst.fraction) == min(shares)
    assert float(found.at_best.fraction) == max(shares)


def intervals(found: Review) -> list[Interval]:
    return [each for ready in found.readiness for each in (ready.claimed, ready.evidenced)]


def narrows(before: Review, after: Review) -> bool:
    pairs = zip(intervals(before), intervals(after), strict=True)
    return all(
        was.at_worst.fraction <= now.at_worst.fraction <= now.at_best.fraction <= was.at_best.fraction
        for was, now in pairs
    )


@given(st.data())
def test_answers_and_claims_only_narrow_the_intervals_and_settle_the_gate(
    proposing: Program, data: st.DataObject
) -> None:
    situation = data.draw(proposals(proposing))
    later = situation
    for subject, name in subjects(situation, proposing):
        if situation.fact(subject, name) is None and data.draw(st.booleans()):
            later = later.with_fact(subject, Fact(name, data.draw(st.sampled_from(answers(proposing, name)))))
    for what, about, decides in claimable(situation, proposing):
        if situation.claim(what, about) is None and data.draw(st.booleans()):
            state = data.draw(st.sampled_from(["claimed", "evidenced", *(["planned", "absent"] if decides else [])]))
            later = later.with_claim(claim(what, state, about))

    before, after = review(proposing, situation, "A"), review(proposing, later, "A")

    assert narrows(before, after)
    for reading in ("claimed", "evidenced"):
        assert getattr(before.gate, reading) in ("open", getattr(after.gate, reading))


@given(st.data())
def test_a_claim_without_evidence_never_raises_what_is_shown(proposing: Program, data: st.DataObject) -> None:
    situation = data.draw(proposals(proposing))
    what, about, _ = data.draw(st.sampled_from(claimable(situation, proposing)))
    later = situation.with_claim(claim(what, "claimed", about))

    before, after = review(proposing, situation, "A"), review(proposing, later, "A")

    for was, now in zip(before.readiness, after.readiness, strict=True):
        assert now.evidenced.at_worst.fraction <= was.evidenced.at_worst.fraction
    shown = {r.requirement for r in before.requirements if r.evidenced == "met"}
    assert {r.requirement for r in after.requirements if r.evidenced == "met"} <= shown


def test_every_item_names_what_the_share_counts(proposing: Program) -> None:
    situation = Situation().with_subject("workload", "Core").closed("workload").with_fact(CASE, Fact("trust", "low"))
    security = review(proposing, situation, "A").readiness[0]

    assert [(item.measure, item.about, item.asked) for item in security.items] == [
        ("lock", "workload: Core", "perhaps")
    ]
    assert [(item.subject_kind, item.subject_name) for item in security.items] == [("workload", "Core")]
    assert security.claimed.in_words() == "0 of 1 at worst, 1 of 1 at best"


def test_a_claim_on_the_whole_package_holds_for_each_subject_without_its_own(proposing: Program) -> None:
    situation = Situation().with_subject("workload", "Core").with_subject("workload", "Web").closed("workload")
    situation = situation.with_claim(claim("lock", "evidenced")).with_claim(claim("lock", "absent", "workload: Web"))
    items = {item.about: item.claimed for item in review(proposing, situation, "A").readiness[0].items}

    assert items == {"workload: Core": "met", "workload: Web": "unmet"}
