"""Sources: one bibliographic record a file, with the passages that citations may point at."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from advisor.model.entry import Confidence, Date, EvidenceStatus, Id, Model, Text


class SourceClaim(Model):
    """One statement a passage makes, paraphrased."""

    id: Id = Field(description="Name of the claim.")
    says: Text = Field(description="The claim in our words.")
    status: EvidenceStatus = Field(description="How well other texts bear it out.")
    note: str = Field("", description="A caution about it.")
    context: bool = Field(False, description="Yes if it is background that no rule needs to carry.")


class Passage(Model):
    """One place in a source."""

    id: Id = Field(description="What citations name in `at`.")
    where: Text = Field(description="The place, as a person would look it up.")
    says: Text = Field(description="The passage in one line, in our words.")
    sha256: str = Field("", description="Hash of the normalized text, where the text was read.")
    context: bool = Field(False, description="Yes if it is background that no rule needs to carry.")
    claims: tuple[SourceClaim, ...] = Field((), description="The statements it makes, where it makes several.")


class Source(Model):
    """One work that citations point into."""

    id: Id = Field(description="File name without its ending.")
    title: Text = Field(description="Its title.")
    publisher: Text = Field(description="Who published it.")
    authors: str = Field("", description="Who wrote it.")
    date: Date = Field(description="When it was published, or the date of the data.")
    url: str = Field("", description="Its address, or nothing.")
    url_note: str = Field("", description="Where it was found, in words, or what to mind about the address.")
    read_on: Date | None = Field(None, description="The day it was read.")
    kind: Literal[
        "article", "law", "official", "press", "academic", "think-tank", "law-firm", "vendor", "blog", "data", "other"
    ] = Field(description="What kind of work it is.")
    reliability: Confidence = Field(description="How far to rely on it.")
    access: Text = Field(description="How much of it was read.")
    licence: str = Field("", description="On what terms its content may be used.")
    rows: bool = Field(False, description="Yes if it is a table with a row for each country.")
    passages: tuple[Passage, ...] = Field((), description="The passages that are cited.")

    @property
    def address(self) -> str:
        """Where it stands: its address and what to mind about it, words alone where it has none, or nothing."""
        return f"{self.url} ({self.url_note})" if self.url and self.url_note else self.url or self.url_note
