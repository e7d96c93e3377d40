"""Paragraphs of a text that a person can find again, and how lines become one."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from advisor.text.safe import printable

BREAK = re.compile(r"[-\u2010\u00ad][ \t]*\n[ \t]*")
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Signs that show nothing, and would part a word in two."""
LIGATURES = str.maketrans(dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)))
"""Letters that PDF files print as one sign."""
MAX_HEADING_LENGTH = 60


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with the words by which a person finds it."""

    text: str
    where: str
    lines: tuple[tuple[int, int], ...] = field(default=(), compare=False)
    """Where in the text each further line of the file begins, and its number."""

    def place(self, letter: int) -> str:
        """Where a letter of the text stands in the file."""
        number = next((line for begin, line in reversed(self.lines) if begin <= letter), None)
        return self.where if number is None else re.sub(r"line \d+", f"line {number}", self.where, count=1)


@dataclass(frozen=True)
class TextRead:
    """What was read of a file, and what was not."""

    paragraphs: tuple[Paragraph, ...]
    unread: tuple[str, ...]
    """The parts that nobody examined, each with its place and the reason."""


def joined(lines: str) -> str:
    """The lines of a paragraph as one text, with words that a line end broke put together."""
    text = BREAK.sub(_mended, lines).translate(UNSEEN).translate(LIGATURES)
    return " ".join(printable(unicodedata.normalize("NFC", text), keep="\n").split())


def _mended(broken: re.Match[str]) -> str:
    """What stays of a hyphen at a line end: nothing within a word, the hyphen within a compound."""
    if broken.group().startswith("\u00ad"):
        return ""
    lead = broken.string[max(broken.start() - 40, 0) : broken.start()]
    word = lead.split()[-1] if lead and not lead[-1].isspace() else ""
    after = broken.string[broken.end() : broken.end() + 1]
    if not word[-1:].isalnum() or not after.isalnum():
        return broken.group()
    return "" if word[-1].isalpha() and after.islower() and "-" not in word else "-"


def under(heading: str) -> str:
    """The words that tell under which heading something stands."""
    text = re.sub(r"[*_`]+", "", joined(heading))
    return f", under '{text if len(text) <= MAX_HEADING_LENGTH else text[: MAX_HEADING_LENGTH - 1].rstrip() + chr(0x2026)}'"
