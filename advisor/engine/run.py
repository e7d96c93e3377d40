"""Runs a program over worlds: one loop over the segments, and one inner loop over the ANDs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from advisor.engine.compile import And, Level, Program, Segment, Tally
from advisor.engine.worlds import Worlds
from advisor.model.conditions import Condition
from advisor.model.kinds.rule import Rule
from advisor.model.situation import CASE, Place, Situation, frame_of

Planes = list[int]
Slots = dict[str, list[Place]]
State = Literal["fires", "silent", "undecided"]


@dataclass(frozen=True)
class Run:
    """The planes of every frame and subject after a program has run."""

    program: Program
    worlds: Worlds
    planes: dict[Place, Planes]

    def literal(self, place: Place, literal: int) -> tuple[int, int]:
        """The worlds where a literal is known true, and where it is known false."""
        planes = self.planes[place]
        return planes[literal], planes[literal ^ 1]

    def rule(self, place: Place, rule: str) -> tuple[int, int]:
        """The worlds where a rule fires, and where it is silent."""
        return self.literal(place, self.program.rules[rule])

    def state(self, place: Place, rule: str, world: int = 0) -> State:
        """The state of a rule in one world."""
        fires, silent = self.rule(place, rule)
        return "fires" if fires >> world & 1 else "silent" if silent >> world & 1 else "undecided"

    def says(self, place: Place, rule: str) -> tuple[int, int]:
        """The worlds where a rule has its say, and where it has none: silent, or overridden."""
        return self.literal(place, self.program.says[rule])

    def outcome(self, measure: str, place: Place, level: Level) -> tuple[int, int]:
        """The worlds where a measure stands at least so for a subject, and where it does not."""
        levels = self.program.outcomes.get((measure, place.kind), {})
        return self.literal(place, levels[level]) if level in levels else (0, self.worlds.everywhere)

    def verdict(self, place: Place, condition: Condition, world: int = 0) -> bool | None:
        """Whether a condition of a rule holds in one world."""
        true, false = self.literal(place, self.program.literals[place.kind, condition])
        return True if true >> world & 1 else False if false >> world & 1 else None

    def places(self, rule: Rule) -> list[Place]:
        """The listed subjects a rule is about."""
        return self.slots(frame_of(rule.about))

    def slots(self, frame: str) -> list[Place]:
        """The listed subjects of a frame; the case itself is one."""
        return [CASE] if frame == "case" else [Place(frame, i) for i in range(self.worlds.situation.count(frame))]


def run(program: Program, worlds: Worlds) -> Run:
    """Judge every rule for every subject in every world."""
    slots = all_slots(program, worlds.situation)
    planes = {place: [0] * (2 * program.sizes[kind]) for kind, places in slots.items() for place in places}
    for segment in program.segments:
        for place in slots[segment.frame]:
            own = planes[place]
            if segment.leaves:
                for fact, value, plane in worlds.values(place):
                    for literal in segment.leaves[fact][value] if fact in segment.leaves else ():
                        own[literal] |= plane
            read_frames(segment, place, planes, worlds, slots)
            judge(own, segment.ands, worlds.everywhere)
    return Run(program, worlds, planes)


def all_slots(program: Program, situation: Situation) -> Slots:
    """The subjects of every frame; one more than listed, with nothing known, stands for those that may still be named."""
    slots = {"case": [CASE]}
    for kind in program.sizes:
        if kind != "case":
            extra = 1 if kind in situation.still_listing else 0
            slots[kind] = [Place(kind, slot) for slot in range(situation.count(kind) + extra)]
    return slots


def read_frames(segment: Segment, place: Place, planes: dict[Place, Planes], worlds: Worlds, slots: Slots) -> None:
    """Write the nodes of a segment that read other frames."""
    own, case = planes[place], planes[CASE]
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


def _count(tally: Tally, planes: dict[Place, Planes], worlds: Worlds, places: Sequence[Place]) -> tuple[int, int]:
    listed = places[: worlds.situation.count(tally.kind)]
    everywhere = worlds.everywhere
    surely = _at_least(tally.at_least, [planes[place][tally.literal] for place in listed], everywhere)
    maybe = _at_least(tally.at_least, [everywhere & ~planes[place][tally.literal ^ 1] for place in listed], everywhere)
    for place in places[len(listed) :]:
        maybe |= everywhere & ~planes[place][tally.literal ^ 1]
    return surely, everywhere & ~maybe


def _at_least(least: int, planes: Sequence[int], everywhere: int) -> int:
    reached = [everywhere] + [0] * least
    for plane in planes:
        for count in range(least, 0, -1):
            reached[count] |= reached[count - 1] & plane
    return reached[least]
