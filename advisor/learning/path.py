"""The path of lessons: what is done, what comes next, and which goals were shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.model.attempt import Attempt
from advisor.model.kinds.lesson import Goal, Lesson
from advisor.model.knowledge import Knowledge

Steps = set[tuple[str, int]]


@dataclass(frozen=True)
class LessonProgress:
    """How far one lesson is."""

    lesson: Lesson
    done: int
    of: int

    @property
    def whole(self) -> bool:
        """Whether every step was done."""
        return self.done == self.of


def in_order(knowledge: Knowledge) -> list[Lesson]:
    """The lessons in the order of the path."""
    return sorted(knowledge.lessons.values(), key=lambda lesson: lesson.number)


def done_steps(attempts: Sequence[Attempt]) -> Steps:
    """The steps that were done, each as a lesson and a number."""
    return {(attempt.name, attempt.number) for attempt in attempts if attempt.kind == "lesson"}


def lesson_progress(lesson: Lesson, done: Steps) -> LessonProgress:
    """How far a lesson is."""
    of = len(lesson.all_steps)
    return LessonProgress(lesson, sum((lesson.id, number) in done for number in range(of)), of)


def next_step(lesson: Lesson, done: Steps) -> int:
    """The first step that was not done; the first of all, if everything was."""
    left = [number for number in range(len(lesson.all_steps)) if (lesson.id, number) not in done]
    return left[0] if left else 0


def next_lesson(knowledge: Knowledge, attempts: Sequence[Attempt]) -> Lesson | None:
    """The lesson begun last and not finished, else the first on the path that is not; nothing when all are."""
    done = done_steps(attempts)
    begun = [a.name for a in reversed(attempts) if a.kind == "lesson" and a.name in knowledge.lessons]
    lessons = [knowledge.lessons[name] for name in dict.fromkeys(begun[:1])] + in_order(knowledge)
    return next((lesson for lesson in lessons if not lesson_progress(lesson, done).whole), None)


def goals_shown(lesson: Lesson, attempts: Sequence[Attempt]) -> list[tuple[Goal, Attempt | None]]:
    """Each goal with the last attempt at its check."""
    last = {(attempt.name, attempt.number): attempt for attempt in attempts if attempt.kind == "lesson"}
    first = len(lesson.steps)
    return [(goal, last.get((lesson.id, first + number))) for number, goal in enumerate(lesson.goals)]
