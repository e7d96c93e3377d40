"""Why, why not, and why undecided: the part of a rule's own conditions that decided, down to the facts.

Every verdict is read off the planes, so an explanation cannot disagree with the advice it explains.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from advisor.engine.run import Run, State
from advisor.model.condition import Condition, Group, Leaf, RollUp
from advisor.model.rule import Rule
from advisor.model.situation import CASE, Place, frame_of
from advisor.model.values import Fact


@dataclass(frozen=True)
class Judged:
    """A condition with its verdict and the parts that decided it."""

    place: Place
    condition: Condition
    verdict: bool | None
    fact: Fact | None = None
    parts: tuple[Judged, ...] = ()
    rules: tuple[Explained, ...] = ()
    subjects: tuple[Place, ...] = ()
    """Under a roll-up, the subject that each part is about."""
    still_listing: bool = False


@dataclass(frozen=True)
class Explained:
    """A rule with its state and the conditions that decided it."""

    rule: Rule
    place: Place
    state: State
    when: Judged | None
    unless: Judged | None
    gives_way: tuple[GivesWay, ...] = ()


@dataclass(frozen=True)
class GivesWay:
    """A rule that takes the say from another, or may."""

    to: Explained
    because: str
    surely: bool


def explain(run: Run, place: Place, rule: Rule, world: int = 0) -> Explained:
    """Explain the state of a rule for one subject in one world, and what takes its say."""
    explainer = _Explainer(run, world)
    return replace(explainer.rule(place, rule), gives_way=tuple(explainer.stronger(place, rule)))


class _Explainer:
    def __init__(self, run: Run, world: int) -> None:
        self.run = run
        self.world = world
        self.knowledge = run.program.knowledge

    def rule(self, place: Place, rule: Rule) -> Explained:
        state = self.run.state(place, rule.id, self.world)
        when = self.condition(place, rule.when)
        unless = None if rule.unless is None else self.condition(place, rule.unless)
        if state == "silent":
            # Either the condition failed or the exception holds; show what did it.
            if unless is not None and unless.verdict is True and when.verdict is not False:
                return Explained(rule, place, state, None, unless)
            return Explained(rule, place, state, when, None)
        if state == "undecided":
            kept = when if when.verdict is None else None
            return Explained(rule, place, state, kept, unless if unless and unless.verdict is None else None)
        return Explained(rule, place, state, when, unless)

    def stronger(self, place: Place, rule: Rule) -> Iterator[GivesWay]:
        if self.run.state(place, rule.id, self.world) == "silent":
            return
        for other in (other for other in self.knowledge.rules.values() if other.overrides):
            home = place if frame_of(other.about) == frame_of(rule.about) else CASE
            for override in other.overrides if home in self.run.places(other) else ():
                state = self.run.state(home, other.id, self.world)
                if override.rule == rule.id and state != "silent":
                    yield GivesWay(self.rule(home, other), override.because, state == "fires")

    def condition(self, place: Place, condition: Condition) -> Judged:
        verdict = self.run.verdict(place, condition, self.world)
        if isinstance(condition, Leaf):
            return self.leaf(place, condition, verdict)
        if isinstance(condition, Group):
            return self.group(place, condition, verdict)
        return self.roll_up(condition, verdict)

    def group(self, place: Place, group: Group, verdict: bool | None) -> Judged:
        parts = [self.condition(place, part) for part in group.parts]
        # The parts that decided are those that share the verdict; under `none`, those that have the opposite one.
        deciding = verdict if group.how != "none" or verdict is None else not verdict
        parts = [part for part in parts if part.verdict is deciding]
        return Judged(place, group, verdict, parts=tuple(parts))

    def roll_up(self, roll_up: RollUp, verdict: bool | None) -> Judged:
        situation = self.run.worlds.situation
        places = [Place(roll_up.kind, slot) for slot in range(situation.count(roll_up.kind))]
        if verdict is (roll_up.how == "every") and roll_up.kind in situation.still_listing:
            # What is still to be named is judged like the rest, by facts of the market alone.
            places.append(Place(roll_up.kind, len(places)))
        judged = {place: self.condition(place, roll_up.part) for place in places}
        shown = {place: part for place, part in judged.items() if part.verdict is verdict}
        listing = verdict is None and roll_up.kind in situation.still_listing
        return Judged(CASE, roll_up, verdict, parts=tuple(shown.values()), subjects=tuple(shown), still_listing=listing)

    def leaf(self, place: Place, leaf: Leaf, verdict: bool | None) -> Judged:
        home = place if frame_of(self.knowledge.about(leaf.fact)) == place.kind else CASE
        if leaf.fact not in self.knowledge.conclusions:
            return Judged(home, leaf, verdict, fact=self.run.worlds.situation.fact(home, leaf.fact))
        concluding = self.knowledge.concluding.get(leaf.fact, ())
        states = {rule.id: self.run.state(home, rule.id, self.world) for rule in concluding}
        shown = next((s for s in ("fires", "undecided", "silent") if s in states.values()), "silent")
        rules = tuple(self.rule(home, rule) for rule in concluding if states[rule.id] == shown)
        return Judged(home, leaf, verdict, rules=rules)


def judged_leaves(explained: Explained) -> Iterator[Judged]:
    """Every leaf on an asked or known fact that decided a rule, through all conclusions, each once."""
    seen: set[tuple[Place, Leaf]] = set()

    def walk(judged: Judged | None) -> Iterator[Judged]:
        if judged is None:
            return
        for part in judged.parts:
            yield from walk(part)
        for rule in judged.rules:
            yield from walk(rule.when)
            yield from walk(rule.unless)
        if isinstance(judged.condition, Leaf) and not judged.rules and (judged.place, judged.condition) not in seen:
            seen.add((judged.place, judged.condition))
            yield judged

    yield from walk(explained.when)
    yield from walk(explained.unless)
