"""A reply is read once, and a word that is both an answer and a command is asked back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from advisor.conversation.commands.command import Command
from advisor.conversation.commands.registry import COMMANDS
from advisor.conversation.dialogue import Dialogue
from advisor.conversation.next_step import Step
from advisor.conversation.reading.answer import CLAIM_WORDS, read
from advisor.conversation.reading.facts import option_words
from advisor.conversation.reply import command_in, reply
from advisor.conversation.turns import ListCases
from advisor.engine.compile import Program
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Situation, Subject, scope_of
from tests.fixtures.little_base import said, talk

ANSWERS = (
    Answer("market", value="AE"),
    Answer("known", value=[]),
    Answer("name", Subject("workload"), value="Intranet"),
    Answer("profile", Subject("workload"), value="set"),
    Answer("name", Subject("partner"), value="Gulf Integration"),
    Answer("proposal", value="yes"),
)
BY_WORD = {word: command for command in COMMANDS for word in command.words}


def asking(program: Program, fact: str) -> Dialogue:
    scope = scope_of(program.knowledge.about(fact))
    return Dialogue(program, ANSWERS, asking=Step("fact", CASE if scope == "case" else Subject(scope), fact))


def options_and_commands(program: Program) -> Iterator[tuple[str, str, Command[Dialogue]]]:
    """Every word of the shipped knowledge that is the whole of an option's words and of a command's."""
    for question in program.knowledge.askable.values():
        for word in option_words(question) if question.kind != "number" else ():
            if word in BY_WORD:
                yield question.id, word, BY_WORD[word]


def test_the_words_that_are_options_and_commands(program: Program) -> None:
    """Whoever adds an option or a command sees here which words are asked back from then on."""
    assert {word for _, word, _ in options_and_commands(program)} == {
        *(
            "answers",
            "continuity",
            "country",
            "download",
            "gaps",
            "grid",
            "later",
            "manual",
            "open",
            "robust",
            "search",
        ),
        "self-assessment",
    }


def test_a_word_that_is_an_option_and_a_command_is_asked_back_and_settled_by_a_number_or_a_word(
    program: Program,
) -> None:
    for fact, word, command in options_and_commands(program):
        before = asking(program, fact)
        asked, turns, effects = reply(before, word)
        assert (asked.answers, asked.step, effects) == (before.answers, before.step, ()), (fact, word)
        assert f"or the command '{command.name}'? Type 1 or 2." in turns[1].text
        assert [choice.key for choice in turns[1].choices] == ["1", "2"]
        assert command_in(before, word) is None

        answered, _, _ = reply(asked, "1")
        assert answered.answers[len(before.answers) :] == (before.read(word).answer,)
        obeyed = reply(asked, "the command")
        slashed = reply(before, f"/{word}")
        assert obeyed.dialogue.answers == slashed.dialogue.answers
        assert obeyed.effects == slashed.effects
        assert not obeyed.dialogue.unclear


def test_no_word_of_a_command_is_recorded_in_silence(program: Program) -> None:
    """Where the command can do something, its words are never taken for what only sounds like them."""
    names = [word for command in COMMANDS for word in (command.name, *command.words[:3])]
    silent = [
        (question.id, word)
        for question in program.knowledge.questions.values()
        for dialogue in [asking(program, question.id)]
        for word in names
        if word in BY_WORD and BY_WORD[word].needs(dialogue) and command_in(dialogue, word) is None
        if not reply(dialogue, word).dialogue.unclear
    ]

    assert silent == []


@pytest.fixture
def unclear(program: Program) -> Dialogue:
    return reply(asking(program, "sovereignty-meaning"), "continuity").dialogue


def test_it_is_asked_in_plain_words(program: Program) -> None:
    _, turns, _ = reply(asking(program, "sovereignty-meaning"), "continuity")

    assert turns[1].lines() == [
        "Do you mean the answer 'staying up in a crisis' or the command 'continuity'? Type 1 or 2.",
        "   1  the answer 'staying up in a crisis'",
        "   2  the command 'continuity' (what becomes of each workload in each crisis)",
    ]


@pytest.mark.parametrize("text", ["1", "the answer", "first", "Staying up in a crisis"])
def test_the_answer_is_taken_by_number_by_word_or_by_itself(unclear: Dialogue, text: str) -> None:
    after, _, _ = reply(unclear, text)

    assert after.answers[-1] == Answer("fact", CASE, "sovereignty-meaning", ["continuity"])


@pytest.mark.parametrize("text", ["2", "the command", "/continuity"])
def test_the_command_is_taken_by_number_by_word_or_with_a_slash_and_the_question_stands(
    unclear: Dialogue, text: str
) -> None:
    after, turns, _ = reply(unclear, text)

    assert (after.answers, after.unclear) == (unclear.answers, "")
    assert "A crisis is taken at its worst" in turns[1].text
    assert turns[-1].choices[0].label == "control of data"


@pytest.mark.parametrize("text", ["no", "neither", "why", "help", "banana", "what is leverage"])
def test_any_other_text_is_taken_for_itself_and_the_question_has_its_choices_again(
    unclear: Dialogue, text: str
) -> None:
    after, turns, _ = reply(unclear, text)

    assert (after.answers, after.unclear) == (unclear.answers, "")
    assert [turn.choices[0].label for turn in turns if turn.choices] == ["control of data"]


def test_another_answer_is_an_answer(unclear: Dialogue) -> None:
    assert reply(unclear, "leverage").dialogue.answers[-1].value == ["leverage"]


def test_what_is_still_unclear_is_asked_again(unclear: Dialogue) -> None:
    after, turns, _ = reply(unclear, "continuity")

    assert (after.answers, after.unclear) == (unclear.answers, "continuity")
    assert turns[1].text.startswith("Do you mean")


def test_a_command_that_can_do_nothing_leaves_the_word_to_the_answer(program: Program) -> None:
    before = replace(asking(program, "main-language"), answers=ANSWERS[:-1])
    after, _, _ = reply(before, "gaps")

    assert after.answers[-1] == Answer("fact", CASE, "main-language", "weak")


def test_an_option_that_only_begins_with_a_command_is_an_answer_unless_there_is_such_a_case(program: Program) -> None:
    before = asking(program, "models-planned")
    assert reply(before, "open weights").dialogue.answers[-1].value == ["open-weight"]

    there = replace(before, elsewhere=lambda name: ("Weights", Situation("NO")) if name == "weights" else None)
    asked, turns, _ = reply(there, "open weights")
    assert asked.answers == before.answers
    assert "the command 'open'?" in turns[1].text


def test_later_is_a_claim_and_a_command(program: Program) -> None:
    shared = {word for words in CLAIM_WORDS.values() for word in words if word in BY_WORD}
    requirements = program.knowledge.requirements.values()
    told, decided = (next(r.id for r in requirements if bool(r.needs) is by_answers) for by_answers in (False, True))
    before = Dialogue(program, ANSWERS, asking=Step("claim", CASE, told))
    asked, turns, _ = reply(before, "later")

    assert shared == {"later"}
    assert turns[1].text == "Do you mean the answer 'planned' or the command 'skip'? Type 1 or 2."
    assert reply(asked, "1").dialogue.answers[-1].value[0] == "planned"
    assert reply(asked, "2").dialogue.answers[-1].sets == "skip"
    # What the answers decide cannot be planned.
    assert reply(replace(before, asking=Step("claim", CASE, decided)), "later").dialogue.answers[-1].sets == "skip"


def test_the_saved_cases_can_be_meant(program: Program) -> None:
    asked, _, _ = reply(asking(program, "key-holder"), "open")
    after, turns, effects = reply(asked, "2")

    assert (after.answers, effects) == (asked.answers, (ListCases(),))
    assert turns[-1].choices


@pytest.mark.parametrize("text", ["low", "banana", "low, given their past", "country", "no idea what this is about"])
def test_a_message_is_read_once(little: Program, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    before, _ = talk(little, "AE", "1")
    texts: list[str] = []

    def counted(*given: Any) -> Any:
        texts.append(given[-1])
        return read(*given)

    monkeypatch.setattr("advisor.conversation.dialogue.read", counted)
    command_in(before, text)
    reply(before, text)

    assert len(texts) <= 1
    assert said(before.ask().turns)
