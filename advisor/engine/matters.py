"""Whether an answer to a question can change anything: exactly, so that nobody is asked in vain.

A question matters if two completions of the open answers exist that differ in its answer alone and in some outcome. A few
completions drawn at random nearly always show it; where they do not, all are tried, or a solver is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from math import prod
from operator import or_
from random import Random

from advisor.engine.exact import FEW, Key, Query, Read, axes, open_below
from advisor.engine.relevance import Waiting
from advisor.engine.run import Run, run
from advisor.engine.worlds import Axis, Worlds, drawn, every

TRIED = (8, 256)
"""So many completions are drawn first."""


def outcomes_waiting(judged: Run, waiting: Waiting) -> list[Query]:
    """The outcomes a person would see change that wait for an answer: standings of measures, and tensions."""
    program = judged.program
    found: dict[Query, None] = {}
    for place, name in waiting.rules:
        then = program.knowledge.rules[name].then
        levels = program.outcomes.get((then.measure, place.kind), {}) if then.measure else {}
        literal = levels[then.strength or "avoid"] if levels else program.says[name]
        found[place, literal] = None
    return list(found)


def matters(judged: Run, key: Key, outcomes: Iterable[Query]) -> bool:
    """Whether some completion of the other open answers lets this answer decide an outcome.

    Where there are too many completions to try and no solver is installed, it is taken to matter.
    """
    queries = [query for query in outcomes if not any(plane & 1 for plane in judged.literal(*query))]
    read: Read = {}
    for query in queries:
        for here, leaves in open_below(judged, query).items():
            read.setdefault(here, set()).update(leaves)
    if key not in read:
        return False
    (own,), rest = axes(judged, {key: read.pop(key)}), axes(judged, read)
    situation = judged.worlds.situation
    for count in TRIED:
        if _seen(judged, drawn(situation, rest, count, Random(1)), own, queries):
            return True
    if prod(len(values) for _, _, values in [*rest, own]) <= FEW:
        found = _seen(judged, every(situation, rest), own, queries)
        if found is not None:
            return found
    return _proved(judged, key, queries)


def _seen(judged: Run, others: Worlds, own: Axis, queries: Sequence[Query]) -> bool | None:
    """Whether the answer decides an outcome in some world; None if none is seen and some outcome stays open."""
    place, fact, values = own
    copies = sum(1 << number * others.count for number in range(len(values)))
    planes = {key: {v: plane * copies for v, plane in found.items()} for key, found in others.changed.items()}
    planes[place, fact] = {value: others.everywhere << n * others.count for n, value in enumerate(values)}
    after = run(judged.program, Worlds(others.situation, others.count * len(values), planes))
    decided = True
    for query in queries:
        true, false = after.literal(*query)
        if _folded(true, others, len(values)) & _folded(false, others, len(values)):
            return True
        decided = decided and true | false == after.worlds.everywhere
    return False if decided else None


def _folded(plane: int, others: Worlds, copies: int) -> int:
    return reduce(or_, (plane >> number * others.count & others.everywhere for number in range(copies)))


def _proved(judged: Run, key: Key, queries: Sequence[Query]) -> bool:
    from advisor.engine.sat import Solver, has_solver

    if not has_solver():
        return True
    solver = Solver(judged.program, judged.worlds.situation)
    return solver.pair_where(lambda place, fact: (place, fact) == key, queries) is not None
