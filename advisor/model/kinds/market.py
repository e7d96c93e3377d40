"""Markets: what is known about a country before anybody answers a question."""

from __future__ import annotations

from pydantic import Field

from advisor.model.entry import Citation, Confidence, Date, Model, Text


class Account(Model):
    """What one party says of a fact that is disputed."""

    who: Text = Field(description="Who says it.")
    says: Text = Field(description="What they say.")
    since: Date = Field(description="Since when.")
    citations: tuple[Citation, ...] = Field((), description="Where they say it.")

    def in_words(self) -> str:
        """The account as one clause."""
        return f"{self.who}, since {self.since}: {self.says}"


class KnownFact(Model):
    """A fact with its date, its confidence and its citations."""

    fact: Text = Field(description="Id of a market question.")
    value: str | tuple[str, ...] = Field(description="The value, or a list of options.")
    partial: bool = Field(False, description="Yes if more options may hold, or the number is a lower bound.")
    note: str = Field("", description="Basis, doubts and limits.")
    as_of: Date = Field(description="The date of the source or of its data.")
    confidence: Confidence = Field(description="How sure we are.")
    holds_from: Date | None = Field(None, description="The first day on which it holds.")
    holds_until: Date | None = Field(None, description="The last day on which it holds.")
    disputed: tuple[Account, ...] = Field((), description="Who says otherwise, what, and since when.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")


class Candidate(Model):
    """A body that sources name as a possible local partner; nobody has screened it."""

    name: Text = Field(description="Its name.")
    kind: str = Field("", description="An option of the question partner-kind.")
    note: str = Field("", description="What the source says about it.")
    as_of: Date = Field(description="The date of the source.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")


class Note(Model):
    """A sourced statement worth showing that no rule uses."""

    title: Text = Field(description="Heading.")
    text: Text = Field(description="The statement.")
    as_of: Date = Field(description="The date of the source.")
    confidence: Confidence = Field(description="How sure we are.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")


class Market(Model):
    """One country; what is absent is unknown."""

    id: str = Field(
        pattern=r"^[A-Z]{2}(-\d{2})?$", description="Two-letter country code; for a region, with its number."
    )
    name: Text = Field(description="Its usual English name.")
    also: tuple[str, ...] = Field((), description="Other names, abbreviations and places people type.")
    known: tuple[KnownFact, ...] = Field((), description="Facts that fill answers in advance.")
    partners: tuple[Candidate, ...] = Field((), description="Possible local partners named in sources.")
    notes: tuple[Note, ...] = Field((), description="Other sourced statements.")
