"""Pages of markets, case studies, requirements, yardsticks, crises, lessons, terms, framings and sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.analysis.eligibility.document import HEADINGS
from advisor.analysis.subject_words import spoken
from advisor.documents.citations import part, sources, titled
from advisor.documents.document import Block, Line, Sentence, Sources
from advisor.engine.compile import compile_rules
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.model.entry import STATUS_IN_WORDS, Citation
from advisor.model.kinds.case_study import Case, ExpectedMeasure
from advisor.model.kinds.crisis import LOSS_IN_WORDS, Crisis
from advisor.model.kinds.framing import Framing
from advisor.model.kinds.lesson import Lesson
from advisor.model.kinds.market import KnownFact, Market
from advisor.model.kinds.question import Question
from advisor.model.kinds.requirement import Requirement
from advisor.model.kinds.source import Source
from advisor.model.kinds.term import Term
from advisor.model.kinds.yardstick import Yardstick
from advisor.model.knowledge import Knowledge
from advisor.model.prefill import find_market, situation_of
from advisor.model.situation import CASE, Situation
from advisor.model.strengths import WORDS
from advisor.model.values import Fact, Number
from advisor.model.written_values import read_value


def case_page(knowledge: Knowledge, case: Case) -> Iterator[Block]:
    """A case study: its story, its answers, and what the advice must say of it."""
    market = knowledge.markets[find_market(knowledge.names, case.market) or ""].name if case.market else "no market"
    yield from titled(f"{case.title}  (case {case.id}, {market})")
    yield Line(case.story or "No story is told.")
    answers = [(knowledge.label(fact), _in_words(knowledge, fact, value)) for fact, value in case.facts.items()]
    answers += [("Workload", workload.name) for workload in case.workloads or ()]
    answers += [("Partner", partner.name) for partner in case.partners or ()]
    yield from (Line(f"{label}: {value}", depth=1, sign="") for label, value in answers)
    yield from part("The advice must say", (_expected(knowledge, each) for each in case.expect))
    yield from sources(case.citations)


def _expected(knowledge: Knowledge, expected: ExpectedMeasure) -> str:
    strength = WORDS[expected.strength].word if expected.strength else ""
    return f"{expected.status} {strength}: {knowledge.measures[expected.measure].title} {expected.about}".strip()


def _in_words(knowledge: Knowledge, fact: str, written: object) -> str:
    """An answer of a case file as a person would say it."""
    if written == "unsure":
        return "not sure"
    return knowledge.questions[fact].in_words(read_value(knowledge.questions[fact], written))


def requirement_page(_: Knowledge, requirement: Requirement) -> Iterator[Block]:
    """What a requirement asks, when it counts as met, and who answers for it."""
    support = STATUS_IN_WORDS[requirement.confidence].capitalize()
    yield from titled(f"{requirement.title}  (requirement {requirement.id})")
    yield Line(requirement.asks)
    yield Line(f"Force: {WORDS[requirement.force].word}. Basis: {requirement.basis}. {support}.")
    yield Line(f"Met when: {requirement.met_when}")
    yield Line(f"Owner: {requirement.owner}")
    yield from part("Evidence", requirement.evidence)
    yield from sources(requirement.citations)


def yardstick_page(_: Knowledge, yardstick: Yardstick) -> Iterator[Block]:
    """What a yardstick looks at, and what speaks for and against a proposal."""
    yield from titled(f"{yardstick.title}  (yardstick {yardstick.id}, {yardstick.commitment})")
    yield Line(yardstick.asks)
    yield Line(f"Speaks for a proposal: {yardstick.says_for}")
    yield Line(f"Speaks against it: {yardstick.says_against}")
    yield Line(f"What would mend it: {yardstick.mend} (Owner: {yardstick.owner}.)")
    yield Line(f"Limits: {yardstick.limits}")
    yield Line(f"{STATUS_IN_WORDS[yardstick.confidence].capitalize()}.")
    yield from sources(yardstick.citations)


def crisis_page(knowledge: Knowledge, crisis: Crisis) -> Iterator[Block]:
    """What a crisis takes away, how long it lasts, and what answers it."""
    yield from titled(f"{crisis.title}  (crisis {crisis.id})")
    yield Line(crisis.in_short)
    yield Line(f"Takes away: {', '.join(LOSS_IN_WORDS[loss] for loss in crisis.takes)}.")
    yield Line(f"Lasts: {crisis.lasts}")
    yield Line()
    yield Line(crisis.story)
    yield Line(f"The case is {STATUS_IN_WORDS[crisis.confidence]}.")
    yield from part("What still works", crisis.still_works)
    yield from part("Answered by", (f"{knowledge.measures[m].title} [{m}]" for m in crisis.answered_by))
    yield from sources(crisis.citations)


def lesson_page(knowledge: Knowledge, lesson: Lesson) -> Iterator[Block]:
    """What a lesson teaches, and its steps."""
    yield Line(f"{lesson.number}. {lesson.title}  (lesson {lesson.id}, about {lesson.minutes} minutes)", heading=1)
    yield from part("Afterwards you can", (goal.says for goal in lesson.goals))
    yield from part("Comes after", (knowledge.lessons[name].title for name in lesson.after))
    steps = (f"{step.kind}: {step.text}{f' [{step.shows}]' if step.shows else ''}" for step in lesson.all_steps)
    yield from part("Steps", steps)
    yield from sources(lesson.citations)


def term_page(_: Knowledge, term: Term) -> Iterator[Block]:
    """What a term means."""
    also = f" Also: {', '.join(term.also)}." if term.also else ""
    yield from titled(term.term)
    yield Line(f"{term.means}{also} ({STATUS_IN_WORDS[term.confidence]})")
    yield from sources(term.citations)


def framing_page(_: Knowledge, framing: Framing) -> Iterator[Block]:
    """Words to avoid, why, and what to say instead."""
    yield Line(f"Avoid: {', '.join(phrase.removeprefix('=') for phrase in framing.avoid)}", heading=1)
    yield Line(f"Why: {framing.why}")
    yield Line(f"Say instead: {framing.say}")
    yield from sources(framing.citations)


def source_page(_: Knowledge, source: Source) -> Iterator[Block]:
    """A work with its passages and the claims it makes."""
    yield from titled(f"{source.title}  (source {source.id})")
    yield Line(f"{source.publisher}, {source.date}. {source.authors}".rstrip())
    yield Line(f"Kind: {source.kind}. Reliability: {source.reliability}. {source.access}")
    if source.address:
        yield Line(source.address)
    if source.read_on:
        yield Line(f"Read on {source.read_on}.")
    if source.licence:
        yield Line(f"License: {source.licence}")
    for passage in source.passages:
        yield Line(f"{passage.where} [{passage.id}]: {passage.says}", depth=1, sign="- ")
        for claim in passage.claims:
            note = f"; {claim.note}" if claim.note else ""
            yield Line(f"{claim.id}: {claim.says} ({STATUS_IN_WORDS[claim.status]}{note})", depth=3, sign="")


def market_page(knowledge: Knowledge, market: Market) -> Iterator[Block]:
    """Everything known about a market; numbers in brackets name the sources at the end."""
    yield from titled(f"{market.name}  ({market.id})")
    yield from _offer(knowledge, market)
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


def _offer(knowledge: Knowledge, market: Market) -> Iterator[Line]:
    """Whether an offer may be made there, where that is not open."""
    entry = knowledge.offers.get(market.id)
    if entry is None:
        return
    yield Line(HEADINGS[entry.offer], heading=2)
    yield Line(Sentence(entry.because, entry.citations))
    decides = f" Who decides: {', '.join(entry.authority)}." if entry.authority else ""
    yield Line(f"{entry.to_do}{decides} As of {entry.as_of}, {entry.confidence} confidence.")


def _noted(text: str, note: str, citations: tuple[Citation, ...] = ()) -> Iterator[Line]:
    """Something known of a market, and below it what is said of it."""
    yield Line(text, depth=1, sign="")
    yield Line(Sentence(note, citations), depth=2, sign="")


def _fact(knowledge: Knowledge, market: Market, known: KnownFact) -> Iterator[Line]:
    question = knowledge.questions[known.fact]
    written = list(known.value) if isinstance(known.value, tuple) else known.value
    value = question.in_words(read_value(question, written, known.partial))
    days = [f"from {known.holds_from}"] if known.holds_from else []
    days += [f"until {known.holds_until}"] if known.holds_until else []
    held = f", {' '.join(days)}" if days else ""
    text = f"{question.label}: {value} ({known.as_of}{held}, {known.confidence} confidence)"
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
    if not question.is_figure or not isinstance(fact.value, Number) or question.highest not in (10, 100):
        return None
    middle = (fact.value.low + min(fact.value.high or question.highest, question.highest)) / 2
    return max(0.0, min(1.0, (middle - question.lowest) / (question.highest - question.lowest)))
