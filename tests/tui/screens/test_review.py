"""The review page and the grid of crises: what they show, and pictures of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.tui.app import AdvisorApp
from advisor.tui.screens.continuity import ContinuityScreen
from advisor.tui.screens.library import LibraryScreen
from advisor.tui.screens.review import ReviewScreen
from tests.fixtures.little_base import write_little
from tests.fixtures.proposal_cases import FILES
from tests.fixtures.screen_driver import matches, new_case, say, say_all, session, shown

PROPOSAL = ("proposal", "AE", "", "voice", "no", "Bank", "yes", "no", "no", "1: a letter", "2")


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(write_little(tmp_path / "knowledge", **FILES))


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 32)], ids=["40x20", "80x24", "120x32"])
async def test_the_review_page(data: Path, folder: str, size: tuple[int, int]) -> None:
    app = AdvisorApp(folder)
    async with app.run_test(size=size) as pilot:
        await new_case(app, pilot)
        await say_all(app, pilot, PROPOSAL)
        answers = session(app).dialogue.answers
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        await pilot.press("enter")
        await pilot.pause()

        assert matches(app, f"review-{size[0]}x{size[1]}")
        await pilot.press("escape")
        await pilot.pause()
        assert session(app).dialogue.answers == answers


async def test_a_gap_is_told_in_full_and_leads_to_the_library(data: Path, folder: str) -> None:
    app = AdvisorApp(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await new_case(app, pilot)
        await say_all(app, pilot, PROPOSAL)
        await pilot.press("ctrl+r")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()

        told = shown(app).replace("\u00a0", " ")
        assert "Gate         passed by its word, open" in told
        assert "Owner    everybody" in told
        assert "Source   " in told
        await pilot.press("l")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        assert "Trust comes first  (yardstick trust-first, security)" in shown(app).replace("\u00a0", " ")


async def test_the_grid_shows_every_crisis_in_words(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(100, 40)) as pilot:
        await new_case(app, pilot)
        await say(app, pilot, "open proposal-emirates-all-at-home")
        await pilot.press("ctrl+g")
        await pilot.pause()

        assert isinstance(app.screen, ContinuityScreen)
        rows = [line.replace("\u00a0", " ").split() for line in shown(app).splitlines()]
        assert ["Nothing", "in", "the", "country", "answers", "lost", "lost", "serves"] in rows
        assert ["Crisis", "as", "planned", "all", "at", "home", "also", "abroad"] in rows


async def test_the_grid_without_a_workload_says_what_to_do(data: Path, folder: str) -> None:
    app = AdvisorApp(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await new_case(app, pilot)
        await say(app, pilot, "AE")
        await pilot.press("ctrl+g")
        await pilot.pause()

        assert "Name a workload first" in shown(app)
