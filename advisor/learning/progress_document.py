"""Progress in words that a learner can believe: what each figure counts is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from advisor.documents.document import Document, Line
from advisor.engine.compile import Program
from advisor.errors import MissingExtraError
from advisor.learning.exercises.exercise import IN_WORDS
from advisor.learning.path import done_steps, in_order, lesson_progress
from advisor.learning.progress import KNOWN, by_topic, exercise_scores, mixed_up
from advisor.library.search import entries
from advisor.model.attempt import Attempt
from advisor.text.safe import counted

NOTHING = "You have done nothing yet. Begin with lesson 1."


def progress_document(program: Program, attempts: Sequence[Attempt], now: datetime) -> Document:
    """Lessons, cards by topic, exercises, and what was mixed up."""
    sections = (
        _lessons(program, attempts),
        _cards(program, attempts, now),
        _exercises(attempts),
        _mixed(program, attempts),
    )
    lines = [line for section in sections for line in section] if attempts else [NOTHING]
    # The first section has no empty line above it.
    kept = lines[1:] if lines and not lines[0] else lines
    return Document("Progress", tuple(Line(line, aligned=True) for line in kept), program.knowledge)


def _lessons(program: Program, attempts: Sequence[Attempt]) -> Iterator[str]:
    done = done_steps(attempts)
    if done:
        yield "LESSONS"
    for lesson in in_order(program.knowledge):
        standing = lesson_progress(lesson, done)
        if standing.done:
            far = "done" if standing.whole else f"{standing.done} of {standing.of} steps"
            yield f"  {lesson.number:>2}  {lesson.title}: {far}"


def _cards(program: Program, attempts: Sequence[Attempt], now: datetime) -> Iterator[str]:
    try:
        found = by_topic(program, attempts, now)
    except MissingExtraError as error:
        yield from ["", str(error)]
        return
    if found:
        yield from ["", "CARDS", f"  {'topic':<18}{'met':>5}{'known':>7}{'due':>5}"]
        for topic in found:
            yield f"  {topic.topic:<18}{topic.met:>5}{topic.known:>7}{topic.due:>5}"
        yield f"  Known: right when asked last, and by the scheduler's estimate still remembered at {KNOWN:.0%} or more."


def _exercises(attempts: Sequence[Attempt]) -> Iterator[str]:
    scores = exercise_scores(attempts)
    if scores:
        yield from ["", "EXERCISES"]
        for kind, number, right, of, level in scores:
            judged = f"{right} of {of} choices judged rightly"
            yield f"  {IN_WORDS[kind]}: {counted(number, 'exercise')}, {judged}; the next is of level {level}"


def _mixed(program: Program, attempts: Sequence[Attempt]) -> Iterator[str]:
    found = mixed_up(attempts)
    if found:
        titles = {entry.id: entry.title for entry in entries(program.knowledge)}
        yield from ["", "WHAT YOU MIXED UP LATELY"]
        for wrong, right, number in found:
            yield f"  chose '{titles.get(wrong, wrong)}' and not '{titles.get(right, right)}' ({counted(number, 'time')})"
