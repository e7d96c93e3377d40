"""The home screen: a new case, recent cases, an example to try."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from advisor.conversation.commands.cases import CASES, SETTINGS
from advisor.conversation.commands.library import LIBRARY
from advisor.model.strengths import MUSTS
from advisor.store.recent_cases import case_lines
from advisor.text.safe import printable
from advisor.tui.host import Host
from advisor.tui.widgets.prose import Prose, key_name, plain

if TYPE_CHECKING:
    from advisor.conversation.session import Session
    from advisor.engine.compile import Program
    from advisor.store.cases import SavedCase

WELCOME = (
    "Cited advice on security, resilience, openness and partnership for offering American AI abroad. "
    "Everything you type stays on this machine."
)
EMPTY = "No saved cases yet. Your answers are saved as you give them, and the case will stand here."
MAX_RECENT = 6
LOW = 18


class HomeScreen(Screen[None]):
    """Where a person begins."""

    app: Host
    BINDINGS = [
        Binding("f1", "app.call('help')", "Help", key_display="F1"),
        *(
            Binding(c.key, f"app.call({c.name!r})", c.name.capitalize(), key_display=key_name(c.key))
            for c in (LIBRARY, SETTINGS, CASES)
        ),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.sessions: dict[str, Callable[[], Session]] = {}
        """How the case of an option is opened, by the id of the option."""

    def compose(self) -> ComposeResult:
        """A heading, a list, a note."""
        with VerticalScroll(id="home", can_focus=False):
            yield Static("advisor", classes="heading")
            yield Prose(WELCOME, classes="note")
            yield OptionList(Option("Reading the knowledge base ...", disabled=True), id="start", markup=False)
            yield Prose(id="empty", classes="note")
        yield Footer(show_command_palette=False)

    def on_resize(self, event: events.Resize) -> None:
        """Where there is little height, it belongs to the list."""
        self.set_class(event.size.height < LOW, "-low")

    def on_screen_resume(self) -> None:
        """Show what is saved now, whenever the person comes back."""
        if self.app.program is not None:
            self.show_cases(self.app.program)

    def show_cases(self, program: Program) -> None:
        """Fill the list: new case, recent cases, examples, leave."""
        from advisor.errors import AdvisorError
        from advisor.store.cases import list_cases

        saved: list[SavedCase] = []
        note = EMPTY
        try:
            saved = list_cases()
            note = _older(len(saved) - MAX_RECENT) if saved else EMPTY
        except AdvisorError as error:
            note = str(error)
        start = self.query_one("#start", OptionList)
        start.clear_options().add_options(self._options(program, saved[:MAX_RECENT]))
        start.highlighted = 0
        start.focus()
        self.query_one("#empty", Prose).update(note)

    def _options(self, program: Program, saved: list[SavedCase]) -> list[Option]:
        options = [
            Option("New case", id="new"),
            Option(f"New case, in a hurry: only what the {MUSTS} hang on", id="quick"),
        ]
        if program.knowledge.lessons:
            options.append(Option("Learn: lessons, exercises, a daily review", id="learn"))
        if saved:
            options.append(Option("Recent cases", disabled=True))
        lines = case_lines(saved, program.knowledge.names, self.app.clock())
        for case, line in zip(saved, lines, strict=True):
            options.append(Option(plain(f"  {line}"), id=f"case-{case.id}"))
            self.sessions[f"case-{case.id}"] = partial(self._saved, program, str(case.id))
        if program.knowledge.cases:
            options.append(Option("Try an example", disabled=True))
        for name, study in program.knowledge.cases.items():
            options.append(Option(plain(f"  {study.title}"), id=f"example-{name}"))
            self.sessions[f"example-{name}"] = partial(self._example, program, name)
        return [*options, Option("Quit", id="quit")]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begin what was chosen."""
        from advisor.conversation.session import Session
        from advisor.errors import AdvisorError

        program, chosen = self.app.program, event.option_id or ""
        if program is None:
            return
        try:
            if chosen == "quit":
                self.app.exit()
            elif chosen == "new":
                self.app.consult(Session(program))
            elif chosen == "learn":
                self.app.learn()
            elif chosen == "quick":
                self.app.consult(Session(program), "quick")
            elif chosen in self.sessions:
                self.app.consult(self.sessions[chosen]())
        except AdvisorError as error:
            self.app.notify(printable(str(error), keep="\n"), severity="error", markup=False)

    @staticmethod
    def _saved(program: Program, name: str) -> Session:
        from advisor.conversation.session import Session

        return Session.resume(program, name)

    @staticmethod
    def _example(program: Program, name: str) -> Session:
        from advisor.conversation.answer_list import answers_of
        from advisor.conversation.session import Session

        study = program.knowledge.cases[name]
        session = Session(program)
        session.start_with(answers_of(program, study), study.title)
        return session


def _older(number: int) -> str:
    return f"{number} older: Ctrl+O lists them all." if number > 0 else ""
