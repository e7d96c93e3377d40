"""The home screen: recent cases in words, text from people as it stands."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from advisor.model.recorded_answer import Answer
from advisor.store.cases import SavedCase, new_case, save_case
from advisor.store.recent_cases import ago, case_lines
from advisor.store.sqlite import connect
from advisor.tui.app import AdvisorApp
from tests.fixtures.screen_driver import ready, session, shown
from tests.fixtures.small_base import write

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
NAMES = {"AE": ("United Arab Emirates", "UAE")}


@pytest.fixture
def small(tmp_path: Path, data: Path) -> str:
    return str(write(tmp_path / "knowledge"))


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("2026-11-23T11:59:40+00:00", "just now"),
        ("2026-11-23T12:00:30+00:00", "just now"),
        ("2026-11-23T11:58:59+00:00", "1 minute ago"),
        ("2026-11-23T11:00:00+00:00", "1 hour ago"),
        ("2026-11-23T09:59:59", "2 hours ago"),
        ("2026-11-21T12:00:00+00:00", "2 days ago"),
        ("2026-03-01T12:00:00+00:00", "on 2026-03-01"),
        ("some day", "some day"),
    ],
)
def test_ago(when: str, said: str) -> None:
    assert ago(when, NOW) == said


def test_a_case_named_by_a_person_shows_its_market() -> None:
    def saved(name: str, **more: bool) -> SavedCase:
        return SavedCase(1, name, "AE", (Answer("market", value="AE"),), "1", "", "2026-11-23T11:00:00+00:00", **more)

    lines = case_lines([saved("Mine"), saved("United Arab Emirates, Bank", damaged=True)], NAMES, NOW)

    assert lines == [
        "Mine (United Arab Emirates)    1 answer  1 hour ago",
        "United Arab Emirates, Bank      damaged  1 hour ago",
    ]


async def test_names_of_cases_are_never_markup(small: str) -> None:
    save_case(new_case("[red]x[/] [bold"), [], ("1", ""), "")
    app = AdvisorApp(small)
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(app, pilot)
        assert "[red]x[/] [bold" in shown(app)
        await pilot.press("down", "down", "enter")
        await pilot.pause()

        assert "[red]x[/] [bold" in shown(app)


async def test_a_damaged_case_is_said_to_be_so(small: str) -> None:
    new_case("Broken")
    with connect() as connection:
        connection.execute("update cases set answers = '{'")
    app = AdvisorApp(small)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await ready(app, pilot)
        await pilot.press("down", "down", "enter")
        await pilot.pause()

        assert "The saved case 'Broken' is damaged" in shown(app)


async def test_an_empty_home_says_what_will_come(small: str) -> None:
    app = AdvisorApp(small)
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(app, pilot)

        assert "No saved cases yet" in shown(app)


def test_the_first_frame_waits_for_nothing_heavy() -> None:
    asked = (
        "import sys, advisor.tui.app; print([m for m in ('pydantic', 'yaml', 'sqlite3', 'click') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout

    assert told.strip() == "[]"


async def test_a_case_in_a_hurry_asks_only_for_the_musts(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(app, pilot)
        await pilot.press("down", "enter")
        await pilot.pause()

        assert session(app).dialogue.now.state.stage == "quick"
        assert "I ask only what the musts hang on" in shown(app)
