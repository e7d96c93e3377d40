"""What a learner types is read as picks: numbers and words, one at a time or all at once; else it is told what is wrong."""

from __future__ import annotations

import pytest

from advisor.learning.reply import picked_in
from advisor.learning.task import Item, Task

LABELS = ("Regional failover", "More zones in one place", "Sealed copy abroad", "Keys outside the provider")
ITEMS = tuple(Item(label) for label in LABELS)
SEVERAL, ONE = Task("several", "?", ITEMS), Task("one", "?", ITEMS)
ORDER = Task("order", "?", ITEMS, key=(0, 1, 2, 3))
MATCH = Task("match", "?", ITEMS[:2], lefts=tuple(map(Item, "abc")), key=(0, 1, 0))


@pytest.mark.parametrize(
    ("task", "typed", "picked"),
    [
        (SEVERAL, "1", [0]),
        (SEVERAL, "1 3", [0, 2]),
        (SEVERAL, "1,3", [0, 2]),
        (SEVERAL, "1 and 3", [0, 2]),
        (SEVERAL, "Nos. 2, 4", [1, 3]),
        (SEVERAL, "13", [0, 2]),
        (SEVERAL, "none", []),
        (SEVERAL, "None of these.", []),
        (SEVERAL, "all of them", [0, 1, 2, 3]),
        (SEVERAL, "regional", [0]),
        (SEVERAL, "sealed copy abroad", [2]),
        (SEVERAL, "Sealed copy abraod", [2]),
        (SEVERAL, "regional failover and sealed copy abroad", [0, 2]),
        (SEVERAL, "more zones, keys", [1, 3]),
        (ONE, "2", [1]),
        (ORDER, "3 1 2 4", [2, 0, 1, 3]),
        (ORDER, "3142", [2, 0, 3, 1]),
        (ORDER, "3", [2]),
        (MATCH, "a2 b1 c2", [1, 0, 1]),
        (MATCH, "a-2, b-1, c-2", [1, 0, 1]),
        (MATCH, "2 1 2", [1, 0, 1]),
        (MATCH, "212", [1, 0, 1]),
    ],
)
def test_picks_are_read(task: Task, typed: str, picked: list[int]) -> None:
    assert picked_in(task, typed) == picked


@pytest.mark.parametrize(
    ("task", "typed", "before", "complaint"),
    [
        (SEVERAL, "", (), "Type a number, or several"),
        (ONE, "", (), "Type a number."),
        (SEVERAL, "9", (), "There is no choice 9; they go from 1 to 4."),
        (SEVERAL, "0 1", (), "There is no choice 0"),
        (SEVERAL, "bananas", (), "I cannot find 'bananas' among the choices"),
        (ONE, "1 2", (), "Choose one."),
        (ONE, "none", (), "I cannot find 'none'"),
        (ORDER, "1 1", (), "named one twice"),
        (ORDER, "2", (1,), "named one twice"),
        (MATCH, "1 2 1 2", (), "too many; 3 are left"),
        (MATCH, "1 2", (0, 1), "too many; 1 are left"),
    ],
)
def test_what_cannot_be_read_is_told(task: Task, typed: str, before: tuple[int, ...], complaint: str) -> None:
    told = picked_in(task, typed, before)

    assert isinstance(told, str)
    assert complaint in told
