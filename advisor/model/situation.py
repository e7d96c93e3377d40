"""A situation: everything known about one case at one moment, with the origin of every fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from advisor.model.entry import LISTED_KINDS, SINGLE_KINDS
from advisor.model.values import Fact, Value

if TYPE_CHECKING:
    from advisor.model.claims import Claim


@dataclass(frozen=True, order=True)
class Place:
    """A subject of a case: a kind, and its number among the subjects of that kind."""

    kind: str
    slot: int = 0


CASE = Place("case")


def frame_of(kind: str) -> str:
    """The frame in which facts about a kind live: market and offer share one, as there is one of each."""
    return "case" if kind in SINGLE_KINDS else kind


@dataclass(frozen=True)
class Situation:
    """The facts of a case: those of market and offer, and those of each listed subject."""

    market: str = ""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    subjects: Mapping[str, tuple[tuple[str, Mapping[str, Fact]], ...]] = field(default_factory=dict)
    still_listing: frozenset[str] = frozenset(LISTED_KINDS)
    claims: tuple[Claim, ...] = ()
    """What the proposal says of requirements and measures; no rule reads it."""

    def count(self, kind: str) -> int:
        """How many subjects of a kind are listed."""
        return len(self.subjects.get(kind, ()))

    def name(self, place: Place) -> str:
        """What people call the subject at a place; empty for the case itself."""
        listed = self.subjects.get(place.kind, ())
        return listed[place.slot][0] if place.slot < len(listed) else ""

    def facts_at(self, place: Place) -> Mapping[str, Fact]:
        """The facts of one subject alone."""
        if place.kind == "case":
            return self.facts
        listed = self.subjects.get(place.kind, ())
        return listed[place.slot][1] if place.slot < len(listed) else {}

    def fact(self, place: Place, name: str) -> Fact | None:
        """One fact of one subject, if there is one."""
        return self.facts_at(place).get(name)

    def value(self, place: Place, name: str) -> Value | None:
        """The value of a fact, or nothing if it is unknown."""
        fact = self.fact(place, name)
        return fact.value if fact else None

    def places(self) -> list[Place]:
        """The case itself and every listed subject."""
        return [CASE] + [Place(kind, slot) for kind in LISTED_KINDS for slot in range(self.count(kind))]

    def with_fact(self, place: Place, fact: Fact) -> Situation:
        """The same situation with one fact set."""
        if place.kind == "case":
            return replace(self, facts={**self.facts, fact.name: fact})
        listed = list(self.subjects.get(place.kind, ()))
        name, facts = listed[place.slot]
        listed[place.slot] = (name, {**facts, fact.name: fact})
        return replace(self, subjects={**self.subjects, place.kind: tuple(listed)})

    def with_subject(self, kind: str, name: str, facts: Mapping[str, Fact] | None = None) -> Situation:
        """The same situation with one more subject."""
        listed = (*self.subjects.get(kind, ()), (name, facts or {}))
        return replace(self, subjects={**self.subjects, kind: listed})

    def closed(self, kind: str) -> Situation:
        """The same situation, with the list of one kind complete."""
        return replace(self, still_listing=self.still_listing - {kind})

    def claim(self, what: str, about: str = "") -> Claim | None:
        """The claim on a requirement or a measure, if there is one; one on the whole package holds for each subject."""
        made = {claim.key: claim for claim in self.claims}
        return made.get((what, about)) or made.get((what, ""))

    def with_claim(self, claim: Claim) -> Situation:
        """The same situation with one claim made, in place of an earlier one on the same."""
        kept = tuple(other for other in self.claims if other.key != claim.key)
        return replace(self, claims=(*kept, claim))
