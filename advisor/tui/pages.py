"""Makes the page of a command; each screen is loaded when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from advisor.tui.host import Host

if TYPE_CHECKING:
    from advisor.conversation.session import Session
    from advisor.engine.compile import Program
    from advisor.tui.host import Page


def page(name: str, host: Host) -> Page[Any]:
    """The page of a command: one that needs no case, or one about the case at hand."""
    if name in FROM_A_SESSION:
        assert host.session is not None
        return FROM_A_SESSION[name](host.session)
    assert host.program is not None
    return FROM_A_PROGRAM[name](host.program)


def _library(program: Program) -> Page[Any]:
    from advisor.tui.screens.library import LibraryScreen

    return LibraryScreen(program.knowledge)


def _cases(program: Program) -> Page[Any]:
    from advisor.tui.screens.lists import CasesScreen

    return CasesScreen(program.knowledge)


def _settings(program: Program) -> Page[Any]:
    from advisor.tui.screens.lists import SettingsScreen

    return SettingsScreen()


def _help(program: Program) -> Page[Any]:
    from advisor.tui.screens.help import HelpScreen

    return HelpScreen()


def _answers(session: Session) -> Page[Any]:
    from advisor.tui.screens.lists import AnswersScreen

    return AnswersScreen(session.dialogue)


def _market(session: Session) -> Page[Any]:
    from advisor.tui.screens.lists import MarketScreen

    return MarketScreen(session.dialogue.now)


def _what_if(session: Session) -> Page[Any]:
    from advisor.tui.screens.what_if import WhatIfScreen

    return WhatIfScreen(session)


def _compare(session: Session) -> Page[Any]:
    from advisor.tui.screens.lists import CompareScreen

    return CompareScreen(session)


def _review(session: Session) -> Page[Any]:
    from advisor.tui.screens.review import ReviewScreen

    return ReviewScreen(session.dialogue.now)


def _continuity(session: Session) -> Page[Any]:
    from advisor.tui.screens.continuity import ContinuityScreen

    return ContinuityScreen(session.dialogue.now)


FROM_A_PROGRAM: dict[str, Callable[[Program], Page[Any]]] = {
    "library": _library,
    "cases": _cases,
    "settings": _settings,
    "help": _help,
}
"""The pages of `ANYWHERE`."""
FROM_A_SESSION: dict[str, Callable[[Session], Page[Any]]] = {
    "check": _answers,
    "market": _market,
    "what if": _what_if,
    "compare": _compare,
    "review": _review,
    "continuity": _continuity,
}
"""The pages of `IN_A_CASE`."""
