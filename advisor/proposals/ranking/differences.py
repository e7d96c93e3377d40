"""Every requirement and yardstick on which proposals differ, side by side, with the reason for each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.analysis.advice.data import FactUsed
from advisor.proposals.data import JudgedRequirement, JudgedYardstick, Review
from advisor.proposals.ranking.data import Difference, Standing

LEANINGS = {"for": "speaks for it", "against": "speaks against it", "neither": "neither", "unknown": "not known"}


def differences(reviews: Sequence[Review]) -> Iterator[Difference]:
    """What differs, yardsticks first, then musts, then shoulds; what may be left out is no difference."""
    for listed in zip(*(review.yardsticks for review in reviews), strict=True):
        standings = [_of_yardstick(review.title, each) for review, each in zip(reviews, listed, strict=True)]
        yield from _differing(listed[0].yardstick, listed[0].title, "yardstick", standings)
    for required in zip(*(review.requirements for review in reviews), strict=True):
        standings = [_of_requirement(review.title, each) for review, each in zip(reviews, required, strict=True)]
        if required[0].force != "may":
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
    told = (f"{fact.heading}: {fact.value}" for fact in facts)
    return "; ".join(told)
