"""What lessons say is right is held against the rules: a change that breaks a lesson is a fault at its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.engine.compile import Program, compile_rules
from advisor.errors import InputError
from advisor.files.knowledge.read_folder import load_checked
from advisor.files.yaml_text import Document
from advisor.learning.answer_key import broken_lessons
from tests.fixtures.lesson import SECRET_BANK, SHORT_LESSON
from tests.fixtures.little_base import write_little


def loaded(folder: Path, lesson: str = SHORT_LESSON, case: str = SECRET_BANK) -> tuple[Program, dict[str, Document]]:
    (folder / "cases").mkdir(exist_ok=True)
    (folder / "cases/secret-bank.yaml").write_text(f"id: secret-bank{case}", encoding="utf-8")
    (folder / "lessons").mkdir(exist_ok=True)
    (folder / "lessons/first.yaml").write_text(lesson, encoding="utf-8")
    knowledge, _, documents = load_checked(folder)
    return compile_rules(knowledge), documents


def faults(folder: Path, lesson: str) -> list[str]:
    program, documents = loaded(folder, lesson)
    return [f"{fault.line}: {fault.what}" for fault in broken_lessons(program, documents)]


def test_a_lesson_that_the_rules_bear_out_has_no_fault(tmp_path: Path) -> None:
    assert faults(write_little(tmp_path), SHORT_LESSON) == []


def test_a_wrong_answer_is_a_fault_at_its_line(tmp_path: Path) -> None:
    found = faults(
        write_little(tmp_path), SHORT_LESSON.replace("right: [lock]\ncitations", "right: [spare]\ncitations")
    )

    assert found == [
        "23: The lesson says that 'lock' is wrong; by the rules it is not.",
        "23: The lesson says that 'spare' is right; by the rules it is not.",
    ]


def test_a_rule_that_changes_breaks_the_lesson(tmp_path: Path) -> None:
    folder = write_little(tmp_path)
    path = folder / "rules/security/lock-the-secret.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("strength: must", "strength: should"), encoding="utf-8")

    assert "14: The lesson says that 'lock' is right; by the rules it is not." in faults(folder, SHORT_LESSON)


def test_what_the_rules_leave_open_may_not_be_asked(tmp_path: Path) -> None:
    case = SECRET_BANK.replace("facts: {secret: yes, downtime: minutes}", "facts: {downtime: minutes}")
    program, documents = loaded(write_little(tmp_path), case=case)

    told = [fault.what for fault in broken_lessons(program, documents)]

    assert told == ["The rules leave 'lock' open here."]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("case: secret-bank", "case: secret-bnak", "There is no case 'secret-bnak'."),
        ("of: Bank", "of: Bnak", "There is no subject of the case 'Bnak'."),
        ("choices: [lock, plain-words]", "choices: [lock, plain-wrods]", "There is no measure 'plain-wrods'."),
        ("set: {secret: yes}", "set: {secrt: yes}", "There is no fact 'secrt'."),
        ("set: {secret: yes}", "set: {partner-kind: telecom}", "'partner-kind' is about a partner."),
        ("set: {secret: yes}", "set: {secret: maybe}", "'maybe'"),
        ("asks: must", "asks: crisis", "There is no crisis 'lock'."),
        ("shows: lock", "shows: lok", "There is no entry 'lok'."),
    ],
)
def test_names_that_do_not_exist_are_faults(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in SHORT_LESSON

    with pytest.raises(InputError) as caught:
        loaded(write_little(tmp_path), SHORT_LESSON.replace(old, new, 1))

    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("right: [lock]\nsteps", "right: [lock, plain-words]\nsteps", "not all of them"),
        ("kind: read, text: Read., shows: lock", "kind: read, text: Read.", "needs 'shows'"),
        ("kind: read, text: Read., shows: lock", "kind: order, text: Sort., items: [a, b]", "Three different items"),
        ("kind: read, text: Read., shows: lock", "kind: write, text: Say.", "needs 'points'"),
        ("kind: read, text: Read., shows: lock", "kind: look, text: See., shows: lock, items: [a]", "no field 'items'"),
        ("    set: {secret: yes}\n", "", "needs 'set'"),
        ('minutes: "5"', 'minutes: "3"', "greater than or equal to 5"),
    ],
)
def test_a_step_has_the_fields_of_its_kind(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert old in SHORT_LESSON

    with pytest.raises(InputError) as caught:
        loaded(write_little(tmp_path), SHORT_LESSON.replace(old, new, 1))

    assert told in str(caught.value)
