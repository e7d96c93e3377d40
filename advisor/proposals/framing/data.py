"""A framing check as data: which words of a text feed fears of dependence. `advisor review --text FILE -f json` prints it."""

from __future__ import annotations

from pydantic import Field

from advisor.analysis.advice.data import KnowledgeUsed
from advisor.model.entry import Citation, Model

SCHEMA = "advisor/framing/1"


class FramingFinding(Model):
    """One place where a phrase, or something very like it, stands; with the reason and a better phrase."""

    entry: str
    where: str
    words: str
    sentence: str
    why: str
    say: str
    excused: str
    """Why its context excuses it; nothing if it does not."""
    likeness: float
    """How like the phrase it is, at most 100."""
    citations: tuple[Citation, ...]


class FramingCheck(Model):
    """All that was found in one text, in reading order; what its context excuses stands apart."""

    schema_: str = Field(SCHEMA, serialization_alias="schema")
    as_of: str
    knowledge: KnowledgeUsed
    file: str
    findings: tuple[FramingFinding, ...]
    excused: tuple[FramingFinding, ...]
    not_examined: tuple[str, ...] = ()
    """The parts of the file that nobody examined, each with its place and the reason."""
    examined: int = 0
    """How many paragraphs were examined."""


class FramingChecks(Model):
    """The checks of several texts, one after the other."""

    schema_: str = Field("advisor/framing-list/1", serialization_alias="schema")
    checks: tuple[FramingCheck, ...]
