"""Reads days, months, quarters and years as people and spreadsheets write them, and asks back what may be two days."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime

from advisor.language.lexicon import words
from advisor.language.normalise import folded

FORMS = "Write 2026, 2026-12 or 2026-12-31."
MONTHS = words(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug"
    " sep sept oct nov dec"
)
BESIDE = words(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun st nd rd th of"
    " the by on until till due from before day in at"
)
PERIOD_ENDS = {"q1": 3, "q2": 6, "q3": 9, "q4": 12, "h1": 6, "h2": 12}
ORDINALS = {"first": "1", "1st": "1", "second": "2", "2nd": "2", "third": "3", "3rd": "3", "fourth": "4", "4th": "4"}
END = re.compile(r"\b(?:the )?(?:end of|month end of|end)\b")
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?z?)?")
MONTH_FIRST = re.compile(r"(\d{1,2})[/.-](\d{4})")
PIECE = re.compile(r"[a-z]+|\d+")


def read_date(text: str) -> str | None:
    """The date of a text that is nothing but one, as 2026, 2026-12 or 2026-12-31, and None for any other text.

    The end of a month, a quarter or a half year is its last day. Raises ValueError, which says what to write, if there is no
    such day, if the year is missing, or if it may be two days: 2/3/2026.
    """
    said = " ".join(folded(text).strip(" .,;").split())
    at_end = bool(END.search(said))
    said = _lead_cut(END.sub(" ", said))
    if year_first := YEAR_FIRST.fullmatch(said):
        year, month, day = (int(part) if part else None for part in year_first.groups())
        return _real(text, year, month, day, at_end)
    if turned := MONTH_FIRST.fullmatch(said):
        return _real(text, int(turned[2]), int(turned[1]), None, at_end)
    if re.fullmatch(r"(?:19|20)\d\d", said):
        return f"{said}-12-31" if at_end else said
    if (period := _period(said)) is not None:
        return _real(text, *period, None, True)
    return _spelled(text, said, at_end) if _is_shaped(said) else None


def _lead_cut(said: str) -> str:
    return re.sub(r"^(?:(?:by|on|until|till|due|from|before|in|of|the|:)\s+)+", "", " ".join(said.split()))


def _is_shaped(said: str) -> bool:
    """Whether a text has the pieces of a date and no others: a month by name, or three numbers parted by strokes or points."""
    pieces = PIECE.findall(said)
    named = any(piece in MONTHS for piece in pieces)
    known = all(piece in MONTHS | BESIDE or piece.isdigit() for piece in pieces)
    numbered = re.fullmatch(r"(?:[a-z]+,? )?\d{1,4}([/.-])\d{1,2}\1\d{1,4}(?: \d\d:\d\d(?::\d\d)?)?", said)
    return known and any(piece.isdigit() for piece in pieces) and (named or bool(numbered))


def _period(said: str) -> tuple[int, int] | None:
    """The year and the last month of a quarter or a half year."""
    said = re.sub(r"\b(\w+) (quarter|half)\b", lambda m: f"{m[2][0]}{ORDINALS.get(m[1], '0')}", said)
    said = re.sub(r"\b([qh]) (\d)\b", r"\1\2", re.sub(r"[,/]| of ", " ", said))
    pieces = said.replace("-", " ").split()
    years = [piece for piece in pieces if re.fullmatch(r"(?:19|20)\d\d", piece)]
    periods = [piece for piece in pieces if piece in PERIOD_ENDS]
    if len(pieces) == 2 and len(years) == len(periods) == 1:
        return int(years[0]), PERIOD_ENDS[periods[0]]
    return None


def _spelled(text: str, said: str, at_end: bool) -> str:
    from dateutil.parser import ParserError, parse

    # What a text leaves out is filled in from these two, so that it shows.
    fillings = (datetime(2000, 1, 1), datetime(2001, 2, 2))
    days = set()
    for day_first in (False, True):
        try:
            one, other = (parse(said, dayfirst=day_first, default=filling) for filling in fillings)
        except (ParserError, OverflowError, ValueError):
            continue
        if one.year != other.year:
            raise ValueError(f"'{text}' names no year. {FORMS}")
        days.add(one.date().isoformat()[: 7 if one.day != other.day else 10])
    if not days:
        raise ValueError(f"There is no day '{text}'. {FORMS}")
    if len(days) > 1:
        raise ValueError(f"'{text}' may be two days. Write {' or '.join(sorted(days))}.")
    found = days.pop()
    return _last_day(found) if at_end else found


def _real(text: str, year: int | None, month: int | None, day: int | None, at_end: bool) -> str:
    try:
        found = date(year or 0, month or 0, day or 1).isoformat()
    except ValueError:
        raise ValueError(f"There is no day '{text}'. {FORMS}") from None
    found = found if day else found[:7]
    return _last_day(found) if at_end else found


def _last_day(found: str) -> str:
    if len(found) != len("2026-12"):
        return found
    year, month = (int(part) for part in found.split("-"))
    return f"{found}-{calendar.monthrange(year, month)[1]}"
