"""Requirements judged: what meets them, what shows it, and what governs the gate."""

from __future__ import annotations

import pytest

from advisor.engine.compile import Program
from advisor.model.situation import CASE, Situation
from advisor.model.values import Fact, Several
from advisor.proposals.data import JudgedRequirement, Review
from advisor.proposals.review import review
from tests.fixtures.proposal_cases import claim

NAMED = Situation().closed("workload").closed("partner").closed("member")
CALM = NAMED.with_fact(CASE, Fact("threat", "no"))
THREATENED = NAMED.with_fact(CASE, Fact("threat", "yes"))
PRICE, NO_PRICE = (NAMED.with_fact(CASE, Fact("wishes", Several(frozenset(w)))) for w in (["price"], []))


def reviewed(program: Program, situation: Situation) -> Review:
    return review(program, situation, "A proposal")


def judged(program: Program, situation: Situation, name: str) -> JudgedRequirement:
    return next(r for r in reviewed(program, situation).requirements if r.requirement == name)


@pytest.mark.parametrize(
    ("state", "claimed", "evidenced"),
    [
        ("evidenced", "met", "met"),
        ("claimed", "met", "unknown"),
        ("planned", "unmet", "unmet"),
        ("absent", "unmet", "unmet"),
        (None, "unknown", "unknown"),
    ],
)
def test_a_claim_decides_where_no_answer_does(
    proposing: Program, state: str | None, claimed: str, evidenced: str
) -> None:
    situation = NAMED.with_claim(claim("letter", state)) if state else NAMED

    found = judged(proposing, situation, "letter")

    assert (found.claimed, found.evidenced) == (claimed, evidenced)


def test_answers_decide_where_they_can_and_a_claim_only_shows_it(proposing: Program) -> None:
    assert judged(proposing, THREATENED, "guard").claimed == "unmet"
    assert judged(proposing, NAMED, "guard").claimed == "unknown"
    assert (judged(proposing, CALM, "guard").claimed, judged(proposing, CALM, "guard").evidenced) == ("met", "unknown")
    shown = CALM.with_claim(claim("guard", "evidenced"))
    assert judged(proposing, shown, "guard").evidenced == "met"


def test_evidence_for_what_the_answers_deny_is_no_evidence(proposing: Program) -> None:
    found = judged(proposing, THREATENED.with_claim(claim("guard", "evidenced")), "guard")

    assert (found.claimed, found.evidenced) == ("unmet", "unmet")


def test_what_does_not_apply_is_not_asked(proposing: Program) -> None:
    assert judged(proposing, NO_PRICE, "price-list").claimed == "not-asked"
    assert judged(proposing, PRICE, "price-list").claimed == "unknown"
    assert judged(proposing, PRICE.with_claim(claim("price-list", "absent")), "price-list").claimed == "unmet"
    # It may turn out not to be asked, so missing is not failed yet.
    assert judged(proposing, NAMED.with_claim(claim("price-list", "absent")), "price-list").claimed == "unknown"


def test_what_decided_is_told_and_so_is_what_is_missing(proposing: Program) -> None:
    assert [(fact.label, fact.value) for fact in judged(proposing, CALM, "guard").facts] == [("Threat", "no")]
    assert [question.question for question in judged(proposing, NAMED, "guard").open_questions] == ["threat"]


def test_a_list_that_is_not_complete_is_told_to_be_missing(proposing: Program) -> None:
    listing = Situation().with_fact(CASE, Fact("threat", "yes"))

    assert judged(proposing, listing, "vault").still_listing == ("workload",)
    assert judged(proposing, THREATENED, "vault").still_listing == ()


def test_the_gate_is_governed_by_what_fails_it_and_else_by_what_leaves_it_open(proposing: Program) -> None:
    open_gate = reviewed(proposing, CALM).gate
    failed = reviewed(proposing, THREATENED).gate
    ready = CALM.with_fact(CASE, Fact("wishes", Several(frozenset())))
    for name in ("letter", "guard"):
        ready = ready.with_claim(claim(name, "evidenced"))
    passed = reviewed(proposing, ready).gate

    assert (open_gate.claimed, set(open_gate.governed_by)) == ("open", {"letter", "price-list"})
    assert (failed.claimed, failed.governed_by) == ("failed", ("guard",))
    assert (passed.claimed, passed.evidenced, passed.governed_by, passed.unshown) == ("passed", "passed", (), ())


def test_a_gate_that_is_passed_by_word_is_open_until_it_is_shown(proposing: Program) -> None:
    ready = CALM.with_fact(CASE, Fact("wishes", Several(frozenset()))).with_claim(claim("letter", "claimed"))
    found = reviewed(proposing, ready).gate

    assert (found.claimed, found.evidenced, set(found.unshown)) == ("passed", "open", {"letter", "guard"})
