"""Framing: a way of putting things that feeds fears of dependence, and a better one."""

from __future__ import annotations

from pydantic import Field

from advisor.model.entry import Citation, Id, Model, Text


class Framing(Model):
    """Words to avoid, why, and what to say instead."""

    id: Id = Field(description="Name of the entry.")
    avoid: tuple[str, ...] = Field(
        min_length=1, description="Words and phrases to avoid; `=` before one means these forms alone."
    )
    innocent: tuple[str, ...] = Field((), description="Phrases in which these words do no harm.")
    why: Text = Field(description="Why they do harm.")
    say: Text = Field(description="What to say instead.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")
