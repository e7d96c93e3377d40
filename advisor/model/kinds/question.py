"""Questions, their options, and the facts that rules conclude: together the vocabulary of all conditions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from advisor.model.answer_kinds import ANSWER_KINDS, AnswerKind, known_answer_kind
from advisor.model.conditions import ConditionField, Leaf
from advisor.model.entry import Id, Model, SubjectKind, Text
from advisor.model.values import Value


class Option(Model):
    """One answer that can be chosen."""

    value: Id = Field(description="The word that rules use.")
    label: Text = Field(description="The words a person reads.")
    means: Text = Field(description="What the option means, in a few words.")
    also: tuple[str, ...] = Field((), description="Other words people use for it when this question is asked.")
    anywhere: tuple[str, ...] = Field((), description="Phrases that mean it whatever is being asked.")
    counts_as_sensitive: bool = Field(False, description="Yes if a workload of which it is true needs protection.")


ChangedBy = Literal["consortium", "buyer", "US government", "nobody soon"]
"""Who can bring about another answer, those first whom a consortium reaches first."""


class Question(Model):
    """One question; its id is also the name of the fact it fills."""

    id: Id = Field(description="Name of the question and of its fact.")
    ask: Text = Field(description="The question as it is asked; {name} stands for the workload or partner.")
    label: Text = Field(description="The fact as a short heading.")
    kind: Annotated[str, AfterValidator(known_answer_kind)] = Field(
        description=f"What an answer looks like: {', '.join(ANSWER_KINDS)}."
    )
    ask_whom: str = Field("", description="Whom to ask for the answer, in a few words.")
    changed_by: ChangedBy | None = Field(None, description="Who can bring about another answer.")
    why: Text = Field(description="Why the answer matters, in one or two sentences.")
    options: tuple[Option, ...] = Field((), description="The answers, for choice and several.")
    named: tuple[str, ...] = Field((), description="Short names people use for the fact.")
    yes: tuple[str, ...] = Field((), description="Phrases that mean yes whatever is being asked, for yes-no.")
    no: tuple[str, ...] = Field((), description="Phrases that mean no whatever is being asked, for yes-no.")
    none: str = Field("", description="The words for choosing no option, for several.")
    unit: str = Field("", description="The unit, for number.")
    lowest: float = Field(0, description="The smallest number allowed.")
    highest: float = Field(1e12, description="The largest number allowed.")
    if_unsure: Text = Field(description="What stays open, and how to find out.")
    asked_when: ConditionField | None = Field(
        None, description="What must not be known to fail: one comparison of an earlier fact; needs `otherwise`."
    )
    otherwise: str | tuple[str, ...] | None = Field(
        None, description="The answer that follows where `asked_when` fails."
    )
    settled: bool = Field(False, description="Yes if sources alone set it: nobody is asked, and no answer changes it.")
    background: bool = Field(False, description="Yes for a figure from an index, which is shown in short.")

    @model_validator(mode="after")
    def _options_fit_the_kind(self) -> Question:
        if self.has_options != bool(self.options):
            listing = " or ".join(name for name, kind in ANSWER_KINDS.items() if kind.has_options)
            raise ValueError(f"A question of kind '{self.kind}' needs options exactly if it is {listing}.")
        if (self.yes or self.no) and not self.is_yes_no:
            raise ValueError(f"Phrases for yes and no belong to a question of kind 'yes-no', not '{self.kind}'.")
        if len({option.value for option in self.options}) != len(self.options):
            raise ValueError("Two options have the same value. Give each its own.")
        return self

    @model_validator(mode="after")
    def _what_follows_is_said(self) -> Question:
        if (self.asked_when is None) != (self.otherwise is None):
            raise ValueError("'asked_when' goes with 'otherwise': say what follows where the question is not asked.")
        if self.asked_when is not None and not isinstance(self.asked_when, Leaf):
            raise ValueError("'asked_when' is one comparison of one fact, such as 'us-providers: {at_least: 1}'.")
        return self

    @property
    def answers(self) -> AnswerKind:
        """What its kind of answer can be, and how it is read, written and worded."""
        return ANSWER_KINDS[self.kind]

    @property
    def has_options(self) -> bool:
        """Whether the answers are listed as options."""
        return self.answers.has_options

    @property
    def takes_many(self) -> bool:
        """Whether an answer is a set of options."""
        return self.answers.takes_many

    @property
    def is_figure(self) -> bool:
        """Whether an answer is a number or a range."""
        return self.answers.is_figure

    @property
    def is_yes_no(self) -> bool:
        """Whether an answer affirms or denies."""
        return self.answers.is_yes_no

    @property
    def values(self) -> tuple[str, ...]:
        """The words a condition may compare with."""
        return self.answers.values(self)

    def in_words(self, value: Value | None) -> str:
        """A value as a person would say it."""
        return "not known" if value is None else self.answers.in_words(self, value)


class Profile(Model):
    """A kind of workload whose facts can be offered at once for confirmation."""

    id: Id = Field(description="Name of the profile.")
    words: tuple[str, ...] = Field(min_length=1, description="Words by which people name such a workload.")
    facts: dict[str, str] = Field(description="The facts it suggests.")
    says: Text = Field(description="The suggestion as it is read aloud.")


class Topic(Model):
    """A file of questions that belong together, in asking order."""

    id: Id = Field(description="File name without its ending.")
    title: Text = Field(description="Heading of the topic.")
    about: SubjectKind = Field(description="What the facts are about.")
    supposed: bool = Field(False, description="Yes if nobody is asked, and only what is supposed sets it.")
    opens_with: str = Field("", description="The question asked first; the others follow by how much they settle.")
    questions: tuple[Question, ...] = Field(min_length=1, description="The questions, in asking order.")
    profiles: tuple[Profile, ...] = Field((), description="Suggested facts by kind of workload.")


class Conclusion(Model):
    """A yes-or-no fact that only rules establish."""

    id: Id = Field(description="Name of the fact.")
    about: SubjectKind = Field(description="What the fact is about.")
    label: Text = Field(description="The fact as a short heading.")
    means: Text = Field(description="What it means when it holds.")
    runs_as: str = Field("", description="What is said of a workload that goes on in a crisis because it holds.")
    fails_as: str = Field("", description="What is said of a workload that fails in a crisis because it does not hold.")
