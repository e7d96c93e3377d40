"""Takes the pictures of README anew. Run: python -m tests.tui.readme_pictures; look at them before you commit."""

from __future__ import annotations

import asyncio
import os
import tempfile
from pathlib import Path

from textual.widgets import Input

from advisor.tui.app import AdvisorApp
from tests.tui.driving import ANSWERS, new_case, say

PICTURES = Path(__file__).parents[2] / ".pictures"
SIZE = (110, 34)
ASKED = 7
"""So many answers are given before the picture of the consult screen."""


async def take() -> None:
    """A question, the advice, and one recommendation, of a bank and a public chatbot in the Emirates."""
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


def keep(app: AdvisorApp, name: str) -> None:
    """Store the screen as a picture."""
    (PICTURES / f"{name}.svg").write_text(app.export_screenshot(title="advisor", simplify=True), encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ADVISOR_DATA"] = folder
        asyncio.run(take())
