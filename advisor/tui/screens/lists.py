"""Lists in which Enter changes a line: the answers given, and the settings."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer, OptionList, Static

from advisor.conversation.answer_list import listed_answers
from advisor.conversation.dialogue import Dialogue
from advisor.store.settings import CHOICES, MEANS, changed_by
from advisor.tui.host import Page
from advisor.tui.widgets.prose import Prose
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
