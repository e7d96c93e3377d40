"""Saved cases are opened, and deleted only when asked twice."""

from __future__ import annotations

from pathlib import Path

from advisor.store.cases import list_cases
from advisor.tui.app import AdvisorApp
from advisor.tui.screens.lists import CasesScreen
from tests.fixtures.screen_driver import consulted, ready, say, session, shown


async def test_cases_are_opened_and_deleted_only_when_asked_twice(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(app, pilot)
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert isinstance(app.screen, CasesScreen)
        assert "No saved cases yet" in shown(app)
        await pilot.press("escape")
        await consulted(app, pilot, 2)
        await pilot.press("ctrl+n")
        await say(app, pilot, "Norway")
        await pilot.press("ctrl+o")
        await pilot.pause()
        await pilot.press("d", "down")
        await pilot.pause()
        assert len(list_cases()) == 2
        await pilot.press("d", "d")
        await pilot.pause()
        assert [case.name for case in list_cases()] == ["Norway"]
        await pilot.press("enter")
        await pilot.pause()
        assert session(app).name == "Norway"
