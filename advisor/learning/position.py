"""Where a learner can be, and what is asked there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from advisor.learning.exercises.cases import ExerciseCases
from advisor.learning.exercises.exercise import Kind, exercise, kind_in_a_row
from advisor.learning.flashcards import Card, task_of_card
from advisor.learning.lesson_tasks import task_of_step
from advisor.learning.progress import level_of, missed_lately
from advisor.learning.task import Task
from advisor.model.attempt import Attempt
from advisor.model.kinds.lesson import Lesson, Step
from advisor.model.knowledge import Knowledge

FIRST_SEED = 1
CLASS_LEVEL = 2


@dataclass(frozen=True)
class Position:
    """A place: a menu, a step of a lesson, an exercise, or a card."""

    kind: Literal["home", "lessons", "kinds", "lesson", "practice", "class", "cards"] = "home"
    name: str = ""
    """The lesson, or the kind of exercise; nothing for a mix."""
    number: int = 0
    """The step, the exercise or the card, from 0."""
    seed: int = 0
    """The seed a person has asked for, if any."""
    drawn: int = 0
    """The seed of the exercise itself."""
    level: int = 0
    of: int = 0
    """How many exercises a class does."""
    cards: tuple[Card, ...] = ()

    @property
    def is_menu(self) -> bool:
        """Whether one chooses here where to go."""
        return self.kind in ("home", "lessons", "kinds")


def lesson_at(knowledge: Knowledge, position: Position) -> Lesson | None:
    """The lesson that a position is in."""
    return knowledge.lessons.get(position.name) if position.kind == "lesson" else None


def step_at(knowledge: Knowledge, position: Position) -> Step | None:
    """The step that a position is at; nothing at the end of a lesson, or elsewhere."""
    lesson = lesson_at(knowledge, position)
    steps = lesson.all_steps if lesson else ()
    return steps[position.number] if position.number < len(steps) else None


def kind_at(position: Position) -> Kind:
    """The kind of exercise at a position; in a mix they take turns."""
    return kind_in_a_row(position.name, position.number)


def drawn(position: Position, attempts: Sequence[Attempt]) -> Position:
    """A position with the seed and the level of its exercise, which follow from what was done before."""
    if position.kind == "class":
        return replace(position, drawn=position.seed + position.number)
    if position.kind != "practice":
        return position
    done = sum(attempt.kind == "practice" for attempt in attempts)
    seed = position.seed + position.number if position.seed else FIRST_SEED + done
    return replace(position, drawn=seed, level=level_of(attempts, kind_at(position)))


def task_at(exercise_cases: ExerciseCases, position: Position, attempts: Sequence[Attempt]) -> Task | None:
    """What is asked at a position; nothing where one reads or chooses."""
    if position.kind == "lesson":
        step = step_at(exercise_cases.program.knowledge, position)
        return (
            task_of_step(exercise_cases.program, step, f"{position.name} {position.number}")
            if step and step.is_asked
            else None
        )
    if position.kind == "practice":
        wanted = () if position.seed else missed_lately(attempts)
        return exercise(exercise_cases, kind_at(position), position.drawn, position.level, wanted).task
    if position.kind == "class":
        return exercise(exercise_cases, kind_at(position), position.drawn, position.level).task
    if position.kind == "cards" and position.number < len(position.cards):
        return task_of_card(exercise_cases.program, position.cards[position.number], len(attempts))
    return None
