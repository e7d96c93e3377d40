"""The SQLite file of saved cases and of what learners did: its place, its form, and small functions that change its form."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from advisor.errors import InputError
from advisor.store.interface import StoredCase
from advisor.store.settings import data_folder


def _m001_cases(connection: sqlite3.Connection) -> None:
    connection.execute(
        """
        create table cases (
            id integer primary key,
            name text not null unique,
            market text not null,
            answers text not null,
            knowledge_version text not null,
            knowledge_sha256 text not null,
            created text not null,
            changed text not null
        )
        """
    )


def _m002_attempts(connection: sqlite3.Connection) -> None:
    connection.execute("create table attempts (id integer primary key, attempt text not null)")


MIGRATIONS = (_m001_cases, _m002_attempts)
FILE = "cases.sqlite"


def is_begun(folder: Path | None = None) -> bool:
    """Whether the file is there."""
    return ((folder or data_folder()) / FILE).exists()


@contextlib.contextmanager
def connect(folder: Path | None = None) -> Iterator[sqlite3.Connection]:
    """A connection inside one transaction; raises InputError if the file is not a store of saved cases."""
    folder = folder or data_folder()
    path = folder / FILE
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            path.touch(mode=0o600)
        connection = sqlite3.connect(path, timeout=10, isolation_level=None)
    except OSError as error:
        raise InputError(
            f"Cases cannot be saved in {folder}: {error.strerror}. Name another folder in ADVISOR_DATA."
        ) from None
    except sqlite3.Error as error:
        raise InputError(f"Cases cannot be saved in {folder}: {error}. Name another folder in ADVISOR_DATA.") from None
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = full")
        connection.execute("begin immediate")
        _migrate(connection)
        yield connection
        connection.execute("commit")
    except sqlite3.DatabaseError as error:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("rollback")
        raise InputError(
            f"The saved cases in {path} cannot be used: {error}. Move the file away to start anew."
        ) from None
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("rollback")
        raise
    finally:
        connection.close()


def _migrate(connection: sqlite3.Connection) -> None:
    version = connection.execute("pragma user_version").fetchone()[0]
    for number, change in enumerate(MIGRATIONS[version:], version + 1):
        change(connection)
        connection.execute(f"pragma user_version = {number}")


@contextlib.contextmanager
def records(folder: Path | None = None) -> Iterator[SqliteRecords]:
    """The records of the file in a folder, inside one transaction."""
    with connect(folder) as connection:
        yield SqliteRecords(connection)


class SqliteRecords:
    """The saved cases and the attempts of learners in an SQLite file, inside one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def cases(self) -> list[StoredCase]:
        """All saved cases, the one changed last first."""
        columns = ", ".join(StoredCase._fields)
        rows = self.connection.execute(f"select {columns} from cases order by changed desc, id desc")
        return [StoredCase(*row) for row in rows]

    def case(self, number: int) -> StoredCase | None:
        """The case of that number, if there is one."""
        columns = ", ".join(StoredCase._fields)
        row = self.connection.execute(f"select {columns} from cases where id = ?", (number,)).fetchone()
        return StoredCase(*row) if row else None

    def names(self) -> dict[int, str]:
        """The name of every case by its number."""
        return {row["id"]: row["name"] for row in self.connection.execute("select id, name from cases")}

    def add_case(self, name: str, day: str) -> int:
        """A new case without answers; give its number."""
        columns = "name, market, answers, knowledge_version, knowledge_sha256, created, changed"
        values = (name, "", "[]", "", "", day, day)
        cursor = self.connection.execute(f"insert into cases ({columns}) values (?, ?, ?, ?, ?, ?, ?)", values)
        return int(cursor.lastrowid or 0)

    def change_case(self, case: StoredCase) -> None:
        """Put a case in the place of the one with its number."""
        number, *values = case
        changes = ", ".join(f"{column} = ?" for column in StoredCase._fields[1:])
        self.connection.execute(f"update cases set {changes} where id = ?", (*values, number))

    def delete_case(self, number: int) -> None:
        """Delete a case, if there is one of that number."""
        self.connection.execute("delete from cases where id = ?", (number,))

    def attempts(self) -> list[str]:
        """What learners did, as JSON texts in order."""
        return [row["attempt"] for row in self.connection.execute("select attempt from attempts order by id")]

    def add_attempts(self, attempts: Iterable[str]) -> None:
        """Keep more of what learners did."""
        self.connection.executemany("insert into attempts (attempt) values (?)", [(text,) for text in attempts])

    def delete_attempts(self) -> int:
        """Delete all of it; give how many attempts there were."""
        return self.connection.execute("delete from attempts").rowcount
