"""Pictures of the screens at named moments. ADVISOR_UPDATE_SNAPSHOTS=1 stores them anew; look at them before you commit."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.widgets import Input

from advisor.store.cases import new_case as new_saved_case
from advisor.store.sqlite import connect
from advisor.tui.app import AdvisorApp
from tests.fixtures.little_base import write_little
from tests.fixtures.screen_driver import matches, new_case, ready, say, say_all
from tests.fixtures.small_base import write

MOMENTS = {
    "market-question": [],
    "known-list": ["uae"],
    "name-question": ["uae", ""],
    "choice-question": ["uae", "", "bank"],
    "changes": ["uae", "", "bank", "yes"],
    "check": ["uae", "", "bank", "yes", "no", ""],
    "advice": ["uae", "", "bank", "yes", "no", "", ""],
    "why-a-measure": ["uae", "", "bank", "yes", "why lock"],
}


@pytest.fixture
def small(tmp_path: Path, data: Path) -> str:
    return str(write(tmp_path / "knowledge"))


async def stop_blinking(app: AdvisorApp) -> None:
    for line in app.screen.query(Input):
        line.cursor_blink = False


@pytest.mark.parametrize("snapshot", MOMENTS)
@pytest.mark.parametrize("size", [(80, 24), (120, 32)], ids=["80x24", "120x32"])
async def test_consult(small: str, snapshot: str, size: tuple[int, int]) -> None:
    app = AdvisorApp(small)
    async with app.run_test(size=size) as pilot:
        await new_case(app, pilot)
        await stop_blinking(app)
        for text in MOMENTS[snapshot]:
            await say(app, pilot, text)
        await pilot.pause()

        assert matches(app, f"{snapshot}-{size[0]}x{size[1]}")


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
async def test_home_and_recommendation_and_help(small: str, theme: str) -> None:
    app = AdvisorApp(small)
    async with app.run_test(size=(100, 30)) as pilot:
        app.theme = theme
        await ready(app, pilot)
        assert matches(app, f"home-{theme}")
        await pilot.press("enter")
        await pilot.pause()
        await stop_blinking(app)
        await say_all(app, pilot, MOMENTS["advice"])
        await pilot.press("f2", "down", "enter")
        await pilot.pause()
        await pilot.pause()
        assert matches(app, f"recommendation-{theme}")
        await pilot.press("escape", "f1")
        await pilot.pause()

        assert matches(app, f"help-{theme}")


@pytest.mark.parametrize("theme", ["textual-dark", "textual-light"])
async def test_several_choices(tmp_path: Path, data: Path, theme: str) -> None:
    app = AdvisorApp(str(write_little(tmp_path / "knowledge")))
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await new_case(app, pilot)
        await stop_blinking(app)
        await say(app, pilot, "uae")
        await say(app, pilot, "")
        await pilot.press("down", "space", "3")
        await pilot.pause()

        assert matches(app, f"several-choices-{theme}")


async def test_home_with_recent_cases(small: str) -> None:
    for name, when in (("Norway, ports", "2026-11-23T11:58:00+00:00"), ("[b]Mine[/b]", "2026-11-20T09:00:00+00:00")):
        number = new_saved_case(name)
        with connect() as connection:
            connection.execute("update cases set changed = ?, market = 'AE' where id = ?", (when, number))
    app = AdvisorApp(small, clock=lambda: datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)

        assert matches(app, "home-recent")


PAGES = {
    "library-page": ["f3", *"lock", "enter"],
    "settings": ["f4"],
    "cases": ["ctrl+o"],
    "answers": ["f7"],
    "market-card": ["ctrl+t"],
    "what-if": ["f9", "enter", "enter"],
    "compare": ["f10", *"norway", "enter"],
}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 32)], ids=["40x20", "80x24", "120x32"])
async def test_pages(tmp_path: Path, data: Path, page: str, size: tuple[int, int]) -> None:
    app = AdvisorApp(str(write_little(tmp_path / "knowledge")), clock=lambda: datetime(2126, 1, 1, tzinfo=UTC))
    async with app.run_test(size=size) as pilot:
        await new_case(app, pilot)
        await stop_blinking(app)
        await say_all(app, pilot, ("uae", "", "keys", "shop", "yes", "no"))
        if page == "cases":
            with connect() as connection:
                connection.execute("update cases set changed = '2026-11-20T08:00:00+00:00'")
        await pilot.press(*PAGES[page])
        await app.workers.wait_for_complete()
        await pilot.pause()
        await stop_blinking(app)
        await pilot.pause()

        assert matches(app, f"{page}-{size[0]}x{size[1]}")
