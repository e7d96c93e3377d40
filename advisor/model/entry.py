"""The parts that all knowledge models share: strictness, ids, dates and citations."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, Protocol

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Commitment = Literal["security", "resilience", "openness", "partnership"]
COMMITMENTS: tuple[Commitment, ...] = ("security", "resilience", "openness", "partnership")

SubjectKind = Literal["market", "offer", "workload", "partner", "member"]
SINGLE_KINDS: tuple[SubjectKind, ...] = ("market", "offer")
LISTED_KINDS: tuple[SubjectKind, ...] = ("workload", "partner", "member")

Confidence = Literal["high", "medium", "low"]
EvidenceStatus = Literal["verified", "reported", "seed", "derived", "unverified"]
STATUS_IN_WORDS: dict[str, str] = {
    "verified": "borne out by independent texts",
    "reported": "reported by one text besides the article",
    "seed": "the article alone says so",
    "derived": "our reasoning from cited facts",
    "unverified": "no other text confirms it",
}


def _words(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise ValueError(f"'{value}' is not an id. Use lower-case words joined by hyphens.")
    return value


def _date(value: str) -> str:
    if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value):
        raise ValueError(f"'{value}' is not a date. Write 2026, 2026-11 or 2026-11-23.")
    try:
        date.fromisoformat(f"{value}-01-01"[:10])
    except ValueError:
        raise ValueError(f"There is no day '{value}'. Write 2026, 2026-11 or 2026-11-23.") from None
    return value


def _filled(value: str) -> str:
    if not value.strip():
        raise ValueError("The text is empty. Write it, or leave the line out.")
    return value


Id = Annotated[str, AfterValidator(_words)]
Date = Annotated[str, AfterValidator(_date)]
Text = Annotated[str, AfterValidator(_filled)]


class Model(BaseModel):
    """A frozen record that refuses keys it does not know."""

    # Built when first used: most commands touch few of the models.
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, defer_build=True)


class Citation(Model):
    """A pointer into a source: which passage, and what it supports."""

    source: Text = Field(description="Id of a file in sources/.")
    at: Text = Field(description="Id of a passage of that source, or a country code where the source is a table.")
    supports: Text = Field(description="What exactly the passage supports, in your own words.")
    claims: tuple[str, ...] = Field((), description="Ids of the passage's claims that this rests on.")


class Citing(Protocol):
    """Any entry that cites passages."""

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The passages it rests on."""
