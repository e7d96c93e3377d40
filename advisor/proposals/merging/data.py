"""Several members' answers to one proposal, laid side by side."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from advisor.model.entry import Model
from advisor.text.phrases import with_name

SCHEMA = "advisor/merge/1"
MergeState = Literal["agreed", "disputed", "one"]


class Said(Model):
    """What one member says."""

    who: str
    value: str


class MergedAnswer(Model):
    """One fact or claim: who says what, and whether it matters that they differ."""

    fact: str
    about: str
    subject_kind: str = ""
    subject_name: str = ""
    label: str
    state: MergeState
    said: tuple[Said, ...]
    changes: bool | None = None
    """Of a dispute, whether it changes anything that a person would see; nothing where that was not tried."""

    @property
    def heading(self) -> str:
        """Its label, with the name of its subject if it has one."""
        return with_name(self.label, self.subject_name)

    @property
    def told(self) -> str:
        """Who says what, in a line."""
        return "; ".join(f"{said.who}: {said.value}" for said in self.said)


class NamedAlike(Model):
    """Names of members, workloads or partners that differ only in their spelling, or that are nearly alike."""

    kind: str
    names: tuple[str, ...]
    taken_as_one: bool
    """Whether they are one in the merged case, under the first name; else people are asked."""


class Merged(Model):
    """The answers of several members, and the case in which they agree."""

    schema_: str = Field(SCHEMA, serialization_alias="schema")
    members: tuple[str, ...]
    answers: tuple[MergedAnswer, ...]
    case: dict[str, Any]
    names: tuple[NamedAlike, ...] = ()

    def of(self, state: MergeState) -> list[MergedAnswer]:
        """The answers in one state; of disputes, those that change something first."""
        found = [answer for answer in self.answers if answer.state == state]
        return sorted(found, key=lambda answer: answer.changes is False)
