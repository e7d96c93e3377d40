"""What plausible cases are told: companions come along, and what conflicts is called a tension somewhere."""

from __future__ import annotations

import pytest

from advisor.engine.compile import Program
from advisor.engine.sampling import Plausible
from advisor.verification.quality.data import CaseAdvice
from advisor.verification.quality.quality import judge

MEANT_FOR_ALL = {
    "ai-security-baseline",
    "continuity-tiering-rto-rpo",
    "credible-local-partner-test",
    "evaluated-open-weights-gate",
    "licence-due-diligence",
    "non-dominance-messaging",
    "open-weight-option-in-package",
    "workload-sensitivity-tiering",
}


@pytest.fixture(scope="module")
def told(program: Program) -> list[CaseAdvice]:
    return judge(program, list(Plausible(program.knowledge, 3).cases(1500)))


def test_no_measure_is_recommended_without_its_companions(program: Program, told: list[CaseAdvice]) -> None:
    measures = program.knowledge.measures.values()
    pairs = [(measure.id, other) for measure in measures for other in measure.companion_of]

    assert pairs
    assert [
        (measure, other)
        for measure, other in pairs
        if any(other in one.recommended and measure not in one.recommended for one in told)
    ] == []


def test_measures_in_conflict_that_are_advised_together_have_a_tension(
    program: Program, told: list[CaseAdvice]
) -> None:
    rules = program.knowledge.rules.values()
    tensions = {frozenset(rule.then.tension) for rule in rules if rule.then.tension}
    conflicts = {
        frozenset((measure.id, clash.measure))
        for measure in program.knowledge.measures.values()
        for clash in measure.clashes
        if clash.relation == "conflict"
    }

    together = {pair for pair in conflicts if any(pair <= one.recommended for one in told)}
    assert together
    assert together - tensions == set()


def test_every_measure_is_advised_to_some_and_only_a_few_to_all(program: Program, told: list[CaseAdvice]) -> None:
    for measure in program.knowledge.measures.values():
        practice = measure.role == "practice-to-avoid"
        share = sum(measure.id in (one.avoid if practice else one.recommended) for one in told) / len(told)
        assert share > 0, measure.id
        assert share < 1 or measure.id in MEANT_FOR_ALL, measure.id


def test_the_minimum_stays_small_and_every_commitment_is_served(program: Program, told: list[CaseAdvice]) -> None:
    musts = sorted(len(one.must) for one in told)
    commitments = {measure.id: measure.commitment for measure in program.knowledge.measures.values()}

    assert 5 <= musts[len(musts) // 2] <= 9
    assert musts[len(musts) * 9 // 10] <= 13
    assert all(len({commitments[measure] for measure in one.recommended}) == 4 for one in told)
