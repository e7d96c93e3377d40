"""What a learner did is on disk before anybody sees it acknowledged, goes on in another sitting, and can be deleted."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from advisor.conversation.session import Session
from advisor.engine.compile import Program
from advisor.errors import InputError
from advisor.learning.position import Position
from advisor.learning.session import LearningSession, attempts_kept, forget
from advisor.store.cases import list_cases
from tests.fixtures.lesson import Clock, lesson_program, said


@pytest.fixture(scope="module")
def lessons(own_folders: None, tmp_path_factory: pytest.TempPathFactory) -> Program:
    return lesson_program(tmp_path_factory.mktemp("lessons"))


def session(program: Program, folder: Path) -> LearningSession:
    begun = LearningSession(program, folder, clock=Clock())
    begun.open()
    return begun


def test_every_step_is_kept_before_it_is_acknowledged(lessons: Program, tmp_path: Path) -> None:
    learner = session(lessons, tmp_path)
    for number, reply in enumerate(["", "", "1", "", "1", "", "2 1"]):
        learner.reply(reply)
        with closing(sqlite3.connect(tmp_path / "cases.sqlite")) as connection:
            rows = connection.execute("select count(*) from attempts").fetchone()[0]
        assert rows == len(learner.learning.attempts) == [0, 1, 2, 2, 3, 3, 4][number]
    assert attempts_kept(tmp_path) == learner.learning.attempts


def test_it_goes_on_in_another_sitting(lessons: Program, tmp_path: Path) -> None:
    first = session(lessons, tmp_path)
    for reply in ["", "", "1", "quit"]:
        first.reply(reply)
    again = LearningSession(lessons, tmp_path, clock=Clock())

    assert "Welcome back." in said(again.open())
    again.reply("")
    assert again.learning.position == Position("lesson", "first", 2)


def test_all_can_be_deleted_and_cases_stay(lessons: Program, tmp_path: Path) -> None:
    case = Session(lessons, tmp_path)
    case.open()
    case.reply("AE")
    learner = session(lessons, tmp_path)
    for reply in ["", "", "1"]:
        learner.reply(reply)

    assert forget(tmp_path) == 2
    assert attempts_kept(tmp_path) == ()
    assert len(list_cases(tmp_path)) == 1


def test_a_damaged_attempt_is_passed_over(lessons: Program, tmp_path: Path) -> None:
    learner = session(lessons, tmp_path)
    for reply in ["", "", "1"]:
        learner.reply(reply)
    with closing(sqlite3.connect(tmp_path / "cases.sqlite")) as connection:
        connection.execute("""insert into attempts (attempt) values ('{"at": "never"}')""")
        connection.commit()

    assert attempts_kept(tmp_path) == learner.learning.attempts


def test_a_store_of_before_gets_its_table(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "cases.sqlite")) as connection:
        connection.execute(
            "create table cases (id integer primary key, name text, market text, answers text,"
            " knowledge_version text, knowledge_sha256 text, created text, changed text)"
        )
        connection.execute("pragma user_version = 1")
        connection.commit()

    assert attempts_kept(tmp_path) == ()


def test_what_cannot_be_written_is_told(lessons: Program, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(InputError, match="ADVISOR_DATA"):
        LearningSession(lessons, tmp_path / "file")
