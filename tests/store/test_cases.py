"""The store of saved cases: its file, its names, and what happens when it is damaged or cannot be used."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from advisor.errors import InputError
from advisor.model.recorded_answer import Answer
from advisor.store.cases import delete_case, find_case, list_cases, load_case, new_case, save_case
from advisor.store.settings import data_folder
from advisor.store.sqlite import MIGRATIONS, connect

ANSWERS = (Answer("market", value="AE"), Answer("known", value=[]), Answer("fact", fact="trust", value="low"))


def add(folder: Path, name: str) -> int:
    number = new_case(name, folder)
    save_case(number, ANSWERS, ("1", "abc"), "AE", None, folder)
    return number


def execute(folder: Path, statement: str, *values: str) -> None:
    with closing(sqlite3.connect(folder / "cases.sqlite")) as connection:
        connection.execute(statement, values)
        connection.commit()


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    number = add(tmp_path, "Bank in the Emirates")
    case = load_case("bank in the emirates", tmp_path)

    assert (case.id, case.name, case.market, case.answers) == (number, "Bank in the Emirates", "AE", ANSWERS)
    assert (case.knowledge_version, case.knowledge_sha256, case.damaged) == ("1", "abc", False)
    assert load_case(str(number), tmp_path) == case


def test_the_case_changed_last_comes_first(tmp_path: Path) -> None:
    for name in ("A", "B", "C"):
        add(tmp_path, name)
    execute(tmp_path, "update cases set changed = '2030-01-01T00:00:00+00:00' where name = 'B'")

    assert [case.name for case in list_cases(tmp_path)] == ["B", "C", "A"]


def test_a_name_that_is_taken_gets_a_number_and_its_own_name_is_free_to_a_case(tmp_path: Path) -> None:
    first, second = add(tmp_path, "Bank"), add(tmp_path, "bank")

    assert [case.name for case in list_cases(tmp_path)] == ["bank 2", "Bank"]
    assert save_case(first, ANSWERS, ("1", "abc"), "AE", "Bank", tmp_path) == "Bank"
    assert save_case(second, ANSWERS, ("1", "abc"), "AE", "BANK", tmp_path) == "BANK 2"


def test_a_number_finds_a_case_only_where_no_name_does(tmp_path: Path) -> None:
    first = add(tmp_path, "2")
    add(tmp_path, "Other")

    assert load_case("2", tmp_path).id == first


def test_an_unknown_name_gets_the_nearest(tmp_path: Path) -> None:
    add(tmp_path, "Hospital")

    with pytest.raises(InputError, match=r"There is no saved case 'Hospitl'. Did you mean Hospital\?"):
        load_case("Hospitl", tmp_path)


def test_a_deleted_case_is_gone_and_the_others_are_not(tmp_path: Path) -> None:
    add(tmp_path, "A")
    add(tmp_path, "B")

    assert delete_case("a", tmp_path) == "A"
    assert [case.name for case in list_cases(tmp_path)] == ["B"]
    with pytest.raises(InputError):
        delete_case("A", tmp_path)


@pytest.mark.parametrize(
    "answers",
    ["", "{", "[1]", "null", '{"a": 1}', '[{"sets": "fact"}]', "[[]]", '"x"', "[" * 100_000, '[{"sets": "x"}]'],
)
def test_a_damaged_case_is_told_and_leaves_the_others_alone(tmp_path: Path, answers: str) -> None:
    add(tmp_path, "Good")
    add(tmp_path, "Bad")
    execute(tmp_path, "update cases set answers = ? where name = 'Bad'", answers)

    assert {case.name: case.damaged for case in list_cases(tmp_path)} == {"Good": False, "Bad": True}
    assert load_case("Good", tmp_path).answers == ANSWERS
    with pytest.raises(InputError, match="'Bad' is damaged"):
        load_case("Bad", tmp_path)
    assert find_case("Bad", tmp_path).damaged
    assert delete_case("Bad", tmp_path) == "Bad"


def test_the_file_is_the_owner_s_alone(tmp_path: Path) -> None:
    add(tmp_path / "data", "A")

    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "data").iterdir()} == {0o600}


def test_a_file_that_is_no_store_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "cases.sqlite").write_bytes(b"a diary, not a database\n" * 100)

    with pytest.raises(InputError, match="Move the file away"):
        list_cases(tmp_path)
    assert (tmp_path / "cases.sqlite").read_bytes().startswith(b"a diary")


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(InputError, match="Name another folder in ADVISOR_DATA"):
        list_cases(tmp_path / "file" / "data")


def test_a_store_that_may_only_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(tmp_path, "A")
    opened = sqlite3.connect

    def read_only(path: Path, **more: object) -> sqlite3.Connection:
        return opened(f"file:{path}?mode=ro&immutable=1", uri=True, **more)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr("advisor.store.sqlite.sqlite3.connect", read_only)
    with pytest.raises(InputError, match="readonly"):
        new_case("B", tmp_path)


def test_a_failed_transaction_leaves_nothing_behind(tmp_path: Path) -> None:
    add(tmp_path, "A")
    with pytest.raises(KeyError), connect(tmp_path) as connection:
        connection.execute("delete from cases")
        raise KeyError

    assert [case.name for case in list_cases(tmp_path)] == ["A"]


def test_the_form_of_the_file_is_numbered_and_changed_once(tmp_path: Path) -> None:
    for _ in range(2):
        with connect(tmp_path) as connection:
            assert connection.execute("pragma user_version").fetchone()[0] == len(MIGRATIONS)
            assert connection.execute("pragma journal_mode").fetchone()[0] == "wal"


def test_the_data_folder_can_be_named(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert data_folder() == data
    monkeypatch.delenv("ADVISOR_DATA")
    monkeypatch.setenv("XDG_DATA_HOME", "/somewhere")
    assert data_folder().name == "advisor"
