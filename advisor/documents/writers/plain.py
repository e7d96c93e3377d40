"""Writes a document as plain text for a terminal, wrapped to a width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from advisor.documents.citations import Numbering, reference
from advisor.documents.document import Block, Document, Line, Sources, Table
from advisor.text.wrapping import in_columns


def with_sources(lines: Sequence[str], numbering: Numbering, width: int) -> str:
    """Lines wrapped to a width, then the sources they cite."""
    cited = [f"[{n}] {reference(numbering.knowledge, c)}: {c.supports}" for n, c in enumerate(numbering.cited, 1)]
    found = [*lines, *(["", "Sources", *cited] if cited else [])]
    return "".join(f"{in_columns(line, width)}\n" for line in found)


MIN_CUT_COLUMN = 24
"""So many letters are left of a column that is cut."""
UNWRAPPED = 1 << 20
"""A width, in columns, at which nothing is wrapped."""


def write(document: Document, width: int = 80, numbering: Numbering | None = None) -> str:
    """The document for a terminal, wrapped to a width of columns."""
    numbering = numbering or Numbering(document.knowledge)
    found: list[str] = []
    for block in document.blocks:
        found += _block(block, numbering, max(width, 20))
    return "\n".join(found) + "\n"


def lines(blocks: Iterable[Block], numbering: Numbering) -> list[str]:
    """Blocks as lines that are not wrapped yet, for a conversation, whose front ends wrap them."""
    return [line for block in blocks for line in _block(block, numbering, UNWRAPPED)]


def _block(block: Block, numbering: Numbering, width: int) -> list[str]:
    if isinstance(block, Table):
        return _columns(block, width)
    if isinstance(block, Sources):
        entries = [Line(entry, depth=1) for entry in numbering.entries()]
        listed = [Line(block.title, heading=block.heading), *entries] if entries else []
        return [line for each in listed for line in _line(each, numbering, width)]
    return _line(block, numbering, width)


def _line(line: Line, numbering: Numbering, width: int) -> list[str]:
    text = numbering.words(line.words)
    if line.aligned:
        return [in_columns(text, width)] if width < UNWRAPPED else [text]
    if line.heading:
        told = text.upper() if line.heading == 2 else text
        return [*([""] if line.heading > 1 else []), *textwrap.wrap(told, width)]
    indent = " " * (2 * line.depth)
    text = f"{line.lead}: {text}" if line.lead and text else line.lead + text
    after = indent + "  " * (line.depth > 0)
    return textwrap.wrap(text.replace("`", "'"), width, initial_indent=indent, subsequent_indent=after)


def _columns(table: Table, width: int) -> list[str]:
    rows = [table.headings, *table.rows]
    widths = [max(len(row[n]) for row in rows) for n in range(len(table.headings))]
    # The longest column is cut before the whole table is given up.
    longest = widths.index(max(widths))
    spare = width - sum(widths) - 2 * len(widths) + widths[longest]
    if spare < min(MIN_CUT_COLUMN, widths[longest]):
        return [row for cells in table.rows for row in _as_lines(table.headings, cells, width)]
    widths[longest] = min(widths[longest], spare)
    rows = [tuple(_cut(cell, size) for cell, size in zip(row, widths, strict=True)) for row in rows]
    return ["  ".join(f"{cell:<{size}}" for cell, size in zip(row, widths, strict=True)).rstrip() for row in rows]


def _cut(cell: str, width: int) -> str:
    return cell if len(cell) <= width else f"{cell[: width - 1]}\u2026"


def _as_lines(headings: tuple[str, ...], cells: tuple[str, ...], width: int) -> list[str]:
    told = "; ".join(f"{heading}: {cell}" if heading else cell for heading, cell in zip(headings, cells, strict=True))
    return textwrap.wrap(told, max(width, 20), initial_indent="  ", subsequent_indent="    ")
