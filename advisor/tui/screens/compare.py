"""Compare: this case beside others, a column for each, and the reasons of each difference below."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.suggester import SuggestFromList
from textual.widgets import Footer, Input, Static

from advisor.conversation.session import Session
from advisor.tui.host import Page
from advisor.tui.widgets.prose import Prose

EMPTY = (
    "Name one to four markets or saved cases above, such as: Brazil and India."
    "\nThe same answers are then judged there, with what is known of each country."
    " What differs will stand here with its reasons."
)


class CompareScreen(Page[None]):
    """Cases side by side."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        """A line for names, and the table."""
        names = [known[0] for known in self.session.program.knowledge.names.values()]
        yield Static("Compare this case with", classes="heading")
        yield Input(id="names", placeholder="Brazil and India", suggester=SuggestFromList(names, case_sensitive=False))
        with VerticalScroll(id="page"):
            yield Prose(EMPTY, id="text", classes="text")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin on the line."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def named(self, event: Input.Submitted) -> None:
        """Compare, in the words of the conversation."""
        if not event.value.strip():
            return
        *_, told = self.session.reply(f"compare {event.value}")
        self.query_one("#text", Prose).update(told.text)
        page = self.query_one("#page")
        page.scroll_home(animate=False)
        if told.kind != "problem":
            page.focus(scroll_visible=False)
