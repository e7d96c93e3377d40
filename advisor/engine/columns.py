"""Worlds from columns: one case a row, given as dictionary-encoded columns, packed into planes by NumPy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from advisor.engine.worlds import Worlds
from advisor.errors import needs
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.values import Value

Column = tuple[Sequence[Value], Any]
"""The values of a fact, and for every row the position of its value among them, -1 where it is not known."""
Columns = Mapping[str, Column]
BLOCK = 16_384
"""So many worlds at once are fastest with integers as planes."""


def worlds_of_columns(situation: Situation, columns: Columns, count: int) -> Worlds:
    """One world for every row; a fact of the case without a column is in every row as it is in the situation.

    `columns` gives for each fact its values and a NumPy array of whole numbers, one for each row; raises ValueError where
    the numbers are too few, too many, or name no value.
    """
    return next(
        (worlds for _, worlds in blocks(situation, columns, count, count + 8 - count % 8)), Worlds(situation, 0)
    )


def blocks(situation: Situation, columns: Columns, count: int, size: int = BLOCK) -> Iterator[tuple[int, Worlds]]:
    """The rows in blocks of a size that is a multiple of 8: the number of the first row of each, and its worlds."""
    packed = {fact: (values, _digits(fact, values, codes, count)) for fact, (values, codes) in columns.items()}
    for start in range(0, count, size):
        rows = min(size, count - start)
        planes: dict[tuple[Subject, str], dict[Value | None, int]] = {}
        for fact, (values, digits) in packed.items():
            cut = [int.from_bytes(digit[start // 8 : (start + rows + 7) // 8], "little") for digit in digits]
            found: dict[Value | None, int] = {}
            for code, plane in _planes(cut, rows):
                # Unknown is a value of its own here: the situation may know what a row does not.
                value = values[code - 1] if code else None
                found[value] = found.get(value, 0) | plane
            planes[CASE, fact] = found
        yield start, Worlds(situation, rows, planes)


def _digits(fact: str, values: Sequence[Value], codes: Any, count: int) -> list[bytes]:
    """The binary digits of a column, the lowest first, a bit for each row; codes are raised by one, so unknown is 0."""
    with needs("columns"):
        import numpy

    if codes.shape != (count,):
        raise ValueError(f"The column of '{fact}' has {codes.size} rows, not {count}.")
    if count and (codes.min() < -1 or codes.max() >= len(values)):
        raise ValueError(f"The column of '{fact}' has a code outside -1 to {len(values) - 1}.")
    # The narrowest numbers are packed the fastest.
    raised = codes.astype(numpy.uint8 if len(values) < 256 else numpy.uint32) + 1
    digits = range(len(values).bit_length())
    return [numpy.packbits(raised & 1 << digit, bitorder="little").tobytes() for digit in digits]


def _planes(digits: Sequence[int], rows: int) -> list[tuple[int, int]]:
    """For every code that occurs the plane of the rows that have it: halved by each digit, far fewer steps than codes."""
    found = [(0, (1 << rows) - 1)]
    for number, digit in reversed(list(enumerate(digits))):
        halves = []
        for code, plane in found:
            one = plane & digit
            if one:
                halves.append((code | 1 << number, one))
            if one != plane:
                halves.append((code, plane ^ one))
        found = halves
    return found
