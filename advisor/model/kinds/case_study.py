"""The smaller kinds of knowledge: requirements, crises, glossary, framing, cases."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from advisor.model.claims import Claim
from advisor.model.conditions import ConditionField
from advisor.model.entry import Citation, EvidenceStatus, Id, Model, Strength, Text


class Accepted(Model):
    """A finding of the proofs that is meant to be so."""

    id: Id = Field(description="Name of the entry.")
    finding: Text = Field(description="The finding, as `advisor verify` names it.")
    because: Text = Field(description="Why it is meant to be so.")


class Requirement(Model):
    """Something a proposal must, should or may contain."""

    id: Id = Field(description="File name without its ending.")
    title: Text = Field(description="The requirement in a few words.")
    section: Text = Field(description="Part of the proposal it belongs to.")
    force: Strength = Field(description="must, should or may.")
    basis: Text = Field(description="What it rests on: order, call, law, inference.")
    asks: Text = Field(description="What is asked.")
    met_when: Text = Field(description="When it counts as met.")
    applies: ConditionField | None = Field(None, description="What must hold of the case for it to be asked at all.")
    needs: ConditionField | None = Field(
        None, description="What must hold of the case for it to be met; without it, the proposal's own claim decides."
    )
    evidence: tuple[str, ...] = Field((), description="What shows that it is met.")
    owner: Text = Field(description="Who answers for it.")
    confidence: EvidenceStatus = Field(description="How well it is borne out.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")


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
    """What a crisis takes away, modelled on a real one."""

    id: Id = Field(description="File name without its ending.")
    title: Text = Field(description="The crisis in a few words.")
    takes: tuple[Loss, ...] = Field(min_length=1, description="What is lost.")
    in_short: Text = Field(description="What happens, in one plain sentence.")
    lasts: Text = Field(description="How long it lasts, as far as real cases show.")
    story: Text = Field(description="The real case it is modelled on.")
    still_works: tuple[str, ...] = Field(min_length=1, description="What goes on, or would have gone on.")
    answered_by: tuple[str, ...] = Field(min_length=1, description="Measures that answer it.")
    confidence: EvidenceStatus = Field(description="How well the real case is borne out.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")


class Term(Model):
    """One entry of the glossary."""

    id: Id = Field(description="Name of the entry.")
    term: Text = Field(description="The word.")
    means: Text = Field(description="What it means here.")
    also: tuple[str, ...] = Field((), description="Other words for it.")
    confidence: EvidenceStatus = Field(description="How well it is borne out.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")


class Framing(Model):
    """Words to avoid, why, and what to say instead."""

    id: Id = Field(description="Name of the entry.")
    avoid: tuple[str, ...] = Field(min_length=1, description="Words and phrases to avoid.")
    innocent: tuple[str, ...] = Field((), description="Phrases in which these words do no harm.")
    why: Text = Field(description="Why they do harm.")
    say: Text = Field(description="What to say instead.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")


class ExpectedMeasure(Model):
    """What a case must be told about one measure."""

    measure: Text = Field(description="Id of the measure.")
    about: str = Field("", description="`market`, `offer`, `workload: NAME` or `partner: NAME`; any if left out.")
    status: Literal["recommended", "avoid", "open", "not-indicated"] = Field(description="The status it must have.")
    strength: Strength | None = Field(None, description="The strength it must have.")


class Subject(Model):
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
    workloads: tuple[Subject, ...] | None = Field(None, description="The workloads; left out means not asked yet.")
    partners: tuple[Subject, ...] | None = Field(None, description="The partners; left out means not asked yet.")
    members: tuple[Subject, ...] | None = Field(None, description="The members; left out means not asked yet.")
    still_listing: tuple[str, ...] = Field((), description="Lists above that may still grow.")
    claims: tuple[Claim, ...] = Field((), description="What the proposal says of requirements and measures.")
    story: str = Field("", description="What the case is about, for case studies.")
    expect: tuple[ExpectedMeasure, ...] = Field((), description="What the advice must say; tested.")
    citations: tuple[Citation, ...] = Field((), description="The passages the story rests on.")
