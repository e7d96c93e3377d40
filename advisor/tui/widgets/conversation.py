"""The conversation: turns one below the other, the newest at the bottom, in plain text."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from advisor.conversation.turns import Turn
from advisor.tui.widgets.prose import Prose

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
