"""A kind of knowledge that only the tests have: an omen, with its model and its page."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import Field

from advisor.documents.citations import part, sources, titled
from advisor.documents.document import Block, Line
from advisor.model.conditions import ConditionField
from advisor.model.entry import Citation, Id, Model, Text
from advisor.model.knowledge import Knowledge


class Omen(Model):
    """A sign of what is to come."""

    id: Id = Field(description="File name without its ending.")
    title: Text = Field(description="The omen in a few words.")
    says: Text = Field(description="What it says.")
    seen_when: ConditionField = Field(description="What must hold for it to be seen.")
    calls_for: tuple[str, ...] = Field(description="Measures it calls for.")
    facts: dict[str, str] = Field({}, description="What it makes plain.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")


def omen_page(knowledge: Knowledge, omen: Omen) -> Iterator[Block]:
    """What an omen says, and what it calls for."""
    yield from titled(f"{omen.title}  (omen {omen.id})")
    yield Line(omen.says)
    yield from part("Calls for", (knowledge.measures[name].title for name in omen.calls_for))
    yield from sources(omen.citations)
