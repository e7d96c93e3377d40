"""The knowledge folder itself: what base.yaml says of it, what was removed from it, and which findings are accepted."""

from __future__ import annotations

from pydantic import Field

from advisor.model.entry import Date, Id, Model, Text


class Retired(Model):
    """Something removed: its id is never used again."""

    id: Text = Field(description="The id it had.")
    kind: Text = Field(description="What it was: rule, measure, question or source.")
    removed: Date = Field(description="When it was removed.")
    why: Text = Field(description="Why it was removed.")
    successor: str = Field("", description="Id of what takes its place.")


class Accepted(Model):
    """A finding of the proofs that is meant to be so."""

    id: Id = Field(description="Name of the entry.")
    finding: Text = Field(description="The finding, as `advisor verify` names it.")
    because: Text = Field(description="Why it is meant to be so.")


class Base(Model):
    """The knowledge base as a whole."""

    name: Text = Field(description="Its name.")
    version: Text = Field(description="Its version.")
    date: Date = Field(description="When it was last reviewed; ages of sources count from here.")
    scope: Text = Field(description="What it covers.")
    does_not_cover: tuple[str, ...] = Field(description="What it does not cover.")
    months_a_source_may_age: dict[str, int] = Field(description="By kind of source, in months; `default` for the rest.")
    months_a_fact_may_age: dict[str, int] = Field(
        {}, description="By fact of a market, in months; `default` for the rest."
    )
    months_it_may_age: int = Field(12, description="How old the knowledge as a whole may grow, in months.")
    plausible_odds: dict[str, dict[str, int]] = Field(
        {},
        description="By fact, how likely each answer is: our guess, used only to draw plausible cases for the report.",
    )
    provider_country: str = Field(
        "", description="Code of the country whose providers are offered; a longer sentence that names it means them."
    )
    topics: tuple[str, ...] = Field(description="The topics of questions/, in asking order.")
    proposal_topics: tuple[str, ...] = Field(
        (), description="The topics that are asked first for a proposal, in order."
    )
    proposal_figures: tuple[str, ...] = Field(
        (), description="Figures asked of a proposal in full, which no rule reads: the review reckons with them."
    )

    def is_aged(self, fact: str, as_of: str, day: str) -> bool:
        """Whether a known fact of a date is older on a day than base.yaml allows for it."""
        limit = self.months_a_fact_may_age.get(fact, self.months_a_fact_may_age.get("default"))
        return limit is not None and months(day) - months(as_of) > limit

    def has_aged(self, day: str) -> bool:
        """Whether the knowledge as a whole is older on a day than it may grow."""
        return months(day) - months(self.date) > self.months_it_may_age


def months(date: str) -> int:
    """A date as a number of months; a year alone stands for its last."""
    return int(date[:4]) * 12 + int(date[5:7] or "12")
