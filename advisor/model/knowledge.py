"""The knowledge base as one value, with the look-ups that everything else needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from advisor.model.conditions import Leaf, leaves
from advisor.model.entry import Citation
from advisor.model.kinds.base import Base
from advisor.model.kinds.kind import parts
from advisor.model.kinds.question import Conclusion, Profile, Question, Topic
from advisor.model.kinds.registry import kind_of
from advisor.model.kinds.rule import Rule
from advisor.model.kinds.source import Passage, Source

if TYPE_CHECKING:
    # Built when they are first looked at; importing them costs as much as reading the cache.
    from advisor.model.kinds.base import Accepted, Retired
    from advisor.model.kinds.case_study import Case
    from advisor.model.kinds.crisis import Crisis
    from advisor.model.kinds.eligibility import Eligibility
    from advisor.model.kinds.framing import Framing
    from advisor.model.kinds.lens import Lens
    from advisor.model.kinds.lesson import Lesson
    from advisor.model.kinds.market import Market
    from advisor.model.kinds.meaning import Meaning
    from advisor.model.kinds.measure import Measure
    from advisor.model.kinds.placement import Placement
    from advisor.model.kinds.premium import Premium
    from advisor.model.kinds.requirement import Requirement
    from advisor.model.kinds.term import Term
    from advisor.model.kinds.yardstick import Yardstick


class Dated(Protocol):
    """An entry that holds from or until a day."""

    @property
    def holds_from(self) -> str | None:
        """The first day on which it holds."""

    @property
    def holds_until(self) -> str | None:
        """The last day on which it holds."""


CRISIS_TAKES = "crisis-takes"
"""The fact that says what a supposed crisis takes away."""


def in_crisis(conclusion: str, crisis: str) -> str:
    """The name of a conclusion as it stands in one crisis."""
    return f"{conclusion}-in-{crisis}"


M = TypeVar("M")


class Shelf(Generic[M]):
    """The entries of one kind as an attribute of the knowledge."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __get__(self, knowledge: Knowledge, _: type[Knowledge]) -> Mapping[str, M]:
        return knowledge.shelves.get(self.kind, {})


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Everything under knowledge/, loaded and valid."""

    base: Base
    topics: tuple[Topic, ...]
    conclusions: Mapping[str, Conclusion]
    rules: Mapping[str, Rule]
    shelves: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """The entries of all other kinds, by the name of the kind."""
    sha256: str = ""
    as_of: str = ""
    """The day that is judged, as YYYY-MM-DD; the date of the knowledge if empty."""
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For each market its name and the other names people type, readable without loading the market."""

    measures: ClassVar[Shelf[Measure]] = Shelf("measure")
    sources: ClassVar[Shelf[Source]] = Shelf("source")
    markets: ClassVar[Shelf[Market]] = Shelf("market")
    cases: ClassVar[Shelf[Case]] = Shelf("case")
    requirements: ClassVar[Shelf[Requirement]] = Shelf("requirement")
    yardsticks: ClassVar[Shelf[Yardstick]] = Shelf("yardstick")
    crises: ClassVar[Shelf[Crisis]] = Shelf("crisis")
    lessons: ClassVar[Shelf[Lesson]] = Shelf("lesson")
    glossary: ClassVar[Shelf[Term]] = Shelf("term")
    framing: ClassVar[Shelf[Framing]] = Shelf("framing")
    placements: ClassVar[Shelf[Placement]] = Shelf("placement")
    premiums: ClassVar[Shelf[Premium]] = Shelf("premium")
    lenses: ClassVar[Shelf[Lens]] = Shelf("lens")
    meanings: ClassVar[Shelf[Meaning]] = Shelf("meaning")
    eligibility: ClassVar[Shelf[Eligibility]] = Shelf("eligibility")
    accepted: ClassVar[Shelf[Accepted]] = Shelf("accepted")
    retired: ClassVar[Shelf[Retired]] = Shelf("retired")

    def entries(self, kind: str) -> Mapping[str, Any]:
        """All entries of a kind by id, whatever kind it is; raises KeyError for a kind that is not registered."""
        if kind == "base":
            return {"base": self.base}
        if kind == "topic":
            return {topic.id: topic for topic in self.topics}
        if kind == "question":
            return self.questions
        if kind == "rule":
            # A rule that was made from something else has a space in its id, and is no entry.
            return {name: rule for name, rule in self.rules.items() if " " not in name}
        if kind == "conclusion":
            return self.conclusions
        outer, path = kind_of(kind).inside
        if outer:
            return {part.id: part for entry in self.entries(outer).values() for _, part in parts(entry, path)}
        return self.shelves.get(kind, {})

    @property
    def day(self) -> str:
        """The day that is judged."""
        return self.as_of or self.base.date

    def in_force(self, entry: Dated) -> bool:
        """Whether an entry holds on the day that is judged; a date without a day stands for its first or last day."""
        return (entry.holds_from or "") <= self.day <= f"{entry.holds_until or '9'}~"

    @cached_property
    def offers(self) -> dict[str, Eligibility]:
        """For each market with an entry in eligibility/, the one in force; under "" that for all others."""
        found: dict[str, Eligibility] = {}
        for entry in self.eligibility.values():
            if entry.when is None and self.in_force(entry):
                found.update(dict.fromkeys(entry.markets or ("",), entry))
        return found

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question by its fact, in asking order."""
        return {question.id: question for topic in self.topics for question in topic.questions}

    @cached_property
    def askable(self) -> dict[str, Question]:
        """The questions that people answer, all but those that sources alone settle."""
        return {name: question for name, question in self.questions.items() if not question.settled}

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
    def following(self) -> tuple[tuple[Question, Leaf], ...]:
        """The questions that need not be asked where another fact settles them, each with what it is asked under."""
        found = ((question, question.asked_when) for question in self.questions.values())
        return tuple((question, asked_when) for question, asked_when in found if isinstance(asked_when, Leaf))

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
