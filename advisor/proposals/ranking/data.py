"""Several proposals side by side, ranked by declared keys, with the reason for each difference."""

from __future__ import annotations

from pydantic import Field

from advisor.analysis.advice.data import KnowledgeUsed
from advisor.analysis.eligibility.data import EligibilityResult
from advisor.model.entry import Model
from advisor.proposals.data import GateState, Interval

SCHEMA = "advisor/portfolio/1"


class Ranked(Model):
    """One proposal in the table."""

    rank: int
    title: str
    market: str
    eligibility: EligibilityResult = EligibilityResult()
    gate: GateState
    gate_by_evidence: GateState
    against: tuple[str, ...]
    """The yardsticks that speak against it."""
    in_favour: tuple[str, ...]
    """The yardsticks that speak for it."""
    claimed: Interval
    """The minimum offer over all commitments, by its word."""
    evidenced: Interval
    """The same by its evidence."""
    gaps: int
    first_gaps: tuple[str, ...]


class Distinction(Model):
    """Why one proposal stands above the next: the first key in which they differ, and what makes the difference."""

    above: str
    below: str
    key: str
    because: tuple[str, ...]


class Standing(Model):
    """Where one proposal stands on something, and why."""

    title: str
    state: str
    because: str


class Difference(Model):
    """A requirement or a yardstick on which the proposals differ, with where each of them stands."""

    what: str
    title: str
    kind: str
    """`must` or `should` for a requirement, or `yardstick`."""
    standings: tuple[Standing, ...]
    """In the order of the table."""


class Portfolio(Model):
    """The ranked table."""

    schema_: str = Field(SCHEMA, serialization_alias="schema")
    as_of: str
    knowledge: KnowledgeUsed
    keys: tuple[str, ...]
    """What the rank goes by, the first key first; no key is weighed against another."""
    proposals: tuple[Ranked, ...]
    distinctions: tuple[Distinction, ...]
    differences: tuple[Difference, ...]
