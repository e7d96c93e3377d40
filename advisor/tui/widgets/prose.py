"""Plain text for widgets: never markup, and with its columns kept when it is wrapped."""

from __future__ import annotations

import re
import textwrap

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from advisor.documents.writers.plain import COLUMN_START, hanging
from advisor.text.safe import printable

HARD_SPACE = "\u00a0"


def plain(text: str) -> Content:
    """Text as it stands, without codes that steer a terminal, and with the spaces that make columns kept."""
    text = printable(text, keep="\n")
    return Content(re.sub(r"^ +| {2,}", lambda match: HARD_SPACE * len(match.group()), text, flags=re.MULTILINE))


def wrapped(text: str, width: int) -> Content:
    """Text wrapped to a width, each line's continuation under its own text."""
    width = max(width, 10)
    lines = text.splitlines()
    if any(len(line) > width and hanging(line) > width // 2 for line in lines):
        # There is no room for the columns of this text: they close up.
        lines = [_closed_up(line) if hanging(line) > width // 2 else line for line in lines]
    return plain("\n".join(_wrapped(line, width) for line in lines))


def _closed_up(line: str) -> str:
    return re.sub(r"(?<=\S) {3,}(?=\S)", "  ", line)


def _wrapped(line: str, width: int) -> str:
    if len(line) <= width:
        return line
    # Under its last column, or under its first where the last stands too far to the right.
    columns = [match.end() for match in COLUMN_START.finditer(line[: width // 2 + 1])]
    indent = hanging(line) if hanging(line) <= width // 2 else min(columns, default=0)
    return textwrap.fill(line, width, subsequent_indent=" " * indent)


def bar(share: float, width: int) -> str:
    """A bar of blocks, full as far as the share from 0 to 1 says."""
    full = int(share * width)
    return "\u2588" * full + "\u2591" * (width - full)


def key_name(key: str) -> str:
    """A key as people call it."""
    return f"Ctrl+{key[-1].upper()}" if key.startswith("ctrl+") else key.upper()


class Prose(Widget):
    """Plain text that keeps its columns at any width."""

    DEFAULT_CSS = "Prose { width: 1fr; height: auto; }"

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.text = text

    def update(self, text: str) -> None:
        """Show another text."""
        self.text = text
        self.refresh(layout=True)

    def render(self) -> Content:
        """The text, wrapped for the width at hand."""
        return wrapped(self.text, self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines it takes at a width."""
        return wrapped(self.text, width).get_height({}, max(width, 1)) if self.text else 0
