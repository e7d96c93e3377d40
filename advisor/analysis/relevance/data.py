"""The next question as data, which `advisor next` prints."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from advisor.analysis.eligibility.data import EligibilityResult
from advisor.model.entry import Model

SCHEMA = "advisor/next/1"


class Ask(Model):
    """A request for something other than a fact: a market, a name, or what a name suggests."""

    asks: Literal["market", "name", "profile"]
    about: str


class AskFact(Model):
    """A question about a fact that can still change the advice."""

    asks: Literal["fact"] = "fact"
    question: str
    about: str
    text: str
    kind: str
    options: tuple[str, ...]
    waiting_rules: tuple[str, ...]
    settles_on_average: float
    """How many rules one answer settles, on the average over the options."""


class NextQuestion(Model):
    """What to ask next; nothing once no answer can change the advice."""

    schema_: str = Field(SCHEMA, serialization_alias="schema")
    next: Ask | AskFact | None
    eligibility: EligibilityResult = EligibilityResult()
