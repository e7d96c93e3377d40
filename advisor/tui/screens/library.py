"""The library: search on the left, a page on the right, and below it the pages near it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer
from textual.widgets import Footer, Input, OptionList, Static
from textual.worker import get_current_worker

from advisor.documents.citations import Numbering
from advisor.documents.writers.plain import lines
from advisor.library.pages import entry_page, links, page_named
from advisor.library.search import Entry, entries, find
from advisor.model.kinds.registry import shelves
from advisor.model.knowledge import Knowledge
from advisor.tui.host import Page
from advisor.tui.widgets.prose import Prose, plain
from advisor.tui.widgets.rows import Row, Rows

MAX_FOUND = 40
PAUSE = 0.12
"""Seconds without another letter after which it looks."""
WELCOME = (
    "Everything the advice rests on: measures, rules, facts, markets, sources, cases, terms."
    "\nType some words above, a country or a code; spelling may be rough. Enter opens a page, Escape goes back."
)


class LibraryScreen(Page[None]):
    """Pages of the knowledge base, found by words and linked to each other; words that name a page open it."""

    BINDINGS = [
        Binding("ctrl+f", "search", "Search", key_display="^f"),
        Binding("pagedown", "page(1)", "Further down", key_display="PgDn", show=False),
        Binding("pageup", "page(-1)", "Up", key_display="PgUp", show=False),
    ]

    def __init__(self, knowledge: Knowledge, words: str = "") -> None:
        super().__init__()
        self.knowledge, self.words = knowledge, words
        self.listed: list[Entry] = []
        self.trail: list[Entry] = []
        self.waiting: Timer | None = None

    def compose(self) -> ComposeResult:
        """The search line over what is found, beside the page and what is near it."""
        with Horizontal(classes="columns"):
            with Vertical(id="search-column"):
                yield Input(self.words, placeholder="Search: failover, residency, Brazil ...", id="search")
                yield Rows(id="found")
            with VerticalScroll(id="page", can_focus=True):
                yield Static("The library", id="title", classes="heading")
                yield Prose(WELCOME, id="text", classes="text")
                yield Static("Near it", id="near-heading", classes="heading")
                yield Rows(id="near")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """List what there is."""
        self._show_near([])
        self.query_one("#search").focus()
        self.look(self.words)
        page = page_named(self.knowledge, self.words) if self.words else None
        if page is not None:
            self.open(page)

    @on(Input.Changed, "#search")
    def searched(self, event: Input.Changed) -> None:
        """Look anew once the person pauses in typing."""
        if self.waiting is not None:
            self.waiting.stop()
        self.waiting = self.set_timer(PAUSE, partial(self.look, event.value))

    @on(Input.Submitted, "#search")
    def opened(self, event: Input.Submitted) -> None:
        """Open the first page found; if it has not been looked yet, look first."""
        if self.waiting is not None:
            self.waiting.stop()
            self.waiting = None
            self.workers.cancel_group(self, "look")
            self._show_found(event.value, find(self.knowledge, event.value, MAX_FOUND))
        if self.listed:
            self.open(self.listed[0])

    def look(self, words: str) -> None:
        """Find pages behind the screen, and list them."""
        self.waiting = None
        self.run_worker(partial(self._look, words), thread=True, exclusive=True, group="look")

    def _look(self, words: str) -> None:
        found = find(self.knowledge, words, MAX_FOUND) if words.strip() else []
        self._show_if_wanted(partial(self._show_found, words, found))

    def _show_found(self, words: str, found: list[Entry]) -> None:
        self.listed = found
        listed = self.query_one("#found", Rows)
        if found:
            listed.show(map(titled, found))
        elif words.strip():
            listed.show([Row(f"Nothing is like '{words}'.", can_be_chosen=False)])
        else:
            counts = Counter(entry.kind for entry in entries(self.knowledge))
            rows = ((kind.nouns(1), kind.nouns(0)) for kind in shelves())
            listed.show(Row(f"{counts[noun]:>4} {nouns}", noun) for noun, nouns in rows)

    @on(OptionList.OptionSelected, "#found")
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Open the page, or list all of a kind."""
        chosen = self.query_one("#found", Rows).chosen(event)
        if isinstance(chosen, Entry):
            self.open(chosen)
        elif chosen:
            self.workers.cancel_group(self, "look")
            found = sorted((e for e in entries(self.knowledge) if e.kind == chosen), key=lambda e: e.title)
            self._show_found(chosen, found)

    @on(OptionList.OptionSelected, "#near")
    def followed(self, event: OptionList.OptionSelected) -> None:
        """Follow a link."""
        self.open(self.query_one("#near", Rows).chosen(event))

    def open(self, entry: Entry) -> None:
        """Open a page; the one before it is kept for Escape."""
        self.trail.append(entry)
        self._turn_to(entry)

    def _turn_to(self, entry: Entry) -> None:
        self.query_one("#text", Prose).update("Reading ...")
        self.run_worker(partial(self._read, entry), thread=True, exclusive=True, group="read")

    def _read(self, entry: Entry) -> None:
        page = entry_page(self.knowledge, entry.id)
        text = "\n".join(lines(page.blocks[1:], Numbering(self.knowledge)))
        near = links(self.knowledge).around((entry.kind, entry.id))
        self._show_if_wanted(partial(self._show_page, page.title, text, near))

    def _show_if_wanted(self, show: Callable[[], None]) -> None:
        """Show what a thread found, unless the person has asked for something else by then, or left."""
        worker = get_current_worker()

        def show_it() -> None:
            # While the screen closes, its widgets go before its workers are told.
            if not worker.is_cancelled and self.query("#found"):
                show()

        self.app.call_from_thread(show_it)

    def _show_page(self, title: str, text: str, near: list[Entry]) -> None:
        self.query_one("#title", Static).update(plain(title))
        self.query_one("#text", Prose).update(text.strip())
        self._show_near(near)
        page = self.query_one("#page")
        page.scroll_home(animate=False)
        page.focus(scroll_visible=False)

    def _show_near(self, near: list[Entry]) -> None:
        listed = self.query_one("#near", Rows)
        listed.show(map(titled, near))
        listed.display = self.query_one("#near-heading").display = bool(near)

    def action_search(self) -> None:
        """Go to the search line."""
        self.query_one("#search").focus()

    def action_page(self, way: int) -> None:
        """Scroll the page."""
        page = self.query_one("#page")
        page.scroll_relative(y=way * max(page.size.height - 2, 1), animate=False)

    def action_leave(self) -> None:
        """The page before this one; from the first, back to where the library was opened."""
        self.trail = self.trail[:-1]
        if self.trail:
            self._turn_to(self.trail[-1])
        else:
            self.dismiss()


def titled(entry: Entry) -> Row:
    """The kind of a page, muted, and its title."""
    width = max(len(kind.nouns(1)) for kind in shelves())
    return Row(f"{entry.kind:<{width}}  {entry.title}", entry, "$text-muted", width)
