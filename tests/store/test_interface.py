"""What every database has to do: the same tests over SQLite and over one in memory, and cases and attempts saved in either."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from advisor.learning.session import attempts_kept, forget, keep
from advisor.model.attempt import Attempt
from advisor.model.recorded_answer import Answer
from advisor.store import interface
from advisor.store.cases import delete_case, list_cases, load_case, new_case, save_case
from advisor.store.interface import StoredCase, is_begun, records
from tests.fixtures import memory_database

DATABASES = {"sqlite": interface.DATABASE, "memory": "tests.fixtures.memory_database"}
ANSWERS = (Answer("market", value="KE"),)


@pytest.fixture(params=DATABASES)
def folder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A folder for a database of each kind."""
    monkeypatch.setattr(interface, "DATABASE", DATABASES[request.param])
    memory_database.KEPT.clear()
    yield tmp_path


def test_cases_are_added_changed_listed_and_deleted(folder: Path) -> None:
    with records(folder) as kept:
        first, second = kept.add_case("Kenya", "2026-01-01"), kept.add_case("Chile", "2026-01-02")
        assert [case.name for case in kept.cases()] == ["Chile", "Kenya"]
    changed = StoredCase(first, "Kenya too", "KE", "[]", "0.1", "abc", "2026-01-03")
    with records(folder) as kept:
        kept.change_case(changed)
        assert kept.cases() == [changed, StoredCase(second, "Chile", "", "[]", "", "", "2026-01-02")]
        kept.delete_case(second)
        kept.delete_case(99)
        assert (kept.case(first), kept.case(second), kept.names()) == (changed, None, {first: "Kenya too"})
    with records(folder) as kept:
        assert kept.cases() == [changed]


def test_asking_whether_anything_was_saved_makes_nothing(folder: Path) -> None:
    assert (is_begun(folder), list(folder.iterdir())) == (False, [])
    new_case("Kenya", folder)
    assert is_begun(folder)


def test_nothing_is_written_if_something_fails(folder: Path) -> None:
    with pytest.raises(RuntimeError), records(folder) as kept:
        kept.add_case("Kenya", "2026-01-01")
        kept.add_attempts(["{}"])
        raise RuntimeError
    with records(folder) as kept:
        assert (kept.cases(), kept.attempts()) == ([], [])


def test_attempts_are_kept_in_order_and_deleted_with_their_number(folder: Path) -> None:
    with records(folder) as kept:
        kept.add_attempts(["one", "two"])
        kept.add_attempts(["three"])
    with records(folder) as kept:
        assert kept.attempts() == ["one", "two", "three"]
        assert (kept.delete_attempts(), kept.delete_attempts()) == (3, 0)


def test_a_case_is_saved_under_a_free_name_whatever_the_database(folder: Path) -> None:
    numbers = [new_case("Kenya", folder), new_case("kenya", folder)]
    assert save_case(numbers[0], ANSWERS, ("0.1", "abc"), "KE", folder=folder) == "Kenya"
    assert {case.name for case in list_cases(folder)} == {"Kenya", "kenya 2"}
    assert load_case("KENYA", folder).answers == ANSWERS
    assert delete_case("kenya 2", folder) == "kenya 2"
    assert [case.id for case in list_cases(folder)] == [numbers[0]]


def test_attempts_of_learners_are_kept_whatever_the_database(folder: Path) -> None:
    attempt = Attempt(at=datetime(2026, 12, 1, tzinfo=UTC), kind="lesson", name="one", number=2)
    keep([attempt, attempt], folder)
    assert attempts_kept(folder) == (attempt, attempt)
    assert (forget(folder), attempts_kept(folder)) == (2, ())
