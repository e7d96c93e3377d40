"""All saved cases: open one, begin a new one, delete one."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Footer, OptionList, Static

from advisor.conversation.session import NO_CASES
from advisor.errors import AdvisorError
from advisor.model.knowledge import Knowledge
from advisor.store.cases import SavedCase, delete_case, list_cases
from advisor.store.recent_cases import case_lines
from advisor.tui.host import Page
from advisor.tui.widgets.prose import Prose
from advisor.tui.widgets.rows import Row, Rows


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
