"""Crises: what each takes away, and which measures answer it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from advisor.model.entry import Citation, EvidenceStatus, Id, Model, Text

Loss = Literal["facility", "zone", "zones", "capital", "country", "provider", "link", "keys"]


LOSS_IN_WORDS: dict[str, str] = {
    "facility": "one building",
    "zone": "one zone of a region",
    "zones": "most zones of a region",
    "capital": "every site in and around the capital",
    "country": "every site in the country",
    "provider": "whatever one provider runs",
    "link": "the main link to the outside",
    "keys": "one holder of keys",
}


class Crisis(Model):
    """What a crisis takes away, modeled on a real one."""

    id: Id = Field(description="File name without its ending.")
    title: Text = Field(description="The crisis in a few words.")
    takes: tuple[Loss, ...] = Field(min_length=1, description="What is lost.")
    in_short: Text = Field(description="What happens, in one plain sentence.")
    lasts: Text = Field(description="How long it lasts, as far as real cases show.")
    story: Text = Field(description="The real case it is modeled on.")
    still_works: tuple[str, ...] = Field(min_length=1, description="What goes on, or would have gone on.")
    answered_by: tuple[str, ...] = Field(min_length=1, description="Measures that answer it.")
    confidence: EvidenceStatus = Field(description="How well the real case is borne out.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")
