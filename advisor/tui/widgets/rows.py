"""A list of lines that wrap to the width at hand, each continued under its own text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from advisor.tui.widgets.prose import wrapped

MARGIN = 2
"""Columns that a list keeps free beside each line."""


@dataclass(frozen=True)
class Row:
    """One line of a list."""

    text: str
    stands_for: Any = None
    """What is chosen with it."""
    colour: str = ""
    """The colour of the first letters, which say the same in words or signs."""
    coloured: int = 1
    """How many letters are coloured."""
    bold: bool = False
    can_be_chosen: bool = True

    def option(self, width: int) -> Option:
        """The line as the list shows it."""
        content: Content = wrapped(self.text, width)
        if self.colour:
            content = content.stylize(self.colour, 0, self.coloured)
        return Option(content.stylize("bold") if self.bold else content, disabled=not self.can_be_chosen)


class Rows(OptionList):
    """Lines to choose from."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self.rows: Sequence[Row] = ()

    def show(self, rows: Iterable[Row], at: int | None = None) -> None:
        """Show other lines, with one at hand."""
        self.rows = list(rows)
        self._fill(at)

    def chosen(self, event: OptionList.OptionSelected) -> Any:
        """What the line stands for that was chosen."""
        return self.rows[event.option_index].stands_for

    def on_resize(self) -> None:
        """Wrap the lines anew."""
        if self.rows:
            self._fill(self.highlighted)

    def _fill(self, at: int | None) -> None:
        width = (self.scrollable_content_region.width or self.app.size.width) - MARGIN
        self.clear_options().add_options(row.option(width) for row in self.rows)
        self.highlighted = at if at is not None and at < len(self.rows) else None
