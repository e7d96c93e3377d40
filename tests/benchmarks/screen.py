"""How alive the full screen stays: time to repaint, and the longest block. Run: python -m tests.benchmarks.screen [--quick]

The shipped base, a screen of 120 by 40 without a terminal. Repainted means that the answer has been taken, saved and judged,
and that every widget has been laid out and rendered anew; waiting for the screen to be still takes time of its own, which the
first row tells. Blocked is the longest time for which nothing else could run meanwhile.
"""

from __future__ import annotations

import asyncio
import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable

from textual.pilot import Pilot
from textual.widgets import Input

from advisor.store.settings import Settings, save_settings
from advisor.tui.app import AdvisorApp
from tests.benchmarks.timing import Table
from tests.fixtures.screen_driver import ANSWERS, new_case

TICK = 0.002
"""Seconds between two beats of the pulse that notices blocks."""


class Pulse:
    """Beats as often as it can, and remembers the longest time between two beats."""

    def __init__(self) -> None:
        self.longest = 0.0
        self.task = asyncio.ensure_future(self._beat())

    async def _beat(self) -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(TICK)
            now = time.perf_counter()
            self.longest, last = max(self.longest, now - last - TICK), now


async def timed(work: Callable[[], Awaitable[None]]) -> tuple[float, float]:
    """The time of some work until the screen is still, and the longest block in it."""
    pulse = Pulse()
    await asyncio.sleep(0)
    begin = time.perf_counter()
    await work()
    taken = time.perf_counter() - begin
    pulse.task.cancel()
    return taken, pulse.longest


async def drive(app: AdvisorApp, pilot: Pilot[None], repeats: int) -> dict[str, list[tuple[float, float]]]:
    """What a person does, with the times of each."""
    found: dict[str, list[tuple[float, float]]] = {}

    async def step(name: str, *keys: str) -> None:
        async def press() -> None:
            for key in keys:
                app.simulate_key(key)
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()

        found.setdefault(name, []).append(await timed(press))

    async def answer(text: str, name: str = "an answer") -> None:
        app.screen.query_one("#line", Input).value = text
        app.screen.query_one("#line", Input).focus()
        await pilot.pause()
        await step(name, "enter")

    await new_case(app, pilot)
    for _ in range(repeats):
        await step("nothing (a key without use)", "f12")
    for number, text in enumerate(ANSWERS):
        await answer(text, "an answer" if number else "the market")
    for _ in range(repeats):
        await answer("why failover", "why a measure")
        await answer("what if trust in US providers is high", "what if")
        await answer("what holds", "what holds")
        await answer("why not keys outside", "why not")
        await answer("compare Brazil and Norway", "compare")
        for name, key in (
            ("the advice", "f8"),
            ("the answers", "f7"),
            ("the market card", "ctrl+t"),
            ("the library", "f3"),
        ):
            await step(name, key)
            if key != "f8":
                app.screen.dismiss()
                await pilot.pause()
        await step("the library", "f3")
        for letter in "failover":
            await step("a letter in the library", letter)
        await step("a page of the library", "enter")
        await pilot.press("escape")
        await pilot.press("f2", "down")
        await step("a recommendation", "enter")
        await pilot.press("escape", "escape")
        await pilot.pause()
    return found


async def measured(repeats: int) -> dict[str, list[tuple[float, float]]]:
    """Drive the screen once."""
    # As the application itself does until all is loaded.
    gc.disable()
    app = AdvisorApp()
    async with app.run_test(size=(120, 40)) as pilot:
        return await drive(app, pilot, repeats)


def main(arguments: list[str]) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ADVISOR_DATA"] = folder
        save_settings(Settings(introduced=True))
        found = asyncio.run(measured(1 if "--quick" in arguments else 5))
    table = Table(["what the person does", "repainted", "slowest", "blocked", "at most"], 27)
    for name, times in found.items():
        taken, blocked = [one for one, _ in times], [block for _, block in times]
        table.row(
            [
                name,
                *(
                    f"{1000 * t:.0f} ms"
                    for t in (statistics.median(taken), max(taken), statistics.median(blocked), max(blocked))
                ),
            ]
        )
    table.end()


if __name__ == "__main__":
    main(sys.argv[1:])
