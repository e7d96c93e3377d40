"""Plausible cases from a seed: what is known about a market stays, and the rest is drawn at random."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

from advisor.engine.following import consistent
from advisor.model.answer_kinds import NONE
from advisor.model.entry import LISTED_KINDS
from advisor.model.kinds.eligibility import BARRING
from advisor.model.kinds.question import Question
from advisor.model.knowledge import Knowledge
from advisor.model.prefill import candidate_facts, known_facts
from advisor.model.situation import Situation
from advisor.model.values import Fact, Number, Origin, Several, Value, is_open

Subjects = tuple[tuple[str, Mapping[str, Fact]], ...]
MIN_KNOWN = 8
"""A market with fewer known facts (a reef, a research station) makes no plausible case."""
MIN_SEEN = 40
"""From so many markets on, what is known of them tells how often each answer is right."""
DRAWN = Origin("assumed")
HOW_MANY: Mapping[str, tuple[int, ...]] = {
    "workload": (1, 1, 1, 2, 2, 3),
    "partner": (0, 0, 0, 1, 1, 2),
    "member": (0,),
}
"""How many subjects of each kind a case lists; each figure is as likely as the next."""
HOW_MANY_OPTIONS = (0, 1, 1, 2, 2, 3)
"""How many options people choose where they may choose several."""
CHANCE_OF_PROFILE = 0.7


class Plausible:
    """A source of plausible cases: the same knowledge and the same seed give the same cases."""

    def __init__(self, knowledge: Knowledge, seed: int) -> None:
        self.knowledge, self.random = knowledge, random.Random(seed)
        markets = knowledge.markets
        # Where no offer may be made, there is no advice to draw a case for.
        allowed = [c for c in markets if c not in knowledge.offers or knowledge.offers[c].offer not in BARRING]
        self.codes = sorted(code for code in allowed if len(markets[code].known) >= MIN_KNOWN) or sorted(markets)
        self.known = {code: known_facts(knowledge, markets[code]) for code in self.codes}
        self.seen: dict[str, list[Value]] = {}
        for facts in self.known.values():
            for name, fact in facts.items():
                if fact.value is not None:
                    self.seen.setdefault(name, []).append(_closed(fact.value))

    def cases(self, number: int) -> Iterator[Situation]:
        """So many cases, each with every question answered."""
        for _ in range(number):
            yield self.at(self.random.choice(self.codes), self.answers())

    def pairs(self, number: int) -> Iterator[tuple[Situation, Situation]]:
        """So many pairs of cases: the same drawn answers in two different markets."""
        for _ in range(number):
            drawn = self.answers()
            one, other = self.random.sample(self.codes, 2)
            yield self.at(one, drawn), self.at(other, drawn)

    def answers(self) -> Situation:
        """An answer to every question, for no market in particular."""
        facts = {q.id: self.drawn(q) for q in self.asked("market", "offer")}
        subjects: Mapping[str, Subjects] = {
            kind: tuple(self.subject(kind, index) for index in range(self.random.choice(HOW_MANY[kind])))
            for kind in LISTED_KINDS
        }
        return Situation("", facts, subjects, frozenset())

    def at(self, code: str, drawn: Situation) -> Situation:
        """Drawn answers in one market: where something is known about it, that counts instead."""
        facts = {name: _agreeing(self.known[code].get(name), fact) for name, fact in drawn.facts.items()}
        candidates = self.knowledge.markets[code].partners
        partners = [
            (candidates[index].name, {**facts_of, **candidate_facts(self.knowledge, code, candidates[index].name)})
            if index < len(candidates)
            else (name, facts_of)
            for index, (name, facts_of) in enumerate(drawn.subjects["partner"])
        ]
        situation = Situation(code, facts, {**drawn.subjects, "partner": tuple(partners)}, frozenset())
        return consistent(self.knowledge, situation)

    def asked(self, *kinds: str) -> list[Question]:
        """The questions about some kinds of subject."""
        return [q for q in self.knowledge.askable.values() if self.knowledge.about(q.id) in kinds]

    def subject(self, kind: str, index: int) -> tuple[str, Mapping[str, Fact]]:
        """One subject; most workloads are of a known profile."""
        name, facts = f"{kind} {index + 1}", {q.id: self.drawn(q) for q in self.asked(kind)}
        if kind == "workload" and self.knowledge.profiles and self.random.random() < CHANCE_OF_PROFILE:
            profile = self.random.choice(self.knowledge.profiles)
            name = f"{profile.words[0]} {index + 1}"
            facts |= {fact: Fact(fact, value, DRAWN) for fact, value in profile.facts.items()}
        return name, facts

    def drawn(self, question: Question) -> Fact:
        """An answer at random: as base.yaml weighs the options, else one that some market has, else any."""
        odds = self.knowledge.base.plausible_odds.get(question.id)
        seen = self.seen.get(question.id, [])
        weighed = self.random.choices(list(odds), list(odds.values()))[0] if odds else ""
        value: Value
        if question.takes_many and weighed == NONE:
            value = Several(frozenset())
        elif weighed and not question.takes_many:
            value = weighed
        elif len(seen) >= MIN_SEEN or (question.is_figure and seen):
            value = self.random.choice(seen)
        elif question.takes_many:
            most = min(self.random.choice(HOW_MANY_OPTIONS), len(question.values))
            value = Several(frozenset(self.random.sample(question.values, most)))
        elif question.is_figure:
            value = Number(question.lowest, question.lowest)
        else:
            value = self.random.choice(question.values)
        return Fact(question.id, value, DRAWN)


def _agreeing(known: Fact | None, drawn: Fact) -> Fact:
    if known is None or known.value is None:
        return drawn
    return known if not is_open(known.value) else Fact(drawn.name, _closed(known.value), DRAWN)


def _closed(value: Value) -> Value:
    # What sources know in part is most likely all there is.
    if isinstance(value, Several):
        return Several(value.chosen)
    return Number(value.low, value.low) if isinstance(value, Number) else value
