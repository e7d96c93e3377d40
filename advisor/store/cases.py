"""Saved cases by name: list, load, save, delete."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from advisor.errors import InputError
from advisor.model.recorded_answer import Answer
from advisor.store.interface import Records, StoredCase, records
from advisor.text.nearest import did_you_mean


@dataclass(frozen=True)
class SavedCase:
    """One saved case."""

    id: int
    name: str
    market: str
    answers: tuple[Answer, ...]
    knowledge_version: str
    knowledge_sha256: str
    changed: str
    damaged: bool = False


def now() -> str:
    """The present time in a form that sorts."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def list_cases(folder: Path | None = None) -> list[SavedCase]:
    """All saved cases, the one changed last first."""
    with records(folder) as kept:
        return [_case(stored) for stored in kept.cases()]


def load_case(name: str, folder: Path | None = None) -> SavedCase:
    """A saved case by name or number; raises InputError if there is none or it is damaged."""
    return whole(find_case(name, folder))


def whole(case: SavedCase) -> SavedCase:
    """The case itself; raises InputError if its answers cannot be read."""
    if case.damaged:
        raise InputError(f"The saved case '{case.name}' is damaged and cannot be opened. Others are not touched.")
    return case


def find_case(name: str, folder: Path | None = None) -> SavedCase:
    """A saved case by name or number, damaged or not; raises InputError with the nearest names if there is none."""
    cases = list_cases(folder)
    for case in cases:
        if case.name.casefold() == name.casefold():
            return case
    for case in cases:
        if str(case.id) == name:
            return case
    near = did_you_mean(name, [case.name for case in cases])
    raise InputError(f"There is no saved case '{name}'. {near or 'Type `advisor cases` for the list.'}")


def new_case(name: str, folder: Path | None = None) -> int:
    """Make room for a new case under a name that is free; give its number."""
    with records(folder) as kept:
        return kept.add_case(free_name(kept, name, 0), now())


def save_case(
    number: int,
    answers: Iterable[Answer],
    knowledge: tuple[str, str],
    market: str,
    name: str | None = None,
    folder: Path | None = None,
) -> str:
    """Save the answers of a case, and a new name if one is given; give the name it now has."""
    plain = json.dumps([answer.as_plain() for answer in answers], ensure_ascii=False)
    with records(folder) as kept:
        stored = kept.case(number)
        if stored is None:
            raise InputError("The case was deleted meanwhile; nothing was saved. Start it again.")
        named = free_name(kept, name, number) if name else stored.name
        kept.change_case(StoredCase(number, named, market, plain, *knowledge, now()))
        return named


def delete_case(name: str, folder: Path | None = None) -> str:
    """Delete a saved case; give its name; raises InputError if there is none."""
    case = find_case(name, folder)
    with records(folder) as kept:
        kept.delete_case(case.id)
    return case.name


def free_name(kept: Records, name: str, number: int) -> str:
    """The name itself, or with a number behind it if another case has it."""
    taken = {other.casefold() for id_, other in kept.names().items() if id_ != number}
    wanted, count = name, 1
    while wanted.casefold() in taken:
        count += 1
        wanted = f"{name} {count}"
    return wanted


def _case(stored: StoredCase) -> SavedCase:
    answers: tuple[Answer, ...] = ()
    damaged = False
    try:
        plain: list[dict[str, Any]] = json.loads(stored.answers)
        answers = tuple(Answer.from_plain(item) for item in plain)
    except (ValueError, KeyError, TypeError, RecursionError):
        damaged = True
    knowledge = (stored.knowledge_version, stored.knowledge_sha256)
    return SavedCase(stored.id, stored.name, stored.market, answers, *knowledge, stored.changed, damaged)
