"""The help page: the commands, and the keys."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Static

from advisor.dialogue.commands import COMMANDS
from advisor.tui.plain import plain

KEYS = (
    ("Enter", "send the line, or the choice at hand"),
    ("Down, Up", "from the line to the choices, and back"),
    ("Space", "mark a choice where several may be chosen; Enter sends them"),
    ("F2, Ctrl+B", "the advice so far; Enter on a line opens its reasons and sources"),
    ("F5 F6 F7 F8", "why, back, your answers, the advice"),
    ("Tab", "from one part of the screen to the next"),
    ("Page Up, Page Down", "scroll the conversation when it has the focus"),
    ("F4", "light or dark"),
    ("Escape", "back; everything is saved"),
    ("Ctrl+Q", "quit"),
)


class HelpScreen(Screen[None]):
    """What can be typed and pressed."""

    BINDINGS = [Binding("escape,f1", "dismiss", "Back", key_display="Esc")]

    def compose(self) -> ComposeResult:
        """Commands, then keys."""
        with VerticalScroll():
            yield Static("What you can type", classes="heading")
            yield Static(plain("\n".join(_rows((c.words[0], c.help) for c in COMMANDS))))
            yield Static("Keys", classes="heading")
            yield Static(plain("\n".join(_rows(KEYS))))
        yield Footer()


def _rows(pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [f"  {left:<20} {right}" for left, right in pairs]
