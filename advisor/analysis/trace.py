"""Why, why not, and why undecided: the part of a rule's own conditions that decided, down to the facts.

Every verdict is read off the planes, so an explanation cannot disagree with the advice it explains.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from advisor.engine.run import Run, State
from advisor.model.conditions import Condition, Group, Leaf, RollUp
from advisor.model.kinds.rule import Rule
from advisor.model.situation import CASE, Subject, scope_of
from advisor.model.values import Fact


@dataclass(frozen=True)
class ConditionTrace:
    """A condition with its verdict and the parts that decided it."""

    subject: Subject
    condition: Condition
    verdict: bool | None
    fact: Fact | None = None
    parts: tuple[ConditionTrace, ...] = ()
    rules: tuple[RuleTrace, ...] = ()
    subjects: tuple[Subject, ...] = ()
    """Under a roll-up, the subject that each part is about."""
    still_listing: bool = False


@dataclass(frozen=True)
class RuleTrace:
    """A rule with its state and the conditions that decided it."""

    rule: Rule
    subject: Subject
    state: State
    when: ConditionTrace | None
    unless: ConditionTrace | None
    gives_way: tuple[GivesWay, ...] = ()


@dataclass(frozen=True)
class GivesWay:
    """A rule that takes the say from another, or may."""

    to: RuleTrace
    because: str
    surely: bool


def trace(run: Run, subject: Subject, rule: Rule, world: int = 0) -> RuleTrace:
    """Explain the state of a rule for one subject in one world, and what takes its say."""
    explainer = _Explainer(run, world)
    return replace(explainer.rule(subject, rule), gives_way=tuple(explainer.stronger(subject, rule)))


class _Explainer:
    def __init__(self, run: Run, world: int) -> None:
        self.run = run
        self.world = world
        self.knowledge = run.program.knowledge

    def rule(self, subject: Subject, rule: Rule) -> RuleTrace:
        state = self.run.state(subject, rule.id, self.world)
        when = self.condition(subject, rule.when)
        unless = None if rule.unless is None else self.condition(subject, rule.unless)
        if state == "silent":
            # Either the condition failed or the exception holds; show what did it.
            if unless is not None and unless.verdict is True and when.verdict is not False:
                return RuleTrace(rule, subject, state, None, unless)
            return RuleTrace(rule, subject, state, when, None)
        if state == "undecided":
            kept = when if when.verdict is None else None
            return RuleTrace(rule, subject, state, kept, unless if unless and unless.verdict is None else None)
        return RuleTrace(rule, subject, state, when, unless)

    def stronger(self, subject: Subject, rule: Rule) -> Iterator[GivesWay]:
        if self.run.state(subject, rule.id, self.world) == "silent":
            return
        for other in (other for other in self.knowledge.rules.values() if other.overrides):
            home = subject if scope_of(other.about) == scope_of(rule.about) else CASE
            for override in other.overrides if home in self.run.subjects(other) else ():
                state = self.run.state(home, other.id, self.world)
                if override.rule == rule.id and state != "silent":
                    yield GivesWay(self.rule(home, other), override.because, state == "fires")

    def condition(self, subject: Subject, condition: Condition) -> ConditionTrace:
        verdict = self.run.verdict(subject, condition, self.world)
        if isinstance(condition, Leaf):
            return self.leaf(subject, condition, verdict)
        if isinstance(condition, Group):
            return self.group(subject, condition, verdict)
        return self.roll_up(condition, verdict)

    def group(self, subject: Subject, group: Group, verdict: bool | None) -> ConditionTrace:
        parts = [self.condition(subject, part) for part in group.parts]
        # The parts that decided are those that share the verdict; under `none`, those that have the opposite one.
        deciding = verdict if group.how != "none" or verdict is None else not verdict
        parts = [part for part in parts if part.verdict is deciding]
        return ConditionTrace(subject, group, verdict, parts=tuple(parts))

    def roll_up(self, roll_up: RollUp, verdict: bool | None) -> ConditionTrace:
        situation = self.run.worlds.situation
        subjects = [Subject(roll_up.kind, index) for index in range(situation.count(roll_up.kind))]
        if verdict is (roll_up.how == "every") and roll_up.kind in situation.still_listing:
            # What is still to be named is judged like the rest, by facts of the market alone.
            subjects.append(Subject(roll_up.kind, len(subjects)))
        judged = {subject: self.condition(subject, roll_up.part) for subject in subjects}
        shown = {subject: part for subject, part in judged.items() if part.verdict is verdict}
        listing = verdict is None and roll_up.kind in situation.still_listing
        return ConditionTrace(
            CASE, roll_up, verdict, parts=tuple(shown.values()), subjects=tuple(shown), still_listing=listing
        )

    def leaf(self, subject: Subject, leaf: Leaf, verdict: bool | None) -> ConditionTrace:
        home = subject if scope_of(self.knowledge.about(leaf.fact)) == subject.kind else CASE
        if leaf.fact not in self.knowledge.conclusions:
            return ConditionTrace(home, leaf, verdict, fact=self.run.worlds.situation.fact(home, leaf.fact))
        concluding = self.knowledge.concluding.get(leaf.fact, ())
        states = {rule.id: self.run.state(home, rule.id, self.world) for rule in concluding}
        shown = next((s for s in ("fires", "undecided", "silent") if s in states.values()), "silent")
        rules = tuple(self.rule(home, rule) for rule in concluding if states[rule.id] == shown)
        return ConditionTrace(home, leaf, verdict, rules=rules)


def traced_leaves(explained: RuleTrace) -> Iterator[ConditionTrace]:
    """Every leaf on an asked or known fact that decided a rule, through all conclusions, each once."""
    seen: set[tuple[Subject, Leaf]] = set()

    def walk(judged: ConditionTrace | None) -> Iterator[ConditionTrace]:
        if judged is None:
            return
        for part in judged.parts:
            yield from walk(part)
        for rule in judged.rules:
            yield from walk(rule.when)
            yield from walk(rule.unless)
        if isinstance(judged.condition, Leaf) and not judged.rules and (judged.subject, judged.condition) not in seen:
            seen.add((judged.subject, judged.condition))
            yield judged

    yield from walk(explained.when)
    yield from walk(explained.unless)
