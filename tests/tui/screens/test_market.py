"""The market card shows dates, confidence, and what is not known."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.tui.app import AdvisorApp
from advisor.tui.screens.library import LibraryScreen
from advisor.tui.screens.lists import MarketScreen
from tests.fixtures.screen_driver import SIZES, consulted, done, everything, shown


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_market_card_shows_dates_confidence_and_what_is_not_known(data: Path, size: tuple[int, int]) -> None:
    app = AdvisorApp()
    async with app.run_test(size=size) as pilot:
        await consulted(app, pilot, 3)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert isinstance(app.screen, MarketScreen)
        assert "facts known" in " ".join(shown(app).split())
        for told in ("your answer", "not known", "confidence)"):
            assert told in everything(app)
        await pilot.press("enter")
        await done(app, pilot)
        assert isinstance(app.screen, LibraryScreen)
