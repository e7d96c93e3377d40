"""Whether an answer to a question can change anything: exactly, so that nobody is asked in vain.

A question matters if two completions of the open answers exist that differ in its answer alone and in some outcome. A few
completions drawn at random nearly always show it; where they do not, all are tried, or a solver is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from itertools import accumulate
from math import prod
from operator import or_
from random import Random

from advisor.analysis.relevance.waiting import Waiting
from advisor.engine.certainty import MAX_COMPLETIONS, Key, Query, Read, axes
from advisor.engine.compile import Program
from advisor.engine.run import Run, not_settled, read_by_any, run
from advisor.engine.worlds import Axis, Worlds, drawn, every

TRIED = (8, 256)
"""So many completions are drawn first."""
FIRST = 8
"""So many outcomes are looked at first."""


def outcomes_waiting(judged: Run, waiting: Waiting) -> list[Query]:
    """The outcomes a person would see change that wait for an answer: standings of measures, and tensions."""
    return list(dict.fromkeys([(subject, speaking.outcome) for subject, speaking in waiting.speaking()]))


def relevant_questions(judged: Run, waiting: Sequence[Waiting]) -> list[Waiting]:
    """Those of the waiting questions whose answer can change something."""
    asked = {(w.subject, w.fact): outcomes_waiting(judged, w) for w in waiting}
    seen = _drawn_to_matter(judged, asked) if asked else set()
    return [w for w in waiting if (key := (w.subject, w.fact)) in seen or is_relevant(judged, key, asked[key])]


def _drawn_to_matter(judged: Run, asked: Mapping[Key, Sequence[Query]]) -> set[Key]:
    """Questions that matter in a few completions drawn for all of them together, in one run."""
    read = _read(judged, [query for queries in asked.values() for query in queries])
    values = {(subject, fact): found for subject, fact, found in axes(judged, read)}
    completions = drawn(judged.worlds.situation, [(*key, found) for key, found in values.items()], TRIED[0], Random(1))
    size = completions.count
    starts = list(accumulate((size * len(values.get(key, ())) for key in asked), initial=0))
    copies = sum(1 << start for start in range(0, starts[-1], size))
    planes = {key: {v: plane * copies for v, plane in found.items()} for key, found in completions.changed.items()}
    for start, end, key in zip(starts, starts[1:], asked, strict=False):
        for number, value in enumerate(values.get(key, ())):
            kept = planes[key][value] & ~_ones(start, end)
            planes[key][value] = kept | _ones(start + number * size, start + (number + 1) * size)
    after = run(judged.program, Worlds(completions.situation, starts[-1], planes))
    found = set()
    for start, end, key in zip(starts, starts[1:], asked, strict=False):
        block = [tuple(plane >> start & _ones(0, end - start) for plane in after.literal(*q)) for q in asked[key]]
        if any(_folded(true, size, end - start) & _folded(false, size, end - start) for true, false in block):
            found.add(key)
    return found


def _ones(start: int, end: int) -> int:
    return (1 << end) - (1 << start)


def _read(judged: Run, queries: Iterable[Query]) -> Read:
    situation, read = judged.worlds.situation, read_by_any(judged, queries)
    return {key: read[key] for key in sorted(read) if not_settled(situation, *key)}


def is_relevant(judged: Run, key: Key, outcomes: Iterable[Query]) -> bool:
    """Whether some completion of the other open answers lets this answer decide an outcome.

    Where there are too many completions to try and no solver is installed, it is taken to matter.
    """
    queries = [query for query in outcomes if not any(plane & 1 for plane in judged.literal(*query))]
    # A few outcomes nearly always show it, and few rules bear on them.
    few = queries[:FIRST]
    if few != queries and _tried(judged, key, few, judged.program.part((subject.kind, n) for subject, n in few)):
        return True
    return _tried(judged, key, queries, judged.program) or _settled(judged, key, queries)


def _tried(judged: Run, key: Key, queries: Sequence[Query], program: Program) -> bool:
    """Whether the answer decides an outcome in some of a few completions drawn at random."""
    read = _read(judged, queries)
    if key not in read:
        return False
    (own,), rest = axes(judged, {key: read.pop(key)}), axes(judged, read)
    others = (drawn(judged.worlds.situation, rest, count, Random(1)) for count in TRIED)
    return any(_seen(program, worlds, own, queries) for worlds in others)


def _settled(judged: Run, key: Key, queries: Sequence[Query]) -> bool:
    """Whether the answer can decide an outcome, by trying all completions or asking a solver."""
    read = _read(judged, queries)
    if key not in read:
        return False
    (own,), rest = axes(judged, {key: read.pop(key)}), axes(judged, read)
    if prod(len(values) for _, _, values in [*rest, own]) <= MAX_COMPLETIONS:
        found = _seen(judged.program, every(judged.worlds.situation, rest), own, queries)
        if found is not None:
            return found
    return _proved(judged, key, queries)


def _seen(program: Program, others: Worlds, own: Axis, queries: Sequence[Query]) -> bool | None:
    """Whether the answer decides an outcome in some world; None if none is seen and some outcome stays open."""
    subject, fact, values = own
    copies = sum(1 << number * others.count for number in range(len(values)))
    planes = {key: {v: plane * copies for v, plane in found.items()} for key, found in others.changed.items()}
    planes[subject, fact] = {value: others.everywhere << n * others.count for n, value in enumerate(values)}
    after = run(program, Worlds(others.situation, others.count * len(values), planes))
    decided = True
    for query in queries:
        true, false = after.literal(*query)
        if _folded(true, others.count, after.worlds.count) & _folded(false, others.count, after.worlds.count):
            return True
        decided = decided and true | false == after.worlds.everywhere
    return False if decided else None


def _folded(plane: int, size: int, count: int) -> int:
    """The worlds of any block of a size, laid over each other."""
    return reduce(or_, (plane >> start for start in range(0, count, size)), 0) & _ones(0, size)


def _proved(judged: Run, key: Key, queries: Sequence[Query]) -> bool:
    from advisor.engine.solver import Solver, has_solver

    if not has_solver():
        return True
    solver = Solver(judged.program, judged.worlds.situation)
    return solver.pair_where(lambda subject, fact: (subject, fact) == key, queries) is not None
