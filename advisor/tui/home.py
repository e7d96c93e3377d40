"""The home screen: a new case, recent cases, an example to try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from advisor.tui.plain import plain

if TYPE_CHECKING:
    from advisor.engine.compile import Program
    from advisor.store.session import Session
    from advisor.tui.app import AdvisorApp

WELCOME = (
    "Cited advice on security, resilience, openness and partnership for offering American AI abroad.\n"
    "Everything you type stays on this machine."
)
MOST_RECENT = 6


class HomeScreen(Screen[None]):
    """Where a person begins."""

    app: AdvisorApp

    def compose(self) -> ComposeResult:
        """A heading, a list, a note."""
        with Vertical(id="home"):
            yield Static("advisor", classes="heading")
            yield Static(WELCOME, classes="note", markup=False)
            yield OptionList(Option("Reading the knowledge base ...", disabled=True), id="start", markup=False)
            yield Static("", id="empty", classes="note", markup=False)

    def on_screen_resume(self) -> None:
        """Show what is saved now, whenever the person comes back."""
        if self.app.program is not None:
            self.show_cases(self.app.program)

    def show_cases(self, program: Program) -> None:
        """Fill the list: new case, recent cases, examples, leave."""
        from advisor.errors import AdvisorError
        from advisor.store.cases import list_cases

        note = "F1 help   F4 light or dark   Ctrl+Q quit"
        try:
            saved = list_cases()[:MOST_RECENT]
        except AdvisorError as error:
            saved, note = [], str(error)
        options = [Option("New case", id="new")]
        if saved:
            options.append(Option("Recent cases", disabled=True))
        for case in saved:
            answers = f"{len(case.answers)} answers, {case.changed[:16].replace('T', ' ')} UTC"
            options.append(Option(plain(f"  {case.name}  ({answers})"), id=f"case-{case.id}"))
        options.append(Option("Try an example", disabled=True))
        for name, study in program.knowledge.cases.items():
            options.append(Option(plain(f"  {study.title}"), id=f"example-{name}"))
        options.append(Option("Quit", id="quit"))
        start = self.query_one("#start", OptionList)
        start.clear_options().add_options(options)
        start.highlighted = 0
        start.focus()
        empty = "" if saved else "No saved cases yet: your answers are saved here as you give them.\n"
        self.query_one("#empty", Static).update(plain(empty + note))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Begin what was chosen."""
        from advisor.errors import AdvisorError
        from advisor.store.session import Session

        program, chosen = self.app.program, event.option_id or ""
        if program is None:
            return
        try:
            if chosen == "quit":
                self.app.exit()
            elif chosen == "new":
                self.app.consult(Session(program))
            elif chosen.startswith("case-"):
                self.app.consult(Session.resume(program, chosen.removeprefix("case-")))
            elif chosen.startswith("example-"):
                self.app.consult(self._example(program, chosen.removeprefix("example-")))
        except AdvisorError as error:
            self.app.notify(str(error), severity="error", markup=False)

    @staticmethod
    def _example(program: Program, name: str) -> Session:
        from advisor.store.examples import answers_of
        from advisor.store.session import Session

        study = program.knowledge.cases[name]
        session = Session(program)
        session.start_with(answers_of(program, study), study.title)
        return session
