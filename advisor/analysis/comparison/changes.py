"""How advice differs between two cases, or two states of one: what is added, removed, strengthened or weakened, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from advisor.analysis.subject_words import NamedSubject, subject_of
from advisor.analysis.trace import trace, traced_leaves
from advisor.analysis.verdicts import Verdict, verdict_key, verdicts
from advisor.engine.run import Run
from advisor.model.conditions import Leaf
from advisor.model.kinds.rule import Rule
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.strengths import AVOID, BY_WEIGHT, STRENGTHS
from advisor.model.values import Value

Direction = Literal["added", "removed", "strengthened", "weakened", "turned round"]
DIRECTIONS: tuple[Direction, ...] = ("added", "strengthened", "turned round", "weakened", "removed")
NamedFact = tuple[NamedSubject, str]
"""A fact of the subject of that kind and name, in whatever case."""


@dataclass(frozen=True)
class Cause:
    """A rule that speaks in one case and not in the other, and the facts that decided it and differ."""

    rule: Rule
    subject: Subject
    """The subject in the case in which it speaks."""
    speaks: bool
    """Whether it speaks in the second case."""
    facts: tuple[NamedFact, ...]


@dataclass(frozen=True)
class VerdictChange:
    """One measure for one subject that stands elsewhere in the second case, with what made it so."""

    measure: str
    named: NamedSubject
    subject: Subject
    was: str
    now: str
    direction: Direction
    causes: tuple[Cause, ...]


def verdict_changes(before: Run, after: Run) -> list[VerdictChange]:
    """Every measure that stands elsewhere after than before, the weightiest first; subjects are matched by their names."""
    old, new = by_subject(before), by_subject(after)
    found = []
    for measure, named in {**old, **new}:
        was_at, was = old.get((measure, named), (CASE, None))
        now_at, now = new.get((measure, named), (CASE, None))
        keys = verdict_key(was), verdict_key(now)
        if keys[0] != keys[1]:
            direction = _direction(*keys)
            subject = now_at if now else was_at
            speaking = now if direction in ("added", "strengthened", "turned round") else was
            rules = _deciding(speaking) if speaking else []
            sides = ((before, was_at), (after, now_at if now else was_at))
            spoken_at = now_at if speaking is now else was_at
            causes = tuple(Cause(rule, spoken_at, speaking is now, tuple(_facts(sides, rule))) for rule in rules)
            found.append(VerdictChange(measure, named, subject, *keys, direction, causes))
    return sorted(found, key=lambda change: (DIRECTIONS.index(change.direction), _weight(change)))


def by_subject(judged: Run) -> dict[tuple[str, NamedSubject], tuple[Subject, Verdict]]:
    """Where measures stand, by measure and subject."""
    situation = judged.worlds.situation
    return {(m, subject_of(situation, subject)): (subject, entry) for (m, subject), entry in verdicts(judged).items()}


def _direction(was: str, now: str) -> Direction:
    if not was or not now:
        return "removed" if was else "added"
    if AVOID in (was, now):
        return "turned round"
    order: tuple[str, ...] = STRENGTHS
    return "strengthened" if order.index(now) < order.index(was) else "weakened"


def _weight(change: VerdictChange) -> int:
    heavier = change.was if change.direction in ("removed", "weakened") else change.now
    return next(number for number, level in enumerate(BY_WEIGHT) if level == heavier)


def _deciding(entry: Verdict) -> list[Rule]:
    return [rule for rule in entry.recommend if rule.then.strength == entry.strength] or entry.avoid


def _facts(sides: Sequence[tuple[Run, Subject]], rule: Rule) -> Iterator[NamedFact]:
    read: dict[NamedFact, None] = {}
    for judged, subject in sides:
        rules = judged.program.knowledge.rules
        # A rule that is overridden gives way because of what the other reads.
        beating = [other for other in rules.values() if rule.id in [override.rule for override in other.overrides]]
        for speaking in [*filter(None, [rules.get(rule.id)]), *beating]:
            here = subject if subject in judged.subjects(speaking) else CASE
            if here in judged.subjects(speaking):
                read |= dict.fromkeys(_read(judged, here, speaking))
    (one, _), (other, _) = sides
    for named, fact in read:
        if value_of(one.worlds.situation, named, fact) != value_of(other.worlds.situation, named, fact):
            yield named, fact


def _read(judged: Run, subject: Subject, rule: Rule) -> Iterator[NamedFact]:
    for leaf in traced_leaves(trace(judged, subject, rule)):
        if isinstance(leaf.condition, Leaf):
            yield subject_of(judged.worlds.situation, leaf.subject), leaf.condition.fact


def value_of(situation: Situation, named: NamedSubject, fact: str) -> Value | None:
    """The value of a fact of the subject of that kind and name; nothing if it is not known, or there is no such subject."""
    for subject in situation.all_subjects():
        if subject_of(situation, subject) == named:
            return situation.value(subject, fact)
    return None
