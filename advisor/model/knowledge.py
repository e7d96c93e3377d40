"""The knowledge base as one value, with the look-ups that everything else needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from advisor.model.base import Citation
from advisor.model.condition import leaves
from advisor.model.folder import Base, Retired
from advisor.model.question import Conclusion, Profile, Question, Topic
from advisor.model.rule import Rule
from advisor.model.source import Passage, Source

if TYPE_CHECKING:
    # Built when they are first looked at; importing them costs as much as reading the cache.
    from advisor.model.catalogue import Accepted, Case, Crisis, Framing, Requirement, Term
    from advisor.model.continuity import Placement
    from advisor.model.cost import Premium
    from advisor.model.lens import Lens, Meaning
    from advisor.model.lesson import Lesson
    from advisor.model.market import Market
    from advisor.model.measure import Measure
    from advisor.model.proposal import Yardstick


CRISIS_TAKES = "crisis-takes"
"""The fact that says what a supposed crisis takes away."""


def in_crisis(conclusion: str, crisis: str) -> str:
    """The name of a conclusion as it stands in one crisis."""
    return f"{conclusion}-in-{crisis}"


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Everything under knowledge/, loaded and valid."""

    base: Base
    topics: tuple[Topic, ...]
    conclusions: Mapping[str, Conclusion]
    rules: Mapping[str, Rule]
    measures: Mapping[str, Measure]
    sources: Mapping[str, Source]
    markets: Mapping[str, Market]
    cases: Mapping[str, Case]
    requirements: Mapping[str, Requirement] = field(default_factory=dict)
    yardsticks: Mapping[str, Yardstick] = field(default_factory=dict)
    crises: Mapping[str, Crisis] = field(default_factory=dict)
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    framing: Mapping[str, Framing] = field(default_factory=dict)
    placements: Mapping[str, Placement] = field(default_factory=dict)
    premiums: Mapping[str, Premium] = field(default_factory=dict)
    lenses: Mapping[str, Lens] = field(default_factory=dict)
    meanings: Mapping[str, Meaning] = field(default_factory=dict)
    accepted: Mapping[str, Accepted] = field(default_factory=dict)
    retired: tuple[Retired, ...] = ()
    sha256: str = ""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each market its name and the other names people type, readable without loading the market."""

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by its fact, in asking order."""
        return {question.id: question for topic in self.topics for question in topic.questions}

    @cached_property
    def topic_of(self) -> dict[str, Topic]:
        """The topic of every question."""
        return {question.id: topic for topic in self.topics for question in topic.questions}

    @cached_property
    def concluding(self) -> dict[str, tuple[Rule, ...]]:
        """The rules that conclude each fact."""
        found: dict[str, list[Rule]] = {}
        for rule in self.rules.values():
            if rule.then.concluded:
                found.setdefault(rule.then.concluded, []).append(rule)
        return {fact: tuple(rules) for fact, rules in found.items()}

    @cached_property
    def on_measure(self) -> dict[str, tuple[Rule, ...]]:
        """The rules that recommend each measure, or advise against it."""
        found: dict[str, list[Rule]] = {}
        for rule in self.rules.values():
            if rule.then.measure:
                found.setdefault(rule.then.measure, []).append(rule)
        return {measure: tuple(rules) for measure, rules in found.items()}

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """Every workload profile."""
        return tuple(profile for topic in self.topics for profile in topic.profiles)

    @cached_property
    def supposed(self) -> dict[str, tuple[str, str]]:
        """The facts of rules that are conclusions in one crisis, each with the conclusion and the crisis."""
        conditions = (c for rule in self.rules.values() for c in (rule.when, rule.unless) if c is not None)
        named = {leaf.fact for condition in conditions for leaf in leaves(condition) if "-in-" in leaf.fact}
        splits = ((fact, fact.partition("-in-")[0], fact.partition("-in-")[2]) for fact in sorted(named))
        return {f: (one, other) for f, one, other in splits if one in self.conclusions and other in self.crises}

    def about(self, fact: str) -> str:
        """The kind of subject a fact is about; raises KeyError for an unknown fact."""
        topic = self.topic_of.get(fact)
        return topic.about if topic else self.conclusions[self.supposed.get(fact, (fact, ""))[0]].about

    def label(self, fact: str) -> str:
        """A fact as a short heading."""
        question = self.questions.get(fact)
        if question:
            return question.label
        if fact in self.conclusions:
            return self.conclusions[fact].label
        conclusion, crisis = self.supposed[fact]
        return f"{self.conclusions[conclusion].label} ({self.crises[crisis].title.lower()})"

    def passage(self, citation: Citation) -> Passage:
        """The passage a citation points at; raises KeyError if there is none."""
        source = self.sources[citation.source]
        for passage in source.passages:
            if passage.id == citation.at:
                return passage
        if source.rows and citation.at.upper() in self.names:
            return Passage(id=citation.at, where=f"row on {self.names[citation.at.upper()][0]}", says=citation.supports)
        raise KeyError(citation.at)
