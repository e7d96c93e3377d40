"""The question box: the choices of the present question, and a line for typing; both send the same text."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from advisor.dialogue.turns import Choice, Turn
from advisor.tui.plain import wrapped


class Choices(OptionList):
    """The choices; Enter sends, Space marks where several may be chosen, and letters go to the line below."""

    BINDINGS = [Binding("space", "mark", "Mark", show=False)]

    def action_mark(self) -> None:
        """Mark or unmark the choice at hand."""
        if self.highlighted is not None and isinstance(self.parent, QuestionBox):
            self.parent.mark(self.highlighted)

    def on_key(self, event: events.Key) -> None:
        """Send printable keys to the line, so that a person can simply type."""
        if event.is_printable and event.character and event.character != " " and isinstance(self.parent, QuestionBox):
            self.parent.type(event.character)
            event.stop()


class QuestionBox(Vertical):
    """Where answers are given."""

    class Answered(Message):
        """A person answered, typed or chosen."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__()
        self.choices: tuple[Choice, ...] = ()
        self.several = False
        self.marked: set[int] = set()

    def compose(self) -> ComposeResult:
        """The choices above the line."""
        yield Choices(markup=False, id="choices")
        yield Input(placeholder="Type an answer, a number, or: why, back, help", id="line", select_on_focus=False)

    def ask(self, turn: Turn) -> None:
        """Show the choices of a question."""
        self.choices, self.several, self.marked = turn.choices, turn.several, set()
        self._show_choices()
        self.query_one(Choices).highlighted = None
        line = self.query_one(Input)
        line.value = ""
        line.focus()

    def on_resize(self) -> None:
        """Wrap the choices anew."""
        self._show_choices()

    def clear(self) -> None:
        """Empty the line and keep the question."""
        self.query_one(Input).value = ""

    def _show_choices(self) -> None:
        listed = self.query_one(Choices)
        at = listed.highlighted
        width = max(self.size.width - 4, 20)
        labels = [wrapped(self._label(number, choice), width) for number, choice in enumerate(self.choices)]
        listed.clear_options().add_options(Option(label) for label in labels)
        # The line below must stay in sight, and some of the conversation above.
        listed.styles.height = min(
            sum(label.plain.count("\n") + 1 for label in labels), max(self.app.size.height // 3, 3)
        )
        listed.display = bool(self.choices)
        listed.highlighted = at

    def _label(self, number: int, choice: Choice) -> str:
        mark = ("[x]  " if number in self.marked else "[ ]  ") if self.several and choice.key.isdigit() else ""
        means = f" ({choice.means})" if choice.means else ""
        return f"{choice.key:>6}  {mark}{choice.label}{means}"

    def mark(self, number: int) -> None:
        """Mark or unmark a choice, where several may be chosen."""
        if self.several and self.choices[number].key.isdigit():
            self.marked ^= {number}
            self._show_choices()

    def type(self, character: str) -> None:
        """Type into the line."""
        line = self.query_one(Input)
        line.focus()
        line.insert_text_at_cursor(character)

    def on_key(self, event: events.Key) -> None:
        """Arrows lead from the line to the choices and back."""
        listed, line = self.query_one(Choices), self.query_one(Input)
        if event.key == "down" and line.has_focus and self.choices:
            listed.focus()
            listed.highlighted = listed.highlighted or 0
            event.stop()
        elif event.key == "up" and listed.has_focus and listed.highlighted == 0:
            line.focus()
            event.stop()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Send the marked choices, or the one chosen."""
        event.stop()
        choice = self.choices[event.option_index]
        if self.several and choice.key.isdigit() and self.marked:
            numbers = sorted(self.marked | {event.option_index})
            self.post_message(self.Answered(", ".join(self.choices[n].key for n in numbers)))
        else:
            self.post_message(self.Answered("" if choice.key == "Enter" else choice.key))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Send the line; an empty one sends what is marked."""
        event.stop()
        marked = ", ".join(self.choices[n].key for n in sorted(self.marked))
        self.post_message(self.Answered(event.value or marked))
