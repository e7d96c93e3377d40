"""Saved cases by name: list, load, save, delete."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from advisor.errors import InputError
from advisor.model.recorded_answer import Answer
from advisor.store.sqlite import connect
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
    with connect(folder) as connection:
        rows = connection.execute("select * from cases order by changed desc, id desc").fetchall()
    return [_case(row) for row in rows]


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
    with connect(folder) as connection:
        values = (free_name(connection, name, 0), "", "[]", "", "", now(), now())
        columns = "name, market, answers, knowledge_version, knowledge_sha256, created, changed"
        marks = ", ".join("?" * len(values))
        cursor = connection.execute(f"insert into cases ({columns}) values ({marks})", values)
        return int(cursor.lastrowid or 0)


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
    with connect(folder) as connection:
        row = connection.execute("select name from cases where id = ?", (number,)).fetchone()
        if row is None:
            raise InputError("The case was deleted meanwhile; nothing was saved. Start it again.")
        kept = free_name(connection, name, number) if name else row["name"]
        connection.execute(
            "update cases set name = ?, market = ?, answers = ?, knowledge_version = ?, knowledge_sha256 = ?,"
            " changed = ? where id = ?",
            (kept, market, plain, *knowledge, now(), number),
        )
        return str(kept)


def delete_case(name: str, folder: Path | None = None) -> str:
    """Delete a saved case; give its name; raises InputError if there is none."""
    case = find_case(name, folder)
    with connect(folder) as connection:
        connection.execute("delete from cases where id = ?", (case.id,))
    return case.name


def free_name(connection: sqlite3.Connection, name: str, number: int) -> str:
    """The name itself, or with a number behind it if another case has it."""
    taken = {row["name"].casefold() for row in connection.execute("select name from cases where id != ?", (number,))}
    wanted, count = name, 1
    while wanted.casefold() in taken:
        count += 1
        wanted = f"{name} {count}"
    return wanted


def _case(row: sqlite3.Row) -> SavedCase:
    answers: tuple[Answer, ...] = ()
    damaged = False
    try:
        plain: list[dict[str, Any]] = json.loads(row["answers"])
        answers = tuple(Answer.from_plain(item) for item in plain)
    except (ValueError, KeyError, TypeError, RecursionError):
        damaged = True
    return SavedCase(
        row["id"],
        row["name"],
        row["market"],
        answers,
        row["knowledge_version"],
        row["knowledge_sha256"],
        row["changed"],
        damaged,
    )
