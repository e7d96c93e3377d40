"""Cases and settings from within a conversation, and the first-run help."""

from __future__ import annotations

from pathlib import Path

from advisor.conversation.session import FIRST_RUN_HELP, Session
from advisor.engine.compile import Program
from advisor.store.cases import list_cases
from advisor.store.settings import load_settings
from tests.fixtures.little_base import said


def begun(little: Program, folder: Path, *replies: str) -> Session:
    session = Session(little, folder)
    session.open()
    for reply in replies:
        session.reply(reply)
    return session


def test_cases_lists_what_is_saved(little: Program, tmp_path: Path) -> None:
    session = Session(little, tmp_path)

    assert "No saved cases yet" in said(session.reply("cases"))
    begun(little, tmp_path, "AE")
    assert "United Arab Emirates" in said(session.reply("my cases"))


def test_open_goes_on_with_another_case_and_keeps_this_one(little: Program, tmp_path: Path) -> None:
    begun(little, tmp_path, "AE", "")
    session = begun(little, tmp_path, "Norway")
    turns = session.reply("open United Arab Emirates")

    assert session.name == "United Arab Emirates"
    assert "Welcome back to 'United Arab Emirates'" in said(turns)
    session.reply("keys")
    kept = {case.name: len(case.answers) for case in list_cases(tmp_path)}
    assert kept == {"United Arab Emirates": 3, "Norway": 1}


def test_open_without_such_a_case_says_so(little: Program, tmp_path: Path) -> None:
    session = begun(little, tmp_path)

    assert session.reply("open Atlantis")[1].kind == "problem"
    assert session.number == 0


def test_new_begins_another_case(little: Program, tmp_path: Path) -> None:
    session = begun(little, tmp_path, "AE")
    turns = session.reply("new case")

    assert "Saved as 'United Arab Emirates'." in said(turns)
    assert (session.number, session.dialogue.answers) == (0, ())
    session.reply("Norway")
    assert {case.name for case in list_cases(tmp_path)} == {"United Arab Emirates", "Norway"}


def test_settings_are_kept(little: Program, tmp_path: Path) -> None:
    session = begun(little, tmp_path)
    session.reply("settings theme light")

    assert load_settings(tmp_path).theme == "light"


def test_the_first_conversation_explains_itself_in_three_turns_and_no_other_does(
    little: Program, tmp_path: Path
) -> None:
    session = Session(little, tmp_path)
    turns = [*session.open(), *session.reply("AE"), *session.reply(""), *session.reply("why"), *session.reply("low")]
    told = [turn.text for turn in turns]

    assert [told.count(text) for text in FIRST_RUN_HELP] == [1, 1, 1]
    assert session.turns[-1].kind != "note"
    assert not set(FIRST_RUN_HELP) & {turn.text for turn in Session(little, tmp_path).open()}


def test_what_was_saved_before_the_help_was_read_does_not_bring_it_again(little: Program, tmp_path: Path) -> None:
    begun(little, tmp_path, "AE")

    assert not set(FIRST_RUN_HELP) & {turn.text for turn in Session(little, tmp_path).open()}
