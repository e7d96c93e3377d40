"""Exercise sheets for a class as Markdown, with or without solutions, and results as a table without names."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from advisor.documents.citations import Numbering, reference
from advisor.learning.exercises.exercise import IN_WORDS, Exercise
from advisor.model.attempt import Attempt
from advisor.model.knowledge import Knowledge
from advisor.text.safe import safe_cell

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
    blank = True
    for line in exercise.task.given:
        if line.startswith(" "):
            yield f"- {line.strip()}"
        else:
            yield from [] if blank else [""]
            yield from [f"**{line.rstrip(':')}**", ""]
        blank = not line.startswith(" ")


def _open(exercise: Exercise) -> Iterator[str]:
    for number, item in enumerate(exercise.task.items, 1):
        yield f"- [ ] {number}. {item.label}"


def _solved(exercise: Exercise, numbering: Numbering) -> Iterator[str]:
    for number, item in enumerate(exercise.task.items, 1):
        yield f"- [{'x' if item.right else ' '}] {number}. {item.label}"
        for statement in item.reasons():
            yield f"  - {statement.text} {numbering.marks(statement.citations, most=2)}".rstrip()


def results(attempts: Sequence[Attempt], name: str = "") -> str:
    """What was done as CSV, one row an attempt; a name stands in it only if it is given."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow([*(["person"] if name else []), *COLUMNS])
    for attempt in attempts:
        row = [attempt.at.isoformat(timespec="seconds"), attempt.kind, attempt.name, attempt.number, attempt.level]
        row += [attempt.right, attempt.of, " ".join(attempt.missed), " ".join(attempt.mistaken)]
        writer.writerow([safe_cell(str(cell)) for cell in ([name] if name else []) + row])
    return written.getvalue()
