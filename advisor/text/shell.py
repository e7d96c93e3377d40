"""Words as they are typed into the shell at hand, so that a command that is suggested can be pasted."""

from __future__ import annotations

import os
import shlex

ACTIVE_IN_DOUBLE = set('$`\\!"')
"""What means something to a POSIX shell even between double quotation marks."""


def quoted(word: str, windows: bool = os.name == "nt") -> str:
    """A word as one argument: bare where that is safe, else in quotation marks."""
    if windows:
        # The shells of Windows know double marks alone; a mark within is doubled.
        plain = word and not set(word) & set(' \t"&|<>^%!(),;=')
        return word if plain else '"' + word.replace('"', '""') + '"'
    if "'" in word and not ACTIVE_IN_DOUBLE & set(word):
        return f'"{word}"'
    return shlex.quote(word)
