"""Ranks proposals by keys taken one after the other, and says what sets each apart from the next."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from advisor.analysis.advice.data import FactUsed
from advisor.analysis.eligibility.document import banner
from advisor.model.strengths import MAY, MUST, MUSTS
from advisor.proposals.data import Interval, JudgedRequirement, JudgedYardstick, Leaning, ReadinessItem, Review
from advisor.proposals.ranking.data import Difference, Distinction, Portfolio, Ranked, Standing
from advisor.proposals.readiness import interval

MAX_REASONS, MAX_FIRST_GAPS = 6, 3
"""So many reasons a distinction tells, and so many gaps a row names."""
GATES = ("passed", "open", "failed")
LEANINGS = {"for": "speaks for it", "against": "speaks against it", "neither": "neither", "unknown": "not known"}
Key = Callable[[Review], int | Fraction]


def leaning(review: Review, way: Leaning) -> list[str]:
    """The titles of the yardsticks that lean one way."""
    return [each.title for each in review.leaning(way)]


def minimum_offer(review: Review, reading: str) -> Interval:
    """The share of the whole minimum offer that is there, by the proposal's word or by its evidence."""
    items = [item for each in review.readiness for item in each.items]
    return interval([(item.asked, getattr(item, reading)) for item in items])


def decided(review: Review) -> tuple[int, int]:
    """How many of the musts and of the article's yardsticks are decided, and how many there are."""
    musts = [each.claimed != "unknown" for each in review.by_force(MUST)]
    yardsticks = [each.leaning != "unknown" for each in review.yardsticks]
    return sum((*musts, *yardsticks)), len(musts) + len(yardsticks)


def too_little_said(review: Review) -> bool:
    """Whether less than half of what decides is decided, so that nothing speaks against the proposal but silence."""
    known, total = decided(review)
    return review.gate.claimed == "open" and 2 * known < total


KEYS: dict[str, Key] = {
    f"enough is said: at least half of the {MUSTS} and yardsticks are decided": lambda r: int(too_little_said(r)),
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
        eligibility=review.eligibility,
        gate=review.gate.claimed,
        gate_by_evidence=review.gate.evidenced,
        against=tuple(leaning(review, "against")),
        in_favour=tuple(leaning(review, "for")),
        claimed=minimum_offer(review, "claimed"),
        evidenced=minimum_offer(review, "evidenced"),
        gaps=len(review.gaps),
        first_gaps=tuple(gap.title for gap in review.gaps[:MAX_FIRST_GAPS]),
    )


def _distinction(above: Review, below: Review) -> Distinction:
    name = next((name for name, key in KEYS.items() if key(above) != key(below)), "")
    reasons = dict(zip(KEYS, (_said, _gate, _against, _evidenced, _claimed, _in_favour, _gaps), strict=True))
    because = reasons[name](above, below) if name else ["They are alike in every key."]
    if len(because) > MAX_REASONS:
        because = [*because[:MAX_REASONS], f"and {len(because) - MAX_REASONS} more"]
    return Distinction(above=above.title, below=below.title, key=name, because=tuple(because))


def _said(above: Review, below: Review) -> list[str]:
    known, total = decided(below)
    return [f"only {known} of {total} {MUSTS} and yardsticks are decided below; silence is no merit"]


def _gate(above: Review, below: Review) -> list[str]:
    titles = {each.requirement: each.title for each in below.requirements}
    if below.eligibility.is_barred:
        return [banner(below.eligibility)]
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


def differences(reviews: Sequence[Review]) -> Iterator[Difference]:
    """What differs, yardsticks first, then musts, then shoulds; what may be left out is no difference."""
    # Where no offer may be made, nothing is judged that could differ.
    reviews = [review for review in reviews if not review.eligibility.is_barred]
    for listed in zip(*(review.yardsticks for review in reviews), strict=True):
        standings = [_of_yardstick(review.title, each) for review, each in zip(reviews, listed, strict=True)]
        yield from _differing(listed[0].yardstick, listed[0].title, "yardstick", standings)
    for required in zip(*(review.requirements for review in reviews), strict=True):
        standings = [_of_requirement(review.title, each) for review, each in zip(reviews, required, strict=True)]
        if required[0].force != MAY:
            yield from _differing(required[0].requirement, required[0].title, required[0].force, standings)


def _differing(what: str, title: str, kind: str, standings: list[Standing]) -> Iterator[Difference]:
    if len({standing.state for standing in standings}) > 1:
        yield Difference(what=what, title=title, kind=kind, standings=tuple(standings))


def _of_yardstick(title: str, each: JudgedYardstick) -> Standing:
    return Standing(title=title, state=LEANINGS[each.leaning], because=_facts(each.facts) or each.says)


def _of_requirement(title: str, each: JudgedRequirement) -> Standing:
    states = {"met": "met, not shown", "unmet": "not met", "unknown": "not known", "not-asked": "not asked"}
    state = "met, shown" if each.evidenced == "met" else states[each.claimed]
    facts = _facts(each.facts)
    return Standing(title=title, state=state, because=f"{facts}. {each.because}" if facts else each.because)


def _facts(facts: Sequence[FactUsed]) -> str:
    return "; ".join(f"{fact.heading}: {fact.value}" for fact in facts)
