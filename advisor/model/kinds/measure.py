"""Measures: what someone could do, what it asks, and when it backfires."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from advisor.model.entry import Citation, Commitment, EvidenceStatus, Id, Model, Text


class Clash(Model):
    """How a measure bears on another one."""

    measure: Text = Field(description="Id of the other measure.")
    relation: Literal["conflict", "alternative", "watch", "complements"] = Field(description="How the two relate.")
    note: str = Field("", description="What to mind.")


class Measure(Model):
    """One measure, or one practice to avoid."""

    id: Id = Field(description="File name without its ending.")
    title: Text = Field(description="The measure in a few words.")
    short: str = Field("", description="The measure in at most 6 words.")
    commitment: Commitment = Field(description="Which of the four commitments it serves.")
    in_short: Text = Field(description="One plain sentence.")
    asks: Text = Field(description="What it asks to be done.")
    asked_of: tuple[str, ...] = Field((), description="Who has to do it.")
    role: Literal["core", "supporting", "heavy", "practice-to-avoid"] = Field(description="Weight in the catalog.")
    addition: bool = Field(False, description="Yes if no line of the article asks for it.")
    cost: Literal["low", "medium", "high", "very-high"] = Field(description="Cost class.")
    effort: Literal["low", "medium", "high"] = Field(description="Effort class.")
    steps: tuple[str, ...] = Field((), description="What to do, in order.")
    evidence: tuple[str, ...] = Field((), description="What a proposal should show.")
    backfires: tuple[str, ...] = Field((), description="When it does harm or is wasted.")
    needs: tuple[str, ...] = Field((), description="Measures that should come first or along.")
    clashes: tuple[Clash, ...] = Field((), description="How it bears on other measures.")
    companion_of: tuple[str, ...] = Field((), description="Measures that must not be recommended without it.")
    always_mention: bool = Field(False, description="Yes if every market should see it on the menu.")
    standards: dict[str, list[str] | str] = Field({}, description="Mapping to standards, with its confidence.")
    confidence: EvidenceStatus = Field(description="How well its cited facts are borne out.")
    citations: tuple[Citation, ...] = Field((), description="The passages it rests on.")
