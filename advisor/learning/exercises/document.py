"""Exercises of a class as a sheet with boxes to tick, with or without solutions; and what was done, as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.documents.document import Block, Document, Line, Sentence, Sources, Table
from advisor.learning.exercises.exercise import IN_WORDS, Exercise
from advisor.model.attempt import Attempt
from advisor.model.knowledge import Knowledge

COLUMNS = ("at", "part", "name", "number", "level", "right", "of", "missed", "chosen wrongly")
NOTE = (
    "Cases without a title are drawn by chance from a seed: what is known of a country says so, the rest is invented."
)
MAX_CITED = 2
"""So many numbers of sources stand behind a reason."""


def exercises_document(knowledge: Knowledge, exercises: Sequence[Exercise], solutions: bool) -> Document:
    """A sheet of exercises; the same exercises give the same sheet."""
    seeds = f"seeds {exercises[0].seed} to {exercises[-1].seed}" if len(exercises) > 1 else f"seed {exercises[0].seed}"
    title = "Exercises with solutions" if solutions else "Exercises"
    blocks: list[Block] = [
        Line(title, heading=1),
        Line(f"{knowledge.base.name}, version {knowledge.base.version}; {seeds}. {NOTE}"),
    ]
    for number, exercise in enumerate(exercises, 1):
        blocks.append(Line(f"{number}. {IN_WORDS[exercise.kind].capitalize()}", heading=2))
        blocks += [*_given(exercise), Line(exercise.task.ask), *_choices(exercise, solutions)]
    blocks += [Sources(named=True)] if solutions else []
    return Document(title, tuple(blocks), knowledge, tight=True)


def _given(exercise: Exercise) -> Iterator[Block]:
    for given in exercise.task.given:
        yield Line(lead=given.heading)
        yield from (Line(fact, depth=1) for fact in given.facts)
        yield Line()


def _choices(exercise: Exercise, solutions: bool) -> Iterator[Block]:
    for number, item in enumerate(exercise.task.items, 1):
        yield Line(f"{number}. {item.label}", depth=1, ticked=solutions and item.right)
        for statement in item.reasons() if solutions else ():
            yield Line(Sentence(statement.text, statement.citations, MAX_CITED), depth=2)


def results_table(attempts: Sequence[Attempt], name: str = "") -> Table:
    """What was done, one row an attempt; a name stands in it only if it is given."""
    person = (name,) if name else ()
    rows = []
    for attempt in attempts:
        done = (attempt.at.isoformat(timespec="seconds"), attempt.kind, attempt.name, attempt.number, attempt.level)
        marks = (attempt.right, attempt.of, " ".join(attempt.missed), " ".join(attempt.mistaken))
        rows.append((*person, *(str(cell) for cell in (*done, *marks))))
    return Table((*(("person",) if name else ()), *COLUMNS), tuple(rows))
