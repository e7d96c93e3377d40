"""Reads numbers and ranges as people write them: 1.2m, about 3, between 2 and 5, at least ten, a couple."""

from __future__ import annotations

import re
from dataclasses import dataclass

from advisor.language.lexicon import any_of
from advisor.language.normalise import folded

UP_TO_NINETEEN = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
ONES = {word: number for number, word in enumerate(UP_TO_NINETEEN.split())}
BY_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: 10 * number for number, word in enumerate(BY_TENS.split(), 2)}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "grand": 1_000,
    "million": 1_000_000,
    "mn": 1_000_000,
    "mio": 1_000_000,
    "m": 1_000_000,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "lakh": 1e5,
    "lakhs": 1e5,
    "crore": 1e7,
    "crores": 1e7,
}
OTHERS = {"none": 0, "nil": 0, "nothing": 0, "couple": 2, "pair": 2, "both": 2, "single": 1, "dozen": 12, "half": 50}
SEVERAL = ("several", "multiple")
"""Words for a number that is not told: two at least."""
IN_WORDS = "|".join([*ONES, *TENS, *OTHERS, *SEVERAL])
DIGITS = r"\d{1,3}(?: \d{3})+(?!\d)|\d[\d,]*(?:\.\d+)?|\.\d+"
FIGURE = rf"(?:(?:us|usd)?\s?[$€£]\s*|usd\s+)?(?:{DIGITS}|(?:a\s+)?(?:{IN_WORDS})(?:[\s-]+(?:{'|'.join(ONES)}))?)"
SCALE = rf"(?:\s*(?:{'|'.join(SCALES)})\b)*"
ONE = re.compile(rf"(?<![\w.])({FIGURE})({SCALE})(?!\w*[a-z]{{3}})", re.IGNORECASE)
TO = re.compile(r"^\s*(?:-|\u2013|\u2014|to|and|or|till|until|up to)\s*$")
MINUS = re.compile(r"(?:^|\s)(?:-|minus )$")
AT_LEAST = (
    "at least/not less than/no less than/no fewer than/minimum/minimum of/min/from/>=/more than/over/above/upwards of"
)
AT_MOST = "at most/not more than/no more than/maximum/maximum of/max/up to/<=/less than/fewer than/under/below"
MIN_BEFORE = re.compile(rf"(?:{any_of(AT_LEAST)})\s*(?:the\s+)?$")
MAX_BEFORE = re.compile(rf"(?:{any_of(AT_MOST)})\s*(?:the\s+)?$")
AFTER_LEAST = re.compile(r"^\s*(?:\+|or more|or above|and up|and more|plus|at least|minimum)")
AFTER_MOST = re.compile(r"^\s*(?:\w+ )?(?:or less|or fewer|or below|at most|at the most|max(?:imum)?|tops)")


@dataclass(frozen=True)
class Figures:
    """A number or a range that a text gives, open at an end that it does not name, and where it stands in the text."""

    low: float | None
    high: float | None
    start: int
    end: int


def figures_in(text: str) -> list[Figures]:
    """All numbers and ranges of a text, in order."""
    said = folded(text)
    found: list[Figures] = []
    singles = [(match.start(), match.end(), _value(match)) for match in ONE.finditer(said)]
    singles = [(start, end, -value if MINUS.search(said[:start]) else value) for start, end, value in singles]
    number = 0
    while number < len(singles):
        start, end, value = singles[number]
        low, high = value, value
        if number + 1 < len(singles) and TO.match(said[end : singles[number + 1][0]]):
            _, end, high = singles[number + 1]
            # "2 to 3 million": the scale is meant for both.
            low = low * _scale_shared(said, start, end, low, high)
            number += 1
        before, after = said[:start], said[end:]
        if low == high and (MAX_BEFORE.search(before) or AFTER_MOST.match(after)):
            found.append(Figures(None, high, start, end))
        elif low == high and (
            said[start:end].startswith(SEVERAL) or MIN_BEFORE.search(before) or AFTER_LEAST.match(after)
        ):
            found.append(Figures(low, None, start, end))
        else:
            found.append(Figures(low, high, start, end))
        number += 1
    return found


def _scale_shared(said: str, start: int, end: int, low: float, high: float) -> float:
    scale = next((SCALES[word] for word in re.findall(r"[a-z]+", said[start:end])[::-1] if word in SCALES), 1)
    return scale if low < high / scale * 10 and low < scale and scale > 1 and low * scale <= high else 1


def _value(match: re.Match[str]) -> float:
    written, scales = match.group(1).casefold(), re.findall(r"[a-z]+", match.group(2).casefold())
    digits = re.sub(r"[^\d.]", "", written)
    value = float(digits) if digits else float(sum(_word(word) for word in re.findall(r"[a-z]+", written)))
    for scale in scales:
        value *= SCALES[scale]
    return round(value, 6)


def _word(word: str) -> int:
    return 2 if word in SEVERAL else ONES.get(word, TENS.get(word, OTHERS.get(word, 0)))
