"""The SQLite file of saved cases and of what learners did: its place, its form, and small functions that change its form."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from advisor.errors import InputError
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


@contextlib.contextmanager
def connect(folder: Path | None = None) -> Iterator[sqlite3.Connection]:
    """A connection inside one transaction; raises InputError if the file is not a store of saved cases."""
    folder = folder or data_folder()
    path = folder / "cases.sqlite"
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
