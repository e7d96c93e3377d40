"""The smaller kinds of knowledge: requirements, crises, glossary, framing, cases."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from advisor.model.claims import Claim, Remark
from advisor.model.entry import Citation, Model, Text
from advisor.model.strengths import Status, Strength


class ExpectedMeasure(Model):
    """What a case must be told about one measure."""

    measure: Text = Field(description="Id of the measure.")
    about: str = Field("", description="`market`, `offer`, `workload: NAME` or `partner: NAME`; any if left out.")
    status: Status = Field(description="The status it must have.")
    strength: Strength | None = Field(None, description="The strength it must have.")


class WrittenSubject(Model):
    """A workload, a partner or a member of a case."""

    name: Text = Field(description="What people call it.")
    facts: dict[str, Any] = Field({}, description="What is known about it.")


class Case(Model):
    """A case file: a market and answers; with a story and expectations it is a case study."""

    advisor: Literal["1"] = Field(description="Version of this file format.")
    id: str = Field("", description="File name without its ending, for shipped case studies.")
    title: str = Field("", description="What people call the case.")
    market: str = Field("", description="Country code or name.")
    facts: dict[str, Any] = Field({}, description="Facts of the market and the offer; `unsure` is an answer.")
    workloads: tuple[WrittenSubject, ...] | None = Field(
        None, description="The workloads; left out means not asked yet."
    )
    partners: tuple[WrittenSubject, ...] | None = Field(None, description="The partners; left out means not asked yet.")
    members: tuple[WrittenSubject, ...] | None = Field(None, description="The members; left out means not asked yet.")
    still_listing: tuple[str, ...] = Field((), description="Lists above that may still grow.")
    claims: tuple[Claim, ...] = Field((), description="What the proposal says of requirements and measures.")
    remarks: tuple[Remark, ...] = Field((), description="Notes beside answers; they count for nothing.")
    story: str = Field("", description="What the case is about, for case studies.")
    expect: tuple[ExpectedMeasure, ...] = Field((), description="What the advice must say; tested.")
    citations: tuple[Citation, ...] = Field((), description="The passages the story rests on.")
