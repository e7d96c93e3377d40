"""What holds whatever the open answers are: exactly, by trying every completion where they are few, by a solver beyond.

Three-valued judging says "open" of some conditions that every completion decides the same way (a measure that one rule asks
for if an answer is yes and another if it is no). Here such cases are settled.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import prod
from random import Random
from typing import Literal

from advisor.engine.equivalence import distinguishable_answers
from advisor.engine.run import Run, not_settled, read_below, run
from advisor.engine.worlds import Axis, drawn, every
from advisor.model.conditions import Leaf
from advisor.model.situation import Subject

MAX_COMPLETIONS = 1 << 16
"""So many completions are tried one by one; beyond, a solver is asked."""
SAMPLED_COMPLETIONS = 1 << 12
Certainty = Literal["always", "never", "depends", "not known"]
Query = tuple[Subject, int]
"""A literal of one subject."""
Key = tuple[Subject, str]
Read = dict[Key, set[Leaf]]


def certainties(judged: Run, queries: Iterable[Query], few: int = MAX_COMPLETIONS) -> dict[Query, Certainty]:
    """For each literal whether it holds in every completion of the open answers, in none, or in some.

    "not known" is said only where there are too many completions to try and no solver is installed.
    """
    found: dict[Query, Certainty] = {}
    groups: dict[tuple[Key, ...], tuple[list[Query], Read]] = {}
    for query in queries:
        true, false = (plane & 1 for plane in judged.literal(*query))
        if true or false:
            found[query] = "always" if true else "never"
            continue
        below = open_below(judged, query)
        asked, read = groups.setdefault(tuple(below), ([], {}))
        asked.append(query)
        for key, leaves in below.items():
            read.setdefault(key, set()).update(leaves)
    for asked, read in groups.values():
        found |= _settle(judged, asked, axes(judged, read), few)
    return found


def open_below(judged: Run, query: Query) -> Read:
    """The facts not known completely on which a literal depends, with the leaves that read them."""
    situation = judged.worlds.situation
    return {
        (subject, fact): leaves
        for (subject, fact), leaves in sorted(read_below(judged, *query).items())
        if not_settled(situation, subject, fact)
    }


def axes(judged: Run, read: Read) -> list[Axis]:
    """Facts with the answers that leaves tell apart and that what is known so far allows."""
    situation, questions = judged.worlds.situation, judged.program.knowledge.questions
    return [
        (
            subject,
            fact,
            [alike.value for alike in distinguishable_answers(questions[fact], leaves, situation.value(subject, fact))],
        )
        for (subject, fact), leaves in read.items()
    ]


def _settle(judged: Run, group: list[Query], axes: list[Axis], few: int) -> dict[Query, Certainty]:
    situation = judged.worlds.situation
    if prod(len(values) for _, _, values in axes) <= few:
        completed = run(judged.program, every(situation, axes))
        return {query: _seen(completed, query) or "depends" for query in group}
    completed = run(judged.program, drawn(situation, axes, SAMPLED_COMPLETIONS, Random(1)))
    found: dict[Query, Certainty] = {}
    for query in group:
        true, false = completed.literal(*query)
        found[query] = "depends" if true and false else _solve(judged, query)
    return found


def _seen(completed: Run, query: Query) -> Certainty | None:
    true, false = completed.literal(*query)
    everywhere = completed.worlds.everywhere
    return "always" if true == everywhere else "never" if false == everywhere else None


def _solve(judged: Run, query: Query) -> Certainty:
    from advisor.engine.solver import Solver, has_solver

    if not has_solver():
        return "not known"
    solver = Solver(judged.program, judged.worlds.situation)
    subject, literal = query
    can_be, can_fail = solver.possible((subject, literal)), solver.possible((subject, literal ^ 1))
    return "depends" if can_be and can_fail else "always" if can_be else "never"
