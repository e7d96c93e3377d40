"""Names in the conversation: lists, what is no name, what is told at the wrong moment, renaming and removing."""

from __future__ import annotations

import pytest

from advisor.conversation.dialogue import Dialogue
from advisor.engine.compile import Program
from advisor.model.situation import Subject
from tests.fixtures.little_base import said, talk


def names_of(dialogue: Dialogue) -> list[str]:
    return [name for name, _ in dialogue.now.state.situation.subjects.get("workload", ())]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Payroll\nTax register\nHealth records", ["Payroll", "Tax register", "Health records"]),
        ("\u2022 Payroll \u2022 Tax register", ["Payroll", "Tax register"]),
        ('"Research, development and innovation"', ["Research, development and innovation"]),
        ("Payroll (salaries, pensions)", ["Payroll (salaries, pensions)"]),
    ],
)
def test_a_list_is_read_name_by_name(little: Program, typed: str, names: list[str]) -> None:
    assert names_of(talk(little, "NO", "voice", typed)[0]) == names


@pytest.mark.parametrize("typed", ["TBD", "N/A", "idk", "not decided", "unknown"])
def test_what_says_that_nobody_knows_is_no_name(little: Program, typed: str) -> None:
    after, _ = talk(little, "NO", "voice", typed)
    assert names_of(after) == []


@pytest.mark.parametrize("typed", ["save", "delete", "change trust", "show", "remove"])
def test_a_command_is_no_name(little: Program, typed: str) -> None:
    after, _ = talk(little, "NO", "low", "voice", typed)
    assert names_of(after) == []


def test_what_is_told_at_the_wrong_moment_is_recorded_and_echoed(little: Program) -> None:
    asked, _ = talk(little, "NO", "voice")
    assert asked.step.kind == "name"
    after, turns = talk(asked, "their trust is low there")
    assert after.now.state.situation.facts["trust"].value == "low"
    assert "I understood: Trust: low" in said(turns)
    assert after.step.kind == "name"


def test_a_subject_can_be_renamed_and_removed(little: Program) -> None:
    two, _ = talk(little, "NO", "voice", "Shop, Till", "yes")
    renamed, turns = talk(two, "rename till to Counter")
    assert names_of(renamed) == ["Shop", "Counter"]
    assert "Till is now called Counter." in said(turns)
    without, turns = talk(renamed, "remove shop")
    assert names_of(without) == ["Counter"]
    assert "Removed: workload Shop with all that was said of it." in said(turns)
    assert without.now.state.situation.facts_at(Subject("workload")) == {}
    assert names_of(talk(without, "back")[0]) == ["Shop", "Counter"]


def test_an_answer_can_be_changed_in_one_line_and_removed(little: Program) -> None:
    before, _ = talk(little, "NO", "voice", "Shop", "yes", "days", "no", "low")
    after, turns = talk(before, "change trust to high")
    assert after.now.state.situation.facts["trust"].value == "high"
    assert "I understood: Trust: high" in said(turns)
    without, _ = talk(after, "remove trust")
    assert "trust" not in without.now.state.situation.facts
