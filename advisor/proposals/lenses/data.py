"""A buyer's lens: a framework by which buyers judge offers, as far as the facts of a case speak to it; and meanings decoded."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from advisor.analysis.advice.data import FactUsed
from advisor.model.conditions import ConditionField
from advisor.model.entry import Citation, EvidenceStatus, Id, Model, Text
from advisor.proposals.cost.data import Range


class Level(Model):
    """One level that a framework gives."""

    level: int = Field(ge=0, description="The level.")
    title: Text = Field(description="Its name.")
    means: Text = Field(description="What it means.")


class Reading(Model):
    """What one answer gives: a level, and points."""

    level: int = Field(ge=0, description="The level the answer allows at most.")
    points: int = Field(ge=0, le=100, description="Points out of 100.")


class Criterion(Model):
    """One criterion of ours for an objective: a fact, and what each of its answers gives."""

    id: Id = Field(description="Name of the criterion.")
    fact: Text = Field(description="The fact it reads; of several workloads or partners the worst counts.")
    because: Text = Field(description="Why the fact speaks to the objective.")
    answers: dict[str, Reading] = Field(description="By option, what it gives; options left out say nothing.")


class Objective(Model):
    """One objective of a framework with its weight."""

    id: Text = Field(description="Its name in the framework.")
    title: Text = Field(description="What it is about.")
    weight: int = Field(ge=0, le=100, description="Its weight in percent.")
    criteria: tuple[Criterion, ...] = Field((), description="Our criteria for it; none if no fact speaks to it.")


class Lens(Model):
    """A framework by which buyers judge, mapped to the facts of a case."""

    id: Id = Field(description="File name without its ending.")
    title: Text = Field(description="The name of the framework.")
    who: Text = Field(description="Who judges by it.")
    mapping: Text = Field(description="What is ours in it, and what it is not.")
    levels: tuple[Level, ...] = Field(min_length=1, description="Its levels, the lowest first.")
    objectives: tuple[Objective, ...] = Field(min_length=1, description="Its objectives, in order.")
    confidence: EvidenceStatus = Field(description="How well it is borne out.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")


class Meaning(Model):
    """One meaning of sovereignty decoded: what those who mean it listen for, and what answers it."""

    id: Id = Field(description="An option of `sovereignty-meaning`.")
    listens_for: Text = Field(description="What somebody who means it listens for.")
    answered_when: ConditionField = Field(description="What must hold of the case for the package to answer it.")
    no_answer: Text = Field(description="What is often offered instead and does not answer it.")
    answered_by: tuple[str, ...] = Field(min_length=1, description="Measures that answer it.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")


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
