"""Yardsticks: what the article would judge a proposal by, for or against."""

from __future__ import annotations

from pydantic import Field

from advisor.model.conditions import ConditionField
from advisor.model.entry import Citation, Commitment, EvidenceStatus, Id, Model, Text


class Yardstick(Model):
    """Something by which the article would judge a proposal, for or against."""

    id: Id = Field(description="File name without its ending.")
    title: Text = Field(description="The yardstick in a few words.")
    commitment: Commitment = Field(description="The commitment it belongs to.")
    asks: Text = Field(description="What is looked at.")
    speaks_for: ConditionField = Field(description="What must hold of the case for it to speak for the proposal.")
    says_for: Text = Field(description="What is said then.")
    speaks_against: ConditionField = Field(description="What must hold for it to speak against the proposal.")
    says_against: Text = Field(description="What is said then.")
    mend: Text = Field(description="What would turn it in the proposal's favor.")
    owner: Text = Field(description="Who can do that.")
    limits: Text = Field(description="When it misleads.")
    confidence: EvidenceStatus = Field(description="How well it is borne out.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")
