"""A market as a page: what is known by topic, what follows from it alone, candidate partners, notes, sources."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.analysis.subject_words import spoken
from advisor.documents.citations import Numbering, reference
from advisor.engine.compile import compile_rules
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.model.kinds.market import KnownFact, Market
from advisor.model.knowledge import Knowledge
from advisor.model.prefill import known_facts, situation_of
from advisor.model.situation import CASE

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
