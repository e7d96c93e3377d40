"""Which facts suffice: out of all that decided some rules, a few that settle them, the most telling first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from advisor.analysis.trace import ConditionTrace, RuleTrace
from advisor.model.conditions import Group, Leaf, RollUp
from advisor.model.situation import Subject

Key = tuple[Subject, Leaf]


@dataclass
class SufficientFacts:
    """Facts that settle rules as they are settled, and the conclusions passed on the way, each once."""

    facts: dict[Key, ConditionTrace] = field(default_factory=dict)
    conclusions: dict[Key, ConditionTrace] = field(default_factory=dict)
    bare: dict[str, None] = field(default_factory=dict)
    """The kinds of subject of which none is named, where that settles something."""

    @property
    def merged(self) -> list[tuple[Leaf, ConditionTrace]]:
        """The facts, each once: what several leaves look for in vain as one leaf; what is found is not looked for."""
        kept: dict[tuple[Subject, str], tuple[Leaf, ConditionTrace]] = {}
        for (subject, leaf), judged in self.facts.items():
            key = (subject, leaf.fact)
            earlier = kept.get(key)
            if earlier is None or (earlier[1].verdict is not False and judged.verdict is False):
                kept[key] = (leaf, judged)
            elif earlier[1].verdict == judged.verdict:
                kept[key] = (_either(earlier[0], leaf), earlier[1])
        return list(kept.values())

    @property
    def names(self) -> set[tuple[Subject, str]]:
        """The facts by subject and name."""
        return {(subject, leaf.fact) for subject, leaf in self.facts}


def sufficient_facts(explained: Sequence[RuleTrace]) -> SufficientFacts:
    """Facts that suffice for the state of every one of some settled rules; those that serve most rules come first."""
    often = Counter(key for one in explained for key in {(p, leaf.fact) for p, leaf in _leaves(one)})
    found = SufficientFacts()
    for one in explained:
        _merge(found, _Choice(often).rule(one))
    order = sorted(found.facts.items(), key=lambda item: -often[item[0][0], item[0][1].fact])
    return SufficientFacts(dict(order), found.conclusions, found.bare)


def open_leaves(explained: Iterable[RuleTrace]) -> dict[tuple[Subject, str], list[Leaf]]:
    """Every open fact below undecided rules with the leaves that read it; those that most rules wait for come first."""
    found: dict[tuple[Subject, str], list[Leaf]] = {}
    often: Counter[tuple[Subject, str]] = Counter()
    for one in explained:
        keys = {(subject, leaf.fact): None for subject, leaf in _leaves(one)}
        often.update(keys.keys())
        for subject, leaf in _leaves(one):
            read = found.setdefault((subject, leaf.fact), [])
            read += [] if leaf in read else [leaf]
    return dict(sorted(found.items(), key=lambda item: -often[item[0]]))


def growing(explained: Iterable[RuleTrace]) -> list[str]:
    """The kinds of subject of which more may be named, where that keeps a rule undecided."""
    found: dict[str, None] = {}

    def walk(judged: ConditionTrace) -> None:
        if judged.still_listing and isinstance(judged.condition, RollUp):
            found[judged.condition.kind] = None
        for part in judged.parts:
            walk(part)
        for one in judged.rules:
            below(one)

    def below(one: RuleTrace) -> None:
        for part in (one.when, one.unless):
            if part is not None:
                walk(part)

    for one in explained:
        below(one)
    return list(found)


def _either(one: Leaf, other: Leaf) -> Leaf:
    tests = {one.test, other.test}
    if tests == {"one_of"} or tests <= {"includes", "includes_any"}:
        return Leaf(one.fact, other.test, tuple(dict.fromkeys((*one.words, *other.words))))
    # A figure that misses several bounds misses the nearest one.
    if tests == {"at_least"}:
        return min(one, other, key=lambda leaf: leaf.number)
    return max(one, other, key=lambda leaf: leaf.number) if tests == {"at_most"} else one


def _merge(into: SufficientFacts, other: SufficientFacts) -> SufficientFacts:
    into.facts |= {key: judged for key, judged in other.facts.items() if key not in into.facts}
    into.conclusions |= {key: judged for key, judged in other.conclusions.items() if key not in into.conclusions}
    into.bare |= other.bare
    return into


def _leaves(explained: RuleTrace) -> Iterator[Key]:
    for part in (explained.when, explained.unless):
        yield from _leaves_of(part) if part else ()


def _leaves_of(judged: ConditionTrace) -> Iterator[Key]:
    if isinstance(judged.condition, Leaf) and not judged.rules:
        yield judged.subject, judged.condition
    for part in judged.parts:
        yield from _leaves_of(part)
    for rule in judged.rules:
        yield from _leaves(rule)


class _Choice:
    def __init__(self, often: Counter[tuple[Subject, str]]) -> None:
        self.often = often

    def rule(self, explained: RuleTrace) -> SufficientFacts:
        return self.every([self.judged(part) for part in (explained.when, explained.unless) if part])

    def judged(self, judged: ConditionTrace) -> SufficientFacts:
        condition = judged.condition
        if isinstance(condition, Leaf):
            return self.leaf(judged, condition)
        parts = [self.judged(part) for part in judged.parts]
        if isinstance(condition, Group):
            one_will_do = judged.verdict is (condition.how == "any")
            return self.best(parts) if one_will_do and parts else self.every(parts)
        return self.roll_up(judged, condition, parts)

    def roll_up(self, judged: ConditionTrace, roll_up: RollUp, parts: list[SufficientFacts]) -> SufficientFacts:
        if not parts:
            return SufficientFacts(bare={roll_up.kind: None})
        if judged.verdict is (roll_up.how == "every"):
            return self.every(parts)
        needed = sorted(parts, key=self.weight)[: roll_up.at_least]
        return self.every(needed)

    def leaf(self, judged: ConditionTrace, leaf: Leaf) -> SufficientFacts:
        key = (judged.subject, leaf)
        if not judged.rules:
            return SufficientFacts({key: judged})
        rules = [self.rule(rule) for rule in judged.rules]
        fires = judged.rules[0].state == "fires"
        return _merge(self.best(rules) if fires else self.every(rules), SufficientFacts(conclusions={key: judged}))

    def best(self, found: list[SufficientFacts]) -> SufficientFacts:
        return min(found, key=self.weight)

    def every(self, found: list[SufficientFacts]) -> SufficientFacts:
        together = SufficientFacts()
        for one in found:
            _merge(together, one)
        return together

    def weight(self, found: SufficientFacts) -> tuple[int, int]:
        return len(found.names) + len(found.bare), -sum(self.often[name] for name in found.names)
