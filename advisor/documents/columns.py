"""Columns in plain text: where they begin, and lines wrapped so that they hang under their last one."""

from __future__ import annotations

import re
from textwrap import fill

from advisor.model.strengths import AVOID_WORDS, GONE, OPEN_WORDS, STRENGTH_WORDS
from advisor.text.safe import wrapped

_VERDICTS = "|".join(
    re.escape(word)
    for word in (*(words.word for words in STRENGTH_WORDS.values()), AVOID_WORDS.word, GONE, OPEN_WORDS.word)
)
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
