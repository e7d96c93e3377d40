"""Recorded answers survive storage, and what is no answer is refused."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.analysis.relevance.waiting import can_be_asked
from advisor.conversation.answer_list import replaced
from advisor.conversation.answers import State, profile_for, replay
from advisor.engine.compile import Program
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Subject
from tests.fixtures.little_base import talk

WHOLE = ["AE", "2", "2-5", "voice", "bank", "yes", "Shop", "skip", "no", "1", "unsure", "no", "1", "skip"]
PLAIN: dict[str, Any] = {"sets": "fact", "kind": "case", "slot": 0, "fact": "trust", "value": "low"}


def test_an_answer_survives_storage(little: Program) -> None:
    answers = talk(little, *WHOLE)[0].answers

    assert tuple(Answer.from_plain(answer.as_plain()) for answer in answers) == answers


@pytest.mark.parametrize(
    "change",
    [
        {"sets": "trust"},
        {"sets": []},
        {"kind": 3},
        {"slot": -1},
        {"slot": "0"},
        {"slot": True},
        {"fact": None},
        {"value": 3},
        {"value": [3]},
        {"value": {"a": "b"}},
    ],
)
def test_what_is_no_answer_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises((KeyError, ValueError, TypeError)):
        Answer.from_plain(PLAIN | change)
    with pytest.raises(KeyError):
        Answer.from_plain({name: value for name, value in PLAIN.items() if name not in change})


@pytest.mark.parametrize(
    "answer",
    [
        Answer("market", value="XX"),
        Answer("fact", CASE, "gone", "x"),
        Answer("fact", CASE, "trust", "purple"),
        Answer("fact", CASE, "trust", ["low"]),
        Answer("fact", Subject("workload", 4), "secret", "yes"),
        Answer("name", Subject("workload", 4), value="Late"),
        Answer("stage", value="later"),
        Answer("market", value=["AE"]),
    ],
)
def test_an_answer_that_fits_nothing_is_set_aside(little: Program, answer: Answer) -> None:
    assert replay(little.knowledge, [answer]) == State(set_aside=(answer,))


def test_the_longest_words_in_a_name_choose_its_profile(program: Program) -> None:
    found = {
        name: profile_for(program.knowledge, name)
        for name in ("Core banking", "Tourism chatbot", "Something", "Bankrupt")
    }

    assert {name: profile and profile.id for name, profile in found.items()} == {
        "Core banking": "core-banking",
        "Tourism chatbot": "public-chatbot",
        "Something": None,
        "Bankrupt": None,
    }


A, B, C = (Answer("fact", CASE, "trust", value) for value in ("low", "mixed", "high"))
SKIP, OTHER, KNOWN = Answer("skip", CASE, "trust"), Answer("fact", CASE, "threat", "yes"), Answer("known", value=[])
HERE, THERE = Answer("market", value="AE"), Answer("market", value="NO")


@pytest.mark.parametrize(
    ("answers", "answer", "expected"),
    [
        ((), A, (A,)),
        ((OTHER,), A, (OTHER, A)),
        ((A, OTHER), B, (B, OTHER)),
        ((SKIP, OTHER), B, (B, OTHER)),
        ((SKIP, OTHER, A), B, (SKIP, OTHER, B)),
        ((A, OTHER), SKIP, (SKIP, OTHER)),
        ((HERE, KNOWN, A), THERE, (THERE, A)),
    ],
)
def test_an_answer_is_replaced_where_it_was_last_given(
    answers: tuple[Answer, ...], answer: Answer, expected: tuple[Answer, ...]
) -> None:
    assert replaced(answers, answer) == expected


def test_unsure_keeps_what_sources_know_in_part_and_is_not_asked_again(program: Program) -> None:
    given = [Answer("market", value="AE"), Answer("known", value=[])]
    before = replay(program.knowledge, given).situation
    after = replay(program.knowledge, [*given, Answer("fact", CASE, "sovereignty-meaning", "unsure")]).situation

    assert after.value(CASE, "sovereignty-meaning") == before.value(CASE, "sovereignty-meaning")
    assert can_be_asked(before, CASE, "sovereignty-meaning")
    assert not can_be_asked(after, CASE, "sovereignty-meaning")


def test_a_line_called_wrong_and_then_unsure_is_not_known_any_more(program: Program) -> None:
    given = [Answer("market", value="AE"), Answer("known", value=["us-alliances"])]
    after = replay(program.knowledge, [*given, Answer("fact", CASE, "us-alliances", "unsure")]).situation

    assert after.value(CASE, "us-alliances") is None
