"""Runs a program over worlds: one loop over the segments, and one inner loop over the ANDs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from advisor.engine.compile import And, Program, Segment, Tally
from advisor.engine.following import with_following
from advisor.engine.worlds import Worlds
from advisor.model.conditions import Condition, Leaf
from advisor.model.kinds.rule import Rule
from advisor.model.situation import CASE, Situation, Subject, scope_of
from advisor.model.strengths import Level
from advisor.model.values import is_open

Planes = list[int]
SubjectsByKind = dict[str, list[Subject]]
State = Literal["fires", "silent", "undecided"]


@dataclass(frozen=True)
class Run:
    """The planes of every frame and subject after a program has run."""

    program: Program
    worlds: Worlds
    planes: dict[Subject, Planes]

    def literal(self, subject: Subject, literal: int) -> tuple[int, int]:
        """The worlds where a literal is known true, and where it is known false."""
        planes = self.planes[subject]
        return planes[literal], planes[literal ^ 1]

    def rule(self, subject: Subject, rule: str) -> tuple[int, int]:
        """The worlds where a rule fires, and where it is silent."""
        return self.literal(subject, self.program.rules[rule])

    def state(self, subject: Subject, rule: str, world: int = 0) -> State:
        """The state of a rule in one world."""
        fires, silent = self.rule(subject, rule)
        return "fires" if fires >> world & 1 else "silent" if silent >> world & 1 else "undecided"

    def says(self, subject: Subject, rule: str) -> tuple[int, int]:
        """The worlds where a rule has its say, and where it has none: silent, overridden, or no offer may be made."""
        planes = self.literal(subject, self.program.says[rule])
        return (
            self._unless_barred(planes) if self.barred and self.program.knowledge.rules[rule].then.advises else planes
        )

    @cached_property
    def barred(self) -> int:
        """The worlds where it is known that no offer may be made."""
        found = 0
        for rule in self.program.barring:
            for subject in self.subjects(rule):
                found |= self.rule(subject, rule.id)[0]
        return found

    def _unless_barred(self, planes: tuple[int, int]) -> tuple[int, int]:
        return planes[0] & ~self.barred, planes[1] | self.barred

    def outcome(self, measure: str, subject: Subject, level: Level) -> tuple[int, int]:
        """The worlds where a measure stands at least so for a subject, and where it does not."""
        levels = self.program.outcomes.get((measure, subject.kind), {})
        if level not in levels:
            return 0, self.worlds.everywhere
        return self._unless_barred(self.literal(subject, levels[level]))

    def verdict(self, subject: Subject, condition: Condition, world: int = 0) -> bool | None:
        """Whether a condition of a rule holds in one world."""
        true, false = self.literal(subject, self.program.literals[subject.kind, condition])
        return True if true >> world & 1 else False if false >> world & 1 else None

    def subjects(self, rule: Rule) -> list[Subject]:
        """The listed subjects a rule is about."""
        return self.subjects_of(scope_of(rule.about))

    def subjects_of(self, scope: str) -> list[Subject]:
        """The listed subjects of a frame; the case itself is one."""
        return [CASE] if scope == "case" else [Subject(scope, i) for i in range(self.worlds.situation.count(scope))]


def run(program: Program, worlds: Worlds) -> Run:
    """Judge every rule for every subject in every world."""
    if program.knowledge.following:
        worlds = with_following(program.knowledge, worlds)
    slots = all_subjects_of(program, worlds.situation)
    planes = {subject: [0] * (2 * program.sizes[kind]) for kind, subjects in slots.items() for subject in subjects}
    for segment in program.segments:
        for subject in slots[segment.scope]:
            own = planes[subject]
            if segment.leaves:
                for fact, value, plane in worlds.values(subject):
                    for literal in segment.leaves[fact][value] if fact in segment.leaves else ():
                        own[literal] |= plane
            read_scopes(segment, subject, planes, worlds, slots)
            judge(own, segment.ands, worlds.everywhere)
    return Run(program, worlds, planes)


def all_subjects_of(program: Program, situation: Situation) -> SubjectsByKind:
    """The subjects of every frame; one more than listed, with nothing known, stands for those that may still be named."""
    slots = {"case": [CASE]}
    for kind in program.sizes:
        if kind != "case":
            extra = 1 if kind in situation.still_listing else 0
            slots[kind] = [Subject(kind, index) for index in range(situation.count(kind) + extra)]
    return slots


def read_scopes(
    segment: Segment, subject: Subject, planes: dict[Subject, Planes], worlds: Worlds, slots: SubjectsByKind
) -> None:
    """Write the nodes of a segment that read other frames."""
    own, case = planes[subject], planes[CASE]
    for node, literal in segment.imports:
        own[2 * node], own[2 * node + 1] = case[literal], case[literal ^ 1]
    for node, tally in segment.tallies:
        own[2 * node], own[2 * node + 1] = _count(tally, planes, worlds, slots[tally.kind])


def judge(own: Planes, ands: Iterable[And], everywhere: int) -> None:
    """Write some ANDs, inputs first; those that are true in no world are expected to be written so already."""
    for node, node_false, pairs in ands:
        true, false = everywhere, 0
        for literal, opposite in pairs:
            false |= own[opposite]
            if false == everywhere:
                # False in every world, so true in none, whatever the rest.
                break
            true &= own[literal]
        else:
            own[node] = true
        own[node_false] = false


def _count(tally: Tally, planes: dict[Subject, Planes], worlds: Worlds, subjects: Sequence[Subject]) -> tuple[int, int]:
    listed = subjects[: worlds.situation.count(tally.kind)]
    everywhere = worlds.everywhere
    surely = _at_least(tally.at_least, [planes[subject][tally.literal] for subject in listed], everywhere)
    maybe = _at_least(
        tally.at_least, [everywhere & ~planes[subject][tally.literal ^ 1] for subject in listed], everywhere
    )
    for subject in subjects[len(listed) :]:
        maybe |= everywhere & ~planes[subject][tally.literal ^ 1]
    return surely, everywhere & ~maybe


def _at_least(least: int, planes: Sequence[int], everywhere: int) -> int:
    reached = [everywhere] + [0] * least
    for plane in planes:
        for count in range(least, 0, -1):
            reached[count] |= reached[count - 1] & plane
    return reached[least]


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
