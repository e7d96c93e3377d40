"""Writes a document as plain text for a terminal, wrapped to a width."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence
from textwrap import fill

from advisor.documents.citations import Numbering, reference
from advisor.documents.document import Line, Table
from advisor.text.safe import wrapped

COLUMN = re.compile(r"(?<=\S) {2,}(?=\S)|^[ +-] (?:must|should|may|avoid|gone|open) +(?=\S)|^ +(?=\S)")


def hanging(line: str) -> int:
    """Where the continuation of a wrapped line begins: under its last column, or under its text."""
    gaps = [match.end() for match in COLUMN.finditer(line[:45])]
    return gaps[-1] if gaps else 0


def with_sources(lines: Sequence[str], numbering: Numbering, width: int) -> str:
    """Lines wrapped to a width, then the sources they cite."""
    cited = [f"[{n}] {reference(numbering.knowledge, c)}: {c.supports}" for n, c in enumerate(numbering.cited, 1)]
    found = [*lines, *(["", "Sources", *cited] if cited else [])]
    return "".join(f"{_in_columns(line, width)}\n" for line in found)


def _in_columns(line: str, width: int) -> str:
    after = hanging(line)
    return fill(line, max(width, 20), subsequent_indent=" " * after) if after else wrapped(line, width)


LEAST_CUT = 24
"""So many letters are left of a column that is cut."""


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
