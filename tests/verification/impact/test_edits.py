"""What was edited between two folders of knowledge, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.files.knowledge.load import load_knowledge
from advisor.model.conditions import parse_condition
from advisor.verification.impact.edits import condition_change, edits
from tests.fixtures.small_base import FILES, edited, write

RULE, WARY = "rules/security/lock-the-secret", "rules/security/wary-if-low"


def told(folder: Path, **changed: str | None) -> list[tuple[str, str, str, tuple[str, ...], bool]]:
    old, new = (load_knowledge(str(each)) for each in (write(folder / "old"), write(folder / "new", **changed)))
    return [(edit.kind, edit.id, edit.how, edit.words, edit.judges) for edit in edits(old, new)]


def test_two_folders_alike_have_no_edits(tmp_path: Path) -> None:
    assert told(tmp_path) == []


EDITED = [
    (RULE, "strength: must", "strength: should", "rule", "strength: must -> should", True),
    (RULE, "secret: yes\n", "secret: no\n", "rule", "when: secret: yes -> secret: no", True),
    (RULE, "    - secret: yes\n", "", "rule", "when: without secret: yes", True),
    (RULE, "then:", "unless: {trust: high}\nthen:", "rule", "unless: added (trust: high)", True),
    (
        RULE,
        "{recommend: lock, strength: must}",
        "{avoid: lock}",
        "rule",
        "then: recommends lock as must -> advises against lock",
        True,
    ),
    (RULE, "limits: Seldom.", "limits: Often.", "rule", "limits: Seldom. -> Often.", False),
    (RULE, "supports: the point", "supports: it", "rule", "citations paper/one supports: the point -> it", False),
    (RULE, "status: reviewed", "status: draft", "rule", "status: reviewed -> draft", False),
    ("measures/lock", "cost: low", "cost: high", "measure", "cost: low -> high", False),
    ("questions/market", "label: low, means: no", "label: low, means: never", "question", "options low means:", False),
    ("questions/market", "title: Market", "title: The market", "topic", "title: Market -> The market", False),
    ("sources/paper", "reliability: high", "reliability: low", "source", "reliability: high -> low", False),
    ("markets/AE", "value: low", "value: high", "market", "known trust value: low -> high", False),
    ("markets/AE", "[UAE, Emirates]", "[UAE]", "market", "also Emirates: removed", False),
    ("cases/bank", "secret: yes", "secret: no", "case", "workloads Core facts secret: yes -> no", False),
    ("conclusions", "label: Wary", "label: Careful", "conclusion", "label: Wary -> Careful", False),
    ("base", 'version: "1"', 'version: "2"', "base", "version: 1 -> 2", False),
]


@pytest.mark.parametrize(("name", "old", "new", "kind", "words", "judges"), EDITED, ids=[row[4] for row in EDITED])
def test_an_edit_is_told_with_what_changed(
    tmp_path: Path, name: str, old: str, new: str, kind: str, words: str, judges: bool
) -> None:
    (found,) = told(tmp_path, **{name.replace("/", "__"): edited(f"{name}.yaml", old, new)})

    assert (found[0], found[2], found[4], len(found[3])) == (kind, "edited", judges, 1)
    assert found[3][0].startswith(words)


def test_what_was_added_and_removed_is_told_with_what_it_did_and_its_successor(tmp_path: Path) -> None:
    retired = "- {id: lock-the-secret, kind: rule, removed: 2026, why: x, successor: lock-all}\n"
    name, new_name = "rules__security__lock-the-secret", "rules__security__lock-all"
    new = FILES[f"{RULE}.yaml"].replace("id: lock-the-secret", "id: lock-all")
    found = told(tmp_path, **{name: None, new_name: new, "retired": retired})

    assert found == [
        ("rule", "lock-all", "added", ("recommends lock as must",), True),
        ("rule", "lock-the-secret", "removed", ("recommends lock as must", "replaced by lock-all"), True),
        ("retired", "lock-the-secret", "added", (), False),
    ]


def test_fields_are_named_once(tmp_path: Path) -> None:
    text = FILES[f"{WARY}.yaml"].replace("name: low,", "name: lower,").replace("Seldom.", "Often.")
    old, new = write(tmp_path / "old"), write(tmp_path / "new", **{WARY.replace("/", "__"): text})
    (edit,) = edits(load_knowledge(str(old)), load_knowledge(str(new)))

    assert edit.fields == ("limits", "examples")


A, B, C = {"a": "x"}, {"b": ["y", "z"]}, {"c": {"at_least": "3"}}
CHANGES = [
    (A, B, "a: x -> b: y or z"),
    ({"all": [A, B]}, {"all": [A, C]}, "b: y or z -> c: at least 3"),
    ({"all": [A, B]}, A, "without b: y or z"),
    (A, {"all": [A, B, C]}, "now with b: y or z and c: at least 3"),
    ({"any": [A, B]}, {"any": [A, B, C]}, "among the alternatives, now with c: at least 3"),
    ({"none": [A, B]}, {"none": [B]}, "among what rules it out, without a: x"),
    ({"all": [C, {"any": [A, B]}]}, {"all": [C, {"any": [B]}]}, "among the alternatives, without a: x"),
    ({"all": [A, B]}, {"any": [A, B]}, "without a: x and b: y or z; now with (a: x or b: y or z)"),
    ({"all": [A, B]}, {"all": [B, A]}, "its parts in another order"),
    ("always", A, "now with a: x"),
    ({"some": {"workload": A}}, {"every": {"workload": A}}, "some workload (a: x) -> every workload (a: x)"),
    (A, {"all": [{f"{'long-' * 9}name{n}": "x"} for n in range(4)]}, "changed"),
]


@pytest.mark.parametrize(("was", "now", "words"), CHANGES, ids=[row[2] for row in CHANGES])
def test_a_change_of_condition_in_words(was: object, now: object, words: str) -> None:
    assert condition_change(parse_condition(was), parse_condition(now)) == words
