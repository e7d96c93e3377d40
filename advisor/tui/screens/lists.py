"""Pages that are lists: the answers given, the settings, saved cases, the card of a market, and cases side by side."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.suggester import SuggestFromList
from textual.widgets import Footer, Input, OptionList, Static

from advisor.conversation.answer_list import listed_answers
from advisor.conversation.dialogue import Dialogue
from advisor.conversation.next_step import Snapshot
from advisor.conversation.session import NO_CASES, Session
from advisor.errors import AdvisorError
from advisor.library.entry_pages import CardRow, card_rows
from advisor.model.knowledge import Knowledge
from advisor.store.cases import SavedCase, delete_case, list_cases
from advisor.store.recent_cases import case_lines
from advisor.store.settings import CHOICES, MEANS, changed_by
from advisor.tui.host import Page
from advisor.tui.screens.library import LibraryScreen
from advisor.tui.widgets.offer_banner import offer_banner
from advisor.tui.widgets.prose import Prose, bar, plain
from advisor.tui.widgets.rows import Row, Rows

EMPTY = "No answers yet. Each one you give will stand here, and can be changed from here."


class AnswersScreen(Page[str]):
    """The answers given; it gives back what the person would have typed: "change 3"."""

    def __init__(self, dialogue: Dialogue) -> None:
        super().__init__()
        self.rows = listed_answers(dialogue.program.knowledge, dialogue.now.state)

    def compose(self) -> ComposeResult:
        """A list and a note."""
        yield Static("Your answers", classes="heading")
        yield Rows(id="answers")
        told = (
            "Enter changes an answer. Only questions that the change makes new are asked again." if self.rows else EMPTY
        )
        yield Prose(told, classes="note")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """List them in columns."""
        listed = self.query_one(Rows)
        width = max((len(row.label) for row in self.rows), default=0)
        listed.show((Row(f"{row.number:>3}  {row.label:<{width}}  {row.value}") for row in self.rows), at=0)
        listed.display = bool(self.rows)
        listed.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Change one."""
        self.dismiss(f"change {self.rows[event.option_index].number}")


class SettingsScreen(Page[None]):
    """How the screen looks and moves."""

    def compose(self) -> ComposeResult:
        """A list and a note."""
        yield Static("Settings", classes="heading")
        yield Rows(id="settings")
        yield Prose("Enter or a click changes a setting; it holds at once and is kept on this machine.", classes="note")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show how all stand."""
        self.show(0)

    def show(self, at: int) -> None:
        """Show how all stand, with one at hand."""
        listed = self.query_one(Rows)
        rows = [f"{name.capitalize():<9} {getattr(self.app.settings, name):<9} {MEANS[name]}" for name in CHOICES]
        listed.show(map(Row, rows), at)
        listed.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the next value."""
        name = list(CHOICES)[event.option_index]
        allowed = CHOICES[name]
        following = allowed[(allowed.index(getattr(self.app.settings, name)) + 1) % len(allowed)]
        self.app.set(changed_by(self.app.settings, f"{name} {following}")[0])
        self.show(event.option_index)


class CasesScreen(Page[str]):
    """The saved cases; it gives back what the person would have typed: "open 3" or "new"."""

    BINDINGS = [
        Binding("n", "new", "New case"),
        Binding("delete,d", "delete", "Delete", key_display="d"),
    ]

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__()
        self.knowledge = knowledge
        self.listed: list[SavedCase] = []
        self.doomed = 0

    def compose(self) -> ComposeResult:
        """A list and a note."""
        yield Static("Saved cases", classes="heading")
        yield Rows(id="cases")
        yield Prose(id="note", classes="note")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """List them."""
        self.list_again("Enter opens a case. Nothing you typed is ever sent anywhere.")

    def list_again(self, note: str) -> None:
        """Show what is saved now."""
        self.doomed = 0
        try:
            self.listed = list_cases()
        except AdvisorError as error:
            self.listed, note = [], str(error)
        listed = self.query_one(Rows)
        lines = case_lines(self.listed, self.knowledge.names, self.app.clock())
        listed.show(map(Row, lines), at=0)
        listed.display = bool(lines)
        self.query_one("#note", Prose).update(note if lines else NO_CASES)
        (listed if lines else self).focus()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to delete only where there is a case."""
        return bool(self.listed) if action == "delete" else super().check_action(action, parameters)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a case."""
        self.dismiss(f"open {self.listed[event.option_index].id}")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Whoever moves on does not delete what was at hand before."""
        if self.doomed and self.listed[event.option_index].id != self.doomed:
            self.doomed = 0
            self.query_one("#note", Prose).update("Nothing was deleted.")

    def action_new(self) -> None:
        """Begin a new case."""
        self.dismiss("new")

    def action_delete(self) -> None:
        """Delete the case at hand, once the person has pressed the key again."""
        at = self.query_one(Rows).highlighted
        if at is None:
            return
        case = self.listed[at]
        if self.doomed != case.id:
            self.doomed = case.id
            told = f"Press d again to delete '{case.name}' with its {len(case.answers)} answers for good."
            self.query_one("#note", Prose).update(told)
            return
        self.list_again(f"Deleted '{delete_case(case.name)}'.")


BAR = 10


NO_MARKET = "No market yet. Name one in the conversation, and what is known about it will stand here."


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
            yield Prose(known_in_words(rows) if rows else NO_MARKET, classes="note")
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


NOTHING_COMPARED = (
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
        yield from offer_banner(self.session.dialogue.now.run)
        yield Static("Compare this case with", classes="heading")
        yield Input(id="names", placeholder="Brazil and India", suggester=SuggestFromList(names, case_sensitive=False))
        with VerticalScroll(id="page"):
            yield Prose(NOTHING_COMPARED, id="text", classes="text")
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
