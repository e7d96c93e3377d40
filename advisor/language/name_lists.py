"""Splits what was typed or pasted into names: lines, bullets and commas part them, marks and brackets hold them."""

from __future__ import annotations

import re

QUOTES = str.maketrans({"\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"', "\uff02": '"'})
SIGNS = "\u2022\u00b7\u25aa\u25e6\u2023\u2043\u25cf\u2219*\u2013\u2014-"
BULLET = re.compile(rf"^\s*(?:[{SIGNS}]+|\(?\d{{1,2}}[.):]|\(?[a-z][.)])\s+", re.IGNORECASE)
COMMAS = ",;\uff0c\uff1b\u060c\u061b\u3001"
INLINE_BULLETS = "\u2022\u25aa\u25e6\u2023\u25cf"
OPENING, CLOSING = "([{\uff08", ")]}\uff09"


def split_names(text: str) -> list[str]:
    """The names in a text, in order; those in quotation marks keep them, and what is in brackets is never parted."""
    names = []
    for line in re.split(r"[\n\t]+", text.translate(QUOTES)):
        names += _parted(BULLET.sub("", line))
    return [name for name in (BULLET.sub("", each).strip() for each in names) if name.strip(" .,;:")]


def _parted(line: str) -> list[str]:
    parts, depth, quoted = [""], 0, False
    for place, letter in enumerate(line):
        if letter == '"':
            quoted = not quoted and '"' in line[place + 1 :]
        elif not quoted and letter in OPENING:
            depth += 1
        elif not quoted and letter in CLOSING:
            depth = max(0, depth - 1)
        parts_here = letter in INLINE_BULLETS or (letter in COMMAS and _is_between(line, place))
        if parts_here and not quoted and not _is_open(line, place, depth):
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _is_between(line: str, place: int) -> bool:
    # "1,200 beds" and "AI,ML" are one name; commas of other writings need no space behind them.
    return line[place] not in ",;" or not line[place + 1 : place + 2].strip()


def _is_open(line: str, place: int, depth: int) -> bool:
    """Whether a bracket that was opened is closed later: one that never closes holds nothing together."""
    return depth > 0 and any(letter in CLOSING for letter in line[place:])
