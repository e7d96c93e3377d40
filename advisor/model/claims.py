"""What a proposal is judged by besides its answers: claims with their evidence, and the article's yardsticks."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from advisor.model.entry import Date, Model, Text

ClaimState = Literal["evidenced", "claimed", "planned", "absent"]
CLAIM_STATES: dict[ClaimState, str] = {
    "evidenced": "in place, and a document shows it",
    "claimed": "in place, by the proposal's own word",
    "planned": "promised, not in place yet",
    "absent": "not in the proposal",
}


class Claim(Model):
    """What a proposal says of one requirement or measure, and what bears it out."""

    what: Text = Field(description="Id of the requirement or the measure.")
    about: str = Field("", description="`workload: NAME` or `partner: NAME`; left out, it holds for all of them.")
    state: ClaimState = Field(description="How far it is.")
    evidence: str = Field("", description="Where the evidence lies; `evidenced` needs it.")
    owner: str = Field("", description="Who answers for it.")
    date: Date | None = Field(None, description="When it was shown, or by when it is planned.")
    note: str = Field("", description="What else to know.")

    @model_validator(mode="after")
    def _evidence_is_named(self) -> Claim:
        if self.state == "evidenced" and not self.evidence.strip():
            raise ValueError("An evidenced claim names its evidence. Write 'evidence:', or 'state: claimed'.")
        return self

    @property
    def key(self) -> tuple[str, str]:
        """What it is on: two claims with one key contradict each other."""
        return self.what, self.about

    @property
    def subject_kind(self) -> str:
        """The kind of the subject that `about` names; nothing if the claim holds for all."""
        return self.about.partition(": ")[0]

    @property
    def subject_name(self) -> str:
        """The name of the subject that `about` names; nothing if the claim holds for all."""
        return self.about.partition(": ")[2]

    def in_words(self) -> str:
        """The claim in a line: how far it is, what shows it, who answers for it, by when, and the note."""
        owner = f"owner {self.owner}" if self.owner else ""
        date = f"by {self.date}" if self.date and self.state == "planned" else self.date
        parts = (self.state, self.evidence, owner, date, self.note)
        return "; ".join(part for part in parts if part)


class Remark(Model):
    """What people wrote beside an answer or a claim; it counts for nothing and stays with the case."""

    on: Text = Field(description="Id of the fact, the requirement or the measure; or `title`, `market`, `name`.")
    about: str = Field("", description="`workload: NAME`, `partner: NAME` or `member: NAME`; left out for the case.")
    columns: dict[str, str] = Field(description="What is written, by the heading over it.")

    @property
    def key(self) -> tuple[str, str]:
        """What it stands beside."""
        return self.on, self.about

    def in_words(self) -> str:
        """The remark in a line: each heading with what stands under it."""
        return "; ".join(f"{heading}: {' '.join(text.split())}" for heading, text in self.columns.items())
