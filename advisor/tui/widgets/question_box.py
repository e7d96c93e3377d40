"""The question box: the choices of the present question, and a line for typing; both send the same text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from advisor.conversation.commands.command import Command
from advisor.conversation.commands.registry import COMMANDS
from advisor.conversation.turns import Choice, Turn
from advisor.tui.widgets.prose import plain, wrapped

MIN_HEIGHT = 3
MAX_LISTED = 60
"""Letters in a line of a pasted list."""


class Choices(OptionList):
    """The choices; what is pressed here is handed on, so that a person can always simply type."""

    BINDINGS = [Binding("space", "mark", "Mark", show=False)]

    class Pressed(Message):
        """A printable key was pressed."""

        def __init__(self, character: str) -> None:
            super().__init__()
            self.character = character

    class Marked(Message):
        """A choice is to be marked or unmarked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    marking = False
    """Whether several choices may be marked, by Space or by a click."""

    def action_mark(self) -> None:
        """Mark or unmark the choice at hand."""
        if self.highlighted is not None:
            self.post_message(self.Marked(self.highlighted))

    def on_key(self, event: events.Key) -> None:
        """Hand on printable keys."""
        if event.is_printable and event.character and event.character != " ":
            self.post_message(self.Pressed(event.character))
            event.stop()

    def on_click(self, event: events.Click) -> None:
        """Where several may be chosen, a click marks; elsewhere it chooses."""
        clicked = event.style.meta.get("option")
        if self.marking and clicked is not None:
            event.prevent_default()
            self.highlighted = clicked
            self.action_mark()


class Line(Input):
    """The line for typing; a pasted paragraph stays whole, and what is typed ahead is kept."""

    async def on_key(self, event: events.Key) -> None:
        """Send in the order of the keys; as a binding, Enter would come after letters that were typed behind it."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            await self.action_submit()

    async def action_submit(self) -> None:
        """Send the line and empty it at once, so that what is typed ahead is kept."""
        await super().action_submit()
        self.value = ""

    def _on_paste(self, event: events.Paste) -> None:
        # Textual would keep the first line alone; short lines are a list, others a paragraph.
        lines = [" ".join(line.split()) for line in event.text.splitlines() if line.strip()]
        is_list = len(lines) > 1 and all(len(line) <= MAX_LISTED and line[-1] not in ",.;:" for line in lines)
        self.replace(("; " if is_list else " ").join(lines), *self.selection)
        event.prevent_default()
        event.stop()


class SendMarked(Static):
    """Says what is marked, in sight wherever the list is; a click sends it."""

    class Clicked(Message):
        """What is marked is to be sent."""

    def show(self, marked: str) -> None:
        """Name what is marked, or nothing."""
        self.update(plain(f"Enter, or a click here, sends {marked}"))
        self.display = bool(marked)

    def on_click(self) -> None:
        """Send."""
        self.post_message(self.Clicked())


class QuestionBox(Vertical):
    """Where answers are given."""

    class Answered(Message):
        """A person answered, typed or chosen."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self, commands: Sequence[Command[Any]] = COMMANDS, hint: Callable[[Turn], str] | None = None) -> None:
        super().__init__()
        self.slashed = [f"/{command.name}" for command in commands]
        self.hint = hint or hint_in_a_case
        self.choices: tuple[Choice, ...] = ()
        self.several = False
        self.marked: set[int] = set()

    def compose(self) -> ComposeResult:
        """The choices above the line."""
        yield Choices(markup=False, id="choices")
        yield SendMarked(id="send")
        yield Line(id="line", select_on_focus=False, suggester=SuggestFromList(self.slashed, case_sensitive=False))

    def ask(self, turn: Turn) -> None:
        """Show the choices of a question."""
        self.choices, self.several, self.marked = turn.choices, turn.several, set()
        self.query_one(Choices).marking = self.several
        self._show_choices()
        self.query_one(Choices).highlighted = None
        line = self.query_one(Input)
        line.placeholder = self.hint(turn)
        line.focus()

    def on_resize(self) -> None:
        """Wrap the choices anew."""
        self._show_choices()

    def begin(self, text: str) -> None:
        """Put the beginning of a reply into the line, for the person to go on."""
        line = self.query_one(Input)
        line.value = text
        line.cursor_position = len(text)
        line.focus()

    def _show_choices(self) -> None:
        listed = self.query_one(Choices)
        at = listed.highlighted
        width = max(self.size.width - 4, 10)
        labels = [wrapped(self._label(number, choice), width) for number, choice in enumerate(self.choices)]
        listed.clear_options().add_options(Option(label) for label in labels)
        self.query_one(SendMarked).show(self._in_words(self.marked))
        # The line below must stay in sight, and some of the conversation above.
        lines = sum(label.plain.count("\n") + 1 for label in labels)
        listed.styles.height = min(lines, max(self.app.size.height // 3, MIN_HEIGHT))
        listed.display = bool(self.choices)
        listed.highlighted = at

    def _label(self, number: int, choice: Choice) -> str:
        width = max(len(choice.key) for choice in self.choices)
        marking = "[x]  " if number in self.marked else "[ ]  "
        mark = (marking if choice.key.isdigit() else "     ") if self.several else ""
        means = f" ({choice.means})" if choice.means else ""
        return f"{choice.key:>{width}}  {mark}{choice.label}{means}"

    def mark(self, number: int) -> None:
        """Mark or unmark a choice where several may be chosen; one that excludes the others is sent."""
        if not self.several:
            return
        if not self.choices[number].key.isdigit():
            self.choose(number)
            return
        self.marked ^= {number}
        self._show_choices()

    def choose(self, number: int) -> None:
        """Send a choice, with those that are marked; a choice in words stands alone."""
        key = self.choices[number].key
        if key.isdigit():
            key = self._in_words(self.marked | {number})
        self.post_message(self.Answered("" if key == "Enter" else key))

    def _in_words(self, numbers: set[int]) -> str:
        return " and ".join(self.choices[number].key for number in sorted(numbers))

    def on_send_marked_clicked(self, event: SendMarked.Clicked) -> None:
        """Send what is marked."""
        self.post_message(self.Answered(self._in_words(self.marked)))

    def on_choices_marked(self, event: Choices.Marked) -> None:
        """Mark a choice."""
        self.mark(event.number)

    def on_choices_pressed(self, event: Choices.Pressed) -> None:
        """A digit goes to its choice, or marks it where several may be chosen; all else goes to the line."""
        keys = [choice.key for choice in self.choices]
        if event.character not in keys or f"{event.character}0" in keys:
            self.type(event.character)
            return
        number = keys.index(event.character)
        self.query_one(Choices).highlighted = number
        self.mark(number)

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
        self.choose(event.option_index)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Send the line; an empty one sends what is marked."""
        event.stop()
        self.post_message(self.Answered(event.value or self._in_words(self.marked)))


def hint_in_a_case(turn: Turn) -> str:
    """What can be typed, for the empty line."""
    if turn.kind == "known":
        return "Enter if all is right, or numbers of lines: 2 5"
    if turn.kind == "check":
        return "Enter for the advice, or: change 3, back, help"
    if turn.several:
        return "Numbers or words: 1 and 3; or arrow down and Space"
    return "Type an answer, a number, or: unsure, why, back, help" if turn.choices else "Type here; or: why, back, help"
