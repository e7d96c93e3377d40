"""Exercises from a seed: predict what the rules say of a case, from exactly the facts that decide it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Literal

from advisor.errors import InputError
from advisor.learning.exercises.cases import ExerciseCases, Wanted
from advisor.learning.exercises.changes import change_task
from advisor.learning.exercises.crises import crisis_task
from advisor.learning.exercises.musts import KIND as MUSTS_KIND
from advisor.learning.exercises.musts import must_task
from advisor.learning.exercises.next_question import question_task
from advisor.learning.task import Task
from advisor.model.strengths import MUSTS

Kind = Literal["musts", "question", "change", "crisis"]
KINDS: tuple[Kind, ...] = (MUSTS_KIND, "crisis", "change", "question")
IN_WORDS: dict[str, str] = {
    MUSTS_KIND: f"which measures are {MUSTS}",
    "question": "which question settles most",
    "change": "what a changed answer does",
    "crisis": "which crises stop a service",
}
LOWEST, HIGHEST = 1, 4
TRIES = 400
"""A draw that makes no fair exercise is thrown away; so many in a row do not happen with a whole rule base."""
WANTED_TRIES = 12
MAX_LINES = 24
"""So many lines of facts fit on a screen with the choices."""

_MAKERS: dict[Kind, Callable[[ExerciseCases, Random, int, Wanted], Task | None]] = {
    MUSTS_KIND: must_task,
    "question": question_task,
    "change": change_task,
    "crisis": crisis_task,
}


@dataclass(frozen=True)
class Exercise:
    """One exercise with what it was made from."""

    kind: Kind
    seed: int
    level: int
    task: Task


def exercise(exercise_cases: ExerciseCases, kind: Kind, seed: int, level: int, wanted: Wanted = ()) -> Exercise:
    """The exercise of that kind, seed and level; where topics are wanted, the nearest of a few seeds that has one of them.

    Raises InputError if the rules are too few to make one.
    """
    chosen: Exercise | None = None
    for further in range(WANTED_TRIES if wanted else 1):
        # Far apart, so that the exercises of neighbouring seeds stay different ones.
        found = _made(exercise_cases, kind, seed + further * 1_000_003, level, wanted)
        chosen = chosen or found
        if set(wanted) & {item.topic for item in found.task.items}:
            return found
    assert chosen is not None
    return chosen


def kind_in_a_row(kind: str, number: int) -> Kind:
    """The kind of the exercise of that number in a row; in a mix they take turns."""
    return next((each for each in KINDS if each == kind), KINDS[number % len(KINDS)])


def row_of(exercise_cases: ExerciseCases, kind: str, seed: int, count: int, level: int) -> list[Exercise]:
    """The exercises that a class does: those of the seed and of the ones after it."""
    return [exercise(exercise_cases, kind_in_a_row(kind, number), seed + number, level) for number in range(count)]


def _made(exercise_cases: ExerciseCases, kind: Kind, seed: int, level: int, wanted: Wanted) -> Exercise:
    chance = Random(f"{kind} {seed} {level}")
    for _ in range(TRIES):
        task = _MAKERS[kind](exercise_cases, chance, level, wanted)
        if task is not None and len(task.given_lines) <= MAX_LINES:
            return Exercise(kind, seed, level, task)
    raise InputError(f"These rules make no exercise of the kind '{kind}'. Try another kind.")
