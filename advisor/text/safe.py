"""Text from people and files, made safe to print, and wrapped so that it stands under its own text."""

from __future__ import annotations

import re
import textwrap

JOINERS = "\u200c\u200d"
"""Marks that shape letters in Persian, Hindi and others; they are part of names."""


def printable(text: str, keep: str = "") -> str:
    """The text with every character that prints nothing turned into a space, but for joiners and those to keep."""
    return "".join(char if char.isprintable() or char in JOINERS or char in keep else " " for char in text)


def counted(number: int, noun: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{number} {noun if number == 1 else many or noun + 's'}"


FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
"""What begins a formula in some spreadsheet, or hides its own mark."""


def safe_cell(text: str) -> str:
    """A text that a spreadsheet shows as it stands and never takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def cell_text(cell: str) -> str:
    """The text of a cell that was made safe; any other text as it is."""
    return cell[1:] if cell.startswith(tuple(f"'{mark}" for mark in FORMULA)) else cell


def wrapped(line: str, width: int) -> str:
    """A line wrapped so that its continuation stands under its text: after a sign, a dash or a number in brackets."""
    indent = len(line) - len(line.lstrip())
    sign = re.match(r"[-+?] |\[\d+\] ", line.lstrip())
    hanging = " " * (indent + (len(sign.group()) if sign else 0))
    return textwrap.fill(line, max(width, 20), initial_indent="", subsequent_indent=hanging, break_on_hyphens=False)
