"""Placements: ways of placing a workload, to set beside the one that is planned."""

from __future__ import annotations

from pydantic import Field

from advisor.model.entry import Citation, Id, Model, Text


class Placement(Model):
    """A way of placing a workload, to set beside the one that is planned."""

    id: Id = Field(description="Name of the entry.")
    title: Text = Field(description="The placement in a few words.")
    means: Text = Field(description="What it looks like.")
    facts: dict[str, str] = Field(description="The facts of a workload that make it so.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")
