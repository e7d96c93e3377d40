"""Lenses: frameworks by which buyers judge offers, mapped to the facts of a case."""

from __future__ import annotations

from pydantic import Field

from advisor.model.entry import Citation, EvidenceStatus, Id, Model, Text


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
