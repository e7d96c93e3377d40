"""The pages over the conversation: library, cases, settings, answers, market card, what if, compare."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from advisor.library.search import Entry, find
from advisor.model.knowledge import Knowledge
from advisor.store.cases import list_cases
from advisor.store.settings import load_settings
from advisor.tui.app import AdvisorApp
from advisor.tui.screens.consult import ConsultScreen
from advisor.tui.screens.library import LibraryScreen
from advisor.tui.screens.lists import AnswersScreen, CasesScreen, CompareScreen, MarketScreen, SettingsScreen
from advisor.tui.screens.recommendation import RecommendationScreen
from advisor.tui.screens.what_if import WhatIfScreen
from advisor.tui.widgets.prose import Prose
from advisor.tui.widgets.rows import Rows
from tests.fixtures.screen_driver import ANSWERS, new_case, ready, say, say_all, session, shown

SIZES = [(40, 20), (120, 40)]


async def done(app: AdvisorApp, pilot: Pilot[None]) -> None:
    """Wait for what begins once typing pauses, and for what works behind the screen."""
    await pilot.pause()
    while isinstance(app.screen, LibraryScreen) and app.screen.waiting is not None:
        await asyncio.sleep(0.01)
    await pilot.pause()


async def consulted(app: AdvisorApp, pilot: Pilot[None], answers: int) -> None:
    await new_case(app, pilot)
    await say_all(app, pilot, ANSWERS[:answers])


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_library_finds_a_page_follows_a_link_and_goes_back(data: Path, size: tuple[int, int]) -> None:
    app = AdvisorApp()
    async with app.run_test(size=size) as pilot:
        await ready(app, pilot)
        await pilot.press("f3", *"failovr")
        await done(app, pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert app.screen.listed[0].title == "Failover"
        await pilot.press("enter")
        await done(app, pilot)
        assert "Taking over in another place" in shown(app)
        near = app.screen.query_one("#near", OptionList)
        near.focus()
        await pilot.press("down", "enter")
        await done(app, pilot)
        assert len(app.screen.trail) == 2
        await pilot.press("escape")
        await done(app, pilot)
        assert "Taking over in another place" in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, LibraryScreen)


async def test_the_library_lists_all_of_a_kind_and_says_when_nothing_is_found(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(100, 40)) as pilot:
        await ready(app, pilot)
        assert app.program is not None
        await pilot.press("f3", "tab", "down", "down", "down", "enter")
        await done(app, pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert len(app.screen.listed) == len(app.program.knowledge.measures)
        await pilot.press("ctrl+f", *"qqqxyz")
        await done(app, pilot)
        assert "Nothing is like 'qqqxyz'." in shown(app)


async def test_what_was_looked_for_before_never_replaces_what_is_looked_for_now(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, over = threading.Event(), threading.Event(), threading.Event()

    def slow(knowledge: Knowledge, words: str, most: int) -> list[Entry]:
        if words != "failover":
            return find(knowledge, words, most)
        begun.set()
        go_on.wait()
        try:
            return find(knowledge, words, most)
        finally:
            over.set()

    monkeypatch.setattr("advisor.tui.screens.library.find", slow)
    app = AdvisorApp()
    async with app.run_test(size=(100, 40)) as pilot:
        await ready(app, pilot)
        await pilot.press("f3")
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        screen.look("failover")
        while not begun.is_set():
            await asyncio.sleep(0)
        screen.look("Norway")
        await pilot.pause()
        go_on.set()
        await asyncio.to_thread(over.wait)
        await pilot.pause()

        assert screen.listed[0].title == "Norway"


async def test_cases_are_opened_and_deleted_only_when_asked_twice(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await ready(app, pilot)
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert isinstance(app.screen, CasesScreen)
        assert "No saved cases yet" in shown(app)
        await pilot.press("escape")
        await consulted(app, pilot, 2)
        await pilot.press("ctrl+n")
        await say(app, pilot, "Norway")
        await pilot.press("ctrl+o")
        await pilot.pause()
        await pilot.press("d", "down")
        await pilot.pause()
        assert len(list_cases()) == 2
        await pilot.press("d", "d")
        await pilot.pause()
        assert [case.name for case in list_cases()] == ["Norway"]
        await pilot.press("enter")
        await pilot.pause()
        assert session(app).name == "Norway"


async def test_settings_hold_at_once_and_are_kept(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(app, pilot)
        await pilot.press("f4")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        await pilot.press("enter")
        await pilot.pause()
        assert (app.theme, load_settings().theme) == ("textual-light", "light")
        await pilot.press("enter", "down", "enter", "down", "enter")
        await pilot.pause()
        assert app.theme == "advisor-contrast"
        assert app.has_class("-tight")
        assert app.animation_level == "none"


async def test_settings_typed_in_the_conversation_hold_at_once(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await new_case(app, pilot)
        await say(app, pilot, "settings theme light")
        assert app.theme == "textual-light"


async def test_answers_lead_to_a_change(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await consulted(app, pilot, 6)
        await pilot.press("f7")
        await pilot.pause()
        assert isinstance(app.screen, AnswersScreen)
        assert "What sovereignty means" in shown(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ConsultScreen)
        assert session(app).dialogue.step.fact == "sovereignty-meaning"


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_market_card_shows_dates_confidence_and_what_is_not_known(data: Path, size: tuple[int, int]) -> None:
    app = AdvisorApp()
    async with app.run_test(size=size) as pilot:
        await consulted(app, pilot, 3)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert isinstance(app.screen, MarketScreen)
        assert "facts known" in " ".join(shown(app).split())
        for told in ("your answer", "not known", "confidence)"):
            assert told in everything(app)
        await pilot.press("enter")
        await done(app, pilot)
        assert isinstance(app.screen, LibraryScreen)


def everything(app: AdvisorApp) -> str:
    """All prose of a page, in sight or not."""
    return "\n".join(prose.text for prose in app.screen.query(Prose))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_if_shows_before_and_after_and_can_be_taken(data: Path, size: tuple[int, int]) -> None:
    app = AdvisorApp()
    async with app.run_test(size=size) as pilot:
        await consulted(app, pilot, 9)
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
        await consulted(app, pilot, 9)
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
        await consulted(app, pilot, 9)
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


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_compare_sets_cases_side_by_side(data: Path, size: tuple[int, int]) -> None:
    app = AdvisorApp()
    async with app.run_test(size=size) as pilot:
        await consulted(app, pilot, 9)
        await pilot.press("f10")
        await pilot.pause()
        assert isinstance(app.screen, CompareScreen)
        app.screen.query_one(Input).value = "Brazil and Norway"
        await pilot.press("enter")
        await done(app, pilot)
        assert "B  Brazil" in everything(app)
        assert "differ." in everything(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "B  Brazil" in session(app).turns[-1].text


async def test_compare_asks_again_for_what_it_does_not_know(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await consulted(app, pilot, 2)
        await pilot.press("f10")
        await pilot.pause()
        app.screen.query_one(Input).value = "Atlantis"
        await pilot.press("enter")
        await done(app, pilot)
        assert "I know no market or case called 'Atlantis'." in everything(app)


async def test_a_recommendation_leads_to_its_page_in_the_library(data: Path) -> None:
    app = AdvisorApp()
    async with app.run_test(size=(120, 40)) as pilot:
        await consulted(app, pilot, 9)
        await pilot.press("f2", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, RecommendationScreen)
        await pilot.press("f3")
        await done(app, pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert "NEAR IT" not in everything(app)
        assert app.screen.query_one("#near", OptionList).option_count


async def test_no_color_leaves_no_colour(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = AdvisorApp()
    async with app.run_test(size=(100, 30)) as pilot:
        await consulted(app, pilot, 6)
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
