"""Writes a document as Markdown, with text from people and files kept from becoming markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from advisor.documents.citations import Numbering
from advisor.documents.document import Block, Code, Document, Line, Sentence, Sources, Table, Words, bare, parts


def plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return re.sub(r"([\\`*_{}\[\]<>#|~&])", r"\\\1", " ".join(text.split()))


def _marked_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(plain(cell) for cell in cells)} |"


def write(document: Document, numbering: Numbering | None = None) -> str:
    """The document as Markdown."""
    numbering = numbering or Numbering(document.knowledge)
    text = "\n".join(line for block in document.blocks for line in _block(block, numbering)).strip() + "\n"
    return re.sub(r"\n{3,}", "\n\n", text) if document.tight else text


def _block(block: Block, numbering: Numbering) -> list[str]:
    if isinstance(block, Table):
        return [_marked_row(block.headings), "|" + " --- |" * len(block.headings), *map(_marked_row, block.rows), ""]
    if isinstance(block, Sources):
        entries = [Line(entry, depth=1) for entry in numbering.listed(block)]
        heading = [Line(block.title, heading=block.heading)] if block.title and entries else []
        return [line for each in (*heading, *entries) for line in _line(each, numbering)]
    return _line(block, numbering)


def _line(line: Line, numbering: Numbering) -> list[str]:
    lead, words = _words(line.lead, numbering, bold=True), _words(line.words, numbering)
    if line.heading:
        return ["", f"{'#' * line.heading} {words}", ""]
    text = f"{lead}{line.joint}{words}" if lead and words else lead + words
    if not line.depth:
        return [text, ""]
    text = f"[{'x' if line.ticked else ' '}] {text}" if line.ticked is not None else text
    goes_on = line.column and not lead
    return ["  " * line.depth + text if goes_on else "  " * (line.depth - 1) + f"- {text}"]


def _words(words: Words, numbering: Numbering, bold: bool = False) -> str:
    """Words as Markdown, the numbers of citations never in bold."""
    found = []
    for part in parts(words):
        if isinstance(part, Code):
            space = " " if part.before.endswith(" ") else ""
            found.append(f"{plain(part.before)}{space}`{part.text}`{plain(part.after)}")
        elif bold and bare(part):
            marks = numbering.marks(part.citations, part.most) if isinstance(part, Sentence) else ""
            found.append(f"**{plain(bare(part))}** {plain(marks)}".rstrip())
        else:
            found.append(plain(numbering.words(part)))
    return " ".join(filter(None, found))
