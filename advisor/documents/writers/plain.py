"""Writes a document as plain text for a terminal, wrapped to a width."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from advisor.documents.citations import Numbering
from advisor.documents.document import Block, Document, Line, Sources, Table
from advisor.model.strengths import GONE, LEVELS, OPEN, WORDS
from advisor.text.safe import wrapped

_VERDICTS = "|".join(re.escape(word) for word in (*(WORDS[verdict].word for verdict in (*LEVELS, OPEN)), GONE))
COLUMN_START = re.compile(rf"(?<=\S) {{2,}}(?=\S)|^[ +-] (?:{_VERDICTS}) +(?=\S)|^ +(?=\S)")
"""What stands before a column: several spaces, a verdict, or the spaces at the beginning of a line."""
MIN_CUT_COLUMN = 24
"""So many letters are left of a column that is cut."""
UNWRAPPED = 1 << 20
"""A width, in columns, at which nothing is wrapped."""


def write(document: Document, width: int = 80, numbering: Numbering | None = None) -> str:
    """The document for a terminal, wrapped to a width of columns."""
    numbering = numbering or Numbering(document.knowledge)
    form = _Form(numbering, max(width, 20), not document.unbroken)
    return "\n".join(line for block in document.blocks for line in form.block(block)) + "\n"


def lines(blocks: Iterable[Block], numbering: Numbering) -> list[str]:
    """Blocks as lines that are not wrapped yet, for a conversation, whose front ends wrap them."""
    form = _Form(numbering, UNWRAPPED)
    return [line for block in blocks for line in form.block(block)]


@dataclass(frozen=True)
class _Form:
    """How blocks become lines: with what numbers, how wide, and whether words break at their hyphens."""

    numbering: Numbering
    width: int
    hyphens: bool = True

    def block(self, block: Block) -> list[str]:
        if isinstance(block, Table):
            return _columns(block, self.width)
        return self.sources(block) if isinstance(block, Sources) else self.line(block)

    def sources(self, block: Sources) -> list[str]:
        entries = self.numbering.listed(block)
        if block.short:
            return ["", block.title, *(wrapped(entry, self.width) for entry in entries)] if entries else []
        if block.named:
            listed = [wrapped(entry, self.width) for entry in entries]
        elif block.column:
            listed = [line for entry in entries for line in self.wrap(entry, "", " " * block.column)]
        else:
            sign = "- " if block.citations else None
            listed = [line for entry in entries for line in self.line(Line(entry, depth=1, sign=sign))]
        heading = self.line(Line(block.title, heading=block.heading)) if block.title else []
        return [*heading, *listed] if entries else []

    def line(self, line: Line) -> list[str]:
        text, lead = self.numbering.words(line.words), self.numbering.words(line.lead)
        if line.aligned:
            return [in_columns(text, self.width)] if self.width < UNWRAPPED else [text]
        if line.heading:
            told = text.upper() if line.heading == 2 else text
            return [*([""] if line.heading > 1 else []), *self.wrap(told, "", "")]
        if line.ticked is not None:
            text = f"[{'x' if line.ticked else ' '}] {text}"
        indent = " " * (2 * line.depth)
        if line.sign is not None:
            return self.wrap(text, indent + line.sign, " " * len(indent + line.sign))
        if line.column:
            begin = f"{indent}{lead}{' ' * bool(lead)}".ljust(line.column)
            return self.wrap(begin + text, "", " " * line.column)
        text = f"{lead}{line.joint}{text}" if lead and text else lead + text
        return self.wrap(text.replace("`", "'"), indent, indent + "  " * (line.depth > 0))

    def wrap(self, text: str, first: str, rest: str) -> list[str]:
        """A text as lines; an empty one is an empty line."""
        if self.width >= UNWRAPPED:
            return [first + text]
        wrapper = textwrap.TextWrapper(self.width, first, rest, break_on_hyphens=self.hyphens)
        return wrapper.wrap(text) or [""]


def _columns(table: Table, width: int) -> list[str]:
    rows = [table.headings, *table.rows]
    widths = [max(len(row[n]) for row in rows) for n in range(len(table.headings))]
    # The longest column is cut before the whole table is given up.
    longest = widths.index(max(widths))
    spare = width - sum(widths) - 2 * (len(widths) + table.depth) + widths[longest]
    if spare < min(MIN_CUT_COLUMN, widths[longest]):
        return [row for cells in table.rows for row in _as_lines(table.headings, cells, width)]
    indent = " " * (2 * table.depth)
    widths[longest] = min(widths[longest], spare)
    rows = [tuple(_cut(cell, size) for cell, size in zip(row, widths, strict=True)) for row in rows]
    told = ("  ".join(f"{cell:<{size}}" for cell, size in zip(row, widths, strict=True)) for row in rows)
    return [f"{indent}{row}".rstrip() for row in told]


def _cut(cell: str, width: int) -> str:
    return cell if len(cell) <= width else f"{cell[: width - 1]}\u2026"


def _as_lines(headings: tuple[str, ...], cells: tuple[str, ...], width: int) -> list[str]:
    told = "; ".join(f"{heading}: {cell}" if heading else cell for heading, cell in zip(headings, cells, strict=True))
    return textwrap.wrap(told, max(width, 20), initial_indent="  ", subsequent_indent="    ")


def hanging(line: str) -> int:
    """Where the continuation of a wrapped line begins: under its last column, or under its text."""
    gaps = [match.end() for match in COLUMN_START.finditer(line[:45])]
    return gaps[-1] if gaps else 0


def in_columns(line: str, width: int) -> str:
    """A line wrapped to a width in columns, hanging under its last column where its spaces make some."""
    after = hanging(line)
    return textwrap.fill(line, max(width, 20), subsequent_indent=" " * after) if after else wrapped(line, width)
