"""The help page: the commands with their keys, from the one registry, and the keys that only move about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static

from advisor.conversation.commands.registry import COMMANDS, Command
from advisor.tui.screens.page import Page
from advisor.tui.widgets.prose import Prose, key_name

PANEL = "the advice so far; Enter or a click on a line opens its reasons and sources"
KEYS = (
    ("Enter", "send the line, or the choice at hand"),
    ("Down, Up", "from the line to the choices, and back"),
    ("1 to 9", "on the choices: go to a choice, or mark it where several may be chosen"),
    ("Space, click", "mark a choice where several may be chosen; Enter sends them"),
    ("F2, Ctrl+B", PANEL),
    ("/", "begins a command; Right takes the completion"),
    ("Ctrl+P", "all commands that do something now, to choose from"),
    ("Ctrl+Y", "copy what was said last; Ctrl+C copies what is marked with the mouse"),
    ("Page Up, Page Down", "scroll"),
    ("Tab", "from one part of the screen to the next"),
    ("Escape", "back; everything is saved"),
    ("Ctrl+Q", "quit; everything is saved"),
)


class HelpScreen(Page[None]):
    """What can be typed and pressed."""

    def __init__(self, commands: Sequence[Command] = COMMANDS, panel: str = PANEL) -> None:
        super().__init__()
        self.commands = commands
        self.keys = [(key, panel if told is PANEL else told) for key, told in KEYS]

    def compose(self) -> ComposeResult:
        """Commands, then keys."""
        with VerticalScroll():
            yield Static("What you can type, in these or many other words", classes="heading")
            yield Prose(_rows((_called(c.words[0], c.key), c.help) for c in self.commands), classes="text")
            yield Static("Keys", classes="heading")
            yield Prose(_rows(self.keys), classes="text")
        yield Footer(show_command_palette=False)


def _called(word: str, key: str) -> str:
    return f"{word} ({key_name(key)})" if key else word


def _rows(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{left:<18}  {right}" for left, right in pairs)
