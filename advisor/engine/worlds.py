"""Worlds: the situations that are judged at once. Each is the same case with some facts changed; world 0 is bit 0."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from advisor.model.condition import Leaf
from advisor.model.situation import Place, Situation
from advisor.model.values import Fact, Number, Several, Value


@dataclass(frozen=True)
class Change:
    """One fact of one subject given another value; no value makes it unknown."""

    place: Place
    fact: str
    value: Value | None


@dataclass(frozen=True)
class Worlds:
    """A situation and, for each world, the changes made to it."""

    situation: Situation
    changes: Sequence[Sequence[Change]] = ((),)
    _changed: dict[tuple[Place, str], dict[Value | None, int]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for number, changes in enumerate(self.changes):
            # The last change of a fact counts.
            for (place, fact), value in {(c.place, c.fact): c.value for c in changes}.items():
                planes = self._changed.setdefault((place, fact), {})
                planes[value] = planes.get(value, 0) | 1 << number

    @property
    def everywhere(self) -> int:
        """The plane with a bit for every world."""
        return (1 << len(self.changes)) - 1

    def leaf(self, place: Place, leaf: Leaf) -> tuple[int, int]:
        """Two planes: the worlds where a leaf is known true, and where it is known false."""
        verdict = holds(leaf, self.situation.value(place, leaf.fact))
        true = self.everywhere if verdict is True else 0
        false = self.everywhere if verdict is False else 0
        for value, plane in self._changed.get((place, leaf.fact), {}).items():
            verdict = holds(leaf, value)
            true = true | plane if verdict is True else true & ~plane
            false = false | plane if verdict is False else false & ~plane
        return true, false


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
    return Worlds(replace(first, market="", facts={}, subjects=bare), changes)


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
