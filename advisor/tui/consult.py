"""The consult screen: conversation, question box, side panel. All that is typed goes through the session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Footer, Static

from advisor.dialogue.commands import COMMANDS, Command
from advisor.dialogue.said import clean
from advisor.dialogue.steps import Moment, unsure_musts
from advisor.dialogue.turns import Turn
from advisor.errors import AdvisorError
from advisor.model.text import counted, printable
from advisor.store.session import Session
from advisor.store.settings import load_settings
from advisor.tui.conversation import Conversation
from advisor.tui.opening import ANYWHERE, IN_A_CASE
from advisor.tui.plain import key_name, plain
from advisor.tui.question_box import QuestionBox
from advisor.tui.side_panel import SidePanel

if TYPE_CHECKING:
    from advisor.tui.app import AdvisorApp

NAMED = {command.name: command for command in COMMANDS}
WIDE = 100
HIGH = 30
TOO_NARROW = 40


class ConsultScreen(Screen[None]):
    """One conversation."""

    app: AdvisorApp
    BINDINGS = [
        Binding("f1", "call('help')", "Help", key_display="F1"),
        Binding("escape", "leave", "Home", key_display="Esc"),
        Binding("ctrl+b,f2", "panel", "Panel", key_display="F2"),
        *(
            Binding(c.key, f"call({c.name!r})", c.label or c.name, show=bool(c.label), key_display=key_name(c.key))
            for c in sorted(COMMANDS, key=lambda command: (len(command.key), command.key))
            if c.key and c.key != "f1"
        ),
        Binding("ctrl+y", "copy", "Copy", show=False),
        Binding("pageup", "scroll(-1)", "Scroll", show=False),
        Binding("pagedown", "scroll(1)", "Scroll", show=False),
    ]

    def __init__(self, session: Session, first: str = "") -> None:
        super().__init__()
        self.session, self.first = session, first
        self.shown = 0
        self.working: frozenset[str] = frozenset()

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
        self.session.open()
        self.show_new()
        if self.first:
            self.send(self.first)

    def on_screen_resume(self) -> None:
        """Show what was said on other pages, and take settings that were changed there."""
        if self.shown:
            self.show_new()

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
        command = self.session.dialogue.command_in(clean(text))
        if command and not command[1] and opens(command[0]):
            self.call(command[0])
            return
        try:
            self.session.reply(text)
        except AdvisorError as error:
            self.notify(printable(str(error), keep="\n"), severity="error", markup=False)
            return
        if self.session.dialogue.ended:
            self.dismiss()
            return
        self.show_new()
        if command and command[0].name == "settings":
            self.app.set(load_settings())

    def show_new(self) -> None:
        """Show what was said since the last time."""
        turns, self.shown = self.session.turns[self.shown :], len(self.session.turns)
        if turns:
            self.show(turns)

    def show(self, turns: list[Turn]) -> None:
        """Show turns, the present question's choices, and the panel, all in one repaint."""
        questions = [turn for turn in turns if turn.choices or turn.kind in ("question", "known", "check")]
        now = self.session.dialogue.now
        with self.app.batch_update():
            self.query_one(Conversation).add(turns)
            if questions:
                self.query_one(QuestionBox).ask(questions[-1])
            else:
                self.query_one("#line").focus()
            self.query_one(SidePanel).show(now)
            self.query_one("#case", Static).update(plain(f"{self.session.name or 'New case'}   {open_in_words(now)}"))
        works = self.session.dialogue.works
        working = frozenset(command.name for command in COMMANDS if command.key and works(command))
        if working != self.working:
            # The footer is made anew for this, which takes as long as all the rest.
            self.working = working
            self.refresh_bindings()

    def on_side_panel_chosen(self, event: SidePanel.Chosen) -> None:
        """Open the recommendation that was chosen."""
        from advisor.tui.recommendation import RecommendationScreen

        self.app.push_screen(RecommendationScreen(self.session.dialogue.now, event.measure, event.place))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a key only where it does something."""
        if action == "call":
            return self.session.dialogue.works(NAMED[str(parameters[0])])
        return super().check_action(action, parameters)

    def action_call(self, name: str) -> None:
        """Do what a key calls."""
        self.call(NAMED[name])

    def call(self, command: Command) -> None:
        """Open the page of a command, or type it for the person, as far as it goes without more words."""
        self.remove_class("-panel")
        if command.name in ANYWHERE:
            self.app.push_screen(ANYWHERE[command.name](self.app), self._called)
        elif command.name in IN_A_CASE:
            self.app.push_screen(IN_A_CASE[command.name](self.session), self._called)
        elif command.wants:
            self.query_one(QuestionBox).begin(f"{command.name} ")
        else:
            self.send(command.name)

    def _called(self, typed: object) -> None:
        """Type what a page gave back."""
        self.show_new()
        if isinstance(typed, str):
            self.send(typed)

    def action_copy(self) -> None:
        """Copy what was said last."""
        said = [turn for turn in self.session.turns if turn.speaker == "advisor" and turn.kind != "question"]
        if said:
            self.app.copy_to_clipboard("\n".join(said[-1].lines()))
            self.notify("Copied what I said last.", timeout=2)

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


def opens(command: Command) -> bool:
    """Whether a command has a page of its own."""
    return command.name in ANYWHERE or command.name in IN_A_CASE


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
