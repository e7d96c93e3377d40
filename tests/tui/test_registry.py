"""One registry: every command by key, by palette, after a slash and on the help page; and all of it in plain mode too."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.binding import Binding
from textual.command import CommandPalette

from advisor.conversation.commands.answers import WANTED_BY_ADD, WANTED_BY_REMOVE, WANTED_BY_RENAME
from advisor.conversation.commands.command import Command, always
from advisor.conversation.commands.registry import COMMANDS
from advisor.conversation.dialogue import Dialogue
from advisor.conversation.session import Session
from advisor.engine.compile import Program
from advisor.tui.app import AdvisorApp
from advisor.tui.host import ANYWHERE, IN_A_CASE, Page
from advisor.tui.pages import FROM_A_PROGRAM, FROM_A_SESSION
from advisor.tui.palette import shown as in_palette
from advisor.tui.screens.consult import ConsultScreen, opens
from advisor.tui.screens.home import HomeScreen
from tests.fixtures.little_base import write_little
from tests.fixtures.screen_driver import new_case, ready, say, say_all, session, shown

NAMED = {command.name: command for command in COMMANDS}
KEYED = [command for command in COMMANDS if command.key]


REPLIES = ["uae", "", "keys", "shop", "yes", "proposal"]


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A little knowledge folder, which loads at once."""
    return str(write_little(tmp_path / "knowledge"))


def name(command: Command[Dialogue]) -> str:
    return command.name


def test_no_key_is_given_twice() -> None:
    keys = [command.key for command in KEYED]

    assert len(keys) == len(set(keys))


def test_every_page_belongs_to_a_command() -> None:
    assert {*ANYWHERE, *IN_A_CASE} <= set(NAMED)
    assert (tuple(FROM_A_PROGRAM), tuple(FROM_A_SESSION)) == (ANYWHERE, IN_A_CASE)


def test_the_home_screen_has_a_key_for_every_page_that_needs_no_case() -> None:
    keys = [binding.key for binding in HomeScreen.BINDINGS if isinstance(binding, Binding)]

    assert keys == sorted((NAMED[name].key for name in ANYWHERE), key=lambda key: (len(key), key))


@pytest.mark.parametrize("command", KEYED, ids=name)
async def test_every_key_does_what_its_command_does(data: Path, folder: str, command: Command[Dialogue]) -> None:
    app = AdvisorApp(folder)
    async with app.run_test(size=(100, 30)) as pilot:
        await new_case(app, pilot)
        await say_all(app, pilot, REPLIES)
        held = session(app)
        before, said = held.dialogue, len(held.turns)
        await pilot.press(command.key)
        await pilot.pause()

        if opens(command):
            assert isinstance(app.screen, Page)
            assert held.dialogue.answers == before.answers
        else:
            assert held.turns[said].text == command.name
            assert len(held.turns) > said + 1


@pytest.mark.parametrize(
    "command", [command for command in COMMANDS if command.key and command.needs is not always], ids=name
)
async def test_a_key_that_would_do_nothing_is_not_offered(data: Path, folder: str, command: Command[Dialogue]) -> None:
    app = AdvisorApp(folder)
    async with app.run_test(size=(200, 30)) as pilot:
        await new_case(app, pilot)
        said = len(session(app).turns)
        await pilot.press(command.key)
        await pilot.pause()

        assert isinstance(app.screen, ConsultScreen)
        assert len(session(app).turns) == said
        assert f" {command.label} " not in shown(app).splitlines()[-1] or not command.label


async def test_the_palette_offers_what_works_and_calls_it(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await new_case(app, pilot)
        await say(app, pilot, "UAE")
        await pilot.press("ctrl+p", *"what holds")
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)
        assert in_palette(NAMED["what holds"]) in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()

        assert "what holds" in [turn.text for turn in session(app).turns]


async def test_a_command_that_wants_more_is_begun_in_the_line(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await new_case(app, pilot)
        await say(app, pilot, "UAE")
        assert isinstance(app.screen, ConsultScreen)
        app.screen.call(NAMED["why not"])
        await pilot.press(*"region")

        assert app.screen.query_one("#line").value == "why not region"  # type: ignore[attr-defined]


async def test_a_slash_completes_a_command(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await new_case(app, pilot)
        await pilot.press(*"/sour")
        await pilot.pause()
        await pilot.press("right", "enter")
        await pilot.pause()

        assert session(app).turns[-1].text == "No source has been shown yet."


async def test_the_help_page_lists_every_command_and_key(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(120, 80)) as pilot:
        await ready(app, pilot)
        await pilot.press("f1")
        await pilot.pause()
        told = " ".join(shown(app).split())

        assert all(command.help in told and (command.sign or command.name) in told for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=name)
@pytest.mark.parametrize("slash", ["", "/"])
def test_plain_mode_has_every_command(little: Program, tmp_path: Path, command: Command[Dialogue], slash: str) -> None:
    talk = Session(little, tmp_path)
    talk.open()
    for text in [*REPLIES, "why lock", "what if trust is high"]:
        talk.reply(text)
    wanted = {"": "", "a measure": " lock", "a name": " Mine", WANTED_BY_ADD: " Tax office"}
    wanted |= {WANTED_BY_REMOVE: " shop", WANTED_BY_RENAME: " shop to Store"}
    more = wanted.get(command.wants, f" {talk.name}")
    said = talk.reply(f"{slash}{command.name}{more}")

    assert len(said) > 1
    assert all(turn.kind != "problem" for turn in said[1:]), [turn.text for turn in said]
    assert all(turn.text for turn in said)
