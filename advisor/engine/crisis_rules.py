"""Conclusions as they stand in one crisis, such as `serves-in-cable-cut`, made from the rules that read what a crisis takes.

A rule may name such a fact. The rules that conclude it are then copied with what the crisis takes filled in, so that the one
evaluator judges them like all others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from advisor.model.conditions import ALWAYS, TAKEN, Condition, Group, Leaf, RollUp, leaves
from advisor.model.kinds.crisis import LOSS_IN_WORDS, Crisis
from advisor.model.kinds.question import Conclusion
from advisor.model.kinds.rule import Rule, Supposing
from advisor.model.knowledge import CRISIS_TAKES, Knowledge, in_crisis

NEVER = Group("none", (ALWAYS,))


def with_supposed(knowledge: Knowledge) -> Knowledge:
    """The knowledge with the rules and conclusions for every crisis that its rules name."""
    if not knowledge.supposed:
        return knowledge
    maker = _Maker(knowledge)
    for fact, (conclusion, crisis) in knowledge.supposed.items():
        maker.conclude(fact, conclusion, knowledge.crises[crisis])
    return replace(
        knowledge,
        rules={**knowledge.rules, **maker.rules},
        conclusions={**knowledge.conclusions, **maker.conclusions},
    )


@dataclass
class _Maker:
    knowledge: Knowledge
    rules: dict[str, Rule] = field(default_factory=dict)
    conclusions: dict[str, Conclusion] = field(default_factory=dict)

    def conclude(self, fact: str, conclusion: str, crisis: Crisis) -> None:
        if fact in self.conclusions:
            return
        told = self.knowledge.conclusions[conclusion]
        label, means = f"{told.label} ({crisis.title.lower()})", f"{told.means}; in this crisis: {crisis.in_short}"
        self.conclusions[fact] = told.model_copy(update={"id": fact, "label": label, "means": means})
        for rule in self.knowledge.rules.values():
            if rule.then.concluded == conclusion:
                self.copy(rule, fact, crisis)

    def copy(self, rule: Rule, fact: str, crisis: Crisis) -> None:
        name = f"{rule.id} in {crisis.id}"
        takes = "; ".join(LOSS_IN_WORDS[loss] for loss in crisis.takes)
        self.rules[name] = rule.model_copy(
            update={
                "id": name,
                "when": self.filled(rule.when, crisis),
                "unless": None if rule.unless is None else self.filled(rule.unless, crisis),
                "then": Supposing(conclude={fact: "yes"}, crisis=crisis.id),
                "because": rule.because.replace(f"{{{CRISIS_TAKES}}}", takes),
                "citations": tuple(dict.fromkeys((*rule.citations, *crisis.citations))),
                "examples": (),
            }
        )

    def filled(self, condition: Condition, crisis: Crisis) -> Condition:
        if isinstance(condition, Leaf):
            return self.leaf(condition, crisis)
        if isinstance(condition, RollUp):
            return replace(condition, part=self.filled(condition.part, crisis))
        return folded(condition.how, [self.filled(part, crisis) for part in condition.parts])

    def leaf(self, leaf: Leaf, crisis: Crisis) -> Condition:
        if leaf.fact == CRISIS_TAKES:
            return TAKEN if set(leaf.words) & set(crisis.takes) else NEVER
        if leaf.fact not in self.knowledge.conclusions or leaf.fact not in self.depending:
            return leaf
        fact = in_crisis(leaf.fact, crisis.id)
        self.conclude(fact, leaf.fact, crisis)
        return replace(leaf, fact=fact)

    @cached_property
    def depending(self) -> set[str]:
        """The conclusions that rest on what a crisis takes."""
        return set(crisis_conclusions(self.knowledge))


def crisis_conclusions(knowledge: Knowledge) -> list[str]:
    """The conclusions that rest on what a crisis takes, at once or through others."""
    reads: dict[str, set[str]] = {}
    for rule in knowledge.rules.values():
        if rule.then.concluded:
            conditions = [condition for condition in (rule.when, rule.unless) if condition is not None]
            reads.setdefault(rule.then.concluded, set()).update(leaf.fact for c in conditions for leaf in leaves(c))
    found: set[str] = {CRISIS_TAKES}
    while more := {name for name, facts in reads.items() if facts & found} - found:
        found |= more
    return [name for name in knowledge.conclusions if name in found]


def folded(how: str, parts: list[Condition]) -> Condition:
    """A group without the parts that always or never hold."""
    true = (ALWAYS, TAKEN)
    deciding, needless = ((NEVER,), true) if how == "all" else (true, (NEVER,))
    if any(part in deciding for part in parts):
        return NEVER if how in ("all", "none") else TAKEN
    kept = tuple(part for part in parts if part not in needless)
    if not kept:
        return NEVER if how == "any" else ALWAYS
    if len(kept) == 1 and how != "none":
        return kept[0]
    return Group("all" if how == "all" else "any" if how == "any" else "none", kept)


def names_in_crises(knowledge: Knowledge) -> Iterator[str]:
    """Every fact that a rule may name for some crisis."""
    for conclusion in crisis_conclusions(knowledge):
        for crisis in knowledge.crises:
            yield in_crisis(conclusion, crisis)
