"""Terms of the glossary."""

from __future__ import annotations

from pydantic import Field

from advisor.model.entry import Citation, EvidenceStatus, Id, Model, Text


class Term(Model):
    """One entry of the glossary."""

    id: Id = Field(description="Name of the entry.")
    term: Text = Field(description="The word.")
    means: Text = Field(description="What it means here.")
    also: tuple[str, ...] = Field((), description="Other words for it.")
    confidence: EvidenceStatus = Field(description="How well it is borne out.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")
