"""Exercises from a seed: none is trivial, none is open, all can be solved, and the facts shown decide them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from random import Random

import pytest

from advisor.analysis.continuity.simulate import continuity
from advisor.analysis.verdicts import verdict_key, verdicts
from advisor.engine.compile import Program
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.errors import InputError
from advisor.learning.answer_key import STOPPED
from advisor.learning.exercises.cases import ExerciseCases
from advisor.learning.exercises.exercise import HIGHEST, KINDS, LOWEST, MAX_LINES, Exercise, Kind, exercise, row_of
from advisor.learning.task import mark
from advisor.model.situation import Situation

SEEDS = int(os.environ.get("ADVISOR_SEEDS", "400"))
"""ADVISOR_SEEDS=20000 tries that many: minutes, not seconds."""
COMPLETIONS = 2


@pytest.fixture(scope="module")
def exercise_cases(program: Program) -> ExerciseCases:
    return ExerciseCases(program)


@pytest.fixture(scope="module")
def drawn(exercise_cases: ExerciseCases) -> list[Exercise]:
    """An exercise for every seed, over all kinds and levels."""
    levels = range(LOWEST, HIGHEST + 1)
    return [
        exercise(exercise_cases, KINDS[seed % len(KINDS)], seed, levels[seed // len(KINDS) % len(levels)])
        for seed in range(SEEDS)
    ]


def of_kind(drawn: list[Exercise], kind: Kind) -> list[Exercise]:
    return [each for each in drawn if each.kind == kind]


def completed(exercise_cases: ExerciseCases, situation: Situation, number: int, seed: int) -> Iterator[Situation]:
    """The situation with all that it leaves open drawn at random."""
    plausible = exercise_cases.plausible
    plausible.random = Random(seed)
    for _ in range(number):
        filled = situation
        for subject in situation.all_subjects():
            kinds = ("market", "offer") if subject.kind == "case" else (subject.kind,)
            for question in plausible.asked(*kinds):
                if situation.fact(subject, question.id) is None:
                    filled = filled.with_fact(subject, plausible.drawn(question))
        yield filled


def test_none_is_trivial_and_each_can_be_solved(drawn: list[Exercise]) -> None:
    for each in drawn:
        rights = [number for number, item in enumerate(each.task.items) if item.right]
        assert 0 < len(rights) < len(each.task.items) >= 3, each
        assert len({item.label for item in each.task.items}) == len(each.task.items), each
        assert mark(each.task, rights).whole
        assert not mark(each.task, range(len(each.task.items))).whole
        assert not mark(each.task, []).whole
        assert len(each.task.given_lines) <= MAX_LINES, each


def test_what_is_a_must_is_one_whatever_else_is_true(
    program: Program, exercise_cases: ExerciseCases, drawn: list[Exercise]
) -> None:
    for each in of_kind(drawn, "musts"):
        assert each.task.situation is not None
        for situation in [each.task.situation, *completed(exercise_cases, each.task.situation, COMPLETIONS, each.seed)]:
            judged = run(program, Worlds(situation))
            if judged.barred:
                # An answer may bar the whole offer, which is told of the offer and not of each measure.
                continue
            found = verdicts(judged)
            for item in each.task.items:
                assert (verdict_key(found.get((item.topic, item.subject))) == "must") == item.right, (each.seed, item)


def test_what_a_crisis_stops_is_stopped_whatever_else_is_true(
    program: Program, exercise_cases: ExerciseCases, drawn: list[Exercise]
) -> None:
    for each in of_kind(drawn, "crisis")[::4]:
        assert each.task.situation is not None
        for situation in [each.task.situation, *completed(exercise_cases, each.task.situation, 1, each.seed)]:
            for item in each.task.items:
                cells = continuity(program, situation)[item.subject.index].planned.single
                possible = next(cell.possible for cell in cells if cell.crises == (item.topic,))
                assert {outcome in STOPPED for outcome in possible} == {item.right}, (each.seed, item)


def test_what_moves_is_told_as_moving_and_what_stays_as_staying(drawn: list[Exercise]) -> None:
    for each in of_kind(drawn, "change")[::3]:
        for item in each.task.items:
            first = item.reasons()[0].text
            assert first.startswith("It was") == item.right, (each.seed, first)
            assert first.startswith("It stays") != item.right, (each.seed, first)


def test_one_question_is_clearly_the_best(drawn: list[Exercise]) -> None:
    for each in of_kind(drawn, "question"):
        assert sum(item.right for item in each.task.items) == 1
        assert each.task.situation is not None
        for item in each.task.items:
            # What is asked is not told.
            assert each.task.situation.value(item.subject, item.topic) is None


@pytest.mark.parametrize("kind", KINDS)
def test_reasons_cite_passages(program: Program, drawn: list[Exercise], kind: Kind) -> None:
    for each in of_kind(drawn, kind)[::12]:
        told = [statement for item in each.task.items for statement in item.reasons()]
        assert all(statement.text for statement in told)
        assert any(statement.citations for statement in told)
        for statement in told:
            for citation in statement.citations:
                assert program.knowledge.passage(citation).says
        if kind in ("musts", "crisis"):
            assert all(statement.citations for statement in told), each


def test_the_same_seed_makes_the_same_exercise_whatever_came_before(
    program: Program, exercise_cases: ExerciseCases
) -> None:
    for kind in KINDS:
        once = exercise(exercise_cases, kind, 7, 2)
        exercise(exercise_cases, kind, 8, 3)
        again = exercise(ExerciseCases(program), kind, 7, 2)
        assert once == again
        assert exercise(exercise_cases, kind, 9, 2) != once


def test_harder_exercises_offer_more(drawn: list[Exercise]) -> None:
    for kind in KINDS:
        sizes = {
            level: [len(each.task.items) for each in of_kind(drawn, kind) if each.level == level]
            for level in (LOWEST, HIGHEST)
        }
        assert sum(sizes[LOWEST]) / len(sizes[LOWEST]) < sum(sizes[HIGHEST]) / len(sizes[HIGHEST])


def test_what_was_missed_is_asked_again(exercise_cases: ExerciseCases) -> None:
    plain = [exercise(exercise_cases, "musts", seed, 1) for seed in range(30)]
    wanted = {"evaluated-open-weights-gate"}
    asked = [exercise(exercise_cases, "musts", seed, 1, wanted) for seed in range(30)]

    def asking(found: list[Exercise]) -> int:
        return sum(bool(wanted & {item.topic for item in each.task.items}) for each in found)

    assert asking(asked) > 2 * asking(plain)


def test_a_class_takes_all_kinds_in_turn(exercise_cases: ExerciseCases) -> None:
    row = row_of(exercise_cases, "", 5, 6, 1)

    assert [each.kind for each in row] == [*KINDS, *KINDS[:2]]
    assert [each.seed for each in row] == [5, 6, 7, 8, 9, 10]
    assert {each.kind for each in row_of(exercise_cases, "crisis", 1, 3, 1)} == {"crisis"}


def test_rules_that_are_too_few_say_so(little: Program) -> None:
    with pytest.raises(InputError, match="no exercise of the kind 'crisis'"):
        exercise(ExerciseCases(little), "crisis", 1, 1)


def test_no_exercise_is_set_where_no_offer_may_be_made(program: Program, exercise_cases: ExerciseCases) -> None:
    markets = set()
    for seed in range(400):
        situation = exercise_cases.drawn(Random(seed), LOWEST + seed % (HIGHEST - LOWEST + 1))
        markets.add(situation.market)
        assert not run(program, Worlds(situation)).barred, (seed, situation.market)
    assert len(markets) > 50
