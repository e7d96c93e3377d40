"""Reads advice for one world out of a run: every measure for every subject, with its reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from advisor.engine.explain import Explained, explain, judged_leaves
from advisor.engine.relevance import Waiting, not_settled, waiting_questions
from advisor.engine.run import Run
from advisor.engine.standing import Verdicts, verdicts
from advisor.engine.support import best_support, support
from advisor.model.advice import (
    Advice,
    FactUsed,
    KnowledgeUsed,
    OpenQuestion,
    Reason,
    Recommendation,
    Tension,
)
from advisor.model.base import STRENGTHS
from advisor.model.condition import Leaf
from advisor.model.rule import Rule
from advisor.model.situation import CASE, Place


def about(run: Run, rule: Rule, place: Place) -> str:
    """The subject of a rule in words: `market`, `offer`, or `workload: NAME`."""
    return rule.about if place == CASE else f"{place.kind}: {run.worlds.situation.name(place)}"


def advise(run: Run, case: dict[str, Any] | None = None, holds: str = "") -> Advice:
    """The advice for world 0 of a run; `case`, and how firm it is in words, are repeated in it as given."""
    knowledge = run.program.knowledge
    waiting = waiting_questions(run, counts=not_settled)
    recommendations = [
        _recommendation(run, measure, place, entry, waiting) for (measure, place), entry in verdicts(run).items()
    ]
    return Advice(
        as_of=knowledge.base.date,
        knowledge=KnowledgeUsed(name=knowledge.base.name, version=knowledge.base.version, sha256=knowledge.sha256),
        case=case or {},
        recommendations=tuple(sorted(recommendations, key=lambda r: (r.rank, _weight(run, r)))),
        tensions=tuple(_tensions(run)),
        open_questions=tuple(_open(run, waiting)),
        holds=holds,
    )


def _weight(run: Run, recommendation: Recommendation) -> tuple[int, int, str, str]:
    role = run.program.knowledge.measures[recommendation.measure].role
    order = ("core", "supporting", "heavy", "practice-to-avoid").index(role)
    return order, -len(recommendation.because), recommendation.title, recommendation.about


def named_about(run: Run, place: Place, entry: Verdicts) -> str:
    """The subject of a recommendation in words, as the strongest rule that speaks on it says."""
    by_strength = sorted(entry.recommend, key=lambda r: STRENGTHS.index(r.then.strength or "may"))
    speaking = by_strength or entry.avoid or entry.undecided
    return about(run, speaking[0], place) if speaking else _anyone(place, run)


def _recommendation(run: Run, measure_id: str, place: Place, entry: Verdicts, waiting: list[Waiting]) -> Recommendation:
    measure = run.program.knowledge.measures[measure_id]
    by_strength = sorted(entry.recommend, key=lambda r: STRENGTHS.index(r.then.strength or "may"))
    open_ids = {rule.id for rule in entry.undecided}
    reasons = tuple(reason(run, place, r) for r in by_strength or entry.avoid)
    depends = [w for w in waiting if any(rule in open_ids and place == p for p, rule in w.rules)] if open_ids else []
    return Recommendation(
        measure=measure_id,
        title=measure.title,
        commitment=measure.commitment,
        about=named_about(run, place, entry),
        status=entry.status,
        strength=entry.strength,
        support=best_support(r.support for r in reasons) if reasons else None,
        because=reasons,
        against=tuple(reason(run, place, r) for r in entry.avoid) if entry.recommend else (),
        depends_on=tuple(_open(run, depends)),
    )


def _anyone(place: Place, run: Run) -> str:
    return "market" if place == CASE else f"{place.kind}: {run.worlds.situation.name(place)}"


def _open(run: Run, waiting: Iterable[Waiting]) -> list[OpenQuestion]:
    return [OpenQuestion(question=w.fact, about=where(run, w.place, w.fact), settles=len(w.rules)) for w in waiting]


def where(run: Run, place: Place, fact: str) -> str:
    """The subject of a fact in words."""
    return run.program.knowledge.about(fact) if place == CASE else f"{place.kind}: {run.worlds.situation.name(place)}"


def reason(run: Run, place: Place, rule: Rule) -> Reason:
    """Why a rule that fires does so, with the facts that decided it."""
    explained = explain(run, place, rule)
    return Reason(
        rule=rule.id,
        text=spoken(run, place, rule.because),
        strength=rule.then.strength,
        status=rule.status,
        support=support(run.program.knowledge, rule),
        limits=rule.limits,
        facts=tuple(facts_used(run, explained)),
        citations=rule.citations,
    )


def facts_used(run: Run, explained: Explained) -> list[FactUsed]:
    """The facts that decided a rule, each once."""
    knowledge = run.program.knowledge
    found: dict[tuple[Place, str], FactUsed] = {}
    for judged in judged_leaves(explained):
        name = judged.condition.fact if isinstance(judged.condition, Leaf) else ""
        if name not in knowledge.questions:
            continue
        fact = judged.fact
        found[judged.place, name] = FactUsed(
            fact=name,
            about=where(run, judged.place, name),
            label=knowledge.label(name),
            value=knowledge.questions[name].in_words(fact.value if fact else None),
            origin=fact.origin.in_words() if fact else "not asked yet",
            confidence=fact.origin.confidence if fact else "",
            citations=fact.origin.citations if fact else (),
        )
    return list(found.values())


def spoken(run: Run, place: Place, text: str) -> str:
    """A text with the facts named in braces put into words."""
    situation, questions = run.worlds.situation, run.program.knowledge.questions

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        if name == "name":
            return situation.name(place)
        if name not in questions:
            return match.group(0)
        home = place if situation.fact(place, name) else CASE
        return questions[name].in_words(situation.value(home, name))

    return re.sub(r"\{([a-z0-9-]+)\}", fill, text)


def _tensions(run: Run) -> list[Tension]:
    found = []
    for rule in run.program.knowledge.rules.values():
        for place in run.places(rule) if rule.then.tension else ():
            if run.state(place, rule.id) == "fires":
                found.append(
                    Tension(
                        measures=rule.then.tension,
                        about=about(run, rule, place),
                        text=spoken(run, place, rule.because),
                        resolved_by=spoken(run, place, rule.then.resolved_by),
                        rule=rule.id,
                        citations=rule.citations,
                    )
                )
    return found
