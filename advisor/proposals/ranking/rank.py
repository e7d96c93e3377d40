"""Ranks proposals by keys taken one after the other, and says what sets each apart from the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

from advisor.proposals.data import Interval, Leaning, ReadinessItem, Review
from advisor.proposals.ranking.data import Distinction, Portfolio, Ranked
from advisor.proposals.ranking.differences import differences
from advisor.proposals.readiness import interval

MOST_REASONS = 6
FIRST_GAPS = 3
GATES = ("passed", "open", "failed")
Key = Callable[[Review], int | Fraction]


def leaning(review: Review, way: Leaning) -> list[str]:
    """The titles of the yardsticks that lean one way."""
    return [each.title for each in review.leaning(way)]


def minimum_offer(review: Review, reading: str) -> Interval:
    """The share of the whole minimum offer that is there, by the proposal's word or by its evidence."""
    items = [item for each in review.readiness for item in each.items]
    return interval([(item.asked, getattr(item, reading)) for item in items])


KEYS: dict[str, Key] = {
    "the gate by its word: passed, then open, then failed": lambda r: GATES.index(r.gate.claimed),
    "fewer of the article's yardsticks against it": lambda r: len(leaning(r, "against")),
    "more of the minimum offer shown by evidence, at worst": lambda r: -minimum_offer(r, "evidenced").at_worst.fraction,
    "more of the minimum offer by its word, at worst": lambda r: -minimum_offer(r, "claimed").at_worst.fraction,
    "more of the article's yardsticks for it": lambda r: -len(leaning(r, "for")),
    "fewer gaps": lambda r: len(r.gaps),
}
"""The keys in order; the lowest value stands first."""


def ranked(reviews: Sequence[Review]) -> Portfolio:
    """The table of some reviews, all made with the same knowledge base; those alike in every key stand in order of title."""
    in_order = sorted(reviews, key=lambda r: (*(key(r) for key in KEYS.values()), r.title))
    first = in_order[0]
    return Portfolio(
        as_of=first.as_of,
        knowledge=first.knowledge,
        keys=tuple(KEYS),
        proposals=tuple(_row(rank, review, in_order) for rank, review in enumerate(in_order, 1)),
        distinctions=tuple(_distinction(above, below) for above, below in pairwise(in_order)),
        differences=tuple(differences(in_order)),
    )


def _row(rank: int, review: Review, in_order: Sequence[Review]) -> Ranked:
    alike = [other for other in in_order[: rank - 1] if all(key(other) == key(review) for key in KEYS.values())]
    return Ranked(
        # Proposals that no key tells apart share a rank.
        rank=rank - len(alike),
        title=review.title,
        market=review.market,
        gate=review.gate.claimed,
        gate_by_evidence=review.gate.evidenced,
        against=tuple(leaning(review, "against")),
        in_favour=tuple(leaning(review, "for")),
        claimed=minimum_offer(review, "claimed"),
        evidenced=minimum_offer(review, "evidenced"),
        gaps=len(review.gaps),
        first_gaps=tuple(gap.title for gap in review.gaps[:FIRST_GAPS]),
    )


def _distinction(above: Review, below: Review) -> Distinction:
    name = next((name for name, key in KEYS.items() if key(above) != key(below)), "")
    reasons = dict(zip(KEYS, (_gate, _against, _evidenced, _claimed, _in_favour, _gaps), strict=True))
    because = reasons[name](above, below) if name else ["They are alike in every key."]
    if len(because) > MOST_REASONS:
        because = [*because[:MOST_REASONS], f"and {len(because) - MOST_REASONS} more"]
    return Distinction(above=above.title, below=below.title, key=name, because=tuple(because))


def _gate(above: Review, below: Review) -> list[str]:
    titles = {each.requirement: each.title for each in below.requirements}
    word = "not met" if below.gate.claimed == "failed" else "not known"
    return [f"{word} below: {titles[name]}" for name in below.gate.governed_by]


def _against(above: Review, below: Review) -> list[str]:
    return _only(leaning(below, "against"), leaning(above, "against"), "speaks against the lower one")


def _in_favour(above: Review, below: Review) -> list[str]:
    return _only(leaning(above, "for"), leaning(below, "for"), "speaks for the upper one")


def _gaps(above: Review, below: Review) -> list[str]:
    return _only([gap.title for gap in below.gaps], [gap.title for gap in above.gaps], "a gap of the lower one")


def _evidenced(above: Review, below: Review) -> list[str]:
    return _shares(above, below, "evidenced")


def _claimed(above: Review, below: Review) -> list[str]:
    return _shares(above, below, "claimed")


def _shares(above: Review, below: Review, reading: str) -> list[str]:
    told = [f"{minimum_offer(above, reading).in_words()} above, {minimum_offer(below, reading).in_words()} below"]
    there = {item.measure for item in _items(above) if getattr(item, reading) == "met"}
    missing = [item.title for item in _items(below) if getattr(item, reading) != "met" and item.measure in there]
    return [*told, *(f"there above, not below: {title}" for title in dict.fromkeys(missing))]


def _items(review: Review) -> Iterable[ReadinessItem]:
    return (item for each in review.readiness for item in each.items)


def _only(mine: Iterable[str], others: Iterable[str], word: str) -> list[str]:
    kept = set(others)
    return [f"{word}: {title}" for title in mine if title not in kept]
