"""What holds on every screen: colours, sizes and copying."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

from advisor.tui.app import AdvisorApp
from tests.fixtures.screen_driver import consulted, say, session, shown


async def test_no_color_leaves_no_colour(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = AdvisorApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await consulted(app, pilot, 7)
        colours = {
            colour.get_truecolor()
            for strip in app.screen._compositor.render_strips()
            for segment in strip.apply_filter(app._filters[0], app.screen.background_colors[1])
            if segment.style
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour is not None
        }
        words = shown(app)

    assert colours
    assert all(colour.red == colour.green == colour.blue for colour in colours)
    assert all(word in words for word in ("SECURITY", "settled", "must", "should"))


async def test_a_resize_in_the_middle_of_a_question_loses_nothing(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await consulted(app, pilot, 2)
        await pilot.press("down", "space", "down", "down", "space", "up", "up", "up", *"yet")
        line, before = app.screen.query_one("#line", Input), session(app).dialogue
        assert line.value == "yet"
        for size in ((40, 20), (30, 10), (80, 24), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()

        assert app.screen.query_one("#line", Input).value == "yet"
        assert session(app).dialogue == before
        assert app.screen.query_one("QuestionBox").marked == {0, 2}  # type: ignore[attr-defined]


async def test_what_was_said_last_can_be_copied(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await consulted(app, pilot, 2)
        await say(app, pilot, "why")
        await pilot.press("ctrl+y")
        await pilot.pause()

        assert app.clipboard == session(app).turns[-1].text
