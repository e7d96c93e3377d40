"""What would change a measure, in words: as few lines as there are ways, and no more than are needed."""

from __future__ import annotations

from typing import get_args

import pytest

from advisor.analysis.counterfactuals.document import BRINGS_ABOUT, MAX_SUBJECTS, changes_blocks, why_not_blocks
from advisor.analysis.counterfactuals.why_not import either, subjects_of_measure, why_not
from advisor.api import load
from advisor.documents.citations import Numbering
from advisor.documents.writers import plain
from advisor.engine.compile import Program
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.files.cases.read import place_case
from advisor.model.kinds.case_study import Case
from advisor.model.kinds.question import ChangedBy
from advisor.model.strengths import Wanted
from tests.fixtures.little_base import talk


def lines(
    program: Program, measure: str, *replies: str, wanted: Wanted | None = None, known: bool = False
) -> list[str]:
    judged = talk(program, *replies)[0].now.run
    found = why_not(judged, measure, subjects_of_measure(judged, measure), wanted, known, MAX_SUBJECTS)
    return plain.lines(why_not_blocks(found), Numbering(program.knowledge))


def test_one_change_is_told_with_what_is_so_now(little: Program) -> None:
    assert lines(little, "lock", "AE", "", "none", "Shop", "no") == [
        "A strong lock",
        "Shop: I advise against it.",
        "  One answer alone would bring it in:",
        "  - Secret (Shop): yes (now: no)",
    ]


def test_what_a_set_gains_or_loses_is_named(little: Program) -> None:
    assert lines(little, "seat", "AE", "", "keys")[1:] == [
        "It is not recommended as things stand.",
        "  One answer alone would bring it in:",
        "  - Wishes: with a say",
    ]
    assert lines(little, "seat", "AE", "", "keys and voice")[1:] == [
        "It is a must.",
        "  One answer alone would take it out:",
        "  - Wishes: without a say",
    ]


def test_values_that_do_as_well_stand_together_and_known_facts_stay(little: Program) -> None:
    reached = ["AE", "", "none", "Shop", "yes"]
    assert lines(little, "lock", *reached)[2:] == [
        "  One answer alone would take it out:",
        "  - Secret (Shop): no (now: yes)",
    ]
    assert "  - Trust: high or mixed (now: low)" in lines(little, "lock", *reached, known=True)
    assert lines(little, "spare", "AE", "", "none", "Shop")[1:3] == [
        "Shop: It is not recommended as things stand.",
        "  No change of up to three answers would bring it in. What is known of the market was left as it is.",
    ]


def test_who_can_bring_a_change_about_is_said_and_what_one_can_do_oneself_comes_first() -> None:
    program = load().program
    base = {"advisor": "1", "market": "KE", "workloads": [{"name": "Bank", "facts": {"sector": "finance"}}]}
    situation, _ = place_case(program.knowledge, Case.model_validate(base))
    judged = run(program, Worlds(situation))
    order = [*get_args(ChangedBy)]
    own_first = 0
    for measure in program.knowledge.measures:
        found = why_not(judged, measure, subjects_of_measure(judged, measure))
        for subject in found.subjects:
            sizes = [
                (way.size, max(order.index(c.changed_by or "nobody soon") for c in way.changes)) for way in subject.ways
            ]
            assert sizes == sorted(sizes), measure
            own_first += len({reach for size, reach in sizes if size == 1}) > 1
            told = plain.lines(changes_blocks(subject), Numbering(program.knowledge))
            ways = [line for line in told if line.startswith("  - ") and not line.startswith("  - and ")]
            assert all(any(who in line for who in BRINGS_ABOUT.values()) for line in ways), told
            if any(way.is_own for way in subject.ways):
                assert any(not [w for w in list(BRINGS_ABOUT.values())[1:] if w in line] for line in ways), told
    assert own_first


def test_larger_sets_are_counted_after_the_smallest(little: Program) -> None:
    found = lines(little, "spare", "NO", "none", "Shop", "unsure")
    assert found[1:4] == [
        "Shop: It is open: it hangs on answers that are missing.",
        "  Two answers together would bring it in:",
        "  - Regions: at most 1 region (now: not answered); and Outage (Shop): minutes (now: not answered)",
    ]


@pytest.mark.parametrize(
    ("measure", "wanted", "told"),
    [
        ("seat", "should", "  No rule could make it a should here, whatever the answers."),
        ("seat", "avoid", "  No rule could turn the advice against it here, whatever the answers."),
        ("seat", "not-must", "It is not recommended as things stand. Nothing has to change for that."),
    ],
)
def test_what_cannot_be_or_is_so_already_is_said(little: Program, measure: str, wanted: Wanted, told: str) -> None:
    assert lines(little, measure, "AE", "", "keys", wanted=wanted)[-1] == told


def test_many_subjects_are_not_all_told(little: Program) -> None:
    found = lines(little, "lock", "AE", "", "none", "A, B, C, D, E, F")
    assert found[-1] == "I left out E, F. Add 'for' and a name to your words to see one of them."


@pytest.mark.parametrize(
    ("words", "told"),
    [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c"), (["a or b", "c"], '"a or b" or "c"')],
)
def test_alternatives_are_told_apart(words: list[str], told: str) -> None:
    assert either(words) == told


def test_every_shipped_measure_has_words(program: Program) -> None:
    judged = talk(program, "Brazil", "", "all", "Core banking, Public chatbot", "1")[0].now.run
    for measure in program.knowledge.measures:
        subjects = subjects_of_measure(judged, measure)
        found = plain.lines(why_not_blocks(why_not(judged, measure, subjects)), Numbering(program.knowledge))
        assert len(found) > len(subjects)
        assert not any("{" in line or "None" in line for line in found)


def test_it_says_in_a_field_whether_other_known_facts_might_do_it(little: Program) -> None:
    judged = talk(little, "AE", "", "none", "Shop")[0].now.run
    subjects = subjects_of_measure(judged, "spare")

    assert why_not(judged, "spare", subjects).known_may_help
    assert not why_not(judged, "spare", subjects, known_too=True).known_may_help
    assert not why_not(judged, "lock", subjects).known_may_help
