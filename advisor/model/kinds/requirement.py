"""Requirements: what a proposal must, should or may contain."""

from __future__ import annotations

from pydantic import Field

from advisor.model.claims import Claim
from advisor.model.conditions import ConditionField
from advisor.model.entry import Citation, EvidenceStatus, Id, Model, Text
from advisor.model.strengths import Strength


class Requirement(Model):
    """Something a proposal must, should or may contain."""

    id: Id = Field(description="File name without its ending.")
    title: Text = Field(description="The requirement in a few words.")
    section: Text = Field(description="Part of the proposal it belongs to.")
    force: Strength = Field(description="must, should or may.")
    basis: Text = Field(description="What it rests on: order, call, law, inference.")
    asks: Text = Field(description="What is asked.")
    met_when: Text = Field(description="When it counts as met.")
    applies: ConditionField | None = Field(None, description="What must hold of the case for it to be asked at all.")
    needs: ConditionField | None = Field(
        None, description="What must hold of the case for it to be met; without it, the proposal's own claim decides."
    )
    evidence: tuple[str, ...] = Field((), description="What shows that it is met.")
    owner: Text = Field(description="Who answers for it.")
    confidence: EvidenceStatus = Field(description="How well it is borne out.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")


def decided_by_answers(requirement: Requirement | None, claim: Claim) -> str:
    """Why a claim cannot say this of a requirement: its answers decide whether it is met, a claim only what shows it."""
    if requirement is None or requirement.needs is None or claim.state in ("evidenced", "claimed"):
        return ""
    return f"Whether '{requirement.title}' is met follows from the answers; it cannot be claimed to be {claim.state}."
