"""One change is tried out, taken, saved or left."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from advisor.store.cases import list_cases
from advisor.tui.app import AdvisorApp
from advisor.tui.screens.consult import ConsultScreen
from advisor.tui.screens.what_if import WhatIfScreen
from advisor.tui.widgets.rows import Rows
from tests.fixtures.screen_driver import SIZES, consulted, session


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_if_shows_before_and_after_and_can_be_taken(data: Path, size: tuple[int, int]) -> None:
    app = AdvisorApp()
    async with app.run_test(size=size) as pilot:
        await consulted(app, pilot, 11)
        before = session(app).dialogue.answers
        await pilot.press("f9")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, WhatIfScreen)
        at = next(n for n, (_, question) in enumerate(screen.facts) if question.id == "provider-trust")
        screen.query_one("#facts", OptionList).highlighted = at
        await pilot.press("enter", "enter")
        await pilot.pause()
        rows = [row.text for row in screen.query_one("#table", Rows).rows]
        assert "before" in rows[0] and "after" in rows[0]
        assert any(row.startswith(("+", "-", "!")) for row in rows[1:])
        assert screen.session.dialogue.answers == before
        await pilot.press("t")
        await pilot.pause()
        assert isinstance(app.screen, ConsultScreen)
        assert session(app).dialogue.now.state.situation.facts["provider-trust"].value == "high"


async def test_what_if_is_saved_as_a_case_and_escape_changes_nothing(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(110, 30)) as pilot:
        await consulted(app, pilot, 11)
        before = session(app).dialogue.answers
        await pilot.press("f9")
        await pilot.pause()
        await pilot.press("down", "enter", "enter")
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        assert session(app).dialogue.answers == before
        assert len(list_cases()) == 2


async def test_a_figure_can_be_tried_and_a_wrong_one_is_refused(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(110, 30)) as pilot:
        await consulted(app, pilot, 11)
        await pilot.press("f9")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, WhatIfScreen)
        at = next(n for n, (_, question) in enumerate(screen.facts) if question.id == "us-regions")
        screen.query_one("#facts", OptionList).highlighted = at
        await pilot.press("enter", *"many", "enter")
        await pilot.pause()
        assert not screen.session.dialogue.variant
        screen.query_one(Input).value = "0"
        await pilot.press("enter")
        await pilot.pause()
        assert screen.session.dialogue.variant
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, ConsultScreen)
