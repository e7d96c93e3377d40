"""How advice differs between two cases, or two states of one: what is added, removed, strengthened or weakened, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from advisor.analysis.trace import explain, judged_leaves
from advisor.analysis.verdicts import Verdicts, standing_word, verdicts
from advisor.engine.run import Run
from advisor.model.conditions import Leaf
from advisor.model.entry import STRENGTHS
from advisor.model.kinds.rule import Rule
from advisor.model.situation import CASE, Place, Situation
from advisor.model.values import Value

Way = Literal["added", "removed", "strengthened", "weakened", "turned round"]
WAYS: tuple[Way, ...] = ("added", "strengthened", "turned round", "weakened", "removed")
Subject = tuple[str, str]
"""A kind of subject and its name; the case itself has none."""


@dataclass(frozen=True)
class Cause:
    """A rule that speaks in one case and not in the other, and the facts that decided it and differ."""

    rule: Rule
    place: Place
    """The subject in the case in which it speaks."""
    speaks: bool
    """Whether it speaks in the second case."""
    facts: tuple[tuple[Subject, str], ...]


@dataclass(frozen=True)
class Shift:
    """One measure for one subject that stands elsewhere in the second case, with what made it so."""

    measure: str
    subject: Subject
    place: Place
    was: str
    now: str
    way: Way
    causes: tuple[Cause, ...]


def subject_of(situation: Situation, place: Place) -> Subject:
    """What two cases have in common of a subject."""
    return ("case", "") if place == CASE else (place.kind, situation.name(place))


def differences(before: Run, after: Run) -> list[Shift]:
    """Every measure that stands elsewhere after than before, the weightiest first; subjects are matched by their names."""
    old, new = by_subject(before), by_subject(after)
    found = []
    for measure, subject in {**old, **new}:
        was_at, was = old.get((measure, subject), (CASE, None))
        now_at, now = new.get((measure, subject), (CASE, None))
        words = standing_word(was), standing_word(now)
        if words[0] != words[1]:
            way = _way(*words)
            place = now_at if now else was_at
            speaking = now if way in ("added", "strengthened", "turned round") else was
            rules = _deciding(speaking) if speaking else []
            sides = ((before, was_at), (after, now_at if now else was_at))
            spoken_at = now_at if speaking is now else was_at
            causes = tuple(Cause(rule, spoken_at, speaking is now, tuple(_facts(sides, rule))) for rule in rules)
            found.append(Shift(measure, subject, place, *words, way, causes))
    return sorted(found, key=lambda shift: (WAYS.index(shift.way), _weight(shift)))


def by_subject(judged: Run) -> dict[tuple[str, Subject], tuple[Place, Verdicts]]:
    """Where measures stand, by measure and subject."""
    situation = judged.worlds.situation
    return {(m, subject_of(situation, place)): (place, entry) for (m, place), entry in verdicts(judged).items()}


def _way(was: str, now: str) -> Way:
    if not was or not now:
        return "removed" if was else "added"
    if "avoid" in (was, now):
        return "turned round"
    order: tuple[str, ...] = STRENGTHS
    return "strengthened" if order.index(now) < order.index(was) else "weakened"


def _weight(shift: Shift) -> int:
    return ("must", "avoid", "should", "may").index(shift.was if shift.way in ("removed", "weakened") else shift.now)


def _deciding(entry: Verdicts) -> list[Rule]:
    return [rule for rule in entry.recommend if rule.then.strength == entry.strength] or entry.avoid


def _facts(sides: Sequence[tuple[Run, Place]], rule: Rule) -> Iterator[tuple[Subject, str]]:
    read: dict[tuple[Subject, str], None] = {}
    for judged, place in sides:
        rules = judged.program.knowledge.rules
        # A rule that is overridden gives way because of what the other reads.
        beating = [other for other in rules.values() if rule.id in [override.rule for override in other.overrides]]
        for speaking in [*filter(None, [rules.get(rule.id)]), *beating]:
            here = place if place in judged.places(speaking) else CASE
            if here in judged.places(speaking):
                read |= dict.fromkeys(_read(judged, here, speaking))
    (one, _), (other, _) = sides
    for subject, fact in read:
        if value_of(one.worlds.situation, subject, fact) != value_of(other.worlds.situation, subject, fact):
            yield subject, fact


def _read(judged: Run, place: Place, rule: Rule) -> Iterator[tuple[Subject, str]]:
    for leaf in judged_leaves(explain(judged, place, rule)):
        if isinstance(leaf.condition, Leaf):
            yield subject_of(judged.worlds.situation, leaf.place), leaf.condition.fact


def value_of(situation: Situation, subject: Subject, fact: str) -> Value | None:
    """The value of a fact of the subject of that kind and name; nothing if it is not known, or there is no such subject."""
    for place in situation.places():
        if subject_of(situation, place) == subject:
            return situation.value(place, fact)
    return None
