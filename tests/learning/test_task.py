"""Marking: what was found, missed and chosen wrongly; in a match or an order, each place."""

from __future__ import annotations

import pytest

from advisor.learning.task import Form, Item, Marked, Task, mark

SEVERAL = Task("several", "Which?", (Item("a", True), Item("b"), Item("c", True), Item("d")))
ONE = Task("one", "Which?", (Item("a"), Item("b", True), Item("c")))
ORDER = Task("order", "Order.", (Item("b"), Item("c"), Item("a")), key=(2, 0, 1))
MATCH = Task("match", "Match.", (Item("x"), Item("y")), lefts=(Item("a"), Item("b"), Item("c")), key=(1, 0, 1))


@pytest.mark.parametrize(
    ("task", "picked", "expected"),
    [
        (SEVERAL, [0, 2], Marked(4, 4, (0, 2))),
        (SEVERAL, [0], Marked(3, 4, (0,), (2,))),
        (SEVERAL, [0, 1], Marked(2, 4, (0,), (2,), (1,))),
        (SEVERAL, [], Marked(2, 4, (), (0, 2))),
        (SEVERAL, [0, 0, 2, 2], Marked(4, 4, (0, 2))),
        (SEVERAL, [1, 3], Marked(0, 4, (), (0, 2), (1, 3))),
        (ONE, [1], Marked(1, 1, (1,))),
        (ONE, [0], Marked(0, 1, (), (1,), (0,))),
        (ONE, [0, 1], Marked(0, 1, (1,), (), (0,))),
        (ORDER, [2, 0, 1], Marked(3, 3, (0, 1, 2))),
        (ORDER, [2, 1, 0], Marked(1, 3, (0,), (1, 2))),
        (MATCH, [1, 0, 1], Marked(3, 3, (0, 1, 2))),
        (MATCH, [1, 1, 1], Marked(2, 3, (0, 2), (1,))),
    ],
)
def test_an_answer_is_marked(task: Task, picked: list[int], expected: Marked) -> None:
    assert mark(task, picked) == expected
    assert mark(task, picked).whole == (expected.right == expected.of)


@pytest.mark.parametrize(("form", "length"), [("one", 1), ("order", 3), ("match", 3), ("several", 0)])
def test_the_number_of_picks_is_fixed_where_it_is(form: Form, length: int) -> None:
    task = {"one": ONE, "order": ORDER, "match": MATCH, "several": SEVERAL}[form]

    assert task.length == length
