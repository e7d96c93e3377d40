"""The settings: each line shows one, Enter changes it at once."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer, OptionList, Static

from advisor.store.settings import CHOICES, MEANS, changed_by
from advisor.tui.screens.page import Page
from advisor.tui.widgets.prose import Prose
from advisor.tui.widgets.rows import Row, Rows


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
