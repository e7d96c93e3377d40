"""Accepted findings: what the proofs report and is meant to be so, with the reason."""

from __future__ import annotations

from pydantic import Field

from advisor.model.entry import Id, Model, Text


class Accepted(Model):
    """A finding of the proofs that is meant to be so."""

    id: Id = Field(description="Name of the entry.")
    finding: Text = Field(description="The finding, as `advisor verify` names it.")
    because: Text = Field(description="Why it is meant to be so.")
