"""Screens are tested without looking at the clock: each step waits until nothing is left to do, however long that takes."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterator
from typing import Any

import pytest
from textual._context import active_app
from textual.app import App
from textual.notifications import Notification
from textual.pilot import Pilot
from textual.widgets import Input

from tests.conftest import NET
from tests.fixtures.shared_program import share


async def settled(*ignored: float) -> None:
    """Wait until the app has nothing left to do; Textual's own wait guesses it from the load of the processor."""
    app = active_app.get()
    await asyncio.sleep(0)
    while not app._closed and (is_busy() or await at_work(app)):
        await asyncio.sleep(0)


def is_busy() -> bool:
    """Whether anything else of the event loop could run right now."""
    # There is no public way to ask; asyncio has kept this name since its first version.
    return bool(asyncio.get_running_loop()._ready)  # type: ignore[attr-defined]


async def at_work(app: App[Any]) -> bool:
    """Wait for work behind the screen, and repaint; say whether there was anything to wait for."""
    running = [worker._task for worker in app.workers if not worker.is_finished and worker._task is not None]
    if running:
        await asyncio.wait(running)
        return True
    if not app._animator._complete_event.is_set():
        await app._animator.wait_until_complete()
        return True
    if not app.screen_stack:
        return False
    if app._resize_event is not None:
        # Another size is handed on after a hundredth of a second, in which the screen would look settled as it was.
        app._check_resize()
        return True
    screen = app.screen
    # These are repainted after a sixtieth of a second; a test need not wait for it.
    waiting = (screen._layout_required, screen._scroll_required, screen._repaint_required, screen._recompose_required)
    if not (any(waiting) or screen._dirty_widgets or screen._callbacks):
        return False
    screen._on_timer_update()
    await asyncio.sleep(0)
    return True


@pytest.fixture(autouse=True)
def without_a_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for events and not for a while; no cursor blinks and no notice goes away while a test looks on."""
    monkeypatch.setattr("textual.app.wait_for_idle", settled)
    monkeypatch.setattr("textual.pilot.wait_for_idle", settled)
    monkeypatch.setattr(Pilot._wait_for_screen, "__defaults__", (NET,))
    monkeypatch.setattr(Input.cursor_blink, "_default", False)
    monkeypatch.setattr(Notification, "time_left", NET)


@pytest.fixture(autouse=True)
def loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the shipped knowledge once for all screens."""
    share(monkeypatch)


@pytest.fixture(autouse=True)
def own_collector() -> Iterator[None]:
    """Give the collector of garbage back as it was; the app sets it for a process that is its own."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()
