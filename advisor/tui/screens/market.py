"""The market card: each fact with its value, its date and confidence, and a bar where it stands on a scale."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static

from advisor.conversation.next_step import Snapshot
from advisor.library.market_page import CardRow, card_rows
from advisor.tui.host import Page
from advisor.tui.screens.library import LibraryScreen
from advisor.tui.widgets.prose import Prose, bar, plain

BAR = 10
EMPTY = "No market yet. Name one in the conversation, and what is known about it will stand here."


class MarketScreen(Page[None]):
    """What is known about the market of a case."""

    BINDINGS = [Binding("enter,f3", "sources", "Notes and sources", key_display="Enter")]

    def __init__(self, now: Snapshot) -> None:
        super().__init__()
        self.knowledge, self.situation = now.run.program.knowledge, now.state.situation

    def compose(self) -> ComposeResult:
        """A heading, then a block for each topic."""
        name = self.knowledge.names.get(self.situation.market, ("No market yet",))[0]
        rows = list(card_rows(self.knowledge, self.situation)) if self.situation.market else []
        with VerticalScroll(id="card"):
            yield Static(plain(name), classes="heading")
            yield Prose(known_in_words(rows) if rows else EMPTY, classes="note")
            for topic in dict.fromkeys(row.topic for row in rows):
                yield Static(plain(topic), classes="heading part")
                yield Prose("\n".join(map(card_line, (row for row in rows if row.topic == topic))), classes="text")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one("#card").focus()

    def action_sources(self) -> None:
        """Open the page of the market in the library, with notes and sources."""
        if self.situation.market:
            self.app.push_screen(LibraryScreen(self.knowledge, self.situation.market))


def known_in_words(rows: list[CardRow]) -> str:
    """How much is known."""
    known = sum(row.basis != "" for row in rows)
    return f"{known} of {len(rows)} facts known. A bar shows where a figure stands on its own scale."


def card_line(row: CardRow) -> str:
    """One fact in a line."""
    scale = f" {bar(row.share, BAR)}" if row.share is not None else ""
    return f"  {row.label:<30}  {row.value}{scale}{f' ({row.basis})' if row.basis else ''}"
