"""Reads advice for one world out of a run: every measure for every subject, with its reasons."""

from __future__ import annotations

from typing import Any

from advisor.analysis.advice.data import (
    Advice,
    FactUsed,
    OpenQuestion,
    Reason,
    Recommendation,
    Tension,
    knowledge_used,
)
from advisor.analysis.eligibility.judge import eligibility
from advisor.analysis.evidence import best_support, support
from advisor.analysis.relevance.waiting import Waiting, waiting_questions
from advisor.analysis.subject_words import about_of_fact, about_of_rule, about_of_verdict, spoken
from advisor.analysis.trace import RuleTrace, trace, traced_leaves
from advisor.analysis.verdicts import Verdict, verdicts
from advisor.engine.run import Run, not_settled
from advisor.model.conditions import ALWAYS, Leaf
from advisor.model.kinds.rule import Rule
from advisor.model.situation import Subject
from advisor.model.strengths import MAY, STRENGTHS


def advise(run: Run, case: dict[str, Any] | None = None, holds: str = "") -> Advice:
    """The advice for world 0 of a run; `case`, and how firm it is in words, are repeated in it as given."""
    knowledge = run.program.knowledge
    waiting = [] if run.barred & 1 else waiting_questions(run, counts=not_settled)
    recommendations = [
        _recommendation(run, measure, subject, entry, waiting) for (measure, subject), entry in verdicts(run).items()
    ]
    if run.barred & 1:
        recommendations = []
    return Advice(
        as_of=knowledge.day,
        knowledge=knowledge_used(knowledge),
        case=case or {},
        eligibility=eligibility(run),
        recommendations=tuple(sorted(recommendations, key=lambda r: (r.rank, _weight(run, r)))),
        tensions=tuple(_tensions(run)),
        open_questions=tuple(open_question(run, w.subject, w.fact, len(w.rules)) for w in waiting),
        holds=holds,
    )


def _weight(run: Run, recommendation: Recommendation) -> tuple[int, int, str, str]:
    role = run.program.knowledge.measures[recommendation.measure].role
    order = ("core", "supporting", "heavy", "practice-to-avoid").index(role)
    return order, -len(recommendation.because), recommendation.title, recommendation.about


def _recommendation(
    run: Run, measure_id: str, subject: Subject, entry: Verdict, waiting: list[Waiting]
) -> Recommendation:
    measure = run.program.knowledge.measures[measure_id]
    by_strength = sorted(entry.recommend, key=lambda r: STRENGTHS.index(r.then.strength or MAY))
    open_ids = {rule.id for rule in entry.undecided}
    speaking = by_strength or entry.avoid
    # What holds in every case is told only where nothing about this case speaks.
    own = [rule for rule in speaking if rule.when != ALWAYS]
    reasons = tuple(reason(run, subject, r) for r in own or speaking)
    depends = [w for w in waiting if any(rule in open_ids and subject == p for p, rule in w.rules)] if open_ids else []
    about = about_of_verdict(run, subject, entry)
    return Recommendation(
        measure=measure_id,
        title=measure.title,
        commitment=measure.commitment,
        about=about.written,
        subject_kind=about.kind,
        subject_name=about.name,
        status=entry.status,
        strength=entry.strength,
        support=best_support(r.support for r in reasons) if reasons else None,
        because=reasons,
        against=tuple(reason(run, subject, r) for r in entry.avoid) if entry.recommend else (),
        depends_on=tuple(open_question(run, w.subject, w.fact, len(w.rules)) for w in depends),
    )


def open_question(run: Run, subject: Subject, fact: str, settles: int = 1) -> OpenQuestion:
    """An open question about a subject, with the number of rules that wait for its answer."""
    about = about_of_fact(run, subject, fact)
    return OpenQuestion(
        question=fact, about=about.written, subject_kind=about.kind, subject_name=about.name, settles=settles
    )


def reason(run: Run, subject: Subject, rule: Rule) -> Reason:
    """Why a rule that fires does so, with the facts that decided it."""
    explained = trace(run, subject, rule)
    return Reason(
        rule=rule.id,
        text=spoken(run, subject, rule.because),
        strength=rule.then.strength,
        status=rule.status,
        support=support(run.program.knowledge, rule),
        limits=rule.limits,
        facts=tuple(facts_used(run, explained)),
        citations=rule.citations,
    )


def facts_used(run: Run, explained: RuleTrace) -> list[FactUsed]:
    """The facts that decided a rule, each once."""
    knowledge = run.program.knowledge
    found: dict[tuple[Subject, str], FactUsed] = {}
    for judged in traced_leaves(explained):
        name = judged.condition.fact if isinstance(judged.condition, Leaf) else ""
        if name not in knowledge.questions:
            continue
        fact, about = judged.fact, about_of_fact(run, judged.subject, name)
        found[judged.subject, name] = FactUsed(
            fact=name,
            about=about.written,
            subject_kind=about.kind,
            subject_name=about.name,
            label=knowledge.label(name),
            value=knowledge.questions[name].in_words(fact.value if fact else None),
            origin=fact.origin.in_words() if fact else "not asked yet",
            confidence=fact.origin.confidence if fact else "",
            is_aged=fact.origin.is_aged if fact else False,
            disputed=fact.origin.disputed if fact else (),
            ends=fact.origin.ends if fact else "",
            citations=fact.origin.citations if fact else (),
        )
    return list(found.values())


def _tensions(run: Run) -> list[Tension]:
    found = []
    for rule in run.program.knowledge.rules.values():
        for subject in run.subjects(rule) if rule.then.tension else ():
            if run.says(subject, rule.id)[0] & 1:
                about = about_of_rule(run, rule, subject)
                found.append(
                    Tension(
                        measures=rule.then.tension,
                        about=about.written,
                        subject_kind=about.kind,
                        subject_name=about.name,
                        text=spoken(run, subject, rule.because),
                        resolved_by=spoken(run, subject, rule.then.resolved_by),
                        rule=rule.id,
                        citations=rule.citations,
                        cannot_both=rule.then.cannot_both,
                    )
                )
    return sorted(found, key=lambda tension: not tension.cannot_both)
