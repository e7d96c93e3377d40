"""A review as data: gate, readiness, yardsticks and gaps of one proposal. `advisor review -f json` prints it."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal

from pydantic import Field

from advisor.analysis.advice.data import FactUsed, KnowledgeUsed, OpenQuestion
from advisor.analysis.continuity.data import WorkloadContinuity
from advisor.analysis.eligibility.data import EligibilityResult
from advisor.model.claims import Claim, Remark
from advisor.model.entry import Citation, Commitment, EvidenceStatus, Model
from advisor.model.strengths import Strength
from advisor.proposals.cost.data import Cost
from advisor.proposals.lenses.data import Decoded, SeenLens
from advisor.text.phrases import with_name

SCHEMA = "advisor/review/1"
Met = Literal["met", "unmet", "unknown", "not-asked"]
GateState = Literal["passed", "failed", "open"]
Leaning = Literal["for", "against", "neither", "unknown"]
Offered = Literal["shown", "claimed, not shown", "missing", "nothing said", "perhaps asked"]
"""Where a measure of the minimum offer stands."""
GapKind = Literal[
    "gate-unmet", "speaks-against", "data-lost", "goes-down", "gate-unknown", "minimum-unmet", "minimum-unknown",
    "gate-unshown", "minimum-unshown", "should-unmet", "not-told",
]  # fmt: skip
"""What makes a gap, the worst first."""


class JudgedRequirement(Model):
    """One requirement: whether it is met by the proposal's own word, and whether evidence shows it."""

    requirement: str
    title: str
    section: str
    force: Strength
    basis: str
    confidence: EvidenceStatus
    claimed: Met
    evidenced: Met
    asks: str
    met_when: str
    because: str
    facts: tuple[FactUsed, ...] = ()
    claim: Claim | None = None
    open_questions: tuple[OpenQuestion, ...] = ()
    still_listing: tuple[str, ...] = ()
    """The lists that it looks at and that may still grow, such as `member`."""
    evidence: tuple[str, ...]
    owner: str
    citations: tuple[Citation, ...]


class SettledClaim(Model):
    """What a proposal newly claims of a measure of the minimum offer."""

    measure: str
    title: str
    subject_kind: str
    subject_name: str
    claimed: Met
    evidenced: Met

    @property
    def heading(self) -> str:
        """Its title, with the name of its subject if it has one."""
        return with_name(self.title, self.subject_name)


class Gate(Model):
    """Whether every `must` is met, and which requirements decide that."""

    claimed: GateState
    evidenced: GateState
    governed_by: tuple[str, ...]
    """The requirements that are unmet or, if none is, not known to be met by the proposal's own word."""
    unshown: tuple[str, ...]
    """The requirements that are met by the proposal's own word and not by evidence."""


class Share(Model):
    """So many of so many."""

    met: int
    of: int

    @property
    def fraction(self) -> Fraction:
        """The share; of nothing, all is met."""
        return Fraction(self.met, self.of) if self.of else Fraction(1)

    def in_words(self) -> str:
        """The share as people read it."""
        return f"{self.met} of {self.of}"


class Interval(Model):
    """What the share is at worst and at best, whatever the open answers turn out to be."""

    at_worst: Share
    at_best: Share

    def in_words(self) -> str:
        """The interval as people read it."""
        if not self.at_best.of and not self.at_worst.of:
            return "nothing asked"
        worst, best = self.at_worst.in_words(), self.at_best.in_words()
        return worst if worst == best else f"{worst} at worst, {best} at best"

    def in_short(self) -> str:
        """The interval in few letters."""
        worst, best = self.at_worst, self.at_best
        if not best.of and not worst.of:
            return "nothing asked"
        if worst == best:
            return worst.in_words()
        return (
            f"{worst.met} to {best.in_words()}" if worst.of == best.of else f"{worst.in_words()} to {best.in_words()}"
        )


class ReadinessItem(Model):
    """One measure that is, or may be, part of the minimum offer, with what the proposal says of it."""

    measure: str
    title: str
    about: str
    subject_kind: str = ""
    subject_name: str = ""
    asked: Literal["yes", "perhaps"]
    claimed: Met
    evidenced: Met
    claim: Claim | None = None
    because: str
    evidence: tuple[str, ...]
    owner: str
    citations: tuple[Citation, ...]

    @property
    def heading(self) -> str:
        """Its title, with the name of its subject if it has one."""
        return with_name(self.title, self.subject_name)

    @property
    def offered(self) -> Offered:
        """Whether it is there, and whether that is shown."""
        if self.asked == "perhaps":
            return "perhaps asked"
        if self.claimed == "met":
            return "shown" if self.evidenced == "met" else "claimed, not shown"
        return "missing" if self.claimed == "unmet" else "nothing said"


class Readiness(Model):
    """How much of the minimum offer of one commitment is there, by the proposal's own word and by evidence."""

    commitment: Commitment
    claimed: Interval
    evidenced: Interval
    items: tuple[ReadinessItem, ...]


class JudgedYardstick(Model):
    """One of the article's yardsticks, held to the proposal."""

    yardstick: str
    title: str
    commitment: Commitment
    leaning: Leaning
    says: str
    mend: str
    owner: str
    limits: str
    confidence: EvidenceStatus
    facts: tuple[FactUsed, ...] = ()
    open_questions: tuple[OpenQuestion, ...] = ()
    citations: tuple[Citation, ...]


class Gap(Model):
    """Something to do before the proposal is ready: what it blocks, why, what would show it, and who answers for it."""

    what: str
    title: str
    about: str = ""
    subject_kind: str = ""
    subject_name: str = ""
    kind: GapKind
    blocks: str
    """What it blocks, in words."""
    state: str
    because: str
    to_do: str
    owner: str
    date: str = ""
    confidence: EvidenceStatus
    citations: tuple[Citation, ...]

    @property
    def heading(self) -> str:
        """Its title, with the name of its subject if it has one."""
        return with_name(self.title, self.subject_name)


class Review(Model):
    """A proposal held against the requirements, the minimum offer and the article's yardsticks."""

    schema_: str = Field(SCHEMA, serialization_alias="schema")
    as_of: str
    knowledge: KnowledgeUsed
    title: str
    market: str
    case: dict[str, object]
    eligibility: EligibilityResult = EligibilityResult()
    gate: Gate
    requirements: tuple[JudgedRequirement, ...]
    readiness: tuple[Readiness, ...]
    yardsticks: tuple[JudgedYardstick, ...]
    continuity: tuple[WorkloadContinuity, ...]
    cost: Cost | None
    meanings: tuple[Decoded, ...]
    lenses: tuple[SeenLens, ...]
    gaps: tuple[Gap, ...]
    remarks: tuple[Remark, ...] = ()
    """Notes beside answers and claims; they count for nothing."""

    def by_force(self, force: Strength) -> list[JudgedRequirement]:
        """The requirements of one force that apply, in the order of the knowledge base."""
        return [r for r in self.requirements if r.force == force and r.claimed != "not-asked"]

    def leaning(self, leaning: Leaning) -> list[JudgedYardstick]:
        """The yardsticks that lean one way."""
        return [yardstick for yardstick in self.yardsticks if yardstick.leaning == leaning]
