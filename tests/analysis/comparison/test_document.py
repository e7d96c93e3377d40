"""What an answer changed, in words: every measure whose verdict a person would see move, the weightiest first."""

from __future__ import annotations

import pytest

from advisor.analysis.comparison.compare import compare, what_if
from advisor.analysis.comparison.document import comparison_document, effect_blocks, what_if_document
from advisor.documents.citations import Numbering
from advisor.documents.writers import plain, write
from advisor.engine.compile import Program
from tests.fixtures.little_base import talk

BANK = ["AE", "", "none", "bank"]


def moved(little: Program, before: list[str], after: list[str]) -> list[tuple[str, str, str]]:
    found = what_if(talk(little, *before)[0].now.run, talk(little, *after)[0].now.run)
    return [(change.was or "", change.now or "", change.heading) for change in found.shifts]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (["AE", ""], ["AE", ""], []),
        (["AE", ""], ["AE", "", "keys"], []),
        (["AE", ""], ["AE", "", "voice"], [("", "must", "A seat on the board")]),
        (["AE", "", "voice"], ["AE", ""], [("must", "", "A seat on the board")]),
        (
            ["AE", "", "none"],
            ["AE", "", "price and voice"],
            [("", "must", "A seat on the board"), ("", "may", "Help with the price")],
        ),
        (BANK, [*BANK, "yes"], [("", "must", "A strong lock (Bank)")]),
        (BANK, [*BANK, "2", "no"], [("", "avoid", "A strong lock (Bank)")]),
        ([*BANK, "yes"], [*BANK, "2", "no"], [("must", "avoid", "A strong lock (Bank)")]),
    ],
)
def test_what_moved_is_found(little: Program, before: list[str], after: list[str], expected: list[object]) -> None:
    assert moved(little, before, after) == expected


def test_the_lines_give_musts_with_their_reason_and_the_rest_by_name(little: Program) -> None:
    found = what_if(talk(little, "AE", "")[0].now.run, talk(little, "AE", "", "all")[0].now.run)
    lines = plain.lines(effect_blocks(found), Numbering(little.knowledge))

    assert lines[:2] == ["+ must   A seat on the board", "         The rule seat-for-voice fires. [1]"]
    assert "may: Help with the price" in " ".join(lines[2:])


def test_every_change_of_a_shipped_answer_is_told_once(program: Program) -> None:
    before, _ = talk(program, "Brazil", "")
    after, turns = talk(before, "all")
    found = what_if(before.now.run, after.now.run).shifts
    told = turns[0].text

    titles = [change.heading for change in found if change.now == "must"]

    assert len({(change.measure, change.about) for change in found}) == len(found) > 3
    assert [each for each in titles if told.count(each) != 1] == []


@pytest.mark.parametrize("form", ["text", "md"])
def test_a_what_if_and_a_comparison_can_be_written_in_every_form(little: Program, form: str) -> None:
    wary, open_shop = (talk(little, "AE", "", "none", "Shop", word, "no")[0].now.run for word in ("yes", "no"))
    changed = write(what_if_document(little.knowledge, what_if(wary, open_shop, "it is open")), form)
    beside = write(comparison_document(little.knowledge, compare([wary, open_shop], ["A shop", "An open shop"])), form)

    assert "What if it is open? 1 piece of advice would change: 1 turned round." in " ".join(changed.split())
    for text in (changed, beside):
        assert "A strong lock" in text
        assert "Paper, Press, 2026-04-16" in text
