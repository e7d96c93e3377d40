"""What a learner did, kept attempt by attempt, and the session that keeps it before anybody sees it acknowledged."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

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
