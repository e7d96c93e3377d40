"""Reads the eligibility of a case out of a run: the strictest class that holds, and all that stands in the way."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.analysis.eligibility.data import EligibilityFinding, EligibilityResult, UndecidedEligibility
from advisor.analysis.subject_words import NamedSubject, subject_of
from advisor.engine.eligibility_rules import rule_of_class, rule_of_entry
from advisor.engine.run import Run, read_below
from advisor.model.kinds.eligibility import OFFER_CLASSES, Eligibility
from advisor.model.situation import CASE, Subject

MARKET = NamedSubject("market")


def eligibility(run: Run, world: int = 0) -> EligibilityResult:
    """Whether an offer may be made in one world of a run, and what stands in the way."""
    knowledge = run.program.knowledge
    findings = sorted(_findings(run, world), key=lambda each: -OFFER_CLASSES.index(each.offer))
    return EligibilityResult(
        offer=findings[0].offer if findings else "open",
        day=knowledge.day,
        findings=tuple(findings),
        undecided=tuple(_undecided(run)) if world == 0 else (),
    )


def _findings(run: Run, world: int) -> Iterator[EligibilityFinding]:
    knowledge = run.program.knowledge
    entry = knowledge.offers.get(run.worlds.situation.market)
    for offer in OFFER_CLASSES[1:]:
        rule = rule_of_class(offer)
        if rule in run.program.rules and run.rule(CASE, rule)[0] >> world & 1 and entry:
            yield _finding(entry, offer_subject(run))
    for each in knowledge.eligibility.values():
        rule = rule_of_entry(each.id)
        if rule not in run.program.rules:
            continue
        for subject in run.subjects(run.program.knowledge.rules[rule]):
            if run.rule(subject, rule)[0] >> world & 1:
                yield _finding(each, subject_of(run.worlds.situation, subject) if subject != CASE else MARKET)


def offer_subject(run: Run) -> NamedSubject:
    """The market of a case, by name."""
    code = run.worlds.situation.market
    return NamedSubject("market", run.program.knowledge.names[code][0] if code else "")


def _finding(entry: Eligibility, about: NamedSubject) -> EligibilityFinding:
    return EligibilityFinding(
        entry=entry.id,
        offer=entry.offer,
        title=entry.title,
        about=about.written,
        subject_kind=about.kind,
        subject_name=about.name,
        because=entry.because,
        to_do=entry.to_do,
        authority=entry.authority,
        basis=entry.basis,
        as_of=entry.as_of,
        confidence=entry.confidence,
        citations=entry.citations,
    )


def _undecided(run: Run) -> Iterator[UndecidedEligibility]:
    knowledge = run.program.knowledge
    for entry in knowledge.eligibility.values():
        rule = rule_of_entry(entry.id)
        if rule not in run.program.rules:
            continue
        for subject in run.subjects(knowledge.rules[rule]):
            if run.state(subject, rule) == "undecided":
                yield from _waiting(run, entry, subject, run.program.rules[rule])


def _waiting(run: Run, entry: Eligibility, subject: Subject, literal: int) -> Iterator[UndecidedEligibility]:
    for home, fact in read_below(run, subject, literal):
        about = subject_of(run.worlds.situation, home) if home != CASE else MARKET
        yield UndecidedEligibility(
            entry=entry.id,
            offer=entry.offer,
            title=entry.title,
            about=about.written,
            question=fact,
            if_unsure=run.program.knowledge.questions[fact].if_unsure,
        )
