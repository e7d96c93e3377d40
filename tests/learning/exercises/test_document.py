"""A sheet of exercises gives nothing away, its solutions cite what they rest on; and results name nobody unasked."""

from __future__ import annotations

import csv
import io

import pytest

from advisor.documents.writers import spreadsheet, write
from advisor.documents.writers.markdown import plain
from advisor.engine.compile import Program
from advisor.learning.exercises.cases import ExerciseCases
from advisor.learning.exercises.document import exercises_document, results_table
from advisor.learning.exercises.exercise import Exercise, row_of
from advisor.model.attempt import Attempt
from tests.fixtures.lesson import START


@pytest.fixture(scope="module")
def exercises(program: Program) -> list[Exercise]:
    return row_of(ExerciseCases(program), "", 5, 8, 2)


def sheet(program: Program, exercises: list[Exercise], solutions: bool, form: str = "md") -> str:
    return write(exercises_document(program.knowledge, exercises, solutions), form)


def test_a_sheet_gives_nothing_away(program: Program, exercises: list[Exercise]) -> None:
    text = sheet(program, exercises, solutions=False)

    assert "[x]" not in text
    assert "Must, because" not in text
    assert "## Sources" not in text
    for each in exercises:
        for number, item in enumerate(each.task.items, 1):
            assert f"- [ ] {number}. {plain(item.label)}\n" in text


def test_solutions_have_reasons_with_numbered_sources(program: Program, exercises: list[Exercise]) -> None:
    text = sheet(program, exercises, solutions=True)
    body, sources = text.split("## Sources")

    assert text.count("- [x]") == sum(item.right for each in exercises for item in each.task.items)
    assert "  - Must, because" in body
    assert "\\[1\\]\n" in body or "\\[1\\]\\[2\\]\n" in body
    assert "\n- \\[1\\] " in sources


def test_a_sheet_can_be_written_as_plain_text(program: Program, exercises: list[Exercise]) -> None:
    text = sheet(program, exercises, solutions=True, form="text")

    assert text.count("  [x] ") == sum(item.right for each in exercises for item in each.task.items)
    assert "**" not in text


def test_the_same_seed_gives_the_same_sheet(program: Program, exercises: list[Exercise]) -> None:
    for solutions in (False, True):
        again = sheet(program, row_of(ExerciseCases(program), "", 5, 8, 2), solutions)
        assert again == sheet(program, exercises, solutions)
    assert "seeds 5 to 12" in sheet(program, exercises, solutions=False)


def test_results_have_a_name_only_if_it_is_given() -> None:
    attempt = Attempt(
        at=START, kind="class", name="musts", number=7, level=2, right=3, of=5, missed=("a", "b"), mistaken=("c",)
    )
    rows = list(csv.reader(io.StringIO(spreadsheet.write(results_table([attempt])))))
    assert rows[1] == ["2026-11-24T09:00:00+00:00", "class", "musts", "7", "2", "3", "5", "a b", "c"]
    assert "person" not in rows[0]

    rows = list(csv.reader(io.StringIO(spreadsheet.write(results_table([attempt], "=Ada")))))
    assert (rows[0][0], rows[1][0]) == ("person", "'=Ada")
    assert len(rows[0]) == len(rows[1])
