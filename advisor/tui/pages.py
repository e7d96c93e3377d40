"""Which commands open a page of their own on the full screen; all others are typed into the conversation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from advisor.conversation.session import Session
    from advisor.tui.app import AdvisorApp
    from advisor.tui.screens.page import Page


def library(app: AdvisorApp) -> Page[Any]:
    """The library."""
    from advisor.tui.screens.library import LibraryScreen

    assert app.program is not None
    return LibraryScreen(app.program.knowledge)


def cases(app: AdvisorApp) -> Page[Any]:
    """The saved cases."""
    from advisor.tui.screens.cases import CasesScreen

    assert app.program is not None
    return CasesScreen(app.program.knowledge)


def settings(app: AdvisorApp) -> Page[Any]:
    """The settings."""
    from advisor.tui.screens.settings import SettingsScreen

    return SettingsScreen()


def help_page(app: AdvisorApp) -> Page[Any]:
    """The help page."""
    from advisor.tui.screens.help import HelpScreen

    return HelpScreen()


def answers(session: Session) -> Page[Any]:
    """The answers given."""
    from advisor.tui.screens.answers import AnswersScreen

    return AnswersScreen(session.dialogue)


def market(session: Session) -> Page[Any]:
    """The card of the market."""
    from advisor.tui.screens.market import MarketScreen

    return MarketScreen(session.dialogue.now)


def what_if(session: Session) -> Page[Any]:
    """One change, tried out."""
    from advisor.tui.screens.what_if import WhatIfScreen

    return WhatIfScreen(session)


def compare(session: Session) -> Page[Any]:
    """This case beside others."""
    from advisor.tui.screens.compare import CompareScreen

    return CompareScreen(session)


def review(session: Session) -> Page[Any]:
    """The proposal, reviewed."""
    from advisor.tui.screens.review import ReviewScreen

    return ReviewScreen(session.dialogue.now)


def continuity(session: Session) -> Page[Any]:
    """Every crisis run against every workload."""
    from advisor.tui.screens.continuity import ContinuityScreen

    return ContinuityScreen(session.dialogue.now)


ANYWHERE: dict[str, Callable[[AdvisorApp], Page[Any]]] = {
    "library": library,
    "cases": cases,
    "settings": settings,
    "help": help_page,
}
"""Pages that need no case."""
IN_A_CASE: dict[str, Callable[[Session], Page[Any]]] = {
    "check": answers,
    "market": market,
    "what if": what_if,
    "compare": compare,
    "review": review,
    "continuity": continuity,
}
"""Pages about the case at hand."""
