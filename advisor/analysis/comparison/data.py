"""Differences between cases as data: `advisor what-if` and `advisor compare` print them with `-f json`."""

from __future__ import annotations

from pydantic import Field

from advisor.analysis.comparison.changes import Direction
from advisor.analysis.eligibility.data import EligibilityResult
from advisor.model.entry import Citation, Commitment, Model
from advisor.text.phrases import with_name

WHAT_IF_SCHEMA = "advisor/what-if/1"
COMPARISON_SCHEMA = "advisor/comparison/1"


class FactInCases(Model):
    """A fact with its value in each case."""

    fact: str
    about: str
    subject_kind: str
    subject_name: str
    label: str
    values: tuple[str | tuple[str, ...], ...]
    """As case files write them."""
    in_words: tuple[str, ...]

    @property
    def heading(self) -> str:
        """Its label, with the name of its subject if it has one."""
        return with_name(self.label, self.subject_name)


class CauseOfChange(Model):
    """A rule that speaks on one side and not on the other, with the facts that decided it and differ."""

    rule: str
    title: str
    text: str
    speaks: bool
    """Whether it speaks in the second case."""
    facts: tuple[FactInCases, ...]
    citations: tuple[Citation, ...]


class ChangedMeasure(Model):
    """One measure for one subject whose verdict differs in the second case."""

    measure: str
    title: str
    about: str
    subject_kind: str
    subject_name: str
    way: Direction
    was: str | None
    now: str | None
    causes: tuple[CauseOfChange, ...]

    @property
    def heading(self) -> str:
        """Its title, with the name of its subject if it has one."""
        return with_name(self.title, self.subject_name)


class WhatIf(Model):
    """How the advice changes with other answers."""

    schema_: str = Field(WHAT_IF_SCHEMA, serialization_alias="schema")
    what_if: str
    """What was supposed, in words or as it was written."""
    eligibility: EligibilityResult = EligibilityResult()
    eligibility_before: EligibilityResult = EligibilityResult()
    shifts: tuple[ChangedMeasure, ...]


class ComparedMeasure(Model):
    """One measure in all cases."""

    measure: str
    title: str
    commitment: Commitment
    stands: tuple[str, ...]
    """Its strongest verdict in each case: must, should, may, avoid, open or not-indicated."""
    stands_for: tuple[int, ...]
    """For how many subjects it has that verdict."""
    judged_for: tuple[int, ...]
    """On how many subjects there is a verdict."""
    differs: bool
    facts: tuple[FactInCases, ...]
    rules: tuple[str, ...]
    text: str = ""
    """The reason of the first of these rules."""
    citations: tuple[Citation, ...] = ()


class Comparison(Model):
    """Cases side by side."""

    schema_: str = Field(COMPARISON_SCHEMA, serialization_alias="schema")
    cases: tuple[str, ...]
    eligibility: tuple[EligibilityResult, ...] = ()
    """Of each case."""
    measures: tuple[ComparedMeasure, ...]
