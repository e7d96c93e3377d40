"""The help page: the commands, and the keys."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, Static

from advisor.dialogue.commands import COMMANDS
from advisor.tui.plain import Prose

KEYS = (
    ("Enter", "send the line, or the choice at hand"),
    ("Down, Up", "from the line to the choices, and back"),
    ("1 to 9", "on the choices: go to a choice, or mark it where several may be chosen"),
    ("Space, click", "mark a choice where several may be chosen; Enter sends them"),
    ("F2, Ctrl+B", "the advice so far; Enter or a click on a line opens its reasons and sources"),
    ("F5 F6 F7 F8 F9", "why, back, your answers, the advice, what holds whatever you answer"),
    ("Page Up, Page Down", "scroll"),
    ("Tab", "from one part of the screen to the next"),
    ("F4", "light or dark; Ctrl+P has more themes"),
    ("Escape", "back; everything is saved"),
    ("Ctrl+Q, Ctrl+C", "quit; everything is saved"),
)


class HelpScreen(Screen[None]):
    """What can be typed and pressed."""

    BINDINGS = [
        Binding("escape,f1", "dismiss", "Back", key_display="Esc"),
        Binding("f4", "app.theme", "Light/dark", key_display="F4"),
    ]

    def compose(self) -> ComposeResult:
        """Commands, then keys."""
        with VerticalScroll():
            yield Static("What you can type", classes="heading")
            yield Prose(_rows((f"{c.words[0]}", c.help) for c in COMMANDS), classes="text")
            yield Static("Keys", classes="heading")
            yield Prose(_rows(KEYS), classes="text")
        yield Footer(show_command_palette=False)


def _rows(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{left:<18}  {right}" for left, right in pairs)
