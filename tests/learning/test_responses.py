"""Free words: which points they touch, with inflections and typing errors, and what they do not."""

from __future__ import annotations

import pytest

from advisor.engine.compile import Program
from advisor.learning.exercises.cases import ExerciseCases
from advisor.learning.exercises.exercise import exercise
from advisor.learning.responses import covers, points_of, touches
from advisor.model.kinds.lesson import KeyPoint

ONE_PLACE = KeyPoint(
    says="All copies share one place.", words=("one place", "same country", "every copy", "single location")
)
PERMIT = KeyPoint(
    says="The regulator must allow it.", words=("regulator", "central bank", "permission", "no exception")
)


@pytest.mark.parametrize(
    ("point", "sentence", "expected"),
    [
        (ONE_PLACE, "Everything lies in one place.", True),
        (ONE_PLACE, "They keep it in the very same country", True),
        (ONE_PLACE, "Everything is in a single locaton, sadly", True),
        (ONE_PLACE, "All of the copies: every one of them falls", True),
        (ONE_PLACE, "It is placed well", False),
        (ONE_PLACE, "", False),
        (PERMIT, "You must ask the regulators first", True),
        (PERMIT, "the Central Bank has to agree", True),
        (PERMIT, "A bank is central to this", True),
        (PERMIT, "there was no exception", True),
        (PERMIT, "an exception was given", False),
        (PERMIT, "it is allowed by law", False),
    ],
)
def test_a_point_is_covered_by_any_of_its_phrases(point: KeyPoint, sentence: str, expected: bool) -> None:
    assert covers(sentence, point) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("because they do not trust promises", True),
        ("promises are not taken on trust", True),
        ("it is cheap", False),
        ("trust", False),
    ],
)
def test_a_reason_of_the_rules_is_touched_by_two_of_its_words(sentence: str, expected: bool) -> None:
    assert touches(sentence, "This government does not take US promises on trust.") == expected


def test_the_points_of_a_measure_are_its_reasons_and_facts_with_passages(program: Program) -> None:
    for seed in range(8):
        for item in exercise(ExerciseCases(program), "musts", seed, 2).task.items:
            assert item.grounds is not None
            points = points_of(item.grounds())
            assert len({point.text for point in points}) == len(points)
            if item.right:
                assert points[0].citations
