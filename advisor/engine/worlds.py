"""Worlds: the situations that are judged at once. Each is the same case with some facts changed; world 0 is bit 0."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import prod
from random import Random

from advisor.model.condition import Leaf
from advisor.model.situation import Place, Situation
from advisor.model.values import Fact, Number, Several, Value


@dataclass(frozen=True)
class Change:
    """One fact of one subject given another value; no value makes it unknown."""

    place: Place
    fact: str
    value: Value | None


Changes = Sequence[Change]
Axis = tuple[Place, str, Sequence[Value]]
"""A fact of one subject, with values for it."""
Planes = dict[tuple[Place, str], dict[Value | None, int]]


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

    def leaf(self, place: Place, leaf: Leaf) -> tuple[int, int]:
        """Two planes: the worlds where a leaf is known true, and where it is known false."""
        verdict = holds(leaf, self.situation.value(place, leaf.fact))
        true = self.everywhere if verdict is True else 0
        false = self.everywhere if verdict is False else 0
        for value, plane in self.changed.get((place, leaf.fact), {}).items():
            verdict = holds(leaf, value)
            true = true | plane if verdict is True else true & ~plane
            false = false | plane if verdict is False else false & ~plane
        return true, false


def each(situation: Situation, changes: Sequence[Changes]) -> Worlds:
    """One world for each list of changes; the last change of a fact counts."""
    planes: Planes = {}
    for number, made in enumerate(changes):
        for (place, fact), value in {(c.place, c.fact): c.value for c in made}.items():
            values = planes.setdefault((place, fact), {})
            values[value] = values.get(value, 0) | 1 << number
    return Worlds(situation, len(changes), planes)


def every(situation: Situation, axes: Sequence[Axis]) -> Worlds:
    """One world for every combination of values, the first axis changing fastest."""
    planes: Planes = {}
    count = prod(len(values) for _, _, values in axes)
    step = 1
    for place, fact, values in axes:
        period = step * len(values)
        # A run of `step` ones at the start of every period, moved up for each further value.
        first = ((1 << count) - 1) // ((1 << period) - 1) * ((1 << step) - 1)
        planes[place, fact] = {value: first << number * step for number, value in enumerate(values)}
        step = period
    return Worlds(situation, count, planes)


def drawn(situation: Situation, axes: Sequence[Axis], count: int, chance: Random) -> Worlds:
    """So many worlds with a value at random on each axis."""
    planes: Planes = {}
    for place, fact, values in axes:
        left = (1 << count) - 1
        planes[place, fact] = {}
        for number, value in enumerate(values):
            share = len(values) - number
            taken = left & _one_in(share, count, chance)
            planes[place, fact][value] = taken
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
        Change(place, fact, value)
        for (place, fact), planes in worlds.changed.items()
        for value, plane in planes.items()
        if plane >> world & 1
    ]


def together(situations: Sequence[Situation]) -> Worlds:
    """Many cases as worlds of one run; they must list equally many subjects of each kind, completely."""
    first = situations[0]
    changes = [
        [
            Change(place, name, fact.value)
            for place in situation.places()
            for name, fact in situation.facts_at(place).items()
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
