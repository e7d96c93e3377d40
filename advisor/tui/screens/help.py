"""The help page: the commands with their keys from the one registry, the keys that move about, and the pages to read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer, OptionList, Static

from advisor.conversation.commands.command import Command
from advisor.conversation.commands.registry import COMMANDS
from advisor.library.help import TOPICS, page
from advisor.tui.host import Page
from advisor.tui.widgets.prose import Prose, key_name
from advisor.tui.widgets.rows import Row, Rows

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


FIRST = "overview"
"""What the list calls the commands and keys."""


class HelpScreen(Page[None]):
    """What can be typed and pressed, and the pages to read, chosen in a list."""

    narrow = 60
    BINDINGS = [
        Binding("pageup", "scroll(-1)", "Scroll", show=False, priority=True),
        Binding("pagedown", "scroll(1)", "Scroll", key_display="PgDn", priority=True),
    ]

    def __init__(self, commands: Sequence[Command[Any]] = COMMANDS, panel: str = PANEL) -> None:
        super().__init__()
        self.commands = commands
        self.keys = [(key, panel if told is PANEL else told) for key, told in KEYS]

    def compose(self) -> ComposeResult:
        """The list of pages; beside it commands, then keys, or the page that is chosen."""
        with Horizontal(classes="columns"):
            yield Rows(id="topics")
            with VerticalScroll(id="page", can_focus=False):
                yield Static("What you can type, in these or many other words", id="title", classes="heading")
                yield Prose(self.typed(), id="text", classes="text")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the list, with the commands and keys first."""
        self.query_one(Rows).show([Row(name) for name in (FIRST, *TOPICS)], 0)
        self.query_one(Rows).focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the page at hand."""
        if event.option_index:
            found = page(list(TOPICS)[event.option_index - 1])
            title, text = found.title, "\n".join(found.lines[2:])
        else:
            title, text = "What you can type, in these or many other words", self.typed()
        self.query_one("#title", Static).update(title)
        self.query_one("#text", Prose).update(text)
        self.query_one("#page").scroll_home(animate=False)

    def typed(self) -> str:
        """The commands and the keys."""
        commands = _rows((_called(c.sign or c.name, c.key), c.help) for c in self.commands)
        return f"{commands}\n\nKEYS\n{_rows(self.keys)}"

    def action_scroll(self, way: int) -> None:
        """Scroll the page by a window."""
        shown = self.query_one("#page")
        (shown.scroll_page_up if way < 0 else shown.scroll_page_down)(animate=False)


def _called(word: str, key: str) -> str:
    return f"{word} ({key_name(key)})" if key else word


def _rows(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{left:<18}  {right}" for left, right in pairs)
