"""Turns rules into a flat, ordered graph of ANDs over literals, shared where conditions are equal.

A literal is an index into a list of planes: node `n` owns literal `2n`, known true, and `2n + 1`, known false, so negation is
`literal ^ 1` and OR is a negated AND. There is one graph for each frame: the case (market and offer), and each listed kind,
whose graph runs once for each subject. A node reads the other frames by an import (the case, seen from a subject) or a
roll-up (the subjects, seen from the case); `stage` counts the roll-ups below it, which fixes the order of running.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from advisor.engine.crisis_rules import with_supposed
from advisor.engine.eligibility_rules import with_eligibility
from advisor.engine.worlds import holds
from advisor.model.conditions import Condition, Group, Leaf, RollUp
from advisor.model.entry import LISTED_KINDS
from advisor.model.kinds.eligibility import BARRING
from advisor.model.kinds.rule import Rule
from advisor.model.knowledge import Knowledge
from advisor.model.situation import scope_of
from advisor.model.strengths import AVOID, MUST, STRENGTHS, Level
from advisor.model.values import Value

FRAMES = ("case", *LISTED_KINDS)


@dataclass(frozen=True)
class Tally:
    """A roll-up: at least `at_least` subjects of `kind` for which a literal holds."""

    kind: str
    literal: int
    at_least: int


REMEMBERED = 4_096
"""So many values of a fact are remembered; numbers and sets of options have no end."""


Reads = Leaf | Tally | int | tuple[int, ...]
And = tuple[int, int, tuple[tuple[int, int], ...]]
"""The two literals of an AND, and the literals it reads, each with its opposite."""


class Readings(dict[Value, list[int]]):
    """The leaves that read one fact: for each of its values the literals that are then known true, found when first met."""

    def __init__(self) -> None:
        super().__init__()
        self.leaves: list[tuple[int, Leaf]] = []

    def __missing__(self, value: Value) -> list[int]:
        if len(self) >= REMEMBERED:
            self.clear()
        verdicts = ((node, holds(leaf, value)) for node, leaf in self.leaves)
        self[value] = [2 * node if verdict else 2 * node + 1 for node, verdict in verdicts if verdict is not None]
        return self[value]


@dataclass
class Segment:
    """The nodes of one frame and one stage."""

    scope: str
    leaves: dict[str, Readings] = field(default_factory=dict)
    """By fact; all leaves of a frame are in its first segment."""
    imports: list[tuple[int, int]] = field(default_factory=list)
    tallies: list[tuple[int, Tally]] = field(default_factory=list)
    ands: list[And] = field(default_factory=list)


class Speaking(NamedTuple):
    """A rule with its frame, and with literals of that frame."""

    rule: Rule
    scope: str
    must: bool
    says: int
    """It has its say."""
    outcome: int
    """What a person sees of it: its measure stands at its level, or else its say."""
    reached: int
    """Its measure is recommended so strongly already; where it gives no strength, its say."""


@dataclass(frozen=True, eq=False)
class Program:
    """A compiled rule base."""

    knowledge: Knowledge
    segments: tuple[Segment, ...]
    sizes: dict[str, int]
    rules: dict[str, int]
    """Literal of each rule, in the frame of its subject."""
    says: dict[str, int]
    """Literal of each rule having its say: it fires, and no rule that overrides it does."""
    outcomes: dict[tuple[str, str], dict[Level, int]]
    """By measure and frame: the literal of each level that some rule gives it there."""
    literals: dict[tuple[str, Condition], int]
    """Literal of each condition of each frame, for explanations."""
    inputs: dict[str, list[Reads]]
    """By frame and node: what it reads (a leaf, a roll-up, a case literal, or the literals of an AND)."""
    stages: dict[str, list[int]]
    """By frame and node: how many roll-ups deep it is."""
    concluded: dict[str, int]
    """Literal of each conclusion, in the frame of its subject."""

    def part(self, literals: Iterable[tuple[str, int]]) -> Program:
        """The program with only the nodes on which some literals (each with its frame) rest; all others stay unknown."""
        nodes: dict[str, set[int]] = {scope: set() for scope in FRAMES}
        todo = [(scope, literal >> 1) for scope, literal in literals]
        while todo:
            scope, node = todo.pop()
            if node in nodes[scope]:
                continue
            nodes[scope].add(node)
            reads = self.inputs[scope][node]
            if isinstance(reads, tuple):
                todo.extend([(scope, literal >> 1) for literal in reads])
            elif isinstance(reads, Tally):
                todo.append((reads.kind, reads.literal >> 1))
            elif isinstance(reads, int):
                todo.append(("case", reads >> 1))
        return replace(self, segments=tuple(_segments(self.inputs, self.stages, nodes)))

    @cached_property
    def speaking(self) -> list[Speaking]:
        """The rules whose outcome a person sees, all but those that conclude a fact, each with its literals."""
        found = []
        for name, rule in self.knowledge.rules.items():
            if rule.then.concluded:
                continue
            scope, says = scope_of(rule.about), self.says[name]
            levels = self.outcomes[rule.then.measure, scope] if rule.then.measure else {}
            outcome = levels[rule.then.strength or AVOID] if levels else says
            reached = outcome if rule.then.strength else says
            found.append(Speaking(rule, scope, rule.then.strength == MUST, says, outcome, reached))
        return found

    @cached_property
    def barring(self) -> tuple[Rule, ...]:
        """The rules that say that no offer may be made."""
        return tuple(rule for rule in self.knowledge.rules.values() if rule.then.classes in BARRING)

    @cached_property
    def musts(self) -> Program:
        """The program with only what the rules rest on that can make a measure part of the minimum offer."""
        literals = [(each.scope, each.says) for each in self.speaking if each.must]
        reached = [(each.scope, each.reached) for each in self.speaking if each.must]
        return self.part([*literals, *reached])

    def reads_below(self, scope: str, literal: int) -> tuple[tuple[str, Leaf], ...]:
        """All leaves on which a literal of a scope rests, each with the kind of subjects it is read of.

        The kind is empty for the subject at hand alone.
        """
        key = scope, literal >> 1
        if key not in self._read_below:
            self._read_below[key] = tuple(dict.fromkeys(self._leaves_below(*key)))
        return self._read_below[key]

    def _leaves_below(self, scope: str, node: int) -> Iterator[tuple[str, Leaf]]:
        seen: set[tuple[str, str, int]] = set()
        todo = [("", scope, node)]
        while todo:
            found = todo.pop()
            if found in seen:
                continue
            seen.add(found)
            kind, home, node = found
            reads = self.inputs[home][node]
            if isinstance(reads, tuple):
                todo.extend((kind, home, literal >> 1) for literal in reads)
            elif isinstance(reads, Leaf):
                yield kind, reads
            elif isinstance(reads, Tally):
                todo.append((reads.kind, reads.kind, reads.literal >> 1))
            else:
                todo.append(("case", "case", reads >> 1))

    @cached_property
    def _read_below(self) -> dict[tuple[str, int], tuple[tuple[str, Leaf], ...]]:
        return {}

    @cached_property
    def leaves(self) -> dict[str, list[Leaf]]:
        """The leaves that read each fact."""
        found: dict[str, list[Leaf]] = {}
        for leaf in dict.fromkeys(n for nodes in self.inputs.values() for n in nodes if isinstance(n, Leaf)):
            found.setdefault(leaf.fact, []).append(leaf)
        return found


def compile_rules(knowledge: Knowledge) -> Program:
    """Compile every rule; raises RecursionError if conclusions depend on each other in a circle."""
    return _Compiler(with_eligibility(with_supposed(knowledge))).program()


def _segments(
    inputs: Mapping[str, Sequence[Reads]], stages: Mapping[str, Sequence[int]], nodes: Mapping[str, Collection[int]]
) -> list[Segment]:
    found: dict[tuple[int, int], Segment] = {}
    for number, scope in enumerate(FRAMES):
        for node in sorted(nodes[scope]):
            reads = inputs[scope][node]
            segment = found.setdefault((stages[scope][node], number), Segment(scope))
            if isinstance(reads, Leaf):
                segment.leaves.setdefault(reads.fact, Readings()).leaves.append((node, reads))
            elif isinstance(reads, Tally):
                segment.tallies.append((node, reads))
            elif isinstance(reads, tuple):
                pairs = tuple([(literal, literal ^ 1) for literal in reads])
                segment.ands.append((2 * node, 2 * node + 1, pairs))
            else:
                segment.imports.append((node, reads))
    return [found[key] for key in sorted(found)]


class _Compiler:
    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.inputs: dict[str, list[Reads]] = {scope: [] for scope in FRAMES}
        self.stages: dict[str, list[int]] = {scope: [] for scope in FRAMES}
        self.nodes: dict[tuple[str, object], int] = {}
        self.literals: dict[tuple[str, Condition], int] = {}
        self.rules: dict[str, int] = {}
        self.said: dict[str, int] = {}
        self.concluded: dict[str, int] = {}
        self.concluding: dict[str, list[Rule]] = {}
        for rule in knowledge.rules.values():
            if rule.then.concluded:
                self.concluding.setdefault(rule.then.concluded, []).append(rule)

    def program(self) -> Program:
        for rule in self.knowledge.rules.values():
            self.rule(rule)
        for fact in self.concluding:
            self.conclusion(fact)
        says, outcomes = self.says(), self.outcomes()
        return Program(
            self.knowledge,
            tuple(_segments(self.inputs, self.stages, {scope: range(len(n)) for scope, n in self.inputs.items()})),
            {scope: len(nodes) for scope, nodes in self.inputs.items()},
            self.rules,
            says,
            outcomes,
            self.literals,
            self.inputs,
            self.stages,
            self.concluded,
        )

    def node(self, scope: str, reads: Reads, stage: int) -> int:
        key = (scope, ("import", reads) if isinstance(reads, int) else reads)
        if key not in self.nodes:
            self.nodes[key] = len(self.inputs[scope])
            self.inputs[scope].append(reads)
            self.stages[scope].append(stage)
        return 2 * self.nodes[key]

    def both(self, scope: str, literals: list[int]) -> int:
        distinct = tuple(sorted(set(literals)))
        if len(distinct) == 1:
            return distinct[0]
        stage = max((self.stages[scope][literal >> 1] for literal in distinct), default=0)
        return self.node(scope, distinct, stage)

    def either(self, scope: str, literals: list[int]) -> int:
        return self.both(scope, [literal ^ 1 for literal in literals]) ^ 1

    def rule(self, rule: Rule) -> int:
        if rule.id not in self.rules:
            scope = scope_of(rule.about)
            parts = [self.condition(scope, rule.when)]
            if rule.unless is not None:
                parts.append(self.condition(scope, rule.unless) ^ 1)
            self.rules[rule.id] = self.both(scope, parts)
        return self.rules[rule.id]

    def says(self) -> dict[str, int]:
        rules, found = self.knowledge.rules, dict(self.rules)
        for rule in rules.values():
            for override in rule.overrides:
                home, scope = scope_of(rule.about), scope_of(rules[override.rule].about)
                # What is said of the whole case holds for each of its subjects; what is said of one holds for it alone.
                if home in (scope, "case"):
                    beats = self.seen_from(scope, home, self.rules[rule.id])
                    found[override.rule] = self.both(scope, [found[override.rule], beats ^ 1])
        self.said = found
        return found

    def outcomes(self) -> dict[tuple[str, str], dict[Level, int]]:
        saying: dict[tuple[str, str], dict[Level, list[int]]] = {}
        for name, rule in self.knowledge.rules.items():
            if not rule.then.measure:
                continue
            levels = saying.setdefault((rule.then.measure, scope_of(rule.about)), {})
            strength = rule.then.strength
            reached: tuple[Level, ...] = STRENGTHS[STRENGTHS.index(strength) :] if strength else (AVOID,)
            for level in reached:
                levels.setdefault(level, []).append(self.said[name])
        return {
            (measure, scope): {level: self.either(scope, literals) for level, literals in levels.items()}
            for (measure, scope), levels in saying.items()
        }

    def condition(self, scope: str, condition: Condition) -> int:
        key = (scope, condition)
        if key not in self.literals:
            if isinstance(condition, Leaf):
                self.literals[key] = self.leaf(scope, condition)
            elif isinstance(condition, Group):
                self.literals[key] = self.group(scope, condition)
            else:
                self.literals[key] = self.roll_up(condition)
        return self.literals[key]

    def group(self, scope: str, group: Group) -> int:
        parts = [self.condition(scope, part) for part in group.parts]
        if group.how == "all":
            return self.both(scope, parts)
        any_of = self.either(scope, parts)
        return any_of if group.how == "any" else any_of ^ 1

    def roll_up(self, roll_up: RollUp) -> int:
        part = self.condition(roll_up.kind, roll_up.part)
        negated = roll_up.how == "every"
        stage = self.stages[roll_up.kind][part >> 1] + 1
        tally = Tally(roll_up.kind, part ^ negated, roll_up.at_least)
        return self.node("case", tally, stage) ^ negated

    def leaf(self, scope: str, leaf: Leaf) -> int:
        home = scope_of(self.knowledge.about(leaf.fact))
        if leaf.fact in self.knowledge.conclusions:
            literal = self.conclusion(leaf.fact) ^ ((leaf.words != ("yes",)) != (leaf.test == "not"))
        elif leaf.test == "not":
            literal = self.node(home, Leaf(leaf.fact, "one_of", leaf.words), 0) ^ 1
        else:
            literal = self.node(home, leaf, 0)
        return self.seen_from(scope, home, literal)

    def seen_from(self, scope: str, home: str, literal: int) -> int:
        if scope == home:
            return literal
        return self.node(scope, literal & ~1, self.stages[home][literal >> 1]) ^ (literal & 1)

    def conclusion(self, fact: str) -> int:
        if fact not in self.concluded:
            scope = scope_of(self.knowledge.conclusions[fact].about)
            rules = [self.rule(rule) for rule in self.concluding.get(fact, ())]
            self.concluded[fact] = self.either(scope, rules)
        return self.concluded[fact]
