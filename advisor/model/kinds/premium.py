"""Premiums: what protection costs above ordinary cloud, by cited figures."""

from __future__ import annotations

from pydantic import Field

from advisor.model.entry import Citation, EvidenceStatus, Id, Model, Text


class Premium(Model):
    """What one kind of protection costs above ordinary cloud, by cited figures."""

    id: Id = Field(description="Name of the entry.")
    title: Text = Field(description="The kind of protection in a few words.")
    uses: tuple[str, ...] = Field(
        description="The options of `model-use` for which it is counted; none if it is only told."
    )
    low: float = Field(ge=0, description="The least, in percent of what the workload spends.")
    high: float = Field(ge=0, description="The most, in percent.")
    says: Text = Field(description="Where the figures come from, and what is not known.")
    confidence: EvidenceStatus = Field(description="How well it is borne out.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")
