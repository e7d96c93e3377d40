"""Saved cases as lines for the home screen: name, market, number of answers, and how long ago."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advisor.store.cases import SavedCase

MAX_NAME_LETTERS = 44
UNITS = (("day", 86400), ("hour", 3600), ("minute", 60))
MAX_DAYS = 30


def case_lines(cases: Sequence[SavedCase], names: Mapping[str, tuple[str, ...]], now: datetime) -> list[str]:
    """One line for each case, in columns."""
    named = [_named(case, names) for case in cases]
    width = max(map(len, named), default=0)
    return [
        f"{name:<{width}}  {_held(case):>10}  {ago(case.changed, now)}" for name, case in zip(named, cases, strict=True)
    ]


def _named(case: SavedCase, names: Mapping[str, tuple[str, ...]]) -> str:
    market = names[case.market][0] if case.market in names else ""
    name = case.name if len(case.name) <= MAX_NAME_LETTERS else case.name[: MAX_NAME_LETTERS - 3] + "..."
    # A case that was not named by a person has its market in its name.
    return f"{name} ({market})" if market and market not in case.name else name


def _held(case: SavedCase) -> str:
    number = len(case.answers)
    return "damaged" if case.damaged else f"{number} answer{'' if number == 1 else 's'}"


def ago(when: str, now: datetime) -> str:
    """A time of the store as a person would say it."""
    try:
        then = datetime.fromisoformat(when)
    except ValueError:
        return when
    seconds = (now - (then if then.tzinfo else then.replace(tzinfo=UTC))).total_seconds()
    if seconds >= MAX_DAYS * UNITS[0][1]:
        return f"on {then:%Y-%m-%d}"
    for unit, length in UNITS:
        number = int(seconds // length)
        if number >= 1:
            return f"{number} {unit}{'' if number == 1 else 's'} ago"
    return "just now"
