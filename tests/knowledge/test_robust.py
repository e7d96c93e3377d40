"""What is said to hold whatever is answered does so in ten thousand random completions of every case study."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from advisor.analysis.robustness.robustness import Outlook, outlooks
from advisor.engine.compile import Program
from advisor.engine.equivalence import distinguishable_answers
from advisor.engine.following import settled
from advisor.engine.run import Run, not_settled, run
from advisor.engine.worlds import Axis, Worlds, drawn
from advisor.files.cases.read import place_case
from advisor.model.entry import LISTED_KINDS
from advisor.model.situation import CASE, Situation, Subject, scope_of
from advisor.model.strengths import STRENGTHS

COMPLETIONS = 10_000


def thinned(situation: Situation, seed: int) -> Situation:
    """The case with most of its answers taken back, so that much is open."""
    chance = Random(seed)
    for subject in situation.all_subjects():
        for fact in situation.facts_at(subject).values():
            if fact.origin.kind != "known" and chance.random() < 0.6:
                situation = situation.with_fact(subject, replace(fact, value=None))
    return situation


def completed(program: Program, situation: Situation, seed: int) -> Run:
    """Random answers to all that is open; where a list is not complete, one more subject is named."""
    situation = settled(program.knowledge, situation)
    for kind in LISTED_KINDS:
        if kind in situation.still_listing:
            situation = situation.with_subject(kind, "One more").closed(kind)
    axes: list[Axis] = []
    for question in program.knowledge.questions.values():
        scope = scope_of(program.knowledge.about(question.id))
        for subject in [CASE] if scope == "case" else [Subject(scope, n) for n in range(situation.count(scope))]:
            if not_settled(situation, subject, question.id):
                known = situation.value(subject, question.id)
                alike = distinguishable_answers(question, program.leaves.get(question.id, ()), known)
                axes.append((subject, question.id, [each.value for each in alike]))
    return run(program, drawn(situation, axes, COMPLETIONS, Random(seed)))


def _within(some: int, planes: tuple[int, int]) -> tuple[int, int]:
    return planes[0] & some, planes[1] & some


def broken(after: Run, claim: Outlook) -> bool:
    """Whether a claim fails in some completion, or one of them is left open."""
    # An answer may bar the whole offer, which is told of the offer and not of each measure.
    everywhere = after.worlds.everywhere & ~after.barred
    strengths = {s: _within(everywhere, after.outcome(claim.measure, claim.subject, s)) for s in STRENGTHS}
    avoid, not_avoid = _within(everywhere, after.outcome(claim.measure, claim.subject, "avoid"))
    above = STRENGTHS[: STRENGTHS.index(claim.possible)] if claim.possible else STRENGTHS
    return (
        bool(claim.certain and strengths[claim.certain][0] != everywhere)
        or any(strengths[s][1] != everywhere for s in above)
        or (claim.avoid == "always" and avoid != everywhere)
        or (claim.avoid == "never" and not_avoid != everywhere)
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_certain_holds_in_every_random_completion(program: Program, seed: int) -> None:
    claimed = 0
    for case in program.knowledge.cases.values():
        situation = thinned(place_case(program.knowledge, case)[0], seed)
        found = outlooks(run(program, Worlds(situation)))
        after = completed(program, situation, seed)
        assert all(claim.exact for claim in found)
        assert [(case.id, claim) for claim in found if broken(after, claim)] == []
        claimed += sum(bool(claim.certain or claim.possible is None) for claim in found)
    assert claimed > 1000


def test_a_claim_that_is_too_bold_is_found_out(program: Program) -> None:
    situation, _ = place_case(program.knowledge, program.knowledge.cases["estonia-data-embassy"])
    situation = thinned(situation, 1)
    after = completed(program, situation, 1)
    unsure = [claim for claim in outlooks(run(program, Worlds(situation))) if claim.certain != claim.possible]

    assert unsure
    assert all(broken(after, replace(claim, certain=claim.possible)) for claim in unsure)
