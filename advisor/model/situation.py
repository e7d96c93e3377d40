"""A situation: everything known about one case at one moment, with the origin of every fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from advisor.model.entry import LISTED_KINDS, SINGLE_KINDS
from advisor.model.values import Fact, Value

if TYPE_CHECKING:
    from advisor.model.claims import Claim, Remark


@dataclass(frozen=True, order=True)
class Subject:
    """A subject of a case: a kind, and its number among the subjects of that kind."""

    kind: str
    index: int = 0


CASE = Subject("case")


def scope_of(kind: str) -> str:
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
    remarks: tuple[Remark, ...] = ()
    """Notes beside answers; they count for nothing."""

    def count(self, kind: str) -> int:
        """How many subjects of a kind are listed."""
        return len(self.subjects.get(kind, ()))

    def name(self, subject: Subject) -> str:
        """What people call the subject at a place; empty for the case itself."""
        listed = self.subjects.get(subject.kind, ())
        return listed[subject.index][0] if subject.index < len(listed) else ""

    def written_subject(self, subject: Subject) -> str:
        """The subject as case files write it, such as `workload: NAME`; empty for the case itself."""
        name = self.name(subject)
        return f"{subject.kind}: {name}" if name else ""

    def facts_at(self, subject: Subject) -> Mapping[str, Fact]:
        """The facts of one subject alone."""
        if subject.kind == "case":
            return self.facts
        listed = self.subjects.get(subject.kind, ())
        return listed[subject.index][1] if subject.index < len(listed) else {}

    def fact(self, subject: Subject, name: str) -> Fact | None:
        """One fact of one subject, if there is one."""
        return self.facts_at(subject).get(name)

    def value(self, subject: Subject, name: str) -> Value | None:
        """The value of a fact, or nothing if it is unknown."""
        fact = self.fact(subject, name)
        return fact.value if fact else None

    def all_subjects(self) -> list[Subject]:
        """The case itself and every listed subject."""
        return [CASE] + [Subject(kind, index) for kind in LISTED_KINDS for index in range(self.count(kind))]

    def with_fact(self, subject: Subject, fact: Fact) -> Situation:
        """The same situation with one fact set."""
        if subject.kind == "case":
            return replace(self, facts={**self.facts, fact.name: fact})
        listed = list(self.subjects.get(subject.kind, ()))
        name, facts = listed[subject.index]
        listed[subject.index] = (name, {**facts, fact.name: fact})
        return replace(self, subjects={**self.subjects, subject.kind: tuple(listed)})

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
