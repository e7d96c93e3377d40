"""What an answer changed: every measure whose standing a person would see move, the weightiest first."""

from __future__ import annotations

import pytest

from advisor.conversation.responses import changed_lines, changes, title_of
from advisor.documents.citations import Numbering
from advisor.engine.compile import Program
from tests.fixtures.little_base import talk

BANK = ["AE", "", "none", "bank"]


def moved(little: Program, before: list[str], after: list[str]) -> list[tuple[str, str, str]]:
    now = talk(little, *after)[0].now
    return [(change.was, change.now, title_of(now, change)) for change in changes(talk(little, *before)[0].now, now)]


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
    lines = changed_lines(
        talk(little, "AE", "")[0].now, talk(little, "AE", "", "all")[0].now, Numbering(little.knowledge)
    )

    assert lines[:2] == ["+ must   A seat on the board", "         The rule seat-for-voice fires. [1]"]
    assert "may: Help with the price" in " ".join(lines[2:])


def test_every_change_of_a_shipped_answer_is_told_once(program: Program) -> None:
    before, _ = talk(program, "Brazil", "")
    after, turns = talk(before, "all")
    found = changes(before.now, after.now)
    told = turns[0].text

    titles = [title_of(after.now, change) for change in found if change.now == "must"]

    assert len({(change.measure, change.subject) for change in found}) == len(found) > 3
    assert [each for each in titles if told.count(each) != 1] == []
