"""Continuity as data: what becomes of each workload in each crisis, as planned and in other placements."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from advisor.analysis.eligibility.data import EligibilityResult
from advisor.model.entry import Model

SCHEMA = "advisor/continuity/1"
Outcome = Literal["serves", "degraded", "down", "lost"]
OUTCOMES: tuple[Outcome, ...] = ("serves", "degraded", "down", "lost")
OUTCOME_IN_WORDS: dict[Outcome, str] = {
    "serves": "serves",
    "degraded": "degraded: part of its work goes on",
    "down": "down, data safe",
    "lost": "data lost",
}


class Cell(Model):
    """What becomes of a workload when one crisis, or two at once, strike."""

    crises: tuple[str, ...]
    possible: tuple[Outcome, ...]
    """One outcome, or all that are possible while answers are missing, the best first."""
    because: tuple[str, ...] = ()
    """What fails, as short headings; nothing where it serves."""
    runs_on: tuple[str, ...] = ()
    """What keeps it going where it serves for certain, as a short heading."""
    depends_on: tuple[str, ...] = ()
    """The facts whose answers decide, where they are missing."""

    @property
    def settled(self) -> bool:
        """Whether no open answer can change it."""
        return len(self.possible) == 1

    @property
    def worst(self) -> Outcome:
        """The worst outcome that is possible."""
        return self.possible[-1]


class Placed(Model):
    """One workload in one placement: a cell for each crisis, and one for each pair of crises."""

    placement: str
    """Id of a placement, or nothing for the one that is planned."""
    title: str
    single: tuple[Cell, ...]
    pairs: tuple[Cell, ...]

    def count(self, outcome: Outcome, pairs: bool = False) -> int:
        """In how many crises, or pairs of crises, it comes to this for certain."""
        return sum(cell.possible == (outcome,) for cell in (self.pairs if pairs else self.single))


class WorkloadContinuity(Model):
    """One workload: as planned, and beside that in the other placements."""

    workload: str
    placed: tuple[Placed, ...]

    @property
    def planned(self) -> Placed:
        """The workload as it is planned."""
        return self.placed[0]


class Continuity(Model):
    """What becomes of every workload of a case; nothing where the knowledge base has no crises to run."""

    schema_: str = Field(SCHEMA, serialization_alias="schema")
    case: str
    """The title of the case."""
    eligibility: EligibilityResult = EligibilityResult()
    workloads: tuple[WorkloadContinuity, ...]
