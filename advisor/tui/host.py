"""What a screen may ask of the application that hosts it, and which commands have a page of their own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.screen import Screen

from advisor.store.settings import Settings

if TYPE_CHECKING:
    from advisor.conversation.session import Session
    from advisor.engine.compile import Program
    from advisor.learning.position import Position

ANYWHERE = ("library", "cases", "settings", "help")
"""Commands whose page needs no case."""
IN_A_CASE = ("check", "market", "what if", "compare", "review", "continuity")
"""Commands whose page is about the case at hand; all others are typed into the conversation."""


class Host(App[None]):
    """The application as its screens see it."""

    program: Program | None = None
    """The rules, once they are loaded."""
    session: Session | None = None
    """The conversation about the case at hand."""
    settings: Settings
    clock: Callable[[], datetime]
    """Gives the present time."""

    def open(self, name: str, then: Callable[[object], None] | None = None) -> None:
        """Open the page of a command; `then` is given what the page gives back."""
        raise NotImplementedError

    def consult(self, session: Session, first: str = "") -> None:
        """Open the consult screen on a session, with something typed for the person."""
        raise NotImplementedError

    def learn(self, position: Position | None = None) -> None:
        """Open the learning screen, at a position or at its menu."""
        raise NotImplementedError

    def set(self, settings: Settings) -> None:
        """Take other settings at once, and keep them."""
        raise NotImplementedError


Result = TypeVar("Result")


NARROW = 90
"""Below this many columns, what stands side by side stands one below the other."""


class Page(Screen[Result]):
    """One page."""

    app: Host
    narrow = NARROW
    BINDINGS = [
        Binding("escape", "leave", "Back", key_display="Esc"),
        Binding("f1", "app.help", "Help", key_display="F1"),
    ]

    def on_resize(self, event: events.Resize) -> None:
        """Stack the columns where they do not fit."""
        self.set_class(event.size.width < self.narrow, "-stacked")

    def action_leave(self) -> None:
        """Go back to where the page was opened."""
        self.dismiss()
