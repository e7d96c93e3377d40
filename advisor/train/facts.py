"""The facts of a situation on which measures rest: all that rules read, those that decide, and both put into lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from random import Random

from advisor.engine.compile import Program
from advisor.engine.explain import Explained, explain, judged_leaves
from advisor.engine.run import Run
from advisor.model.condition import Leaf
from advisor.model.situation import CASE, Place, Situation
from advisor.model.values import Fact

Spot = tuple[Place, str]
"""A fact of one subject."""
Key = tuple[str, Place]
"""A measure for one subject."""
FactsTold = Callable[[Run, Iterable[Key]], set[Spot]]
"""Which facts are told of some measures."""


def reading(judged: Run, keys: Iterable[Key]) -> set[Spot]:
    """The facts that rules on some measures read, whether they decide or not."""
    outcomes = judged.program.outcomes
    return spots_read(judged, [(place, literal) for m, place in keys for literal in outcomes[m, place.kind].values()])


def deciding(judged: Run, keys: Iterable[Key]) -> set[Spot]:
    """The facts that decide where some measures stand: those that the explanations of their rules name."""
    named = {spot for measure, place in keys for spot in _named(judged, measure, place)}
    return {(place, fact) for place, fact in named if judged.worlds.situation.value(place, fact) is not None}


def _named(judged: Run, measure: str, place: Place) -> Iterator[Spot]:
    for rule in judged.program.knowledge.on_measure.get(measure, ()):
        if place in judged.places(rule):
            found = explain(judged, place, rule)
            for one in (found, *(other.to for other in found.gives_way)):
                yield from _leaves(one)


def _leaves(explained: Explained) -> Iterator[Spot]:
    for leaf in judged_leaves(explained):
        if isinstance(leaf.condition, Leaf):
            yield leaf.place, leaf.condition.fact


def fitting(judged: Run, keys: Iterable[Key], most: int, told: FactsTold = deciding) -> list[Key]:
    """As many of the measures, in order, as can be told with so many facts: those that decide, or others."""
    kept: list[Key] = []
    spots: set[Spot] = set()
    for key in keys:
        more = told(judged, [key])
        if len(spots | more) <= most:
            kept.append(key)
            spots |= more
    return kept


def with_more(judged: Run, keys: Sequence[Key], spots: set[Spot], chance: Random, number: int) -> set[Spot]:
    """Facts with some others that the rules read and that decide nothing here."""
    others = sorted(reading(judged, keys) - spots)
    return spots | set(chance.sample(others, min(number, len(others))))


def spots_read(judged: Run, literals: Iterable[tuple[Place, int]]) -> set[Spot]:
    """The facts with a value on which some literals rest."""
    situation = judged.worlds.situation
    found = {
        (here, leaf.fact)
        for place, literal in literals
        for kind, leaf in judged.program.reads_below(place.kind, literal)
        for here in (judged.slots(kind) if kind else (place,))
    }
    return {(place, fact) for place, fact in found if situation.value(place, fact) is not None}


def only(situation: Situation, spots: Iterable[Spot]) -> Situation:
    """The situation with some facts alone; its subjects stay, the rest is not known."""
    kept = set(spots)
    facts = {name: fact for name, fact in situation.facts.items() if (CASE, name) in kept}
    subjects = {
        kind: tuple(
            (name, {n: fact for n, fact in facts_of.items() if (Place(kind, slot), n) in kept})
            for slot, (name, facts_of) in enumerate(listed)
        )
        for kind, listed in situation.subjects.items()
    }
    return replace(situation, facts=facts, subjects=subjects)


def told_facts(program: Program, situation: Situation, note: str = "") -> list[str]:
    """What is known of a situation as lines: the market and the offer, then each subject."""
    knowledge = program.knowledge
    market = knowledge.markets[situation.market].name if situation.market in knowledge.markets else "A market"
    facts = _facts(program, situation, CASE)
    lines = [f"{market}{note}:" if facts else market, *facts]
    for place in situation.places():
        facts = _facts(program, situation, place) if place != CASE else []
        lines += [f"The {place.kind} '{situation.name(place)}':", *facts] if facts else []
    return lines


def _facts(program: Program, situation: Situation, place: Place) -> list[str]:
    questions = program.knowledge.questions
    known = situation.facts_at(place)
    return [
        f"  {questions[name].label}: {questions[name].in_words(known[name].value)}{_known(known[name])}"
        for name in questions
        if name in known and known[name].value is not None
    ]


def _known(fact: Fact) -> str:
    """How a fact is known, where sources tell it; a drawn one has nothing behind it."""
    return f" ({fact.origin.in_words()})" if fact.origin.kind == "known" else ""
