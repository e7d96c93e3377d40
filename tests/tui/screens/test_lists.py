"""Settings hold at once, and answers lead to a change."""

from __future__ import annotations

from pathlib import Path

from advisor.store.settings import load_settings
from advisor.tui.app import AdvisorApp
from advisor.tui.screens.consult import ConsultScreen
from advisor.tui.screens.lists import AnswersScreen, SettingsScreen
from tests.fixtures.screen_driver import consulted, new_case, ready, say, session, shown


async def test_settings_hold_at_once_and_are_kept(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        await pilot.press("f4")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert (app.theme, load_settings().theme) == ("textual-light", "light")
        await pilot.press("enter", "down", "enter", "down", "enter")
        await pilot.pause()
        assert app.theme == "advisor-contrast"
        assert app.has_class("-tight")
        assert app.animation_level == "none"


async def test_settings_typed_in_the_conversation_hold_at_once(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await new_case(app, pilot)
        await say(app, pilot, "settings theme light")
        assert app.theme == "textual-light"


async def test_answers_lead_to_a_change(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await consulted(app, pilot, 7)
        await pilot.press("f7")
        await pilot.pause()
        assert isinstance(app.screen, AnswersScreen)
        assert "What sovereignty means" in shown(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ConsultScreen)
        assert session(app).dialogue.step.fact == "sovereignty-meaning"
