"""A report as one list of lines, which a terminal and a Markdown document show alike."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.analysis.advice.markdown import plain

LEAST_CUT = 24
"""So many letters are left of a column that is cut."""


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


def as_text(lines: Iterable[Line | Table], width: int = 80) -> str:
    """The lines for a terminal, wrapped to a width."""
    found: list[str] = []
    for line in lines:
        if isinstance(line, Table):
            found += _columns(line, width)
            continue
        if line.heading:
            told = line.text.upper() if line.heading == 2 else line.text
            found += [*([""] if line.heading > 1 else []), *textwrap.wrap(told, max(width, 20))]
            continue
        indent = " " * (2 * line.depth)
        text = f"{line.lead}: {line.text}" if line.lead and line.text else line.lead + line.text
        after = indent + "  " * (line.depth > 0)
        found += textwrap.wrap(text.replace("`", "'"), max(width, 20), initial_indent=indent, subsequent_indent=after)
    return "\n".join(found) + "\n"


def _columns(table: Table, width: int) -> list[str]:
    rows = [table.headings, *table.rows]
    widths = [max(len(row[n]) for row in rows) for n in range(len(table.headings))]
    # The longest column is cut before the whole table is given up.
    longest = widths.index(max(widths))
    spare = width - sum(widths) - 2 * len(widths) + widths[longest]
    if spare < min(LEAST_CUT, widths[longest]):
        return [row for cells in table.rows for row in _as_lines(table.headings, cells, width)]
    widths[longest] = min(widths[longest], spare)
    rows = [tuple(_cut(cell, size) for cell, size in zip(row, widths, strict=True)) for row in rows]
    return ["  ".join(f"{cell:<{size}}" for cell, size in zip(row, widths, strict=True)).rstrip() for row in rows]


def _cut(cell: str, width: int) -> str:
    return cell if len(cell) <= width else f"{cell[: width - 1]}\u2026"


def _as_lines(headings: tuple[str, ...], cells: tuple[str, ...], width: int) -> list[str]:
    told = "; ".join(f"{heading}: {cell}" if heading else cell for heading, cell in zip(headings, cells, strict=True))
    return textwrap.wrap(told, max(width, 20), initial_indent="  ", subsequent_indent="    ")


def _marked_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(plain(cell) for cell in cells)} |"


def as_markdown(lines: Iterable[Line | Table]) -> str:
    """The lines as a Markdown document."""
    found: list[str] = []
    for line in lines:
        if isinstance(line, Table):
            found += [_marked_row(line.headings), "|" + " --- |" * len(line.headings), *map(_marked_row, line.rows), ""]
            continue
        if line.heading:
            found += ["", f"{'#' * line.heading} {plain(line.text)}", ""]
            continue
        text = f"**{plain(line.lead)}**" if line.lead else ""
        text += (": " if line.lead and line.text else "") + plain(line.text)
        if line.depth:
            found.append("  " * (line.depth - 1) + f"- {text}")
        else:
            found += [text, ""]
    return "\n".join(found).strip() + "\n"
