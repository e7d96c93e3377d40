"""What stands on a market's card: each fact of a case's market with its value, date, confidence and place on its scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.model.kinds.question import Question
from advisor.model.knowledge import Knowledge
from advisor.model.situation import Situation
from advisor.model.values import Fact, Number


@dataclass(frozen=True)
class CardRow:
    """One fact in words."""

    topic: str
    label: str
    value: str
    basis: str
    """Date and confidence, or who said it."""
    share: float | None = None
    """Where a figure stands on its scale, from 0 to 1."""


def card_rows(knowledge: Knowledge, situation: Situation) -> Iterator[CardRow]:
    """Every fact of the market, topic by topic; those that are not known say so."""
    for topic in knowledge.topics:
        if topic.about != "market":
            continue
        for question in topic.questions:
            fact = situation.facts.get(question.id)
            if fact is None:
                yield CardRow(topic.title, question.label, "not known", "")
            else:
                value = question.in_words(fact.value)
                yield CardRow(topic.title, question.label, value, fact.origin.in_words(), _share(question, fact))


def _share(question: Question, fact: Fact) -> float | None:
    """Only scales that end, such as 0 to 100, have a place to show."""
    if question.kind != "number" or not isinstance(fact.value, Number) or question.highest not in (10, 100):
        return None
    middle = (fact.value.low + min(fact.value.high or question.highest, question.highest)) / 2
    return max(0.0, min(1.0, (middle - question.lowest) / (question.highest - question.lowest)))
