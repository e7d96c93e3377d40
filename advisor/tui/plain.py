"""Plain text for widgets: never markup, and with its columns kept when it is wrapped."""

from __future__ import annotations

import re
import textwrap

from textual.content import Content

from advisor.dialogue.turns import hanging

HARD_SPACE = "\u00a0"


def plain(text: str) -> Content:
    """Text as it stands; spaces that make columns are kept, which a wrapping widget would drop."""
    return Content(re.sub(r"^ +| {2,}", lambda match: HARD_SPACE * len(match.group()), text, flags=re.MULTILINE))


def wrapped(text: str, width: int) -> Content:
    """Text wrapped to a width, each line's continuation under its own text."""
    width = max(width, 10)
    lines = []
    for line in text.splitlines():
        indent = " " * min(hanging(line), width // 2)
        lines.append(textwrap.fill(line, width, subsequent_indent=indent) if line.strip() else "")
    return plain("\n".join(lines))
