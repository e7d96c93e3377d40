"""What a database of ours can do, in plain data, and the one place that chooses the database."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol, cast

DATABASE = "advisor.store.sqlite"
"""The module of the database; another database is another module that does what `Database` says."""


class StoredCase(NamedTuple):
    """A saved case as a database keeps it; the answers are JSON text, the days ISO text."""

    id: int
    name: str
    market: str
    answers: str
    knowledge_version: str
    knowledge_sha256: str
    changed: str


class Records(Protocol):
    """What is kept, read and changed within one transaction; all of it is written at the end, or nothing."""

    def cases(self) -> list[StoredCase]:
        """All saved cases, the one changed last first."""

    def case(self, number: int) -> StoredCase | None:
        """The case of that number, if there is one."""

    def names(self) -> dict[int, str]:
        """The name of every case by its number."""

    def add_case(self, name: str, day: str) -> int:
        """A new case without answers; give its number."""

    def change_case(self, case: StoredCase) -> None:
        """Put a case in the place of the one with its number."""

    def delete_case(self, number: int) -> None:
        """Delete a case, if there is one of that number."""

    def attempts(self) -> list[str]:
        """What learners did, as JSON texts in order."""

    def add_attempts(self, attempts: Iterable[str]) -> None:
        """Keep more of what learners did."""

    def delete_attempts(self) -> int:
        """Delete all of it; give how many attempts there were."""


class Database(Protocol):
    """What the module of a database does for a data folder."""

    def records(self, folder: Path | None) -> AbstractContextManager[Records]:
        """The records, inside one transaction; raises InputError if the database cannot be used."""

    def is_begun(self, folder: Path | None) -> bool:
        """Whether anything may have been saved; asking makes nothing."""


def records(folder: Path | None = None) -> AbstractContextManager[Records]:
    """The records of the chosen database, inside one transaction."""
    return _database().records(folder)


def is_begun(folder: Path | None = None) -> bool:
    """Whether anything may have been saved in the chosen database; asking makes nothing."""
    return _database().is_begun(folder)


def _database() -> Database:
    return cast(Database, import_module(DATABASE))
