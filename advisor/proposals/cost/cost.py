"""The cost of sovereignty: ranges in, ranges out, by workload and in sums."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce

from advisor.model.kinds.premium import Premium
from advisor.model.knowledge import Knowledge
from advisor.model.situation import Situation, Subject
from advisor.model.values import Number
from advisor.proposals.cost.data import Cost, Range, WorkloadCost

NOTHING = Range(low=0, high=0)
QUOTED = "your quote"


def cost(knowledge: Knowledge, situation: Situation) -> Cost | None:
    """The cost for every workload; nothing where no workload has a spend, or the knowledge has no premiums."""
    if not knowledge.premiums:
        return None
    lines = [_line(knowledge, situation, Subject("workload", index)) for index in range(situation.count("workload"))]
    if not any(line.spend for line in lines):
        return None
    return Cost(
        workloads=tuple(lines),
        planned=total((line.premium, line.planned) for line in lines),
        targeted=total((line.premium, line.sensitive) for line in lines),
        blanket=total((line.premium, True) for line in lines),
        saved=total((line.premium, None if line.sensitive is None else not line.sensitive) for line in lines),
        offset=total((line.premium, both(line.sensitive, line.requested)) for line in lines),
        left_out=tuple(line.workload for line in lines if line.spend is None),
        open=tuple(line.workload for line in lines if line.spend and None in (line.sensitive, line.planned)),
    )


def _line(knowledge: Knowledge, situation: Situation, subject: Subject) -> WorkloadCost:
    spend, quoted = (_range(situation, subject, fact) for fact in ("yearly-spend", "own-premium"))
    use = situation.value(subject, "model-use")
    rate, basis = (
        (quoted, QUOTED) if quoted else rate_for(knowledge.premiums.values(), use if isinstance(use, str) else "")
    )
    protection, requested = situation.value(subject, "protection"), situation.value(subject, "premium-requested")
    return WorkloadCost(
        workload=situation.name(subject),
        spend=spend,
        rate=rate,
        basis=basis,
        premium=share(spend, rate) if spend else None,
        sensitive=_is_sensitive(knowledge, situation, subject),
        planned=_one_of(protection, ("confidential",), ("ordinary",)),
        requested=_one_of(requested, ("yes",), ("no",)),
    )


def rate_for(premiums: Iterable[Premium], use: str) -> tuple[Range, str]:
    """The range over every kind of protection that is counted for a use of models, or for any use if it is not known."""
    fitting = [premium for premium in premiums if (use in premium.uses if use else premium.uses)]
    low, high = min(premium.low for premium in fitting), max(premium.high for premium in fitting)
    return Range(low=low, high=high), " or ".join(premium.title for premium in fitting)


def share(spend: Range, rate: Range) -> Range:
    """So many percent of a spend, both of them ranges."""
    high = None if spend.high is None or rate.high is None else spend.high * rate.high / 100
    return Range(low=spend.low * rate.low / 100, high=high)


def total(parts: Iterable[tuple[Range | None, bool | None]]) -> Range:
    """The sum of the figures that count; one that may count adds to the upper bound alone."""
    counted = []
    for figure, counts in parts:
        if figure is not None and counts is not False:
            counted.append(figure if counts else Range(low=0, high=figure.high))
    return reduce(Range.plus, counted, NOTHING)


def both(one: bool | None, other: bool | None) -> bool | None:
    """Whether both hold, as far as that is known."""
    if one is False or other is False:
        return False
    return None if one is None or other is None else True


def _is_sensitive(knowledge: Knowledge, situation: Situation, subject: Subject) -> bool | None:
    for question in knowledge.questions.values():
        sensitive = [option.value for option in question.options if option.counts_as_sensitive]
        if sensitive:
            value = situation.value(subject, question.id)
            return value in sensitive if isinstance(value, str) else None
    return None


def _one_of(value: object, yes: tuple[str, ...], no: tuple[str, ...]) -> bool | None:
    return True if value in yes else False if value in no else None


def _range(situation: Situation, subject: Subject, fact: str) -> Range | None:
    value = situation.value(subject, fact)
    return Range(low=value.low, high=value.high) if isinstance(value, Number) else None
