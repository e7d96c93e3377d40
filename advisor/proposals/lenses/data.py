"""A buyer's lens: a framework by which buyers judge offers, as far as the facts of a case speak to it; and meanings decoded."""

from __future__ import annotations

from typing import Literal

from advisor.analysis.advice.data import FactUsed
from advisor.model.entry import Citation, EvidenceStatus, Model
from advisor.proposals.cost.data import Range


class SeenCriterion(Model):
    """One criterion with the level and the points it gives, as ranges while answers are missing."""

    criterion: str
    label: str
    value: str
    because: str
    level: Range
    points: Range


class SeenObjective(Model):
    """One objective: its level is the lowest of its criteria, its points their average."""

    objective: str
    title: str
    weight: int
    level: Range
    points: Range
    governed_by: tuple[str, ...]
    criteria: tuple[SeenCriterion, ...]


class SeenLens(Model):
    """A case through a lens: the gate is the lowest level, the score only ranks what passed."""

    lens: str
    title: str
    who: str
    mapping: str
    level: Range
    governed_by: tuple[str, ...]
    score: Range
    """In percent of what the weights allow."""
    objectives: tuple[SeenObjective, ...]
    confidence: EvidenceStatus
    citations: tuple[Citation, ...]


class Decoded(Model):
    """One meaning: whether they mean it, and whether the package answers it."""

    meaning: str
    title: str
    meant: Literal["yes", "no", "not known"]
    answered: Literal["yes", "no", "not known"]
    listens_for: str
    no_answer: str
    answered_by: tuple[str, ...]
    facts: tuple[FactUsed, ...]
    citations: tuple[Citation, ...]
