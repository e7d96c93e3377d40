"""What is kept of a learner's work: one attempt for each step, exercise or card, in order. All progress is read off it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from advisor.model.entry import Model

AttemptKind = Literal["lesson", "practice", "class", "card"]


class Attempt(Model):
    """One thing done: a step of a lesson, an exercise, or a card."""

    at: datetime = Field(description="When it was done.")
    kind: AttemptKind = Field(description="What it was part of.")
    name: str = Field(description="The lesson, the kind of exercise, or the card.")
    number: int = Field(0, description="The number of the step, from 0, or the seed of the exercise.")
    level: int = Field(0, description="The level of the exercise.")
    right: int = Field(0, description="How much of it was right; nothing in a step that is only read.")
    of: int = Field(0, description="How much could be right.")
    passed: bool = Field(True, description="Whether it counts as known: all right, or half of the points of a text.")
    seen: tuple[str, ...] = Field((), description="Ids of the entries it was about.")
    missed: tuple[str, ...] = Field((), description="Ids of the entries that should have been chosen.")
    mistaken: tuple[str, ...] = Field((), description="Ids of the entries that should not have been chosen.")
