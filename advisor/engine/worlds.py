"""Worlds: the situations that are judged at once. Each is the same case with some facts changed; world 0 is bit 0."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import prod
from random import Random

from advisor.model.conditions import Leaf
from advisor.model.situation import Situation, Subject
from advisor.model.values import Fact, Number, Several, Value


@dataclass(frozen=True)
class Change:
    """One fact of one subject given another value; no value makes it unknown."""

    subject: Subject
    fact: str
    value: Value | None


Changes = Sequence[Change]
Axis = tuple[Subject, str, Sequence[Value]]
"""A fact of one subject, with values for it."""
Planes = dict[tuple[Subject, str], dict[Value | None, int]]


@dataclass(frozen=True)
class Worlds:
    """A situation, and the worlds in which some of its facts have another value, as one plane for each such value."""

    situation: Situation
    count: int = 1
    changed: Planes = field(default_factory=dict, repr=False)

    @cached_property
    def everywhere(self) -> int:
        """The plane with a bit for every world."""
        return (1 << self.count) - 1

    def values(self, subject: Subject) -> Iterator[tuple[str, Value, int]]:
        """The facts of a subject with their values, and the plane of the worlds where each has it; elsewhere unknown."""
        changed = {fact: planes for (spot, fact), planes in self.changed.items() if spot == subject}
        everywhere = self.everywhere
        for name, fact in self.situation.facts_at(subject).items():
            if fact.value is not None:
                plane = everywhere
                for other in changed[name].values() if name in changed else ():
                    plane &= ~other
                yield name, fact.value, plane
        for name, planes in changed.items():
            for value, plane in planes.items():
                if value is not None:
                    yield name, value, plane


def each(situation: Situation, changes: Sequence[Changes]) -> Worlds:
    """One world for each list of changes; the last change of a fact counts."""
    planes: Planes = {}
    for number, made in enumerate(changes):
        for (subject, fact), value in {(c.subject, c.fact): c.value for c in made}.items():
            values = planes.setdefault((subject, fact), {})
            values[value] = values.get(value, 0) | 1 << number
    return Worlds(situation, len(changes), planes)


@dataclass(frozen=True)
class Pairs:
    """One world for every pair of changes of different facts: those with a first change in turn, each with all later ones."""

    worlds: Worlds
    starts: tuple[int, ...]
    """For every first change the world of its first pair."""
    firsts: range
    partners: tuple[int, ...]
    """For every first change the number of the first change of a later fact."""

    def at(self, plane: int) -> Iterator[tuple[int, int]]:
        """The numbers of the two changes of each world in a plane, in order."""
        for world, digit in enumerate(reversed(f"{plane:b}")):
            if digit == "1":
                row = bisect_right(self.starts, world) - 1
                yield self.firsts[row], self.partners[row] + world - self.starts[row]


def pairs(situation: Situation, changes: Sequence[Change], most: int) -> Iterator[Pairs]:
    """All pairs of changes of different facts, in runs of about `most` worlds; changes of one fact follow one another."""
    keys = [(change.subject, change.fact) for change in changes]
    later = list(range(1, len(keys) + 1))
    for number in range(len(keys) - 2, -1, -1):
        if keys[number] == keys[number + 1]:
            later[number] = later[number + 1]
    begin = 0
    while begin < len(changes):
        starts, end = [0], begin
        while end < len(changes) and (end == begin or starts[-1] + len(keys) - later[end] <= most):
            starts.append(starts[-1] + len(keys) - later[end])
            end += 1
        firsts, partners = range(begin, end), tuple(later[begin:end])
        if starts[-1]:
            worlds = Worlds(situation, starts[-1], _pair_planes(changes, firsts, starts, partners))
            yield Pairs(worlds, tuple(starts[:-1]), firsts, partners)
        begin = end


def _pair_planes(changes: Sequence[Change], firsts: range, starts: Sequence[int], partners: Sequence[int]) -> Planes:
    planes: Planes = {}
    begun: dict[int, int] = {}
    for start, partner in zip(starts, partners, strict=False):
        begun[partner] = begun.get(partner, 0) | 1 << start
    second = 0
    for number in range(firsts.start, len(changes)):
        # In the row of every first change the partner moves on by one world, and rows begin with their first partner.
        second = second << 1 | begun.get(number, 0)
        row = number - firsts.start
        first = (1 << starts[row + 1]) - (1 << starts[row]) if number in firsts else 0
        change = changes[number]
        planes.setdefault((change.subject, change.fact), {})[change.value] = first | second
    return planes


def every(situation: Situation, axes: Sequence[Axis]) -> Worlds:
    """One world for every combination of values, the first axis changing fastest."""
    planes: Planes = {}
    count = prod(len(values) for _, _, values in axes)
    step = 1
    for subject, fact, values in axes:
        period = step * len(values)
        # A run of `step` ones at the start of every period, moved up for each further value.
        first = ((1 << count) - 1) // ((1 << period) - 1) * ((1 << step) - 1)
        planes[subject, fact] = {value: first << number * step for number, value in enumerate(values)}
        step = period
    return Worlds(situation, count, planes)


def drawn(situation: Situation, axes: Sequence[Axis], count: int, chance: Random) -> Worlds:
    """So many worlds with a value at random on each axis."""
    planes: Planes = {}
    for subject, fact, values in axes:
        left = (1 << count) - 1
        planes[subject, fact] = {}
        for number, value in enumerate(values):
            share = len(values) - number
            taken = left & _one_in(share, count, chance)
            planes[subject, fact][value] = taken
            left &= ~taken
    return Worlds(situation, count, planes)


def _one_in(share: int, count: int, chance: Random) -> int:
    if share == 1:
        return (1 << count) - 1
    digits = bytes(b"1"[0] if byte < 256 // share else b"0"[0] for byte in range(256))
    return int(chance.randbytes(count).translate(digits), 2)


def values_in(worlds: Worlds, world: int) -> Changes:
    """What is changed in one world."""
    return [
        Change(subject, fact, value)
        for (subject, fact), planes in worlds.changed.items()
        for value, plane in planes.items()
        if plane >> world & 1
    ]


def together(situations: Sequence[Situation]) -> Worlds:
    """Many cases as worlds of one run; they must list equally many subjects of each kind, completely."""
    first = situations[0]
    changes = [
        [
            Change(subject, name, fact.value)
            for subject in situation.all_subjects()
            for name, fact in situation.facts_at(subject).items()
        ]
        for situation in situations
    ]
    # A fact that only one of the cases knows must stay unknown in the others.
    bare: Mapping[str, tuple[tuple[str, Mapping[str, Fact]], ...]] = {
        kind: tuple((name, {}) for name, _ in listed) for kind, listed in first.subjects.items()
    }
    return each(replace(first, market="", facts={}, subjects=bare), changes)


def holds(leaf: Leaf, value: Value | None) -> bool | None:
    """Whether a leaf holds for a value; None where the value does not settle it."""
    if value is None:
        return None
    if isinstance(value, Several):
        return _includes(leaf, value)
    if isinstance(value, Number):
        return _bounded(leaf, value)
    return (value in leaf.words) != (leaf.test == "not")


def _includes(leaf: Leaf, value: Several) -> bool | None:
    if any(word in value.chosen for word in leaf.words):
        return True
    return None if value.partial else False


def _bounded(leaf: Leaf, value: Number) -> bool | None:
    if leaf.test == "at_least":
        if value.low >= leaf.number:
            return True
        return False if value.high is not None and value.high < leaf.number else None
    if value.high is not None and value.high <= leaf.number:
        return True
    return False if value.low > leaf.number else None
