"""Names are found by the words they share, and nothing is found where nothing is meant."""

from __future__ import annotations

import pytest

from advisor.text.nearest import by_words, did_you_mean, nearest

TITLES = (
    "Exit plan with priced switching rights",
    "Failover to a second region, in or outside the country",
    "A US open-weight option on the package menu",
    "Confidential computing for every workload",
    "Confidential computing on graphics processors for AI",
    "A stack without outside links for the top tier",
)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("exit plan", TITLES[0]),
        ("an exit plan for core banking", TITLES[0]),
        ("switching", TITLES[0]),
        ("failover", TITLES[1]),
        ("fail-over", TITLES[1]),
        ("failovr", TITLES[1]),
        ("open weights", TITLES[2]),
        ("confidential computing", TITLES[3]),
        ("confidential graphics processors", TITLES[4]),
        ("pineapple", None),
        ("the", None),
        ("", None),
        ("what is for lunch", None),
    ],
)
def test_names_are_found_by_shared_words(words: str, first: str | None) -> None:
    found = by_words(words, TITLES)
    assert found[:1] == ([first] if first else [])


def test_the_nearest_names_and_the_question_with_them() -> None:
    assert nearest("trsut", ["trust", "regions"]) == ["trust"]
    assert nearest("xyz", ["trust", "regions"]) == []
    assert did_you_mean("trsut", ["trust", "regions"]) == "Did you mean trust?"
    assert did_you_mean("xyz", ["trust"]) == ""
