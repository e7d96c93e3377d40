"""What a learner did, kept attempt by attempt, and the conversation that keeps it before anything is acknowledged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from advisor.conversation.turns import Quit, Turn
from advisor.engine.compile import Program
from advisor.learning.exercises.cases import ExerciseCases
from advisor.learning.lesson_dialogue import LessonDialogue, utc_now
from advisor.learning.position import Position
from advisor.learning.reply import reply
from advisor.model.attempt import Attempt
from advisor.store.interface import records


def attempts_kept(folder: Path | None = None) -> tuple[Attempt, ...]:
    """All attempts in order; one that cannot be read any more is passed over."""
    with records(folder) as kept:
        texts = kept.attempts()
    return tuple(attempt for text in texts if (attempt := _read(text)) is not None)


def _read(text: str) -> Attempt | None:
    try:
        return Attempt.model_validate_json(text)
    except ValidationError:
        return None


def keep(attempts: Iterable[Attempt], folder: Path | None = None) -> None:
    """Keep more attempts."""
    with records(folder) as kept:
        kept.add_attempts(attempt.model_dump_json() for attempt in attempts)


def forget(folder: Path | None = None) -> int:
    """Delete all attempts; give how many there were."""
    with records(folder) as kept:
        return kept.delete_attempts()


class LearningSession:
    """A learner's conversation that saves itself; both front ends drive it."""

    def __init__(
        self,
        program: Program,
        folder: Path | None = None,
        position: Position | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self.folder = folder
        self.learning = LessonDialogue(
            ExerciseCases(program), attempts_kept(folder), position or Position(), clock=clock
        )
        self.turns: list[Turn] = []
        self.ended = False

    def open(self) -> list[Turn]:
        """The first turns."""
        self.learning, turns, _ = self.learning.open()
        self.turns += turns
        return turns

    def reply(self, text: str) -> list[Turn]:
        """Take what was typed, keep what was done, and only then give the turns to show."""
        after, turns, effects = reply(self.learning, text)
        done = after.attempts[len(self.learning.attempts) :]
        if done:
            keep(done, self.folder)
        self.learning = after
        self.ended = any(isinstance(effect, Quit) for effect in effects)
        self.turns += turns
        return turns
