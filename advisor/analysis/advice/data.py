"""Advice as data: recommendations with reasons, tensions, and open questions. `advisor advise -f json` prints it."""

from __future__ import annotations

from pydantic import Field

from advisor.analysis.eligibility.data import EligibilityResult
from advisor.analysis.evidence import SUPPORT_IN_WORDS, Support
from advisor.model.entry import COMMITMENTS, Citation, Commitment, Model
from advisor.model.knowledge import Knowledge
from advisor.model.strengths import AVOID, STATUSES, STRENGTHS, Status, Strength
from advisor.text.phrases import with_name

SCHEMA = "advisor/advice/1"


class FactUsed(Model):
    """A fact that decided something, in words, with its origin."""

    fact: str
    about: str
    subject_kind: str
    subject_name: str
    label: str
    value: str
    origin: str
    confidence: str = ""
    is_aged: bool = False
    """Whether it is older than such a fact may be."""
    disputed: tuple[str, ...] = ()
    """Who says otherwise, what, and since when."""
    ends: str = ""
    """The last day on which it holds, and what comes after, if that is known."""
    citations: tuple[Citation, ...] = ()

    @property
    def heading(self) -> str:
        """Its label, after the name of its subject if it has one."""
        return f"{self.subject_name}, {self.label}" if self.subject_name else self.label


class Reason(Model):
    """One rule that speaks for or against a measure."""

    rule: str
    text: str
    strength: Strength | None = None
    status: str
    support: Support
    limits: str
    facts: tuple[FactUsed, ...]
    citations: tuple[Citation, ...]


class OpenQuestion(Model):
    """A question whose answer can still change the advice, and how many rules it can settle."""

    question: str
    about: str
    subject_kind: str
    subject_name: str
    settles: int


class Recommendation(Model):
    """One measure for one subject: its status, and the reasons."""

    measure: str
    title: str
    commitment: Commitment
    about: str
    subject_kind: str
    subject_name: str
    status: Status
    strength: Strength | None = None
    support: Support | None = None
    because: tuple[Reason, ...] = ()
    against: tuple[Reason, ...] = ()
    depends_on: tuple[OpenQuestion, ...] = ()

    @property
    def heading(self) -> str:
        """Its title, with the name of its subject if it has one."""
        return with_name(self.title, self.subject_name)

    @property
    def verdict(self) -> str:
        """The key of its strength, or of advice against it."""
        return self.strength or AVOID

    @property
    def warning(self) -> str:
        """What to know about its support: no primary text bears it out, or each reason needs a weakly known fact."""
        told = [] if self.support in (None, "confirmed") else [SUPPORT_IN_WORDS[self.support or "contested"]]
        weak = [[f.label for f in reason.facts if f.confidence == "low"] for reason in self.because]
        if weak and all(weak):
            labels = ", ".join(dict.fromkeys(label for labels in weak for label in labels))
            told.append(f"it hangs on what is known with low confidence ({labels})")
        return "; ".join([*told, *self.doubts])

    @property
    def doubts(self) -> list[str]:
        """What to say where the advice stands: facts it rests on that are disputed, that end, or that have aged."""
        facts = dict.fromkeys(fact for reason in self.because for fact in reason.facts)
        told = [f"{fact.label} is disputed ({'; '.join(fact.disputed)})" for fact in facts if fact.disputed]
        told += [f"{fact.label} is so until {fact.ends}" for fact in facts if fact.ends]
        aged = [f"{fact.label} ({fact.origin.split(', ')[1]})" for fact in facts if fact.is_aged]
        return [*told, *([f"older than it may be: {', '.join(aged)}"] if aged else [])]

    @property
    def rank(self) -> tuple[int, int, int]:
        """Sorting key: commitment, then must, should, may, avoid, open."""
        strength = STRENGTHS.index(self.strength) if self.strength else len(STRENGTHS)
        order = STATUSES.index(self.status)
        return COMMITMENTS.index(self.commitment), order, strength


class Tension(Model):
    """Two pieces of advice that pull against each other, and how to resolve it."""

    measures: tuple[str, ...]
    about: str
    subject_kind: str
    subject_name: str
    text: str
    resolved_by: str
    rule: str
    citations: tuple[Citation, ...]
    cannot_both: bool = False
    """Whether both cannot be done as things stand, which is told before the advice."""


class KnowledgeUsed(Model):
    """Which knowledge base the advice comes from."""

    name: str
    version: str
    date: str = ""
    """When it was last reviewed."""
    has_aged: bool = False
    """Whether it is older on the day that is judged than it may grow."""
    sha256: str

    def in_words(self, day: str) -> str:
        """Which day is judged, with which knowledge, and whether that is too old for it."""
        old = " That is older than it may be: ask for a newer one." if self.has_aged else ""
        return f"Judged for {day} with knowledge base {self.version} of {self.date}.{old}"


def knowledge_used(knowledge: Knowledge) -> KnowledgeUsed:
    """What output says of the knowledge it comes from."""
    base = knowledge.base
    has_aged = base.has_aged(knowledge.day)
    return KnowledgeUsed(
        name=base.name, version=base.version, date=base.date, has_aged=has_aged, sha256=knowledge.sha256
    )


class Advice(Model):
    """All recommendations for one case."""

    schema_: str = Field(SCHEMA, serialization_alias="schema")
    as_of: str
    knowledge: KnowledgeUsed
    case: dict[str, object]
    eligibility: EligibilityResult = EligibilityResult()
    recommendations: tuple[Recommendation, ...]
    tensions: tuple[Tension, ...]
    open_questions: tuple[OpenQuestion, ...]
    holds: str = ""
    """In words, how much of it holds whatever the open answers turn out to be."""

    def with_status(self, status: Status, strength: Strength | None = None) -> list[Recommendation]:
        """The recommendations of one status, and of one strength if it is given."""
        found = [r for r in self.recommendations if r.status == status]
        return [r for r in found if strength is None or r.strength == strength]
