"""Which facts a literal of the compiled rules depends on."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.engine.compile import Tally
from advisor.engine.run import Run
from advisor.model.conditions import Leaf
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.values import is_open


def not_settled(situation: Situation, subject: Subject, fact: str) -> bool:
    """Whether a fact is not known completely, even if the person has been asked and was not sure."""
    return is_open(situation.value(subject, fact))


def read_below(
    judged: Run, subject: Subject, literal: int, settled: bool = False
) -> dict[tuple[Subject, str], set[Leaf]]:
    """The facts a literal depends on, each with the leaves that read it; `settled` goes through what is settled too."""
    return read_by_any(judged, [(subject, literal)], settled)


def read_by_any(
    judged: Run, queries: Iterable[tuple[Subject, int]], settled: bool = False
) -> dict[tuple[Subject, str], set[Leaf]]:
    """The facts that any of several literals depends on, each with the leaves that read it."""
    situation, inputs = judged.worlds.situation, judged.program.inputs
    found: dict[tuple[Subject, str], set[Leaf]] = {}
    if settled:
        for subject, literal in queries:
            for kind, leaf in judged.program.reads_below(subject.kind, literal):
                for here in judged.subjects_of(kind) if kind else (subject,):
                    found.setdefault((here, leaf.fact), set()).add(leaf)
        return found
    seen: set[tuple[str, int, int]] = set()
    todo = [(subject, literal >> 1) for subject, literal in queries]
    while todo:
        here, node = todo.pop()
        # The parts of a subject are hashed faster than the subject.
        spot = (here.kind, here.index, node)
        own = judged.planes[here]
        if spot in seen or (own[2 * node] | own[2 * node + 1]) & 1:
            continue
        seen.add(spot)
        reads = inputs[here.kind][node]
        if isinstance(reads, tuple):
            todo.extend([(here, literal >> 1) for literal in reads])
        elif isinstance(reads, Leaf):
            found.setdefault((here, reads.fact), set()).add(reads)
        elif isinstance(reads, Tally):
            listed = range(situation.count(reads.kind))
            todo.extend((Subject(reads.kind, index), reads.literal >> 1) for index in listed)
        else:
            todo.append((CASE, reads >> 1))
    return found
