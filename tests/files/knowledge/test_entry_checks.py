"""Faults in what proposals are judged by: each planted one is told with its file, and the nearest name."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.errors import InputError
from advisor.files.knowledge.read_folder import load_checked
from tests.fixtures.little_base import CITED, write_little
from tests.fixtures.proposal_cases import FILES, YARDSTICK, requirement

MEANING = (
    f"- {{id: keys, listens_for: keys, answered_when: {{trust: high}}, no_answer: none, answered_by: [lock], {CITED}}}"
)
PLACEMENT = f"- {{id: far, title: Far, means: far away, facts: {{secret: yes}}, {CITED}}}"
PREMIUM = f'- {{id: p, title: P, uses: [], low: "5", high: "9", says: so, confidence: derived, {CITED}}}'
LENS = f"""
id: l
title: L
who: buyers
mapping: ours
levels: [{{level: 0, title: L0, means: none}}]
objectives:
  - id: O
    title: all
    weight: 100
    criteria: [{{id: c, fact: trust, because: so, answers: {{high: {{level: 0, points: 5}}}}}}]
confidence: derived
{CITED}
"""


def faults(folder: Path, **changed: str) -> list[str]:
    try:
        load_checked(write_little(folder, **(FILES | changed)))
    except InputError as error:
        return [str(fault) for fault in error.faults]
    return []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"requirements__guard": requirement("guard", "must", "needs: {threta: no}")}, "Did you mean threat?"),
        ({"requirements__guard": requirement("guard", "must", "applies: {threat: maybe}")}, "cannot be 'maybe'"),
        ({"requirements__guard": requirement("guard", "must", "needs: {secret: yes}")}, "Use some, every or count"),
        ({"yardsticks__trust-first": YARDSTICK.replace("trust: low", "trust: loww")}, "Did you mean low?"),
        ({"placements": PLACEMENT.replace("secret: yes", "secrt: yes")}, "Did you mean secret?"),
        ({"placements": PLACEMENT.replace("secret: yes", "secret: ja")}, "'secret' cannot be 'ja'"),
        ({"premiums": PREMIUM.replace('low: "5"', 'low: "50"')}, "The least, 50, is above the most, 9."),
        ({"premiums": PREMIUM.replace("uses: []", "uses: [query]")}, "There is no option of 'model-use' 'query'"),
        ({"lenses__l": LENS.replace("weight: 100", "weight: 90")}, "The weights do not come to 100."),
        ({"lenses__l": LENS.replace("high: {", "hihg: {")}, "Did you mean high?"),
        ({"lenses__l": LENS.replace("fact: trust", "fact: trst")}, "Did you mean trust?"),
        ({"meanings": MEANING}, "There is no option of 'sovereignty-meaning' 'keys'"),
    ],
)
def test_a_planted_fault_is_told(tmp_path: Path, changed: dict[str, str], told: str) -> None:
    found = faults(tmp_path, **changed)

    assert len(found) == 1, found
    assert told in found[0]
    assert next(iter(changed)).split("__")[0] in found[0]


def test_what_is_sound_has_no_fault(tmp_path: Path) -> None:
    assert faults(tmp_path, placements=PLACEMENT, premiums=PREMIUM, lenses__l=LENS) == []
