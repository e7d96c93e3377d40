"""A market as a page (facts by topic, what follows from them alone, partners, notes, sources) and as a card of a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.analysis.subject_words import spoken
from advisor.documents.citations import titled
from advisor.documents.document import Block, Line, Sentence, Sources
from advisor.engine.compile import compile_rules
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.model.entry import Citation
from advisor.model.kinds.market import KnownFact, Market
from advisor.model.kinds.question import Question
from advisor.model.knowledge import Knowledge
from advisor.model.prefill import known_facts, situation_of
from advisor.model.situation import CASE, Situation
from advisor.model.values import Fact, Number


def market_page(knowledge: Knowledge, market: Market) -> Iterator[Block]:
    """Everything known about a market; numbers in brackets name the sources at the end."""
    yield from titled(f"{market.name}  ({market.id})")
    yield Line("What is not listed is unknown. Numbers in brackets name the sources.")
    for topic in knowledge.topics:
        names = [question.id for question in topic.questions]
        known = sorted((k for k in market.known if k.fact in names), key=lambda k: names.index(k.fact))
        if known:
            yield Line(topic.title, heading=2)
        for fact in known:
            yield from _fact(knowledge, market, fact)
    yield from _following(knowledge, market)
    if market.partners:
        yield Line("POSSIBLE LOCAL PARTNERS, named in sources; nobody has screened them", heading=3)
    for candidate in market.partners:
        kind = candidate.kind.replace("-", " ") or "kind not stated"
        yield from _noted(f"{candidate.name}: {kind} ({candidate.as_of})", candidate.note, candidate.citations)
    if market.notes:
        yield Line("Also", heading=2)
    for note in market.notes:
        yield from _noted(f"{note.title} ({note.as_of}, {note.confidence} confidence)", note.text, note.citations)
    yield Sources(named=True)


def _noted(text: str, note: str, citations: tuple[Citation, ...] = ()) -> Iterator[Line]:
    """Something known of a market, and below it what is said of it."""
    yield Line(text, depth=1, sign="")
    yield Line(Sentence(note, citations), depth=2, sign="")


def _fact(knowledge: Knowledge, market: Market, known: KnownFact) -> Iterator[Line]:
    question = knowledge.questions[known.fact]
    value = question.in_words(known_facts(knowledge, market)[known.fact].value)
    text = f"{question.label}: {value} ({known.as_of}, {known.confidence} confidence)"
    return _noted(text, known.note, known.citations)


def _following(knowledge: Knowledge, market: Market) -> Iterator[Line]:
    judged = run(compile_rules(knowledge), Worlds(situation_of(knowledge, market.id)))
    concluding = [rule for rule in knowledge.rules.values() if rule.then.concluded and CASE in judged.subjects(rule)]
    firing = [rule for rule in concluding if judged.state(CASE, rule.id) == "fires"]
    if firing:
        yield Line("What follows from this alone", heading=2)
    for rule in firing:
        because = f"{spoken(judged, CASE, rule.because)} (rule {rule.id})"
        yield from _noted(f"{knowledge.label(rule.then.concluded)}: yes", because)


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
