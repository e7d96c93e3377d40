"""Brings a figure that somebody wrote into the unit of a question, with every value that it may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.language.lexicon import BESIDE_FIGURES, any_of
from advisor.language.normalise import folded, words_of
from advisor.language.numbers import AT_LEAST, AT_MOST, SCALES, Figures, figures_in
from advisor.model.kinds.question import Question

Ends = tuple[float | None, float | None]
MONEY, PERCENT = "US dollars", "percent"
LEAST_SPENT = 10_000
"""From so many on, a bare number may be meant in dollars where the question counts in thousands of them."""
PLAIN = re.compile(r"\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?")
BOUND = re.compile(rf"(?:{any_of(AT_LEAST)}|{any_of(AT_MOST)}|~|\+)")


def readings(question: Question, one: Figures) -> list[str]:
    """The written values that a figure may mean for a question, all within its bounds; the likeliest first."""
    found = [value for ends in _in_unit(question, one) if (value := _written(question, ends))]
    if found and one.other:
        found += [value for ends in _in_unit(question, one.other) if (value := _written(question, ends))]
    return list(dict.fromkeys(found))


def figure_meant(question: Question, text: str) -> str:
    """The written value of a text that is one figure and nothing else; raises ValueError that says what to write."""
    figures = figures_in(text)
    if len(figures) != 1 or not _is_alone(question, folded(text), figures[0]):
        raise ValueError(f"'{question.id}' takes a number such as 3 or a range such as 2-5, not '{text}'.")
    (one,) = figures
    values = readings(question, one)
    if len(values) == 1:
        return values[0]
    if values:
        meant = " or ".join(f"'{unmistakable(question, value)}'" for value in values)
        raise ValueError(f"'{question.id}': '{text}' may mean two things. Write {meant}.")
    if is_foreign(question, one):
        raise ValueError(f"'{question.id}' is counted in {question.unit}. '{text}' is in another currency; turn it.")
    allowed = f"{question.lowest:,.10g} to {question.highest:,.10g} {question.unit}".rstrip()
    raise ValueError(f"'{question.id}' lies between {allowed}; '{text}' does not.")


def unmistakable(question: Question, written: str) -> str:
    """A written figure so that reading it gives the figure back: with its unit where the bare number could mean another."""
    if not PLAIN.fullmatch(written):
        return written
    (one,) = figures_in(written)
    if readings(question, one) == [written]:
        return written
    # Four digits behind the point cannot be taken for thousands.
    longer = "-".join(f"{end}0" if re.search(r"\.\d{3}$", end) else end for end in written.split("-"))
    return f"{longer} {question.unit}".rstrip()


def is_foreign(question: Question, one: Figures) -> bool:
    """Whether a figure is in another currency than the question counts in."""
    return bool(one.money) and not one.in_dollars and question.unit.endswith(MONEY)


def _in_unit(question: Question, one: Figures) -> Iterator[Ends]:
    told = (one.low, one.high)
    if question.unit == PERCENT:
        largest = max(abs(end) for end in told if end is not None)
        if one.is_share or (not one.is_percent and 0 < largest < 1):
            yield _times(told, 100)
        if not one.is_share:
            yield told
    elif one.is_share or one.is_percent or is_foreign(question, one):
        # A third of what, and how many dollars, is not told.
        return
    else:
        scale = SCALES.get(question.unit.split(" ")[0], 1)
        if scale == 1 or not (one.money or one.scaled):
            yield told
        if scale != 1 and (one.money or one.scaled or max(end for end in told if end is not None) >= LEAST_SPENT):
            yield _times(told, 1 / scale)


def _times(ends: Ends, factor: float) -> Ends:
    low, high = (None if end is None else round(end * factor, 6) for end in ends)
    return low, high


def _written(question: Question, ends: Ends) -> str | None:
    low = question.lowest if ends[0] is None else ends[0]
    high = question.highest if ends[1] is None else ends[1]
    if not question.lowest <= low <= high <= question.highest:
        return None
    return f"{low:.15g}" if low == high else f"{low:.15g}-{high:.15g}"


def _is_alone(question: Question, said: str, one: Figures) -> bool:
    """Whether nothing stands beside a figure but its unit and words such as "about" and "at least"."""
    beside = BOUND.sub(" ", f"{said[: one.start]} {said[one.end :]}")
    known = {word.stem for word in words_of(f"{question.unit} {question.label}")} | BESIDE_FIGURES
    return all(word.stem in known for word in words_of(beside))
