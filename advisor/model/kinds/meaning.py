"""Meanings of sovereignty: what those who mean each listen for, and what answers it."""

from __future__ import annotations

from pydantic import Field

from advisor.model.conditions import ConditionField
from advisor.model.entry import Citation, Id, Model, Text


class Meaning(Model):
    """One meaning of sovereignty decoded: what those who mean it listen for, and what answers it."""

    id: Id = Field(description="An option of `sovereignty-meaning`.")
    listens_for: Text = Field(description="What somebody who means it listens for.")
    answered_when: ConditionField = Field(description="What must hold of the case for the package to answer it.")
    no_answer: Text = Field(description="What is often offered instead and does not answer it.")
    answered_by: tuple[str, ...] = Field(min_length=1, description="Measures that answer it.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")
