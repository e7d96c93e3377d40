"""Writes a document as Markdown, with text from people and files kept from becoming markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from advisor.documents.document import Line, Table


def plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return re.sub(r"([\\`*_{}\[\]<>#|~&])", r"\\\1", " ".join(text.split()))


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
