"""How the screen ends: saved and said so, or with an error for the caller and never a traceback."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from advisor.conversation.session import Session
from advisor.store.cases import list_cases
from advisor.tui.app import AdvisorApp, run_app
from tests.fixtures.screen_driver import new_case, ready, say, shown
from tests.fixtures.small_base import write

Drive = Callable[[AdvisorApp, Pilot[Any]], Coroutine[Any, Any, None]]


@pytest.fixture
def small(tmp_path: Path, data: Path) -> str:
    return str(write(tmp_path / "knowledge"))


def driven(monkeypatch: pytest.MonkeyPatch, drive: Drive) -> None:
    """Let the screen be run without a terminal, driven as told."""

    def run(app: AdvisorApp) -> None:
        App.run(app, headless=True, auto_pilot=lambda pilot: drive(app, pilot))

    monkeypatch.setattr(AdvisorApp, "run", run)


async def answer_and_press(app: AdvisorApp, pilot: Pilot[Any], key: str) -> None:
    await new_case(app, pilot)
    await say(app, pilot, "uae")
    await pilot.press(key)


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
def test_quitting_names_the_saved_case(small: str, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    driven(monkeypatch, lambda app, pilot: answer_and_press(app, pilot, key))

    assert run_app(small) == "United Arab Emirates"
    assert [case.name for case in list_cases()] == ["United Arab Emirates"]


def test_nothing_is_called_saved_before_the_first_answer(small: str, monkeypatch: pytest.MonkeyPatch) -> None:
    async def drive(app: AdvisorApp, pilot: Pilot[Any]) -> None:
        await new_case(app, pilot)
        await pilot.press("ctrl+q")

    driven(monkeypatch, drive)

    assert run_app(small) == ""


def test_a_defect_is_raised_and_not_printed(
    small: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    async def drive(app: AdvisorApp, pilot: Pilot[Any]) -> None:
        await new_case(app, pilot)
        await say(app, pilot, "uae")

    def fail(session: Session, text: str) -> None:
        raise RuntimeError("our defect")

    monkeypatch.setattr(Session, "reply", fail)
    driven(monkeypatch, drive)
    with pytest.raises(RuntimeError, match="our defect"):
        run_app(small)

    assert "Traceback" not in "".join(capfd.readouterr())


def test_a_defect_while_loading_is_raised(small: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(folder: str | None) -> None:
        raise RuntimeError("our defect")

    async def drive(app: AdvisorApp, pilot: Pilot[Any]) -> None:
        await ready(app, pilot)

    monkeypatch.setattr("advisor.files.knowledge.load.load_knowledge", fail)
    driven(monkeypatch, drive)

    with pytest.raises(RuntimeError, match="our defect"):
        run_app(small)


async def test_going_home_says_that_the_case_is_saved(small: str) -> None:
    app = AdvisorApp(small)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await new_case(app, pilot)
        await say(app, pilot, "uae")
        await say(app, pilot, "quit")
        await pilot.pause()

        assert "Saved as 'United Arab Emirates'." in shown(app)
