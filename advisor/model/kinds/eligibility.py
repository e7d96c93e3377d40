"""Eligibility: where no offer may be made, where counsel comes first, and which places are no market."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from advisor.model.conditions import ConditionField
from advisor.model.entry import Citation, Confidence, Date, Id, Model, SubjectKind, Text
from advisor.model.kinds.rule import Example

OfferClass = Literal["open", "counsel-first", "not-offered", "stop"]
OFFER_CLASSES: tuple[OfferClass, ...] = ("open", "counsel-first", "not-offered", "stop")
"""From the mildest to the strictest."""
BARRING: tuple[OfferClass, ...] = ("not-offered", "stop")
"""The classes under which no measure is recommended."""
OFFER_CLASS = "offer-class"
"""The fact that holds the class of a market; sources alone set it."""


class Eligibility(Model):
    """Why offers to some markets, or with some partner or member, are barred or need counsel, and whom to ask."""

    id: Id = Field(description="File name without its ending.")
    title: Text = Field(description="What bars or restricts offers, in a few words.")
    offer: OfferClass = Field(description="The class: stop, counsel-first, not-offered, or open for all other markets.")
    markets: tuple[str, ...] = Field((), description="Codes of the markets it holds for.")
    about: SubjectKind = Field("market", description="Whose facts `when` reads.")
    when: ConditionField | None = Field(
        None, description="What must hold of a partner, member or offer; not with `markets`."
    )
    because: Text = Field(description="What stands in the way, as it is told.")
    to_do: Text = Field(description="What to do, and whom to ask.")
    authority: tuple[str, ...] = Field((), description="The authorities that decide: OFAC, BIS, State DDTC, Commerce.")
    basis: tuple[str, ...] = Field((), description="The passages of law it rests on.")
    as_of: Date = Field(description="The date of what was read.")
    confidence: Confidence = Field(description="How sure we are.")
    holds_from: Date | None = Field(None, description="The first day on which it holds.")
    holds_until: Date | None = Field(None, description="The last day on which it holds.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")
    examples: tuple[Example, ...] = Field((), description="With `when`: one that fires, one silent, one undecided.")

    @model_validator(mode="after")
    def _says_for_whom(self) -> Eligibility:
        given = bool(self.markets) + (self.when is not None)
        if given != (self.offer != "open"):
            raise ValueError("Write `markets` or `when`, one of them; an entry for all other markets has neither.")
        if self.offer in ("stop", "counsel-first") and not (self.authority and self.basis):
            raise ValueError("Name the `authority` to ask and the `basis` in law.")
        return self
