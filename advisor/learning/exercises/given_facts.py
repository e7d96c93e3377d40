"""The facts of a situation on which measures rest: all that rules read, those that decide, and both told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from random import Random

from advisor.analysis.trace import RuleTrace, trace, traced_leaves
from advisor.engine.compile import Program
from advisor.engine.run import Run
from advisor.learning.task import Given
from advisor.model.conditions import Leaf
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.values import Fact

SubjectFact = tuple[Subject, str]
"""A fact of one subject."""
Key = tuple[str, Subject]
"""A measure for one subject."""
FactsTold = Callable[[Run, Iterable[Key]], set[SubjectFact]]
"""Which facts are told of some measures."""


def reading(judged: Run, keys: Iterable[Key]) -> set[SubjectFact]:
    """The facts that rules on some measures read, whether they decide or not."""
    outcomes = judged.program.outcomes
    return facts_read(
        judged, [(subject, literal) for m, subject in keys for literal in outcomes[m, subject.kind].values()]
    )


def deciding(judged: Run, keys: Iterable[Key]) -> set[SubjectFact]:
    """The facts that decide where some measures stand: those that the explanations of their rules name."""
    named = {subject_fact for measure, subject in keys for subject_fact in _named(judged, measure, subject)}
    return {(subject, fact) for subject, fact in named if judged.worlds.situation.value(subject, fact) is not None}


def _named(judged: Run, measure: str, subject: Subject) -> Iterator[SubjectFact]:
    for rule in judged.program.knowledge.on_measure.get(measure, ()):
        if subject in judged.subjects(rule):
            found = trace(judged, subject, rule)
            for one in (found, *(other.to for other in found.gives_way)):
                yield from _leaves(one)


def _leaves(explained: RuleTrace) -> Iterator[SubjectFact]:
    for leaf in traced_leaves(explained):
        if isinstance(leaf.condition, Leaf):
            yield leaf.subject, leaf.condition.fact


def fitting(judged: Run, keys: Iterable[Key], most: int, told: FactsTold = deciding) -> list[Key]:
    """As many of the measures, in order, as can be told with so many facts: those that decide, or others."""
    kept: list[Key] = []
    subject_facts: set[SubjectFact] = set()
    for key in keys:
        more = told(judged, [key])
        if len(subject_facts | more) <= most:
            kept.append(key)
            subject_facts |= more
    return kept


def with_more(
    judged: Run, keys: Sequence[Key], subject_facts: set[SubjectFact], chance: Random, number: int
) -> set[SubjectFact]:
    """Facts with some others that the rules read and that decide nothing here."""
    others = sorted(reading(judged, keys) - subject_facts)
    return subject_facts | set(chance.sample(others, min(number, len(others))))


def facts_read(judged: Run, literals: Iterable[tuple[Subject, int]]) -> set[SubjectFact]:
    """The facts with a value on which some literals rest."""
    situation = judged.worlds.situation
    found = {
        (here, leaf.fact)
        for subject, literal in literals
        for kind, leaf in judged.program.reads_below(subject.kind, literal)
        for here in (judged.subjects_of(kind) if kind else (subject,))
    }
    return {(subject, fact) for subject, fact in found if situation.value(subject, fact) is not None}


def only(situation: Situation, subject_facts: Iterable[SubjectFact]) -> Situation:
    """The situation with some facts alone; its subjects stay, the rest is not known."""
    kept = set(subject_facts)
    facts = {name: fact for name, fact in situation.facts.items() if (CASE, name) in kept}
    subjects = {
        kind: tuple(
            (name, {n: fact for n, fact in facts_of.items() if (Subject(kind, index), n) in kept})
            for index, (name, facts_of) in enumerate(listed)
        )
        for kind, listed in situation.subjects.items()
    }
    return replace(situation, facts=facts, subjects=subjects)


def told_facts(program: Program, situation: Situation, note: str = "") -> tuple[Given, ...]:
    """What is known of a situation: the market and the offer, then each subject."""
    knowledge = program.knowledge
    market = knowledge.markets[situation.market].name if situation.market in knowledge.markets else "A market"
    facts = _facts(program, situation, CASE)
    given = [Given(f"{market}{note}" if facts else market, facts)]
    for subject in situation.all_subjects():
        facts = _facts(program, situation, subject) if subject != CASE else ()
        given += [Given(f"The {subject.kind} '{situation.name(subject)}'", facts)] if facts else []
    return tuple(given)


def _facts(program: Program, situation: Situation, subject: Subject) -> tuple[str, ...]:
    questions = program.knowledge.questions
    known = situation.facts_at(subject)
    return tuple(
        f"{questions[name].label}: {questions[name].in_words(known[name].value)}{_known(known[name])}"
        for name in questions
        if name in known and known[name].value is not None
    )


def _known(fact: Fact) -> str:
    """How a fact is known, where sources tell it; a drawn one has nothing behind it."""
    return f" ({fact.origin.in_words()})" if fact.origin.kind == "known" else ""
