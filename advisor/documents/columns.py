"""Columns in plain text: where they begin, and lines wrapped so that they hang under their last one."""

from __future__ import annotations

import re
from textwrap import fill

from advisor.model.strengths import GONE, LEVELS, OPEN, WORDS
from advisor.text.safe import wrapped

_VERDICTS = "|".join(re.escape(word) for word in (*(WORDS[verdict].word for verdict in (*LEVELS, OPEN)), GONE))
COLUMN_START = re.compile(rf"(?<=\S) {{2,}}(?=\S)|^[ +-] (?:{_VERDICTS}) +(?=\S)|^ +(?=\S)")
"""What stands before a column: several spaces, a verdict, or the spaces at the beginning of a line."""


def hanging(line: str) -> int:
    """Where the continuation of a wrapped line begins: under its last column, or under its text."""
    gaps = [match.end() for match in COLUMN_START.finditer(line[:45])]
    return gaps[-1] if gaps else 0


def in_columns(line: str, width: int) -> str:
    """A line wrapped to a width in columns, hanging under its last column where its spaces make some."""
    after = hanging(line)
    return fill(line, max(width, 20), subsequent_indent=" " * after) if after else wrapped(line, width)
