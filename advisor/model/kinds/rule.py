"""Rules: what follows from which facts, why, with which citations, and examples that prove it."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from pydantic import Field, model_validator

from advisor.model.conditions import ConditionField
from advisor.model.entry import Citation, Date, Id, Model, SubjectKind, Text
from advisor.model.strengths import MAY, MUST, SHOULD, Strength


class ProposalCondition(NamedTuple):
    """A condition that an entry puts to proposals: the kind and the id of the entry, and which of its conditions it is."""

    kind: Literal["requirement", "yardstick", "meaning"]
    entry: str
    part: Literal["applies", "needs", "for", "against", "answered"]

    @property
    def rule(self) -> str:
        """The name of the rule that stands for it; no id of a rule in a file holds a space."""
        return " ".join(self)


class Outcome(Model):
    """What a rule does when it fires: exactly one of recommend, avoid, conclude, tension."""

    recommend: str = Field("", description="Measure to recommend; needs `strength`.")
    strength: Strength | None = Field(None, description="must, should or may; with `recommend` only.")
    avoid: str = Field("", description="Measure to advise against.")
    conclude: dict[str, Literal["yes"]] = Field({}, description="A fact of conclusions.yaml that then holds.")
    tension: tuple[str, ...] = Field((), description="Two measures that pull against each other.")
    resolved_by: str = Field("", description="How the tension is resolved; with `tension` only.")
    cannot_both: bool = Field(
        False, description="Yes if both cannot be done as things stand; told before the advice; with `tension` only."
    )

    @model_validator(mode="after")
    def _does_one_thing(self) -> Outcome:
        if sum(map(bool, (self.recommend, self.avoid, self.conclude, self.tension))) != 1:
            raise ValueError("Write exactly one of recommend, avoid, conclude, tension.")
        if bool(self.recommend) != (self.strength is not None):
            raise ValueError(f"'strength' goes with 'recommend', and 'recommend' needs it: {MUST}, {SHOULD} or {MAY}.")
        if self.conclude and len(self.conclude) != 1:
            raise ValueError("A rule concludes one fact. Write a rule for each.")
        if self.tension and (len(self.tension) != 2 or not self.resolved_by):
            raise ValueError("'tension' names two measures and needs 'resolved_by'.")
        if self.cannot_both and not self.tension:
            raise ValueError("'cannot_both' goes with 'tension'.")
        return self

    @property
    def measure(self) -> str:
        """The measure it recommends or advises against, or nothing."""
        return self.recommend or self.avoid

    @property
    def judges(self) -> ProposalCondition | None:
        """The condition on proposals that it stands for, or nothing."""
        return None

    @property
    def is_made(self) -> bool:
        """Whether its rule was made from something else, and stands in no file."""
        return False

    @property
    def advises(self) -> bool:
        """Whether it advises on measures, which nothing does where no offer may be made."""
        return bool(self.measure or self.tension)

    @property
    def classes(self) -> str:
        """The class of offer that follows from it, or nothing."""
        return ""

    @property
    def concluded(self) -> str:
        """The fact it concludes, or nothing."""
        return next(iter(self.conclude), "")


class Judging(Outcome):
    """The outcome of a rule that stands for a condition on a proposal; no file holds one."""

    condition: ProposalCondition

    @model_validator(mode="after")
    def _does_one_thing(self) -> Judging:
        return self

    @property
    def judges(self) -> ProposalCondition:
        """The condition on proposals that it stands for."""
        return self.condition

    @property
    def is_made(self) -> bool:
        """Its rule stands in no file."""
        return True


class Supposing(Outcome):
    """The outcome of a rule that was copied for a crisis; no file holds one."""

    crisis: str

    @property
    def is_made(self) -> bool:
        """Its rule stands in no file."""
        return True


class Classing(Outcome):
    """The outcome of a rule that stands for a condition of eligibility; no file holds one."""

    offer: str

    @model_validator(mode="after")
    def _does_one_thing(self) -> Classing:
        return self

    @property
    def classes(self) -> str:
        """The class of offer that follows."""
        return self.offer

    @property
    def is_made(self) -> bool:
        """Its rule stands in no file."""
        return True


class Override(Model):
    """A named rule whose opposite outcome on the same measure gives way."""

    rule: Text = Field(description="Id of the rule that gives way.")
    because: Text = Field(description="Why it gives way.")


class Example(Model):
    """A small case with the state the rule must be in; each is a test."""

    name: Text = Field(description="Whose case it is, in a few words.")
    facts: dict[str, Any] = Field({}, description="Facts of the market, the offer and the rule's own subject.")
    workloads: tuple[dict[str, Any], ...] | None = Field(None, description="The workloads, for roll-ups; complete.")
    partners: tuple[dict[str, Any], ...] | None = Field(None, description="The partners, for roll-ups; complete.")
    members: tuple[dict[str, Any], ...] | None = Field(None, description="The members, for roll-ups; complete.")
    expect: Literal["fires", "silent", "undecided"] = Field(description="The state the rule must be in.")


class Rule(Model):
    """One rule in one file."""

    id: Id = Field(description="File name without its ending.")
    title: Text = Field(description="The rule in a few words.")
    about: SubjectKind = Field(description="What the rule is about.")
    status: Literal["draft", "reviewed", "contested"] = Field(description="How far it has been reviewed.")
    when: ConditionField = Field(description="What must hold; `always` for an unconditional rule.")
    unless: ConditionField | None = Field(None, description="What silences the rule.")
    then: Outcome = Field(description="What follows.")
    overrides: tuple[Override, ...] = Field((), description="Rules whose opposite outcome gives way.")
    because: Text = Field(description="The reason, as the chat says it; may name facts in braces.")
    brief: str = Field("", description="The reason in at most 20 words and 95 characters, in the third person.")
    limits: Text = Field(description="When the rule misleads.")
    holds_from: Date | None = Field(None, description="The first day on which it holds.")
    holds_until: Date | None = Field(None, description="The last day on which it holds.")
    citations: tuple[Citation, ...] = Field((), description="The passages it rests on.")
    examples: tuple[Example, ...] = Field((), description="At least one that fires, one silent, one undecided.")
