"""What interviews and lessons share on the screen: conversation, question box and side panel, and how one moves among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Static

from advisor.conversation.commands.command import Command
from advisor.conversation.reading.result import clean
from advisor.conversation.turns import Turn
from advisor.errors import AdvisorError
from advisor.store.settings import load_settings
from advisor.text.safe import printable
from advisor.tui.widgets.prose import Prose, key_name
from advisor.tui.widgets.question_box import QuestionBox

if TYPE_CHECKING:
    from advisor.tui.host import Host

WIDE = 100
HIGH = 30
TOO_NARROW = 40


def bindings(commands: Sequence[Command[Any]]) -> list[BindingType]:
    """The keys of a screen for talking: those that move about, and those that call a command."""
    called = sorted(
        (c for c in commands if c.key and c.key != "f1"), key=lambda command: (len(command.key), command.key)
    )
    return [
        Binding("f1", "call('help')", "Help", key_display="F1"),
        Binding("escape", "leave", "Home", key_display="Esc"),
        Binding("ctrl+b,f2", "panel", "Panel", key_display="F2"),
        *(
            Binding(c.key, f"call({c.name!r})", c.label or c.name, show=bool(c.label), key_display=key_name(c.key))
            for c in called
        ),
        Binding("ctrl+y", "copy", "Copy", show=False),
        Binding("pageup", "scroll(-1)", "Scroll", show=False),
        Binding("pagedown", "scroll(1)", "Scroll", show=False),
    ]


class TalkScreen(Screen[None]):
    """One conversation; who talks, what is in the panel and which commands there are is for the screens below."""

    app: Host
    named: Mapping[str, Command[Any]]
    """The commands by their names."""
    from_the_top = False
    """Whether what is longer than the window is shown from its beginning."""

    def __init__(self, box: QuestionBox, panel: Widget) -> None:
        super().__init__()
        self.box, self.panel = box, panel
        self.shown = 0
        self.working: frozenset[str] = frozenset()

    @property
    def turns(self) -> Sequence[Turn]:
        """All that was said."""
        raise NotImplementedError

    def command_in(self, typed: str) -> tuple[Command[Any], str] | None:
        """The command that a text calls, with the words after it."""
        raise NotImplementedError

    def opens(self, command: Command[Any]) -> bool:
        """Whether a command has a page of its own."""
        raise NotImplementedError

    def reply(self, text: str) -> bool:
        """Give a text to the session; say whether the conversation ends with it."""
        raise NotImplementedError

    def call(self, command: Command[Any]) -> None:
        """Do what a command calls."""
        raise NotImplementedError

    def works(self, command: Command[Any]) -> bool:
        """Whether a command does anything at this moment."""
        raise NotImplementedError

    def show_moment(self) -> Content:
        """Show the moment in the panel; give the line above the conversation."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The line above, the two columns, the keys."""
        yield Static("", id="case", markup=False)
        with Horizontal(id="columns"):
            with Vertical(id="talk"):
                yield Conversation(self.from_the_top)
                yield self.box
            yield self.panel
        yield Footer(show_command_palette=False)

    def on_screen_resume(self) -> None:
        """Show what was said on other pages, and take settings that were changed there."""
        if self.shown:
            self.show_new()

    def on_resize(self, event: events.Resize) -> None:
        """Give the panel its own page where both do not fit."""
        self.fit(event.size.width, event.size.height)

    def fit(self, width: int, height: int) -> None:
        """Fit the parts to a size."""
        self.set_class(width < WIDE, "-narrow")
        self.set_class(height < HIGH, "-low")
        if width < TOO_NARROW and not self.has_class("-tiny"):
            self.notify("A wider window shows more; 80 columns are enough.", timeout=3)
        self.set_class(width < TOO_NARROW, "-tiny")

    def on_question_box_answered(self, event: QuestionBox.Answered) -> None:
        """Take an answer."""
        self.send(event.text)

    def send(self, text: str) -> None:
        """Take what was typed and show what is said to it; it has been saved by then."""
        command = self.command_in(clean(text))
        if command and not command[1] and self.opens(command[0]):
            self.call(command[0])
            return
        try:
            ended = self.reply(text)
        except AdvisorError as error:
            self.notify(printable(str(error), keep="\n"), severity="error", markup=False)
            return
        if ended:
            self.dismiss()
            return
        self.show_new()
        if command and command[0].name == "settings":
            self.app.set(load_settings())

    def show_new(self) -> None:
        """Show what was said since the last time."""
        turns, self.shown = self.turns[self.shown :], len(self.turns)
        if turns:
            self.show(turns)

    def show(self, turns: Sequence[Turn]) -> None:
        """Show turns, the present question's choices, and the panel, all in one repaint."""
        questions = [turn for turn in turns if turn.choices or turn.kind in ("question", "known", "check")]
        with self.app.batch_update():
            self.query_one(Conversation).add(turns)
            if questions:
                self.box.ask(questions[-1])
            else:
                self.query_one("#line").focus()
            self.query_one("#case", Static).update(self.show_moment())
        working = frozenset(name for name, command in self.named.items() if command.key and self.works(command))
        if working != self.working:
            # The footer is made anew for this, which takes as long as all the rest.
            self.working = working
            self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a key only where it does something."""
        if action == "call":
            return self.works(self.named[str(parameters[0])])
        return super().check_action(action, parameters)

    def action_call(self, name: str) -> None:
        """Do what a key calls."""
        self.call(self.named[name])

    def action_copy(self) -> None:
        """Copy what was said last."""
        said = [turn for turn in self.turns if turn.speaker == "advisor" and turn.kind != "question"]
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


SPEAKERS = {"advisor": "Advisor", "you": "You"}


ROOM_FOR_LABELS = 70
"""Below this many columns the speaker stands above the text, not before it."""


class TurnView(Container):
    """One turn, with its speaker."""

    def __init__(self, turn: Turn) -> None:
        super().__init__(classes=f"turn {turn.speaker} {turn.kind}")
        self.turn = turn

    def compose(self) -> ComposeResult:
        """The speaker and the text."""
        yield Static(SPEAKERS[self.turn.speaker], classes="who", markup=False)
        yield Prose(self.turn.text, classes="what")


class Conversation(VerticalScroll):
    """All turns; it shows the newest whenever one is added, wherever the reader had scrolled to."""

    can_focus = True

    def __init__(self, from_the_top: bool = False) -> None:
        super().__init__()
        self.reading: TurnView | None = None
        self.from_the_top = from_the_top
        """Whether what is longer than the window is shown from its beginning, as one reads it, and not from its end."""

    def on_mount(self) -> None:
        """Begin at the end."""
        self.anchor()

    def on_resize(self, event: events.Resize) -> None:
        """Put the speaker where there is room for it."""
        self.set_class(event.size.width < ROOM_FOR_LABELS, "-stacked")

    def add(self, turns: Iterable[Turn]) -> None:
        """Show more turns."""
        views = [TurnView(turn) for turn in turns]
        self.mount_all(views)
        # A reader who has scrolled back would otherwise answer a question that is out of sight.
        self.anchor(not self.from_the_top)
        said = [view for view in views if view.turn.speaker == "advisor"]
        if self.from_the_top and said:
            self.reading = said[0]
            self.call_after_refresh(self.show_reading)

    def show_reading(self) -> None:
        """Bring the turn that is read to the top."""
        if self.reading is not None and self.reading.is_attached:
            self.scroll_to_widget(self.reading, animate=False, top=True)

    def watch_virtual_size(self) -> None:
        """What is read last stays at the top when lines are wrapped anew; one may scroll away from it at any time."""
        self.call_after_refresh(self.show_reading)
