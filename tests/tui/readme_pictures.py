"""Takes the pictures of README anew. Run: python -m tests.tui.readme_pictures; look at them before you commit."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

from textual.widgets import Input

from advisor.learning.position import Position
from advisor.store.settings import Settings, save_settings
from advisor.tui.app import AdvisorApp
from advisor.tui.screens.library import PAUSE
from advisor.tui.screens.what_if import WhatIfScreen
from advisor.tui.widgets.rows import Rows
from tests.fixtures.screen_driver import ANSWERS, new_case, say

PICTURES = Path(__file__).parents[2] / ".pictures"
SIZE = (110, 34)
ASKED = 8
"""So many answers are given before the picture of the consult screen."""


async def take() -> None:
    """A question, the advice, a recommendation, a what if, a library page, a review: a bank and a chatbot in the Emirates."""
    app = AdvisorApp()
    async with app.run_test(size=SIZE) as pilot:
        await new_case(app, pilot)
        for line in app.screen.query(Input):
            line.cursor_blink = False
        for text in ANSWERS[:ASKED]:
            await say(app, pilot, text)
        await pilot.pause()
        keep(app, "consult")
        for text in [*ANSWERS[ASKED:], "show"]:
            await say(app, pilot, text)
        await pilot.press("f2")
        await pilot.pause()
        keep(app, "advice")
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.pause()
        keep(app, "recommendation")
        await pilot.press("escape", "escape", "f9")
        await pilot.pause()
        assert isinstance(app.screen, WhatIfScreen)
        trust = next(n for n, (_, question) in enumerate(app.screen.facts) if question.id == "provider-trust")
        app.screen.query_one("#facts", Rows).highlighted = trust
        await pilot.press("enter", "enter")
        await pilot.pause()
        keep(app, "what-if")
        await pilot.press("escape", "escape", "f3", *"failover")
        await pilot.pause(2 * PAUSE)
        await app.workers.wait_for_complete()
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        keep(app, "library")
        await pilot.press("escape")
        await pilot.pause()
        await say(app, pilot, "open proposal-emirates-all-at-home")
        await pilot.press("ctrl+r")
        await pilot.pause()
        await pilot.press("down", "down", "down", "down", "enter")
        await pilot.pause()
        keep(app, "review")
        await pilot.press("escape", "ctrl+g")
        await pilot.pause()
        keep(app, "continuity")


async def take_learning() -> None:
    """The third lesson, at the question that ends with the bank in the Emirates."""
    app = AdvisorApp(learn_at=Position("lesson", "resilience-one-place-one-blow", 6))
    async with app.run_test(size=SIZE) as pilot:
        while app.program is None:
            await pilot.pause()
        await pilot.pause()
        for line in app.screen.query(Input):
            line.cursor_blink = False
        await say(app, pilot, "1 4")
        await pilot.pause()
        keep(app, "learn")


def keep(app: AdvisorApp, name: str) -> None:
    """Store the screen as a picture."""
    (PICTURES / f"{name}.svg").write_text(app.export_screenshot(title="advisor", simplify=True), encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ADVISOR_DATA"] = folder
        save_settings(Settings(introduced=True))
        asyncio.run(take())
        asyncio.run(take_learning())
