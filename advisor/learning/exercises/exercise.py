"""Exercises from a seed: predict what the rules say of a case, from exactly the facts that decide it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

from advisor.documents.citations import Numbering, reference
from advisor.documents.document import Table
from advisor.errors import InputError
from advisor.learning.exercises.cases import ExerciseCases, Wanted
from advisor.learning.exercises.changes import change_task
from advisor.learning.exercises.crises import crisis_task
from advisor.learning.exercises.musts import KIND as MUSTS_KIND
from advisor.learning.exercises.musts import must_task
from advisor.learning.exercises.next_question import question_task
from advisor.learning.task import Task
from advisor.model.attempt import Attempt
from advisor.model.knowledge import Knowledge
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


COLUMNS = ("at", "part", "name", "number", "level", "right", "of", "missed", "chosen wrongly")


NOTE = (
    "Cases without a title are drawn by chance from a seed: what is known of a country says so, the rest is invented."
)


def sheet(knowledge: Knowledge, exercises: Sequence[Exercise], solutions: bool) -> str:
    """A sheet of exercises; the same exercises give the same sheet."""
    numbering = Numbering(knowledge)
    seeds = f"seeds {exercises[0].seed} to {exercises[-1].seed}" if len(exercises) > 1 else f"seed {exercises[0].seed}"
    title = "Exercises with solutions" if solutions else "Exercises"
    lines = [f"# {title}", "", f"{knowledge.base.name}, version {knowledge.base.version}; {seeds}. {NOTE}"]
    for number, exercise in enumerate(exercises, 1):
        lines += ["", f"## {number}. {IN_WORDS[exercise.kind].capitalize()}", "", *_given(exercise)]
        lines += ["", exercise.task.ask, "", *(_solved(exercise, numbering) if solutions else _open(exercise))]
    if solutions:
        lines += ["", "## Sources", ""]
        lines += [f"{n}. {reference(knowledge, citation)}" for n, citation in enumerate(numbering.cited, 1)]
    return "\n".join(lines) + "\n"


def _given(exercise: Exercise) -> Iterator[str]:
    after_facts = False
    for given in exercise.task.given:
        yield from [""] if after_facts else []
        yield from [f"**{given.heading}**", "", *(f"- {fact}" for fact in given.facts)]
        after_facts = bool(given.facts)


def _open(exercise: Exercise) -> Iterator[str]:
    for number, item in enumerate(exercise.task.items, 1):
        yield f"- [ ] {number}. {item.label}"


def _solved(exercise: Exercise, numbering: Numbering) -> Iterator[str]:
    for number, item in enumerate(exercise.task.items, 1):
        yield f"- [{'x' if item.right else ' '}] {number}. {item.label}"
        for statement in item.reasons():
            yield f"  - {statement.text} {numbering.marks(statement.citations, most=2)}".rstrip()


def results_table(attempts: Sequence[Attempt], name: str = "") -> Table:
    """What was done, one row an attempt; a name stands in it only if it is given."""
    person = (name,) if name else ()
    rows = []
    for attempt in attempts:
        done = (attempt.at.isoformat(timespec="seconds"), attempt.kind, attempt.name, attempt.number, attempt.level)
        marks = (attempt.right, attempt.of, " ".join(attempt.missed), " ".join(attempt.mistaken))
        rows.append((*person, *(str(cell) for cell in (*done, *marks))))
    return Table((*(("person",) if name else ()), *COLUMNS), tuple(rows))
