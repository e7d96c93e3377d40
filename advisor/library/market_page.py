"""A market as a page (facts by topic, what follows from them alone, partners, notes, sources) and as a card of a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.analysis.subject_words import spoken
from advisor.documents.citations import Numbering, reference
from advisor.engine.compile import compile_rules
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.model.kinds.market import KnownFact, Market
from advisor.model.kinds.question import Question
from advisor.model.knowledge import Knowledge
from advisor.model.prefill import known_facts, situation_of
from advisor.model.situation import CASE, Situation
from advisor.model.values import Fact, Number

MOST_MARKS = 99


def market_lines(knowledge: Knowledge, market: Market) -> list[str]:
    """Everything known about a market; numbers in brackets name the sources at the end."""
    numbering = Numbering(knowledge)
    lines = [
        f"{market.name}  ({market.id})",
        "",
        "What is not listed is unknown. Numbers in brackets name the sources.",
    ]
    for topic in knowledge.topics:
        names = [question.id for question in topic.questions]
        known = sorted((k for k in market.known if k.fact in names), key=lambda k: names.index(k.fact))
        if known:
            lines += ["", topic.title.upper()]
        for fact in known:
            lines += _fact(knowledge, market, fact, numbering)
    lines += _following(knowledge, market)
    lines += ["", "POSSIBLE LOCAL PARTNERS, named in sources; nobody has screened them"] if market.partners else []
    for candidate in market.partners:
        kind = candidate.kind.replace("-", " ") or "kind not stated"
        lines.append(f"  {candidate.name}: {kind} ({candidate.as_of})")
        lines.append(f"    {candidate.note} {numbering.marks(candidate.citations, MOST_MARKS)}".replace("  [", " ["))
    lines += ["", "ALSO"] if market.notes else []
    for note in market.notes:
        marks = numbering.marks(note.citations, MOST_MARKS)
        lines.append(f"  {note.title} ({note.as_of}, {note.confidence} confidence)")
        lines.append(f"    {note.text} {marks}")
    lines += ["", "SOURCES"] if numbering.cited else []
    lines += [f"[{number}] {reference(knowledge, citation)}" for number, citation in enumerate(numbering.cited, 1)]
    return lines


def _fact(knowledge: Knowledge, market: Market, known: KnownFact, numbering: Numbering) -> Iterator[str]:
    question = knowledge.questions[known.fact]
    value = question.in_words(known_facts(knowledge, market)[known.fact].value)
    yield f"  {question.label}: {value} ({known.as_of}, {known.confidence} confidence)"
    yield f"    {known.note} {numbering.marks(known.citations, MOST_MARKS)}".replace("     [", "    [")


def _following(knowledge: Knowledge, market: Market) -> list[str]:
    judged = run(compile_rules(knowledge), Worlds(situation_of(knowledge, market.id)))
    lines = []
    for rule in knowledge.rules.values():
        concluded = rule.then.concluded
        if concluded and CASE in judged.subjects(rule) and judged.state(CASE, rule.id) == "fires":
            lines.append(f"  {knowledge.label(concluded)}: yes")
            lines.append(f"    {spoken(judged, CASE, rule.because)} (rule {rule.id})")
    return ["", "WHAT FOLLOWS FROM THIS ALONE", *lines] if lines else []


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
