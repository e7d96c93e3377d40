"""A session saves every answer before anybody sees it acknowledged, and opens again where it stood."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from advisor.conversation.dialogue import Dialogue
from advisor.conversation.session import Session
from advisor.conversation.turns import Turn
from advisor.engine.compile import Program
from advisor.errors import InputError
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Subject
from advisor.model.values import Several
from advisor.store.cases import delete_case, list_cases, load_case, save_case
from tests.fixtures.little_base import FOLDER, MARKET, RULES, little_program, said

REPLIES = ["AE", "", "voice", "bank", "yes", "Shop", "no"]


def started(program: Program, folder: Path, *replies: str) -> Session:
    session = Session(program, folder)
    session.open()
    for reply in replies:
        session.reply(reply)
    return session


def on_disk(folder: Path) -> tuple[Answer, ...]:
    """The answers of the only case, read by a connection of our own."""
    with closing(sqlite3.connect(folder / "cases.sqlite")) as connection:
        ((plain,),) = connection.execute("select answers from cases").fetchall()
    return tuple(Answer.from_plain(item) for item in json.loads(plain))


def test_an_answer_is_on_disk_before_the_reply_returns(
    little: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = started(little, tmp_path)
    seen: list[int] = []
    save = save_case

    def watched(*arguments: object, **more: object) -> str:
        name = save(*arguments, **more)  # type: ignore[arg-type]
        seen.append(len(on_disk(tmp_path)))
        return name

    monkeypatch.setattr("advisor.conversation.session.save_case", watched)
    for number, reply in enumerate(REPLIES, 1):
        shown = len(session.turns)
        assert session.reply(reply)
        assert (seen[-1], on_disk(tmp_path)) == (number, session.dialogue.answers)
        assert len(session.turns) > shown


def test_an_answer_that_cannot_be_saved_is_not_acknowledged(
    little: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = started(little, tmp_path, "AE")
    before, turns = session.dialogue, list(session.turns)

    def refuse(*arguments: object, **more: object) -> str:
        raise InputError("The disk is full.")

    monkeypatch.setattr("advisor.conversation.session.save_case", refuse)
    with pytest.raises(InputError):
        session.reply("")
    assert (session.dialogue, session.turns) == (before, turns)


def test_nothing_is_saved_before_the_first_answer(little: Program, tmp_path: Path) -> None:
    session = started(little, tmp_path, "help", "qqqq", "back")

    assert (session.number, list_cases(tmp_path)) == (0, [])


def test_going_back_is_saved_too(little: Program, tmp_path: Path) -> None:
    started(little, tmp_path, "AE", "", "voice", "back")

    assert len(on_disk(tmp_path)) == 2


@pytest.mark.parametrize("number", range(1, len(REPLIES) + 1))
def test_a_saved_case_opens_again_at_the_same_step(little: Program, tmp_path: Path, number: int) -> None:
    before = started(little, tmp_path, *REPLIES[:number])
    after = Session.resume(little, before.name, tmp_path)
    turns = after.open()

    assert (after.dialogue.step, after.dialogue.answers) == (before.dialogue.step, before.dialogue.answers)
    assert turns[0].text == f"Welcome back to '{before.name}'. {number} answer{'' if number == 1 else 's'} kept."
    assert [turn.kind for turn in turns][1:] != ["greeting", "question"]


def test_a_case_opened_again_goes_on_under_its_number(little: Program, tmp_path: Path) -> None:
    started(little, tmp_path, "AE", "")
    after = Session.resume(little, "1", tmp_path)
    after.open()
    after.reply("voice")

    assert [(case.id, len(case.answers)) for case in list_cases(tmp_path)] == [(1, 3)]


def test_it_says_so_when_the_knowledge_changed_meanwhile(little: Program, tmp_path: Path) -> None:
    before = started(little, tmp_path / "data", *REPLIES)
    files = {"questions__market": MARKET, "rules__security__seat-for-voice": RULES["seat-for-voice"]}
    files["rules__security__lock-or-seat"] = RULES["lock-or-seat"]
    renamed = {name: text.replace("for-voice", "for-VOICE").replace("voice", "speech") for name, text in files.items()}
    renamed = {name: text.replace("for-VOICE", "for-voice") for name, text in renamed.items()}
    bank = FOLDER["cases__bank"].replace("voice", "speech")
    changed = little_program(tmp_path / "k", cases__bank=bank, **renamed)
    after = Session.resume(changed, before.name, tmp_path / "data")
    told = after.open()[0].text

    assert "The knowledge base has changed since you saved it; the advice follows the new one." in told
    assert "Set aside, as no question fits them any more: 1 answer." in told
    assert after.dialogue.answers == before.dialogue.answers


def test_a_case_names_itself_after_its_market_and_first_workload(little: Program, tmp_path: Path) -> None:
    session = Session(little, tmp_path)
    session.open()
    names = []
    for reply in [*REPLIES, "change 1", "NO"]:
        session.reply(reply)
        names.append(session.name)

    assert list(dict.fromkeys(names)) == ["United Arab Emirates", "United Arab Emirates, Bank", "Norway, Bank"]


def test_every_case_has_a_name_of_its_own(little: Program, tmp_path: Path) -> None:
    assert [started(little, tmp_path, "NO").name for _ in range(3)] == ["Norway", "Norway 2", "Norway 3"]


def test_a_name_that_a_person_gave_is_kept(little: Program, tmp_path: Path) -> None:
    session = Session(little, tmp_path)
    session.start_with([Answer("market", value="NO")], "Mine")
    again = Session.resume(little, "mine", tmp_path)
    again.open()
    again.reply("none")
    again.reply("Shop")

    assert (session.name, again.name) == ("Mine", "Mine")


def test_a_case_deleted_under_an_open_session_is_told(little: Program, tmp_path: Path) -> None:
    session = started(little, tmp_path, "NO")
    delete_case("Norway", tmp_path)

    with pytest.raises(InputError, match="was deleted meanwhile"):
        session.reply("none")


def test_a_hand_made_answer_that_fits_nothing_does_not_stop_a_case_from_opening(
    little: Program, tmp_path: Path
) -> None:
    session = started(little, tmp_path, "AE", "")
    strange = Answer("fact", Subject("workload", 7), "secret", "yes")
    session.start_with([*session.dialogue.answers, strange], "Strange")
    again = Session.resume(little, "Strange", tmp_path)

    assert "any more: 1 answer." in said(again.open()[:1])
    assert again.dialogue.answers[-1] == strange


def test_a_kill_between_replies_loses_nothing_acknowledged(tmp_path: Path) -> None:
    environment = os.environ | {"ADVISOR_DATA": str(tmp_path), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "advisor", "chat"]
    replies = ["Brazil", "", "1", "unsure", "skip"]
    for count in (1, len(replies)):
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            text=True,
        ) as chat:
            assert chat.stdin is not None
            assert chat.stdout is not None
            for reply in replies[:count]:
                chat.stdin.write(f"{reply}\n")
                chat.stdin.flush()
                label = f"You      {reply or '(Enter)'}"
                assert any(line.rstrip() == label for line in chat.stdout)
            os.kill(chat.pid, signal.SIGKILL)
        assert len(list_cases(tmp_path)[0].answers) == count


def test_turns_are_kept_in_order(little: Program, tmp_path: Path) -> None:
    session = Session(little, tmp_path)
    shown: list[Turn] = [*session.open()]
    for reply in REPLIES:
        shown += session.reply(reply)

    assert session.turns == shown
    assert Dialogue(little, load_case(session.name, tmp_path).answers).now.state == session.dialogue.now.state
    assert session.dialogue.now.state.situation.facts_at(CASE)["wishes"].origin.kind == "answered"


def test_a_what_if_is_saved_as_a_case_of_its_own(little: Program, tmp_path: Path) -> None:
    session = started(little, tmp_path, "AE", "", "voice")
    before = session.dialogue.answers
    session.reply("what if wishes are keys")
    told = said(session.reply("save as Keys first"))

    assert "saved as 'Keys first', a case of its own" in told
    assert session.dialogue.answers == before == load_case(session.name, tmp_path).answers
    kept = load_case("Keys first", tmp_path)
    assert Dialogue(little, kept.answers).now.state.situation.value(CASE, "wishes") == Several(frozenset({"keys"}))


def test_a_case_can_be_given_a_name_that_it_keeps(little: Program, tmp_path: Path) -> None:
    session = started(little, tmp_path, "AE", "", "voice")
    assert "This case is called 'The bank' now." in said(session.reply("save as The bank"))
    session.reply("Core banking")

    assert [case.name for case in list_cases(tmp_path)] == ["The bank"]


def test_other_cases_are_found_by_their_names(little: Program, tmp_path: Path) -> None:
    other = started(little, tmp_path, "NO", "voice")
    other.reply("save as North")
    session = started(little, tmp_path, "AE", "", "keys")

    assert "B  North" in said(session.reply("compare north"))
    assert "B  Bank" in said(session.reply("compare bank"))
    assert session.elsewhere("South") is None
