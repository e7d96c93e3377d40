"""The learning screen: the same turns as in plain lines, the path beside them, and pictures of it."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Input

from advisor.learning.commands import LEARN_COMMANDS
from advisor.learning.exercises.cases import ExerciseCases
from advisor.learning.lesson_dialogue import LessonDialogue
from advisor.learning.position import Position
from advisor.learning.reply import reply
from advisor.learning.session import attempts_kept
from advisor.tui.app import AdvisorApp
from advisor.tui.screens.home import HomeScreen
from advisor.tui.screens.learn import LearnScreen
from advisor.tui.screens.talk import TurnView
from tests.fixtures.lesson import lesson_program
from tests.fixtures.screen_driver import matches, ready, say, shown

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MOMENTS = {
    "learn-menu": [],
    "learn-lesson": [""],
    "learn-told": ["", "", "apple", "", "spare copy"],
    "learn-match": ["", "", "apple", "", "strong lock", ""],
}


@pytest.fixture
def lessons(tmp_path: Path, data: Path) -> str:
    folder = tmp_path / "knowledge"
    lesson_program(folder)
    return str(folder)


def learning_app(knowledge: str, position: Position | None = None) -> AdvisorApp:
    return AdvisorApp(knowledge, clock=lambda: NOW, learn_at=position or Position())


@pytest.mark.parametrize("snapshot", MOMENTS)
@pytest.mark.parametrize("size", [(80, 24), (120, 32)], ids=["80x24", "120x32"])
async def test_pictures(lessons: str, snapshot: str, size: tuple[int, int]) -> None:
    app = learning_app(lessons)
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        app.screen.query_one(Input).cursor_blink = False
        for text in MOMENTS[snapshot]:
            await say(app, pilot, text)
        await pilot.pause()

        assert matches(app, f"{snapshot}-{size[0]}x{size[1]}")


async def test_the_screen_shows_the_same_turns_as_plain_lines(lessons: str) -> None:
    replies = ["", "", "2", "why 1", "", "1", "", "xyz", "back", "home", "help me please", "3", "home"]
    app = learning_app(lessons)
    async with app.run_test(size=(100, 40)) as pilot:
        await ready(app, pilot)
        assert app.program is not None
        learning, turns, _ = LessonDialogue(ExerciseCases(app.program), clock=lambda: NOW).open()
        for text in replies[:10]:
            learning, more, _ = reply(learning, text)
            turns += more
            await say(app, pilot, text)

        views = [view.turn for view in app.screen.query(TurnView)]
        assert [(turn.speaker, turn.text) for turn in views] == [(turn.speaker, turn.text) for turn in turns]


async def test_it_is_reached_from_home_and_left_again(lessons: str) -> None:
    app = AdvisorApp(lessons)
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(app, pilot)
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, LearnScreen)
        await say(app, pilot, "")
        await say(app, pilot, "")
        assert len(attempts_kept()) == 1
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_a_lesson_is_chosen_in_the_path(lessons: str) -> None:
    app = learning_app(lessons)
    async with app.run_test(size=(120, 32)) as pilot:
        await ready(app, pilot)
        await pilot.press("f2", "down", "down", "enter")
        await pilot.pause()

        assert isinstance(app.screen, LearnScreen)
        assert app.screen.session.learning.position == Position("lesson", "second", 0)
        assert "Lesson 2: More" in shown(app)


async def test_keys_call_the_same_as_words(lessons: str) -> None:
    app = learning_app(lessons)
    async with app.run_test(size=(120, 32)) as pilot:
        await ready(app, pilot)
        for key, told in {
            "f8": "THE PATH",
            "f7": "PRACTICE",
            "f9": "You have done nothing yet",
            "ctrl+o": "Begin lesson 1",
        }.items():
            await pilot.press(key)
            await pilot.pause()
            assert told in shown(app), key
        await pilot.press("f1")
        await pilot.pause()
        assert "the path of lessons" in shown(app)
        await pilot.press("escape", "f3")
        await pilot.pause()
        assert not isinstance(app.screen, LearnScreen)


async def test_what_is_longer_than_the_window_is_shown_from_its_beginning(lessons: str) -> None:
    app = learning_app(lessons)
    async with app.run_test(size=(60, 16)) as pilot:
        await ready(app, pilot)
        for text in ("", "", "stone"):
            await say(app, pilot, text)
        await pilot.pause()

        assert "Not this one." in shown(app)


@pytest.mark.parametrize("size", [(40, 20), (30, 10), (200, 60)])
async def test_any_size_shows_what_is_asked(lessons: str, size: tuple[int, int]) -> None:
    app = learning_app(lessons)
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        for text in ("", "", "apple", ""):
            await say(app, pilot, text)

        assert "A strong lock" in shown(app) or size[1] < 20
        assert app.screen.query_one(Input).region.height > 0


@pytest.mark.parametrize("seed", [1, 2])
async def test_random_keys_lose_nothing(lessons: str, seed: int) -> None:
    chance = random.Random(seed)
    keys = [*(c.key for c in LEARN_COMMANDS if c.key), *"123 n?/", "enter", "enter", "enter", "up", "down", "tab", "f2"]
    words = [
        "",
        "1",
        "2 1",
        "lesson 1",
        "practice musts",
        "why 1",
        "back",
        "skip",
        "it is secret and they do not trust",
    ]
    kept = 0
    # A long conversation takes ever longer to draw; several short ones try as much.
    for _ in range(2):
        app = learning_app(lessons)
        async with app.run_test(size=(100, 30)) as pilot:
            await ready(app, pilot)
            for _ in range(40):
                if isinstance(app.screen, LearnScreen):
                    if chance.random() < 0.5:
                        await say(app, pilot, chance.choice(words))
                    else:
                        await pilot.press(chance.choice(keys))
                    assert len(attempts_kept()) >= kept
                    kept = len(attempts_kept())
                else:
                    await pilot.press("escape")
                await pilot.pause()
    assert kept > 2
