"""Sheets for a class: the same seed, the same sheet; without solutions nothing is given away; results without names."""

from __future__ import annotations

import csv
import io

import pytest

from advisor.engine.compile import Program
from advisor.learning.exercises.cases import ExerciseCases
from advisor.learning.exercises.exercise import Exercise, row_of
from advisor.learning.exercises.worksheet import results, sheet
from advisor.model.attempt import Attempt
from tests.fixtures.lesson import START


@pytest.fixture(scope="module")
def exercises(program: Program) -> list[Exercise]:
    return row_of(ExerciseCases(program), "", 5, 8, 2)


def test_a_sheet_gives_nothing_away(program: Program, exercises: list[Exercise]) -> None:
    text = sheet(program.knowledge, exercises, solutions=False)

    assert "[x]" not in text
    assert "Must, because" not in text
    assert "## Sources" not in text
    for each in exercises:
        for number, item in enumerate(each.task.items, 1):
            assert f"- [ ] {number}. {item.label}" in text


def test_solutions_have_reasons_with_numbered_sources(program: Program, exercises: list[Exercise]) -> None:
    text = sheet(program.knowledge, exercises, solutions=True)

    assert text.count("- [x]") == sum(item.right for each in exercises for item in each.task.items)
    assert "[1]" in text
    assert "\n1. " in text.split("## Sources")[1]


def test_the_same_seed_gives_the_same_sheet(program: Program, exercises: list[Exercise]) -> None:
    for solutions in (False, True):
        again = sheet(program.knowledge, row_of(ExerciseCases(program), "", 5, 8, 2), solutions)
        assert again == sheet(program.knowledge, exercises, solutions)
    assert "seeds 5 to 12" in sheet(program.knowledge, exercises, solutions=False)


def test_results_have_a_name_only_if_it_is_given() -> None:
    attempt = Attempt(
        at=START, kind="class", name="musts", number=7, level=2, right=3, of=5, missed=("a", "b"), mistaken=("c",)
    )
    rows = list(csv.reader(io.StringIO(results([attempt]))))
    assert rows[1] == ["2026-11-24T09:00:00+00:00", "class", "musts", "7", "2", "3", "5", "a b", "c"]
    assert "person" not in rows[0]

    rows = list(csv.reader(io.StringIO(results([attempt], "=Ada"))))
    assert (rows[0][0], rows[1][0]) == ("person", "'=Ada")
    assert len(rows[0]) == len(rows[1])
