"""Writes a document as Markdown, with text from people and files kept from becoming markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from advisor.documents.citations import Numbering
from advisor.documents.document import Block, Document, Line, Sources, Table


def plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return re.sub(r"([\\`*_{}\[\]<>#|~&])", r"\\\1", " ".join(text.split()))


def _marked_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(plain(cell) for cell in cells)} |"


def write(document: Document, numbering: Numbering | None = None) -> str:
    """The document as Markdown."""
    numbering = numbering or Numbering(document.knowledge)
    found: list[str] = []
    for block in document.blocks:
        found += _block(block, numbering)
    return "\n".join(found).strip() + "\n"


def _block(block: Block, numbering: Numbering) -> list[str]:
    if isinstance(block, Table):
        return [_marked_row(block.headings), "|" + " --- |" * len(block.headings), *map(_marked_row, block.rows), ""]
    if isinstance(block, Sources):
        entries = [Line(entry, depth=1) for entry in numbering.entries()]
        listed = [Line(block.title, heading=block.heading), *entries] if entries else []
        return [line for each in listed for line in _line(each, numbering)]
    return _line(block, numbering)


def _line(line: Line, numbering: Numbering) -> list[str]:
    words = plain(numbering.words(line.words))
    if line.heading:
        return ["", f"{'#' * line.heading} {words}", ""]
    text = f"**{plain(line.lead)}**" if line.lead else ""
    text += (": " if line.lead and words else "") + words
    return ["  " * (line.depth - 1) + f"- {text}"] if line.depth else [text, ""]
