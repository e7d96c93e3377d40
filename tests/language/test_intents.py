"""Wishes in freer wording: what they call, and what is told and no wish at all."""

from __future__ import annotations

import pytest

from advisor.conversation.commands.registry import COMMANDS, MENTIONED_FIRST
from advisor.conversation.next_step import Step
from advisor.conversation.reply import command_in, intents_of, reply
from advisor.engine.compile import Program
from advisor.model.situation import CASE
from tests.fixtures.little_base import said, talk


def test_every_command_that_is_mentioned_in_freer_words_has_its_place() -> None:
    assert {command.name for command in COMMANDS if command.mentions} == set(MENTIONED_FIRST)


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("What's the rationale behind this question?", "why", ""),
        ("hmm why are you even asking me this", "why", ""),
        ("How come there is no lock?", "why not", "lock"),
        ("run it again assuming trust is low", "what if", "trust is low"),
        ("can I get this as a document please", "export", ""),
        ("where do these numbers come from", "sources", ""),
        ("tl;dr", "in short", ""),
        ("we're short of time, can we do only the essential ones?", "quick", ""),
        ("which of these stand regardless of what we answer?", "what holds", ""),
        ("let's park this for later", "skip", ""),
        ("oops, fat fingers, undo", "back", ""),
        ("I never heard of enclaves", "what is", "enclaves"),
        ("how does it stack up against Norway?", "compare", "norway"),
    ],
)
def test_wishes_are_heard(text: str, name: str, rest: str) -> None:
    found = intents_of(COMMANDS).classify(text)

    assert found is not None
    assert (found.command.name, found.rest) == (name, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the contract says nothing about what happens later",
        "they want our help with their servers and nothing else",
        "it is the results of the exams",
        "government sources told us that trust is low",
        "why " * 30,
    ],
)
def test_what_is_told_is_no_wish(text: str) -> None:
    assert intents_of(COMMANDS).classify(text) is None


def test_an_answer_comes_before_a_wish(little: Program) -> None:
    before = talk(little, "AE", "1")[0]

    assert command_in(before, "low for now, more later") is None
    assert reply(before, "low for now, more later")[0].now.state.situation.value(CASE, "trust") == "low"


@pytest.mark.parametrize(
    "text", ["change trust", "I'd like to change my answer about trust", "change what I said about trust"]
)
def test_an_answer_is_changed_by_the_name_of_its_fact(little: Program, text: str) -> None:
    after, turns = talk(little, "AE", "1", "low", text)

    assert after.asking == Step("fact", CASE, "trust")
    assert "trust" in said(turns).lower()
