"""Helpers that drive the screen as a person would, and still pictures of it."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from advisor.store.session import Session
from advisor.tui.app import AdvisorApp
from advisor.tui.consult import ConsultScreen

SNAPSHOTS = Path(__file__).parent / "snapshots"
UPDATE = "ADVISOR_UPDATE_SNAPSHOTS"
ANSWERS = [
    "UAE",
    "",
    "3 and 1",
    "1,2",
    "mixed",
    "one bank",
    "yes",
    "a public chatbot",
    "yes",
    "no",
    "unsure",
    "low",
    "no",
]
"""A bank and a public chatbot in the Emirates, up to the last must."""


async def ready(app: AdvisorApp, pilot: Pilot[None]) -> None:
    """Wait until the knowledge is loaded, or could not be."""
    while app.program is None and app.failed is None:
        await pilot.pause(0.01)
    await pilot.pause()


async def say(app: AdvisorApp, pilot: Pilot[None], text: str) -> None:
    """Type a line and press Enter."""
    app.screen.query_one("#line", Input).value = text
    app.screen.query_one("#line", Input).focus()
    await pilot.press("enter")
    await pilot.pause()


async def say_all(app: AdvisorApp, pilot: Pilot[None], texts: Sequence[str]) -> None:
    """Come to a point of the conversation: only the last line is typed and drawn, which is much faster."""
    for text in texts[:-1]:
        session(app).reply(text)
    await say(app, pilot, texts[-1])


async def new_case(app: AdvisorApp, pilot: Pilot[None]) -> None:
    """Open a new case from the home screen."""
    await ready(app, pilot)
    await pilot.press("enter")
    await pilot.pause()


def session(app: AdvisorApp) -> Session:
    """The session of the consult screen in front."""
    assert isinstance(app.screen, ConsultScreen)
    return app.screen.session


def shown(app: AdvisorApp) -> str:
    """Everything on the screen as text."""
    screen = app.screen
    return "\n".join("".join(s.text for s in strip).rstrip() for strip in screen._compositor.render_strips())


def still(app: AdvisorApp) -> str:
    """The screen as SVG without what differs from run to run."""
    # Only the ids that the exporter makes up, and line ends, differ between equal screens.
    return re.sub(r"terminal-\d+", "terminal", app.export_screenshot(title="advisor", simplify=True))


def matches(app: AdvisorApp, name: str) -> bool:
    """Whether the screen is the stored picture; with the update variable set, the picture is stored anew."""
    path, picture = SNAPSHOTS / f"{name}.svg", still(app)
    if os.environ.get(UPDATE):
        path.write_text(picture, encoding="utf-8")
    if path.read_text(encoding="utf-8") == picture:
        return True
    (SNAPSHOTS.parent / f"{name}.failed.svg").write_text(picture, encoding="utf-8")
    return False
