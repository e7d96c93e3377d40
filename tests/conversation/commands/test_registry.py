"""Commands are known by their words, work at every step, and none of them changes an answer by mistake."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from advisor.conversation.commands import registry
from advisor.conversation.commands.command import Command
from advisor.conversation.commands.registry import COMMANDS
from advisor.conversation.dialogue import Dialogue, has_market
from advisor.conversation.next_step import Step
from advisor.conversation.reply import intents_of, reply
from advisor.conversation.turns import Quit, Reply
from advisor.engine.compile import Program
from advisor.language.lexicon import phrases
from advisor.model.situation import CASE, Subject
from advisor.tui.palette import shown as shown_in_palette
from advisor.tui.screens.talk import bindings
from advisor.tui.widgets.question_box import QuestionBox
from tests.fixtures.little_base import said, talk


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("why", "why", ""),
        ("Why?", "why", ""),
        ("why do you ask?", "why", ""),
        ("why a strong lock", "why", "a strong lock"),
        ("BACK", "back", ""),
        ("undo", "back", ""),
        ("change 3", "change", "3"),
        ("add eHealth Portal", "add", "eHealth Portal"),
        ("Add partner G42", "add", "partner G42"),
        ("skip", "skip", ""),
        ("later", "skip", ""),
        ("?", "options", ""),
        ("show known", "show", "known"),
        ("show  advice", "show", ""),
        ("check", "check", ""),
        ("sources 2", "sources", "2"),
        ("help!", "help", ""),
        ("stop here", "quit", ""),
        ("bye.", "quit", ""),
    ],
)
def test_a_command_is_known_by_its_words(text: str, name: str, rest: str) -> None:
    found = intents_of(COMMANDS).find(text)

    assert found is not None
    assert (found.command.name, found.rest) == (name, rest)


@pytest.mark.parametrize("text", ["yes", "helpless", "back office", "skip rope", "quit smoking line", "1", "UAE"])
def test_an_answer_is_no_command(text: str) -> None:
    assert intents_of(COMMANDS).find(text) is None


STEPS: dict[str, list[str]] = {
    "market": [],
    "known": ["AE"],
    "fact": ["AE", ""],
    "name": ["AE", "", "none"],
    "profile": ["AE", "", "none", "bank"],
    "more": ["AE", "", "none", "no", "no"],
    "check": ["AE", "", "none", "no", "no", "2"],
    "advice": ["AE", "", "none", "no", "no", "2", ""],
}


def at(little: Program, kind: str) -> Dialogue:
    dialogue, _ = talk(little, *STEPS[kind])
    assert dialogue.step.kind == kind
    return dialogue


ONLY_TELL = [
    "why",
    "?",
    "help",
    "show",
    "show known",
    "check",
    "sources",
    "sources 1",
    "change",
    "why lock",
    "why banana",
]


@pytest.mark.parametrize("kind", STEPS)
@pytest.mark.parametrize("text", ONLY_TELL)
def test_a_command_that_tells_something_changes_no_answer_at_any_step(little: Program, kind: str, text: str) -> None:
    before = at(little, kind)
    after, turns = talk(before, text)

    assert (after.answers, after.step) == (before.answers, before.step)
    assert [turn.speaker for turn in turns] == ["advisor"]
    assert said(turns)


@pytest.mark.parametrize("kind", list(STEPS)[1:])
def test_back_undoes_the_last_answer_at_every_step(little: Program, kind: str) -> None:
    before = talk(little, *STEPS[kind][:-1])[0]
    after, turns = talk(at(little, kind), "back")

    assert (after, after.step) == (before, before.step)
    assert said(turns[-1:]) == said(before.open()[1][-1:])


def test_back_at_the_first_question_says_so(little: Program) -> None:
    assert said(talk(little, "back")[1]) == "This is the first question."


def test_back_again_and_again_leads_to_the_first_question(little: Program) -> None:
    dialogue = at(little, "advice")
    assert talk(dialogue, *["back"] * len(dialogue.answers))[0] == Dialogue(little)


@pytest.mark.parametrize(
    ("kind", "step"),
    [
        ("known", Step("fact", CASE, "wishes")),
        ("fact", Step("name", Subject("workload"))),
        ("name", Step("name", Subject("partner"))),
        ("profile", Step("fact", Subject("workload"), "secret")),
    ],
)
def test_skip_leaves_a_question_for_later(little: Program, kind: str, step: Step) -> None:
    assert talk(at(little, kind), "skip")[0].step == step


@pytest.mark.parametrize("kind", ["market", "more", "check", "advice"])
def test_what_cannot_be_skipped_says_so(little: Program, kind: str) -> None:
    before = at(little, kind)
    after, turns = talk(before, "skip")

    assert (after.answers, turns[0].kind) == (before.answers, "problem")


def test_a_skipped_question_comes_again_when_the_person_goes_on(little: Program) -> None:
    dialogue, _ = talk(little, "AE", "", "skip", "no", "no")
    assert dialogue.step.kind == "more"

    assert talk(dialogue, "go on")[0].step == Step("fact", CASE, "wishes")


def test_help_lists_every_command(little: Program) -> None:
    told = said(talk(little, "help")[1])

    assert all(command.help in told for command in COMMANDS)


def test_a_question_mark_tells_what_can_be_answered(little: Program) -> None:
    turn = talk(at(little, "fact"), "?")[1][0]

    assert [choice.key for choice in turn.choices] == ["1", "2", "3", "4", "none", "unsure"]
    assert "Or: unsure, skip, why" in turn.text


def test_show_gives_the_advice_so_far_and_show_known_the_basis(little: Program) -> None:
    dialogue = at(little, "fact")
    shown, known = said(talk(dialogue, "show")[1]), said(talk(dialogue, "show known")[1])

    assert "Advice for United Arab Emirates:" in shown
    assert "may    Plain words [" in shown
    assert "Trust (2026-01-02, medium confidence): A speech. [" in known
    assert "Strategy (2026-01-01, low confidence): It has one. [" in known
    assert said(talk(little, "show known")[1]) == "Name a market first."


def test_sources_lists_what_was_shown_and_tells_one_in_full(little: Program) -> None:
    assert said(talk(little, "sources")[1]) == "No source has been shown yet."
    dialogue = at(little, "known")
    listed, one = said(talk(dialogue, "sources")[1]), said(talk(dialogue, "sources 2")[1])

    assert listed.splitlines() == ["[1] Paper, Press, 2026-04-16; Section 1", "[2] Paper, Press, 2026-04-16; Section 2"]
    assert "It says: It is about secrets." in one
    assert said(talk(dialogue, "sources 9")[1]) == listed


def test_check_lists_the_answers_as_numbered_statements(little: Program) -> None:
    dialogue, _ = talk(little, "AE", "1", "high", "skip", "bank", "yes", "no", "1", "unsure")

    assert said(talk(dialogue, "check")[1]).splitlines() == [
        "Your answers:",
        "  1  Market: United Arab Emirates",
        "  2  Trust: high",
        "  3  Workload: Bank",
        "  4  Secret (Bank): yes",
        "  5  Outage (Bank): minutes",
        "  6  Partner: Etisal",
        "  7  Screened (Etisal): not sure",
        "  8  Wishes: left for later",
    ]


def test_quit_ends_the_talk_and_keeps_the_answers(little: Program) -> None:
    dialogue, turns, effects = reply(talk(little, "AE")[0], "quit")

    assert (effects, len(dialogue.answers), said(turns[1:])) == ((Quit(),), 1, "Saved. See you.")


def greet(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    return dialogue.tell("note", f"Hello, {rest}.")


TOY = Command(
    "greet",
    "'greet NAME' says hello",
    phrases("greet / say hello"),
    greet,
    takes=phrases("greet / say hello to"),
    mentions=phrases("salutation"),
    key="ctrl+e",
    label="Greet",
    needs=has_market,
    unmet="Name a market first.",
    wants="a name",
)


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> Command[Dialogue]:
    """A command that is added by adding its object to the registry."""
    monkeypatch.setattr(registry, "COMMANDS", (*COMMANDS, TOY))
    return TOY


@pytest.mark.parametrize("text", ["greet Ada", "/greet Ada", "please say hello to Ada"])
def test_an_added_command_works_in_the_conversation(little: Program, toy: Command[Dialogue], text: str) -> None:
    before, _ = talk(little, "AE")
    after, turns = talk(before, text)

    assert said(turns) == "Hello, Ada."
    assert after.answers == before.answers


def test_an_added_command_is_on_the_help_page(little: Program, toy: Command[Dialogue]) -> None:
    assert "  greet              'greet NAME' says hello" in said(talk(little, "help")[1]).splitlines()


def test_an_added_command_is_refused_without_what_it_needs(little: Program, toy: Command[Dialogue]) -> None:
    assert said(talk(little, "greet Ada")[1]) == "Name a market first."
    assert not toy.needs(Dialogue(little))


@pytest.mark.parametrize("text", ["greet", "/greet", "any salutation?"])
def test_an_added_command_asks_for_what_it_wants(little: Program, toy: Command[Dialogue], text: str) -> None:
    assert said(talk(little, "AE", text)[1]) == "Type 'greet' and a name."


def test_an_added_command_has_its_key_in_the_footer_and_its_place_in_palette_and_slash() -> None:
    commands = (*COMMANDS, TOY)
    keys = {binding.key: binding for binding in bindings(commands) if isinstance(binding, Binding)}

    assert (keys["ctrl+e"].action, keys["ctrl+e"].description, keys["ctrl+e"].show) == ("call('greet')", "Greet", True)
    assert shown_in_palette(TOY) == "greet  (Ctrl+E)"
    assert "/greet" in QuestionBox(commands).slashed
