"""Where a learner can be, and what is asked there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from advisor.learning.exercises.cases import Scenes
from advisor.learning.exercises.exercise import Kind, exercise, kind_in_a_row
from advisor.learning.flashcards import task_of_card
from advisor.learning.lesson_tasks import task_of_step
from advisor.learning.progress import level_of, missed_lately
from advisor.learning.task import Task
from advisor.model.attempt import Attempt
from advisor.model.kinds.lesson import Lesson, Step
from advisor.model.knowledge import Knowledge

FIRST_SEED = 1
CLASS_LEVEL = 2


@dataclass(frozen=True)
class Spot:
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
    cards: tuple[str, ...] = ()

    @property
    def is_menu(self) -> bool:
        """Whether one chooses here where to go."""
        return self.kind in ("home", "lessons", "kinds")


def lesson_at(knowledge: Knowledge, spot: Spot) -> Lesson | None:
    """The lesson that a spot is in."""
    return knowledge.lessons.get(spot.name) if spot.kind == "lesson" else None


def step_at(knowledge: Knowledge, spot: Spot) -> Step | None:
    """The step that a spot is at; nothing at the end of a lesson, or elsewhere."""
    lesson = lesson_at(knowledge, spot)
    steps = lesson.all_steps if lesson else ()
    return steps[spot.number] if spot.number < len(steps) else None


def kind_at(spot: Spot) -> Kind:
    """The kind of exercise at a spot; in a mix they take turns."""
    return kind_in_a_row(spot.name, spot.number)


def drawn(spot: Spot, attempts: Sequence[Attempt]) -> Spot:
    """A spot with the seed and the level of its exercise, which follow from what was done before."""
    if spot.kind == "class":
        return replace(spot, drawn=spot.seed + spot.number)
    if spot.kind != "practice":
        return spot
    done = sum(attempt.kind == "practice" for attempt in attempts)
    seed = spot.seed + spot.number if spot.seed else FIRST_SEED + done
    return replace(spot, drawn=seed, level=level_of(attempts, kind_at(spot)))


def task_at(scenes: Scenes, spot: Spot, attempts: Sequence[Attempt]) -> Task | None:
    """What is asked at a spot; nothing where one reads or chooses."""
    if spot.kind == "lesson":
        step = step_at(scenes.program.knowledge, spot)
        return task_of_step(scenes.program, step, f"{spot.name} {spot.number}") if step and step.is_asked else None
    if spot.kind == "practice":
        wanted = () if spot.seed else missed_lately(attempts)
        return exercise(scenes, kind_at(spot), spot.drawn, spot.level, wanted).task
    if spot.kind == "class":
        return exercise(scenes, kind_at(spot), spot.drawn, spot.level).task
    if spot.kind == "cards" and spot.number < len(spot.cards):
        return task_of_card(scenes.program, spot.cards[spot.number], len(attempts))
    return None
