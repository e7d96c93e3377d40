"""Entries are found by words, with typos, titles before texts."""

from __future__ import annotations

import pytest

from advisor.engine.compile import Program
from advisor.library.search import entries, find


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("multi-region failover", "multi-region-failover"),
        ("exit plan", "exit-plan-and-switching-rights"),
        ("exti plan switching", "exit-plan-and-switching-rights"),
        ("UAE", "AE"),
        ("Honduras", "HN"),
        ("provider-trust", "provider-trust"),
    ],
)
def test_what_is_looked_for_is_among_the_first(program: Program, words: str, first: str) -> None:
    assert first in [entry.id for entry in find(program.knowledge, words, 3)]


def test_the_term_comes_first_and_every_word_must_be_like_one_found(program: Program) -> None:
    found = [(entry.kind, entry.id) for entry in find(program.knowledge, "kill switch")]

    assert found[:2] == [("term", "kill-switch"), ("measure", "no-kill-switch-assurance")]
    assert ("measure", "capacity-building-programme") not in found


@pytest.mark.parametrize("words", ["", "   ", "?!", "zzzz qqqq wwww"])
def test_words_like_nothing_find_nothing(program: Program, words: str) -> None:
    assert find(program.knowledge, words) == []


def test_no_more_is_found_than_asked_for_and_always_in_the_same_order(program: Program) -> None:
    many = find(program.knowledge, "confidential computing", 50)

    assert find(program.knowledge, "confidential computing", 5) == many[:5]
    assert len(many) > 5


def test_every_entry_has_an_id_and_a_title(program: Program) -> None:
    listed = list(entries(program.knowledge))

    assert [entry for entry in listed if not entry.id or not entry.title] == []
    assert len({(entry.kind, entry.id) for entry in listed}) == len(listed)
