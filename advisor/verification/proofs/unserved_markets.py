"""Markets for which no answer brings a recommendation in one of the commitments."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from advisor.engine.certainty import Query
from advisor.engine.run import Run, run
from advisor.engine.solver import Solver
from advisor.engine.witness import Prover, listed_situation, place_in
from advisor.engine.worlds import Planes, Worlds, drawn
from advisor.model.entry import COMMITMENTS
from advisor.model.prefill import situation_of
from advisor.model.situation import CASE, Situation
from advisor.model.values import Number, Several, Value, is_open
from advisor.verification.data import Finding

DRAWN = 16
"""So many random completions of each market are judged before the solver is asked."""


def unserved_markets(prover: Prover) -> Iterator[Finding]:
    """A finding for every market and commitment in which nothing can be recommended."""
    knowledge = prover.program.knowledge
    bare = {code: situation_of(knowledge, code) for code in knowledge.markets}
    if not bare:
        return
    judged = run(prover.program, _completed(prover, list(bare.values())))
    for commitment in COMMITMENTS:
        queries = recommended(prover, commitment)
        served = _any(judged, queries)
        for number, (code, situation) in enumerate(bare.items()):
            block = served >> number * DRAWN & ((1 << DRAWN) - 1)
            if not block and not _possible(prover, situation, queries):
                told = f"Nothing can be recommended for {commitment}, whatever is answered."
                advice = "Write a rule that reaches it, or check what is known of the market."
                yield Finding("unserved", f"{code} {commitment}", f"markets/{code}", told, advice, situation)


def recommended(prover: Prover, commitment: str) -> list[Query]:
    """The literals that say that some measure of a commitment is recommended for the case or for a workload."""
    measures = prover.program.knowledge.measures
    return [
        (place_in(scope), levels["may"])
        for (measure, scope), levels in prover.program.outcomes.items()
        if measure in measures and measures[measure].commitment == commitment and "may" in levels
    ]


def _any(judged: Run, queries: list[Query]) -> int:
    plane = 0
    for query in queries:
        plane |= judged.literal(*query)[0]
    return plane


def _possible(prover: Prover, situation: Situation, queries: list[Query]) -> bool:
    solver = Solver(prover.program, situation)
    return any(solver.possible(query) for query in queries)


def _completed(prover: Prover, situations: list[Situation]) -> Worlds:
    """Random completions of every market in one run, so many for each."""
    count = DRAWN * len(situations)
    worlds = drawn(listed_situation(), prover.axes(), count, Random(1))
    planes: Planes = {key: dict(found) for key, found in worlds.changed.items()}
    for number, situation in enumerate(situations):
        block = ((1 << DRAWN) - 1) << number * DRAWN
        for name, fact in situation.facts.items():
            if fact.value is None:
                continue
            values = planes[CASE, name]
            for other in values:
                values[other] &= ~block
            value = complete(fact.value)
            values[value] = values.get(value, 0) | block
    return Worlds(worlds.situation, count, planes)


def complete(value: Value) -> Value:
    """A value that is known in part, taken as if that were all."""
    if isinstance(value, Several) and is_open(value):
        return Several(value.chosen)
    return Number(value.low, value.low) if isinstance(value, Number) and is_open(value) else value
