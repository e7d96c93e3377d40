"""Lines wrapped so that what follows stands under the text it belongs to."""

from __future__ import annotations

import re
import textwrap
from textwrap import fill

COLUMN = re.compile(r"(?<=\S) {2,}(?=\S)|^[ +-] (?:must|should|may|avoid|gone|open) +(?=\S)|^ +(?=\S)")


def hanging(line: str) -> int:
    """Where the continuation of a wrapped line begins: under its last column, or under its text."""
    gaps = [match.end() for match in COLUMN.finditer(line[:45])]
    return gaps[-1] if gaps else 0


def in_columns(line: str, width: int) -> str:
    """A line wrapped to a width in columns, hanging under its last column where its spaces make some."""
    after = hanging(line)
    return fill(line, max(width, 20), subsequent_indent=" " * after) if after else wrapped(line, width)


def wrapped(line: str, width: int) -> str:
    """A line wrapped so that its continuation stands under its text: after a sign, a dash or a number in brackets."""
    indent = len(line) - len(line.lstrip())
    sign = re.match(r"[-+?] |\[\d+\] ", line.lstrip())
    hanging = " " * (indent + (len(sign.group()) if sign else 0))
    return textwrap.fill(line, max(width, 20), initial_indent="", subsequent_indent=hanging, break_on_hyphens=False)
