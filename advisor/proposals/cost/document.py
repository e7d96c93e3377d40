"""The cost of sovereignty in words."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.documents.document import Line, Sentence, Table
from advisor.model.entry import STATUS_IN_WORDS
from advisor.model.knowledge import Knowledge
from advisor.proposals.cost.data import UNIT, Cost

NOTE = f"What protection in use costs above ordinary cloud, in {UNIT}. Ranges in give ranges out; nothing is an offer."


def cost_blocks(knowledge: Knowledge, cost: Cost | None) -> Iterator[Line | Table]:
    """The section of a report; nothing where no spend is known."""
    if cost is None:
        return
    yield Line("Cost of sovereignty", heading=2)
    yield Line(NOTE)
    headings = ("Workload", "Spend", "Premium", "Adds", "Sensitive", "Planned")
    rows = []
    for line in cost.workloads:
        spend = line.spend.in_words() if line.spend else "not known"
        adds = line.premium.in_words() if line.premium else "not known"
        rows.append((line.workload, spend, line.rate.in_words("%"), adds, _said(line.sensitive), _said(line.planned)))
    yield Table(headings, tuple(rows))
    yield Line(cost.planned.in_words(UNIT), depth=1, lead="as planned")
    yield Line(cost.targeted.in_words(UNIT), depth=1, lead="where it is needed, on sensitive workloads alone")
    yield Line(cost.blanket.in_words(UNIT), depth=1, lead="on everything")
    yield Line(cost.saved.in_words(UNIT), depth=1, lead="what targeting saves against protecting everything")
    yield Line(cost.offset.in_words(UNIT), depth=1, lead="what the request for finance could carry")
    for names, told in (
        (cost.left_out, "in no sum, as the spend is not known"),
        (cost.open, "may belong to a sum or not"),
    ):
        if names:
            yield Line("; ".join(names), depth=1, lead=told)
    yield from _basis(knowledge)


def _basis(knowledge: Knowledge) -> Iterator[Line]:
    for premium in knowledge.premiums.values():
        support = STATUS_IN_WORDS[premium.confidence].capitalize()
        told = f"{premium.low:g} to {premium.high:g} percent. {premium.says} {support}."
        yield Line(Sentence(told, premium.citations), depth=1, lead=premium.title)


def _said(known: bool | None) -> str:
    return "not known" if known is None else "yes" if known else "no"
