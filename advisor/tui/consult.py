"""The consult screen: conversation, question box, side panel. All that is typed goes through the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer, Static

from advisor.dialogue.steps import Moment, unsure_musts
from advisor.dialogue.turns import Turn
from advisor.errors import AdvisorError
from advisor.model.text import counted, printable
from advisor.store.session import Session
from advisor.tui.conversation import Conversation
from advisor.tui.plain import plain
from advisor.tui.question_box import QuestionBox
from advisor.tui.side_panel import SidePanel

if TYPE_CHECKING:
    from advisor.tui.app import AdvisorApp

WIDE = 100
HIGH = 30
TOO_NARROW = 40


class ConsultScreen(Screen[None]):
    """One conversation."""

    app: AdvisorApp
    BINDINGS = [
        Binding("f1", "app.help", "Help", key_display="F1"),
        Binding("ctrl+b,f2", "panel", "Panel", key_display="F2"),
        Binding("f5", "type('why')", "Why", key_display="F5"),
        Binding("f6", "type('back')", "Back", key_display="F6"),
        Binding("f7", "type('check')", "Answers", key_display="F7"),
        Binding("f8", "type('show')", "Advice", key_display="F8"),
        Binding("f9", "type('what holds')", "What holds", show=False),
        Binding("escape", "leave", "Home", key_display="Esc"),
        Binding("pageup", "scroll(-1)", "Scroll", show=False),
        Binding("pagedown", "scroll(1)", "Scroll", show=False),
    ]

    def __init__(self, session: Session, first: str = "") -> None:
        super().__init__()
        self.session, self.first = session, first

    def compose(self) -> ComposeResult:
        """The name of the case, the two columns, the keys."""
        yield Static("", id="case", markup=False)
        with Horizontal(id="columns"):
            with Vertical(id="talk"):
                yield Conversation()
                yield QuestionBox()
            yield SidePanel(id="panel")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin the conversation, or go on with it."""
        self._arrange(self.size.width, self.size.height)
        self.show(self.session.open())
        if self.first:
            self.send(self.first)

    def on_resize(self, event: events.Resize) -> None:
        """Give the panel its own page where both do not fit."""
        self._arrange(event.size.width, event.size.height)

    def _arrange(self, width: int, height: int) -> None:
        self.set_class(width < WIDE, "-narrow")
        self.set_class(height < HIGH, "-low")
        if width < TOO_NARROW and not self.has_class("-tiny"):
            self.notify("A wider window shows more; 80 columns are enough.", timeout=3)
        self.set_class(width < TOO_NARROW, "-tiny")

    def on_question_box_answered(self, event: QuestionBox.Answered) -> None:
        """Take an answer."""
        self.send(event.text)

    def send(self, text: str) -> None:
        """Give a text to the session and show what it says; it has been saved by then."""
        try:
            turns = self.session.reply(text)
        except AdvisorError as error:
            self.notify(printable(str(error), keep="\n"), severity="error", markup=False)
            return
        if self.session.dialogue.ended:
            self.dismiss()
            return
        self.show(turns)

    def show(self, turns: list[Turn]) -> None:
        """Show turns, the present question's choices, and the panel."""
        self.query_one(Conversation).add(turns)
        questions = [turn for turn in turns if turn.choices or turn.kind in ("question", "known", "check")]
        if questions:
            self.query_one(QuestionBox).ask(questions[-1])
        else:
            self.query_one("#line").focus()
            self.query_one(QuestionBox).clear()
        now = self.session.dialogue.now
        self.query_one(SidePanel).show(now)
        self.query_one("#case", Static).update(plain(f"{self.session.name or 'New case'}   {open_in_words(now)}"))
        self.refresh_bindings()

    def on_side_panel_chosen(self, event: SidePanel.Chosen) -> None:
        """Open the recommendation that was chosen."""
        from advisor.tui.recommendation import RecommendationScreen

        self.app.push_screen(RecommendationScreen(self.session.dialogue.now, event.measure, event.place))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a key only where it does something."""
        if action == "type" and parameters[0] in ("back", "check", "what holds"):
            return bool(self.session.dialogue.answers)
        return super().check_action(action, parameters)

    def action_type(self, text: str) -> None:
        """Type a command for the person, and show the conversation, where its answer stands."""
        self.remove_class("-panel")
        self.send(text)

    def action_scroll(self, way: int) -> None:
        """Scroll the conversation by a page."""
        talk = self.query_one(Conversation)
        (talk.action_page_up if way < 0 else talk.action_page_down)()

    def action_panel(self) -> None:
        """Show the panel, or go to it where it is shown already; again to come back."""
        if self.has_class("-narrow"):
            self.toggle_class("-panel")
            shown = self.has_class("-panel")
        else:
            shown = not self.query_one("#board").has_focus
        self.query_one("#board" if shown else "#line").focus()

    def action_leave(self) -> None:
        """From the panel back to the conversation, else back home; all is saved."""
        if self.has_class("-panel") or self.query_one("#board").has_focus:
            self.remove_class("-panel")
            self.query_one("#line").focus()
        else:
            self.dismiss()


def open_in_words(now: Moment) -> str:
    """How much is still to be asked."""
    musts, rest = len(now.open_musts), len(now.open_all)
    if not now.state.situation.market:
        return ""
    if musts:
        return f"{counted(musts, 'question')} open for a must, {rest} in all"
    unsure = len(unsure_musts(now))
    if unsure:
        return f"musts hang on {counted(unsure, 'thing')} not known; {counted(rest, 'smaller question')} open"
    return f"every must is settled; {counted(rest, 'smaller question')} open" if rest else "no question is open"
