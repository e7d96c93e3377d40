"""The conversation: turns one below the other, the newest at the bottom, in plain text."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from advisor.dialogue.turns import Turn
from advisor.tui.plain import plain, wrapped

SPEAKERS = {"advisor": "Advisor", "you": "You"}


class TurnView(Vertical):
    """One turn, with its speaker."""

    def __init__(self, turn: Turn) -> None:
        super().__init__(classes=f"turn {turn.speaker} {turn.kind}")
        self.turn = turn

    def compose(self) -> ComposeResult:
        """The speaker, then each line with its own indent, so that wrapped text keeps its columns."""
        yield Static(SPEAKERS[self.turn.speaker], classes="who", markup=False)
        for line in self.turn.text.splitlines():
            yield Line(line)


class Line(Static):
    """One line whose continuation stands under its text."""

    DEFAULT_CSS = "Line { height: auto; }"

    def __init__(self, line: str) -> None:
        super().__init__(plain(line), classes="what", markup=False)
        self.line = line

    def on_resize(self) -> None:
        """Wrap anew for the width at hand."""
        self.update(wrapped(self.line, self.size.width))


class Conversation(VerticalScroll):
    """All turns; it follows the newest unless the reader has scrolled away from the end."""

    can_focus = True

    def on_mount(self) -> None:
        """Stay at the end until the reader scrolls away."""
        self.anchor()

    def add(self, turns: Iterable[Turn]) -> None:
        """Show more turns."""
        self.mount_all(TurnView(turn) for turn in turns)
