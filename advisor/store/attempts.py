"""What a learner did, kept attempt by attempt, and the session that keeps it before anybody sees it acknowledged."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

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
