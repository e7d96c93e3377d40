"""Cases stand side by side, and unknown names are asked again."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from advisor.tui.app import AdvisorApp
from advisor.tui.screens.lists import CompareScreen
from tests.fixtures.screen_driver import SIZES, consulted, done, everything, session


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_compare_sets_cases_side_by_side(data: Path, size: tuple[int, int]) -> None:
    app = AdvisorApp()
    async with app.run_test(size=size) as pilot:
        await consulted(app, pilot, 11)
        await pilot.press("f10")
        await pilot.pause()
        assert isinstance(app.screen, CompareScreen)
        app.screen.query_one(Input).value = "Brazil and Norway"
        await pilot.press("enter")
        await done(app, pilot)
        assert "B  Brazil" in everything(app)
        assert "differ." in everything(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "B  Brazil" in session(app).turns[-1].text


async def test_compare_asks_again_for_what_it_does_not_know(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await consulted(app, pilot, 2)
        await pilot.press("f10")
        await pilot.pause()
        app.screen.query_one(Input).value = "Atlantis"
        await pilot.press("enter")
        await done(app, pilot)
        assert "I know no market or case called 'Atlantis'." in everything(app)
