"""Reads numbers and ranges as people and spreadsheets write them: 1.2m, 1,2 Mio, 60 %, >51, between 2 and 5, a couple."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

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
    "millions": 1_000_000,
    "mn": 1_000_000,
    "mio": 1_000_000,
    "mil": 1_000_000,
    "mm": 1_000_000,
    "m": 1_000_000,
    "billion": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "lakh": 1e5,
    "lakhs": 1e5,
    "crore": 1e7,
    "crores": 1e7,
}
OTHERS = {"none": 0, "nil": 0, "nothing": 0, "couple": 2, "pair": 2, "both": 2, "single": 1, "dozen": 12}
SHARES = {"half": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4, "fifth": 1 / 5}
SHARES |= {"fifths": 1 / 5, "tenth": 1 / 10, "tenths": 1 / 10}
"""Words for a part of a whole."""
SEVERAL = ("several", "multiple")
"""Words for a number that is not told: two at least."""
IN_WORDS = "|".join([*ONES, *TENS, *OTHERS, *SEVERAL])
DOLLARS, OTHER_MONEY = (
    r"us\s?\$|(?:us\s?)?dollars?|usd|\$",
    r"€|£|¥|eur|euros?|gbp|pounds?|chf|jpy|yen|rmb|cny|inr|rupees?",
)
MONEY = rf"(?:{DOLLARS}|{OTHER_MONEY})"
DIGITS = r"\d{1,3}(?: \d{3})+(?!\d)|\d+(?:[.,]\d+)*|\.\d+"
GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}")
WORDED = rf"(?:a\s+)?(?:{IN_WORDS})(?:[\s-]+(?:{'|'.join(ONES)}))?(?:\s+point(?:\s+(?:{'|'.join(ONES)}))+)?"
SHARE = rf"(?P<share>\d+/\d+|(?:(?:{'|'.join(ONES)}|a|\d+)[\s-]+)?(?:{'|'.join(SHARES)})\b(?:\s+an?\b)?)"
SCALE = rf"(?P<scale>(?:\s*(?:{'|'.join(SCALES)})\b)*)"
ONE = re.compile(
    rf"(?<!\w)(?<!\w\.)(?:(?P<before>{MONEY})\s*)?(?:{SHARE}|(?P<digits>{DIGITS})|(?P<words>{WORDED})){SCALE}"
    rf"(?:\s*(?P<percent>%|percent\b|per cent\b|pct\b)|\s*(?P<after>{MONEY})(?!\w))?(?!\w*[a-z]{{3}})",
    re.IGNORECASE,
)
TO = re.compile(r"^\s*(?:-|\u2013|\u2014|\.\.+|to|and|or|till|until|up to)\s*$")
MINUS = re.compile(r"(?:^|\s)(?:-|minus )$")
AT_LEAST = (
    "at least/not less than/no less than/no fewer than/minimum/minimum of/min/from/>=/>/\u2265/more than/over/above"
    "/upwards of/greater than/not under/not below"
)
AT_MOST = (
    "at most/not more than/no more than/maximum/maximum of/max/up to/<=/</\u2264/less than/fewer than/under/below"
    "/not over/not above"
)
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
    is_percent: bool = False
    """Whether it is told in percent."""
    is_share: bool = False
    """Whether it is told as a part of a whole, such as a third: 0.333."""
    money: str = ""
    """The sign or word of a currency beside it."""
    scaled: bool = False
    """Whether a word such as million is part of it."""
    other: Figures | None = None
    """What it means where its comma or point is read in the other way."""

    @property
    def in_dollars(self) -> bool:
        """Whether it is told in US dollars."""
        return bool(re.fullmatch(DOLLARS, self.money))


def figures_in(text: str) -> list[Figures]:
    """All numbers and ranges of a text, in order."""
    said = folded(text)
    singles = [one for match in ONE.finditer(said) if (one := _single(said, match))]
    found: list[Figures] = []
    number = 0
    while number < len(singles):
        one = singles[number]
        if number + 1 < len(singles) and TO.match(said[one.end : singles[number + 1].start]):
            number += 1
            one = _range(said, one, singles[number])
        found.append(_bounded(said, one))
        number += 1
    return found


def _single(said: str, match: re.Match[str]) -> Figures | None:
    values = list(dict.fromkeys(_values(match)))
    if not values:
        return None
    sign = -1 if MINUS.search(said[: match.start()]) else 1
    first, *others = (
        Figures(
            low=sign * value,
            high=sign * value,
            start=match.start(),
            end=match.end(),
            is_percent=bool(match["percent"]),
            is_share=bool(match["share"]) and not match["scale"],
            money=match["before"] or match["after"] or "",
            scaled=bool(match["scale"]),
        )
        for value in values
    )
    return replace(first, other=others[0]) if others else first


def _values(match: re.Match[str]) -> Iterator[float]:
    """What is written, and what else it may be."""
    scale = 1.0
    for word in re.findall(r"[a-z]+", match["scale"].casefold()):
        scale *= SCALES[word]
    if match["share"]:
        yield round(_share(match["share"].casefold()) * scale, 6)
    elif match["digits"]:
        # With a dollar sign or a scale the comma is the American one.
        marked = bool((match["before"] and re.fullmatch(DOLLARS, match["before"])) or match["scale"])
        for value in _numbers(match["digits"], american=marked):
            yield round(value * scale, 6)
    else:
        yield round(_worded(match["words"].casefold()) * scale, 6)


def _numbers(digits: str, american: bool) -> list[float]:
    """The numbers that digits with points and commas may mean, the likeliest first."""
    digits = digits.replace(" ", "")
    marks = re.findall(r"[.,]", digits)
    if not marks:
        return [float(digits)]
    last = marks[-1]
    whole, _, end = digits.rpartition(last)
    if len(set(marks)) == 2:
        # The last mark is the decimal one: 1,234.5 and 1.234,5.
        return [float(f"{re.sub('[.,]', '', whole)}.{end}")]
    if len(marks) > 1:
        # 1,234,567 and 12,34,567; but 1.2.2026 is a day.
        return [float(digits.replace(last, ""))] if GROUPED.fullmatch(digits) else []
    decimal, grouped = float(f"{whole or 0}.{end}"), float(digits.replace(last, ""))
    if len(end) != 3 or len(whole) > 3 or whole in ("", "0"):
        return [decimal]
    if last == ",":
        return [grouped] if american else [grouped, decimal]
    return [decimal] if american else [decimal, grouped]


def _share(written: str) -> float:
    above, stroke, below = written.partition("/")
    if stroke:
        return float(above) / float(below) if float(below) else 0.0
    *many, part = [
        word for word in re.findall(r"[a-z]+|\d+", written) if word in SHARES or word in ONES or word.isdigit()
    ]
    return (float(many[0]) if many and many[0].isdigit() else ONES.get(many[0], 1) if many else 1) * SHARES[part]


def _worded(written: str) -> float:
    whole, _, decimals = written.partition(" point ")
    number = float(sum(_word(word) for word in re.findall(r"[a-z]+", whole)))
    return number + sum(ONES[word] / 10.0**place for place, word in enumerate(decimals.split(), 1))


def _word(word: str) -> int:
    return 2 if word in SEVERAL else ONES.get(word, TENS.get(word, OTHERS.get(word, 0)))


def _range(said: str, first: Figures, last: Figures) -> Figures:
    """Two numbers as one range; a scale, a currency and a percent sign behind the last are meant for both."""
    low, high = first.low or 0.0, last.high or 0.0
    scale = _scale_shared(said, first, last, low, high)
    both = replace(
        last,
        low=low * scale,
        start=first.start,
        is_percent=first.is_percent or last.is_percent,
        money=first.money or last.money,
        scaled=first.scaled or last.scaled,
        other=None,
    )
    if not first.other and not last.other:
        return both
    ends = ((first.other or first).low or 0.0, (last.other or last).high or 0.0)
    other = replace(both, low=ends[0] * _scale_shared(said, first, last, *ends), high=ends[1])
    return replace(both, other=other)


def _scale_shared(said: str, first: Figures, last: Figures, low: float, high: float) -> float:
    if first.scaled or not last.scaled:
        return 1
    words = re.findall(r"[a-z]+", said[last.start : last.end])
    scale: float = next(SCALES[word] for word in reversed(words) if word in SCALES)
    return scale if low * scale <= high else 1


def _bounded(said: str, one: Figures) -> Figures:
    """The figure, open at the end that words around it leave open: more than, at most, or less."""
    before, after = said[: one.start], said[one.end :]
    if one.low != one.high:
        return one
    if MAX_BEFORE.search(before) or AFTER_MOST.match(after):
        return replace(one, low=None, other=one.other and replace(one.other, low=None))
    several = said[one.start : one.end].startswith(SEVERAL)
    if several or MIN_BEFORE.search(before) or AFTER_LEAST.match(after):
        return replace(one, high=None, other=one.other and replace(one.other, high=None))
    return one
