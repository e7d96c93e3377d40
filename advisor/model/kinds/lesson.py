"""Lessons: goals, and steps that show something or ask something whose right answer is checked against the rules."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from advisor.model.entry import Citation, Id, Model, Text
from advisor.model.kinds.kind import Place, parts

StepKind = Literal["read", "look", "predict", "change", "match", "order", "write"]
Asks = Literal["must", "avoid", "crisis", "requirement"]
MAX_ASKED = 7
"""So many options, pairs or items can be taken in at a glance."""


class LessonOption(Model):
    """One statement to choose or to leave."""

    says: Text = Field(description="What can be chosen, in a few words.")
    right: bool = Field(False, description="Yes if it is to be chosen.")
    because: Text = Field(description="Why it is right, or why not; told afterwards.")


class Pair(Model):
    """Two things that belong together."""

    left: Text = Field(description="What is matched.")
    right: Text = Field(description="What it belongs to.")
    because: str = Field("", description="Why; told afterwards.")


class KeyPoint(Model):
    """One thing a good answer in free words mentions."""

    says: Text = Field(description="The point, in one short sentence.")
    words: tuple[str, ...] = Field(
        min_length=1, description="Words or phrases of which one shows that it is mentioned."
    )
    citations: tuple[Citation, ...] = Field((), description="The passages it rests on.")


FIELDS_OF: dict[str, tuple[str, ...]] = {
    "options": ("options",),
    "case": ("case", "of", "asks", "choices", "right", "set"),
    "change": ("case", "of", "set", "choices", "right"),
    "match": ("pairs",),
    "order": ("items",),
    "write": ("points",),
    "show": ("shows",),
}
NEEDED = {"options", "case", "asks", "set", "choices", "right", "pairs", "items", "points"}


class Step(Model):
    """One step of a lesson; `read` and `look` show something, the others ask."""

    kind: StepKind = Field(description="What to do.")
    text: Text = Field(description="What the learner reads or is asked.")
    shows: str = Field("", description="Id of the entry that is shown: before a question, or by read and look.")
    options: tuple[LessonOption, ...] = Field((), description="predict: statements, some right; without a case.")
    case: str = Field("", description="predict, change: a case study; the rules say what is right there.")
    of: str = Field("", description="predict, change: the workload, partner or member of the case that is meant.")
    asks: Asks | None = Field(None, description="predict with a case: what is to be chosen.")
    set: dict[str, Any] = Field(
        {}, description="change: the answers that are changed; predict: answers that are supposed."
    )
    choices: tuple[str, ...] = Field((), description="predict, change: ids of measures, crises or requirements.")
    right: tuple[str, ...] = Field((), description="predict, change: those that are right; tested against the rules.")
    pairs: tuple[Pair, ...] = Field((), description="match: what belongs together.")
    items: tuple[str, ...] = Field((), description="order: the items in the right order.")
    points: tuple[KeyPoint, ...] = Field((), description="write: what a good answer mentions.")
    because: str = Field("", description="What is told after the answer; for write, a model answer.")

    @property
    def form(self) -> str:
        """Which of the fields it uses: those of `show`, `options`, `case`, `change`, `match`, `order` or `write`."""
        if self.kind in ("read", "look"):
            return "show"
        if self.kind == "predict":
            return "case" if self.case else "options"
        return self.kind

    @model_validator(mode="after")
    def _fields_fit_the_kind(self) -> Step:
        allowed = {"kind", "text", "because", "shows", *FIELDS_OF[self.form]}
        strange = [name for name in self.model_fields_set if name not in allowed]
        if strange:
            raise ValueError(f"A step of kind '{self.kind}' has no field '{strange[0]}' here.")
        needed = NEEDED - {"set"} if self.form == "case" else NEEDED
        missing = [name for name in FIELDS_OF[self.form] if name in needed and not getattr(self, name)]
        if missing or (self.form == "show" and not self.shows):
            raise ValueError(f"A step of kind '{self.kind}' needs '{(missing or ['shows'])[0]}'.")
        self._can_be_failed()
        return self

    def _can_be_failed(self) -> None:
        if self.form == "options" and len({option.right for option in self.options}) < 2:
            raise ValueError("Some options must be right and some wrong.")
        if self.form in ("case", "change") and not set(self.right) < set(self.choices):
            raise ValueError("'right' names some of the choices, and not all of them.")
        if self.form == "match" and len({pair.right for pair in self.pairs}) < 2:
            raise ValueError("Pairs need at least two things to match with.")
        if self.form == "order" and len(set(self.items)) < 3:
            raise ValueError("Three different items or more can be put in order.")
        for name in ("options", "choices", "pairs", "items", "points"):
            if len(getattr(self, name)) > MAX_ASKED:
                raise ValueError(f"More than {MAX_ASKED} {name} cannot be taken in at a glance.")

    @property
    def is_asked(self) -> bool:
        """Whether the learner answers it."""
        return self.form != "show"


class Goal(Model):
    """What the learner can do afterwards, and the question that shows it."""

    says: Text = Field(description="What the learner can do, beginning with a verb.")
    check: Step = Field(description="The question at the end that shows it; any kind but read and look.")

    @model_validator(mode="after")
    def _is_asked(self) -> Goal:
        if not self.check.is_asked:
            raise ValueError("A goal is checked by a question, not by something to read.")
        return self


class Lesson(Model):
    """One lesson for trainees."""

    id: Id = Field(description="File name without its ending.")
    number: int = Field(ge=1, description="Its place on the path.")
    title: Text = Field(description="The lesson in a few words.")
    minutes: int = Field(ge=5, le=15, description="How long it takes.")
    after: tuple[str, ...] = Field((), description="Lessons that come before it.")
    goals: tuple[Goal, ...] = Field(min_length=1, description="Stated first and checked last.")
    steps: tuple[Step, ...] = Field(min_length=1, description="The steps, in order.")
    citations: tuple[Citation, ...] = Field(min_length=1, description="The passages it rests on.")

    @property
    def placed_steps(self) -> tuple[tuple[Place, Step], ...]:
        """The steps and then the checks of the goals, in the order in which they are taken, each with its place."""
        return (*parts(self, "steps"), *parts(self, "goals.check"))

    @property
    def all_steps(self) -> tuple[Step, ...]:
        """The steps and then the checks of the goals, in the order in which they are taken."""
        return tuple(step for _, step in self.placed_steps)
