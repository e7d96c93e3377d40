"""A report as one list of lines, which a terminal and a Markdown document show alike."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of the report: a heading of a level, a list item at a depth, or plain text."""

    text: str
    heading: int = 0
    depth: int = 0
    lead: str = ""
    """What stands before the text, in bold where there is bold."""


@dataclass(frozen=True)
class Table:
    """Rows of cells under headings; a terminal too narrow for it shows each row as a line with its headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
