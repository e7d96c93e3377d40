"""What all pages that lie over the conversation share: Escape leads back, F1 to the help page."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual import events
from textual.binding import Binding
from textual.screen import Screen

if TYPE_CHECKING:
    from advisor.tui.host import Host

Result = TypeVar("Result")
NARROW = 90
"""Below this many columns, what stands side by side stands one below the other."""


class Page(Screen[Result]):
    """One page."""

    app: Host
    narrow = NARROW
    BINDINGS = [
        Binding("escape", "leave", "Back", key_display="Esc"),
        Binding("f1", "app.help", "Help", key_display="F1"),
    ]

    def on_resize(self, event: events.Resize) -> None:
        """Stack the columns where they do not fit."""
        self.set_class(event.size.width < self.narrow, "-stacked")

    def action_leave(self) -> None:
        """Go back to where the page was opened."""
        self.dismiss()
