"""What a learner did, kept attempt by attempt, and the session that keeps it before anybody sees it acknowledged."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from advisor.conversation.turns import Turn
from advisor.engine.compile import Program
from advisor.learning.exercises.cases import Scenes
from advisor.learning.lesson_dialogue import Learning, utc_now
from advisor.learning.position import Spot
from advisor.model.attempt import Attempt
from advisor.store.sqlite import connect


def attempts_kept(folder: Path | None = None) -> tuple[Attempt, ...]:
    """All attempts in order; one that cannot be read any more is passed over."""
    with connect(folder) as connection:
        rows = connection.execute("select attempt from attempts order by id").fetchall()
    return tuple(attempt for row in rows if (attempt := _read(row["attempt"])) is not None)


def _read(text: str) -> Attempt | None:
    try:
        return Attempt.model_validate_json(text)
    except ValidationError:
        return None


def keep(attempts: Iterable[Attempt], folder: Path | None = None) -> None:
    """Keep more attempts."""
    with connect(folder) as connection:
        connection.executemany(
            "insert into attempts (attempt) values (?)", [(attempt.model_dump_json(),) for attempt in attempts]
        )


def forget(folder: Path | None = None) -> int:
    """Delete all attempts; give how many there were."""
    with connect(folder) as connection:
        return connection.execute("delete from attempts").rowcount


class LearningSession:
    """A learner's conversation that saves itself; both front ends drive it."""

    def __init__(
        self,
        program: Program,
        folder: Path | None = None,
        spot: Spot | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self.folder = folder
        self.learning = Learning(Scenes(program), attempts_kept(folder), spot or Spot(), clock=clock)
        self.turns: list[Turn] = []

    def open(self) -> list[Turn]:
        """The first turns."""
        self.learning, turns = self.learning.open()
        self.turns += turns
        return turns

    def reply(self, text: str) -> list[Turn]:
        """Take what was typed, keep what was done, and only then give the turns to show."""
        after, turns = self.learning.reply(text)
        done = after.attempts[len(self.learning.attempts) :]
        if done:
            keep(done, self.folder)
        self.learning = after
        self.turns += turns
        return turns
