"""The library finds pages, follows links and goes back."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from textual.widgets import OptionList

from advisor.library.search import Entry, find
from advisor.model.knowledge import Knowledge
from advisor.tui.app import AdvisorApp
from advisor.tui.screens.library import LibraryScreen
from advisor.tui.screens.recommendation import RecommendationScreen
from tests.conftest import NET
from tests.fixtures.screen_driver import SIZES, consulted, done, everything, ready, shown


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_library_finds_a_page_follows_a_link_and_goes_back(data: Path, size: tuple[int, int]) -> None:
    app = AdvisorApp()
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        await pilot.press("f3", *"failovr")
        await done(app, pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert app.screen.listed[0].title == "Failover"
        await pilot.press("enter")
        await done(app, pilot)
        assert "Taking over in another place" in shown(app)
        near = app.screen.query_one("#near", OptionList)
        near.focus()
        await pilot.press("down", "enter")
        await done(app, pilot)
        assert len(app.screen.trail) == 2
        await pilot.press("escape")
        await done(app, pilot)
        assert "Taking over in another place" in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, LibraryScreen)


async def test_the_library_lists_all_of_a_kind_and_says_when_nothing_is_found(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(100, 40)) as pilot:
        await ready(app, pilot)
        assert app.program is not None
        await pilot.press("f3", "tab", "down", "down", "down", "enter")
        await done(app, pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert len(app.screen.listed) == len(app.program.knowledge.measures)
        await pilot.press("ctrl+f", *"qqqxyz")
        await done(app, pilot)
        assert "Nothing is like 'qqqxyz'." in shown(app)


async def test_what_was_looked_for_before_never_replaces_what_is_looked_for_now(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, over = threading.Event(), threading.Event(), threading.Event()

    def slow(knowledge: Knowledge, words: str, most: int) -> list[Entry]:
        if words != "failover":
            return find(knowledge, words, most)
        begun.set()
        go_on.wait()
        try:
            return find(knowledge, words, most)
        finally:
            over.set()

    monkeypatch.setattr("advisor.tui.screens.library.find", slow)
    app = AdvisorApp()
    async with app.run_test(size=(100, 40)) as pilot:
        await ready(app, pilot)
        await pilot.press("f3")
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        screen.look("failover")
        while not begun.is_set():
            await asyncio.sleep(0)
        screen.look("Norway")
        await pilot.pause()
        go_on.set()
        await asyncio.to_thread(over.wait)
        await pilot.pause()

        assert screen.listed[0].title == "Norway"


async def test_a_recommendation_leads_to_its_page_in_the_library(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await consulted(app, pilot, 11)
        await pilot.press("f2", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, RecommendationScreen)
        await pilot.press("f3")
        await done(app, pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert "NEAR IT" not in everything(app)
        assert app.screen.query_one("#near", OptionList).option_count


async def test_what_is_found_after_the_screen_has_lost_its_lists_is_dropped(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def slow(*given: object) -> list[Entry]:
        begun.set()
        go_on.wait(NET)
        return []

    app = AdvisorApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(app, pilot)
        monkeypatch.setattr("advisor.tui.screens.library.find", slow)
        await pilot.press("f3")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        screen.look("tokens")
        while not begun.is_set():
            await asyncio.sleep(0.01)
        await screen.query("#found").remove()
        go_on.set()
        await app.workers.wait_for_complete()
