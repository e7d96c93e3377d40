"""Facts that follow from others, so that nobody is asked for them: no provider in a country means no offer of any there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from advisor.engine.worlds import Planes, Worlds, holds
from advisor.model.conditions import Leaf
from advisor.model.kinds.question import Question
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Situation, Subject, scope_of
from advisor.model.values import Fact, Origin, Value
from advisor.model.written_values import read_value

FOLLOWS = Origin("follows")


def with_following(knowledge: Knowledge, worlds: Worlds) -> Worlds:
    """The worlds with every fact that follows in them and that they do not tell; what was told stands."""
    for question, asked_when in knowledge.following:
        value = follows(question)
        for subject, home in places(knowledge, worlds.situation, question, asked_when):
            if worlds.situation.value(subject, question.id) is not None:
                continue
            where = _fails(worlds, home, asked_when)
            if where == worlds.everywhere and (subject, question.id) not in worlds.changed:
                fact = Fact(question.id, value, FOLLOWS)
                worlds = replace(worlds, situation=worlds.situation.with_fact(subject, fact))
            elif where:
                worlds = replace(worlds, changed=_in_worlds(worlds, subject, question.id, value, where))
    return worlds


def settled(knowledge: Knowledge, situation: Situation) -> Situation:
    """A situation with every fact that follows from what it tells."""
    return with_following(knowledge, Worlds(situation)).situation


def consistent(knowledge: Knowledge, situation: Situation) -> Situation:
    """A situation in which every fact that follows from what else it tells is as it follows, whatever it told of it."""
    for question, asked_when in knowledge.following:
        for subject, home in places(knowledge, situation, question, asked_when):
            told, value = situation.fact(subject, question.id), follows(question)
            fails = holds(asked_when, situation.value(home, asked_when.fact)) is False
            if fails and told is not None and told.value != value:
                situation = situation.with_fact(subject, replace(told, value=value))
    return situation


def follows(question: Question) -> Value:
    """The answer that follows where a question need not be asked."""
    written = question.otherwise
    value = read_value(question, list(written) if isinstance(written, tuple) else written)
    assert value is not None
    return value


def places(
    knowledge: Knowledge, situation: Situation, question: Question, asked_when: Leaf
) -> Iterator[tuple[Subject, Subject]]:
    """Each subject of a question, with the subject of the fact it is asked under."""
    scope, outer = scope_of(knowledge.about(question.id)), scope_of(knowledge.about(asked_when.fact))
    subjects = [CASE] if scope == "case" else [Subject(scope, index) for index in range(situation.count(scope))]
    for subject in subjects:
        yield subject, CASE if outer == "case" else subject


def _fails(worlds: Worlds, home: Subject, leaf: Leaf) -> int:
    """The worlds in which a comparison is known to fail."""
    planes = worlds.changed.get((home, leaf.fact), {})
    unchanged = worlds.everywhere
    for plane in planes.values():
        unchanged &= ~plane
    failing = unchanged if holds(leaf, worlds.situation.value(home, leaf.fact)) is False else 0
    for value, plane in planes.items():
        failing |= plane if holds(leaf, value) is False else 0
    return failing


def _in_worlds(worlds: Worlds, subject: Subject, fact: str, value: Value, where: int) -> Planes:
    planes = dict(worlds.changed.get((subject, fact), {}))
    for other, plane in planes.items():
        where &= ~plane if other is not None else worlds.everywhere
    # A world in which it was made unknown has it as it follows.
    planes = {other: plane & ~where if other is None else plane for other, plane in planes.items()}
    planes[value] = planes.get(value, 0) | where
    return {**worlds.changed, (subject, fact): planes}
