"""Advice in words: whole for a terminal, as a memo, and in short in a conversation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.analysis.advice.data import Advice, FactUsed, OpenQuestion, Reason, Recommendation, Tension
from advisor.analysis.advice.repeats import told_once, without_repeats
from advisor.analysis.eligibility.document import under_eligibility
from advisor.documents.document import Block, Code, Document, Line, Sentence, Sources
from advisor.model.entry import COMMITMENTS
from advisor.model.knowledge import Knowledge
from advisor.model.strengths import (
    AVOID,
    COLUMN,
    MAY,
    MUST,
    OPEN,
    OPEN_WORDS,
    RECOMMENDED,
    SHOULD,
    STRENGTHS,
    WORDS,
)
from advisor.text.phrases import with_name
from advisor.text.safe import counted

DISCLAIMER = "This is not legal advice and no license decision. Ratings describe the evidence, not the outcome."


@dataclass(frozen=True)
class Section:
    """The advice on one commitment, in order."""

    commitment: str
    shown: list[Recommendation]
    open: list[Recommendation]


def sections(advice: Advice) -> list[Section]:
    """The advice by commitment: musts, shoulds, mays, then what to avoid; open ones apart."""
    found = []
    for commitment in COMMITMENTS:
        recommendations = [r for r in advice.recommendations if r.commitment == commitment]
        shown = [r for r in recommendations if r.status in (RECOMMENDED, AVOID)]
        found.append(Section(commitment, told_once(shown), told_once(r for r in recommendations if r.status == OPEN)))
    return found


def summary(advice: Advice) -> str:
    """How many measures have which verdict."""
    musts = len({r.measure for r in advice.with_status(RECOMMENDED, MUST)})
    shoulds = len({r.measure for r in advice.with_status(RECOMMENDED, SHOULD)})
    mays = len({r.measure for r in advice.with_status(RECOMMENDED, MAY)})
    against = len({r.measure for r in advice.with_status(AVOID)})
    still = len({r.measure for r in advice.with_status(OPEN)})
    must, should, may = (WORDS[strength].word for strength in STRENGTHS)
    return f"{musts} {must}, {shoulds} {should}, {mays} {may}, {against} against, {still} still {OPEN_WORDS.word}"


def _cannot_be_met(advice: Advice) -> Iterator[Line]:
    """What cannot be had together as things stand, before anything else: whoever reads no further has to know it."""
    found = [tension for tension in advice.tensions if tension.cannot_both]
    if found:
        yield Line("Cannot be met as things stand", heading=2)
    for tension in found:
        told = f"{tension.subject_name}: {tension.text}" if tension.subject_name else tension.text
        yield Line(Sentence(told, tension.citations), depth=1, column=2)
        yield Line(f"Ways out: {tension.resolved_by}", depth=1, column=4)


def _others(advice: Advice) -> list[Tension]:
    return [tension for tension in advice.tensions if not tension.cannot_both]


def tension_title(knowledge: Knowledge, tension: Tension) -> str:
    """The two measures of a tension."""
    titles = " and ".join(knowledge.measures[measure].title for measure in tension.measures)
    return with_name(titles, tension.subject_name)


def _cited(reason: Reason, start: str = "") -> Sentence:
    return Sentence(start + reason.text, reason.citations)


def _because_of(reasons: Iterable[Reason]) -> Iterator[Sentence | str]:
    """The facts behind reasons, as the parts of a line; several often rest on the same facts, and each is told once."""
    facts = list(dict.fromkeys(fact for reason in reasons for fact in reason.facts))
    if facts:
        yield "Because of:"
    for number, fact in enumerate(facts, 1):
        yield _fact(fact, "." if number == len(facts) else ";")


def _fact(fact: FactUsed, end: str) -> Sentence:
    return Sentence(f"{fact.heading}: {fact.value} ({fact.origin})", fact.citations[:2], end=end)


def _titles(recommendations: Iterable[Recommendation]) -> str:
    return "; ".join(recommendation.heading for recommendation in recommendations)


def advice_document(knowledge: Knowledge, advice: Advice, title: str) -> Document:
    """The whole advice for a terminal: summary, four commitments, tensions, what to find out, sources."""
    blocks: list[Block] = [Line(f"Advice: {title}", heading=1), Line(summary(advice))]
    blocks += [Line(advice.holds)] if advice.holds else []
    blocks += [Line(f"{advice.knowledge.in_words(advice.as_of)} {DISCLAIMER}"), *_cannot_be_met(advice)]
    for section in sections(advice):
        blocks.append(Line(section.commitment, heading=2))
        for recommendation in section.shown:
            blocks += _recommendation(recommendation)
        if not section.shown:
            blocks.append(Line("Nothing is settled yet.", depth=1, column=2))
        if section.open:
            blocks.append(Line(_titles(section.open), depth=1, lead=OPEN_WORDS.word, column=COLUMN))
    blocks += [Line("Tensions", heading=2)] if _others(advice) else []
    for tension in _others(advice):
        blocks.append(Line(Sentence(tension_title(knowledge, tension), tension.citations), depth=1, column=2))
        blocks.append(Line(tension.text, depth=1, column=4))
        blocks.append(Line(f"Resolved by: {tension.resolved_by}", depth=1, column=4))
    if advice.open_questions:
        blocks += [Line("To find out", heading=2), *(_to_find_out(knowledge, q) for q in advice.open_questions)]
    document = Document(f"Advice: {title}", (*blocks, Line("Sources", heading=2), Sources("", column=5)), knowledge)
    return under_eligibility(document, advice.eligibility, says_day=True)


def _recommendation(recommendation: Recommendation) -> Iterator[Line]:
    yield Line(recommendation.heading, depth=1, lead=WORDS[recommendation.verdict].word, column=COLUMN)
    for reason in without_repeats(recommendation.because):
        yield Line(_cited(reason), depth=1, column=COLUMN)
    facts = tuple(_because_of(recommendation.because))
    if facts:
        yield Line(facts, depth=1, column=COLUMN)
    if recommendation.warning:
        yield Line(f"Support: {recommendation.warning}.", depth=1, column=COLUMN)
    for reason in recommendation.against:
        yield Line(_cited(reason, "But against it: "), depth=1, column=COLUMN)


def _to_find_out(knowledge: Knowledge, question: OpenQuestion) -> Line:
    asked = knowledge.questions[question.question]
    settles = f"{question.settles} rule{'' if question.settles == 1 else 's'} wait for it"
    return Line(f"{asked.if_unsure} ({settles})", depth=1, lead=with_name(asked.label, question.subject_name))


def advice_memo(knowledge: Knowledge, advice: Advice, title: str) -> Document:
    """The whole advice as a memo: in short, then each commitment with every reason, its limits and its facts."""
    used = advice.knowledge
    blocks: list[Block] = [Line(f"Advice: {title}", heading=1), Line(f"{summary(advice)}.")]
    blocks += [Line(advice.holds)] if advice.holds else []
    told = Line((used.in_words(advice.as_of), Code(used.sha256[:12], "Knowledge ", "."), DISCLAIMER))
    blocks += [told, *_cannot_be_met(advice), *_in_short(advice)]
    for section in sections(advice):
        blocks.append(Line(section.commitment.capitalize(), heading=2))
        for recommendation in section.shown:
            blocks += _part_of_memo(recommendation)
        if not section.shown:
            blocks.append(Line("Nothing is settled yet."))
        if section.open:
            blocks += [Line(), Line(f"Still open: {_titles(section.open)}.")]
    blocks += [Line("Tensions", heading=2)] if _others(advice) else []
    for tension in _others(advice):
        named = Sentence(tension_title(knowledge, tension), tension.citations)
        blocks.append(Line(tension.text, depth=1, lead=named))
        blocks += [Line(f"Resolved by: {tension.resolved_by}", depth=1, column=4), Line()]
    blocks += [Line("To find out", heading=2)] if advice.open_questions else []
    for question in advice.open_questions:
        asked = knowledge.questions[question.question]
        blocks.append(Line(asked.if_unsure, depth=1, lead=with_name(asked.label, question.subject_name)))
    blocks += [Line("Sources", heading=2), Sources("")]
    return under_eligibility(
        Document(f"Advice: {title}", tuple(blocks), knowledge, tight=True), advice.eligibility, says_day=True
    )


def _in_short(advice: Advice) -> Iterator[Line]:
    """The page for a reader in a hurry: each must with its first reason, then what to leave out."""
    musts, against = advice.with_status(RECOMMENDED, MUST), advice.with_status(AVOID)
    if musts or against:
        yield Line("In short", heading=2)
    for heading, found in (("The minimum acceptable offer for this market", musts), ("Advised against", against)):
        if found:
            yield Line(f"{heading}:")
        for recommendation in told_once(found):
            yield Line(_cited(recommendation.because[0]), depth=1, lead=f"{recommendation.heading}.", joint=" ")
        yield Line()


def _part_of_memo(recommendation: Recommendation) -> Iterator[Line]:
    verdict = recommendation.verdict
    yield Line(recommendation.heading, heading=3)
    yield Line(f"{WORDS[verdict].means}.", lead=WORDS[verdict].word)
    for reason in without_repeats(recommendation.because):
        yield Line(_cited(reason), depth=1)
        if verdict in (MUST, AVOID):
            yield Line(f"Limits: {reason.limits}", depth=2)
    facts = tuple(_because_of(recommendation.because))
    if facts:
        yield Line(facts, depth=1)
    if recommendation.warning:
        yield Line(f"Support: {recommendation.warning}.", depth=1)
    for reason in recommendation.against:
        yield Line(_cited(reason, "But against it: "), depth=1)


def advice_in_chat(
    knowledge: Knowledge, advice: Advice, market: str, unsure: Iterable[tuple[str, str]]
) -> Iterator[Line]:
    """The advice in a conversation: each verdict, reasons for the weightiest, and the facts nobody is sure of.

    These facts are given by id, each with the name of its subject.
    """
    yield Line(f"Advice for {market}:")
    if advice.holds:
        yield Line(advice.holds)
    yield from _cannot_be_met(advice)
    for section in sections(advice):
        yield Line(section.commitment, heading=2)
        for recommendation in section.shown:
            first, verdict = recommendation.because[0], recommendation.verdict
            named = Sentence(recommendation.heading, first.citations, most=2)
            yield Line(named, depth=1, lead=WORDS[verdict].word, column=COLUMN)
            if verdict in (MUST, AVOID):
                yield Line(first.text, depth=1, column=COLUMN)
                yield from (Line(f"Mind: {doubt}.", depth=1, column=COLUMN) for doubt in recommendation.doubts)
        if not section.shown:
            yield Line("nothing yet", depth=1)
        still = len({recommendation.measure for recommendation in section.open})
        if still:
            told = f"{counted(still, 'measure')} depend{'s' if still == 1 else ''} on open questions"
            yield Line(told, depth=1, lead=OPEN_WORDS.word, column=COLUMN)
    for tension in _others(advice):
        titles = " and ".join(knowledge.measures[measure].title for measure in tension.measures)
        yield Line()
        yield Line(Sentence(titles, tension.citations, most=3), lead="TENSION", joint=" ")
        yield Line(tension.text, depth=1)
        yield Line(f"Resolved by: {tension.resolved_by}", depth=1)
    questions = [(knowledge.questions[fact], name) for fact, name in unsure]
    if questions:
        yield Line("To find out", heading=2)
    for asked, name in questions:
        yield Line(asked.if_unsure, depth=1, lead=with_name(asked.label, name))
