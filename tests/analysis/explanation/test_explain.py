"""Every node of an explanation is true of its case, and what is named as the reason suffices."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume, given

from advisor.analysis.explanation.data import Node
from advisor.analysis.explanation.explain import rule_state, tree
from advisor.analysis.explanation.sufficient_facts import open_leaves, sufficient_facts
from advisor.analysis.trace import ConditionTrace, RuleTrace, trace
from advisor.engine.compile import compile_rules
from advisor.engine.run import Run, run
from advisor.engine.worlds import Worlds
from advisor.model.conditions import Group, Leaf
from advisor.model.kinds.rule import Override
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Situation, Subject
from tests.fixtures.synthetic_base import Judge, rule_bases, situations

HOLDS = {True: "yes", False: "no", None: "open"}


def explained_rules(judged: Run) -> list[RuleTrace]:
    rules = judged.program.knowledge.rules.values()
    return [trace(judged, subject, rule) for rule in rules for subject in judged.subjects(rule)]


def index(subject: Subject) -> int | None:
    return None if subject == CASE else subject.index


class Checker:
    """Walks a tree beside the conditions it was made from, and judges each of them anew."""

    def __init__(self, base: Knowledge, situation: Situation) -> None:
        self.judge, self.base, self.situation = Judge(base, situation), base, situation
        self.kinds: set[str] = set()

    def rule(self, node: Node, explained: RuleTrace) -> None:
        self.kinds.add(node.kind)
        assert (node.kind, node.rule) == ("rule", explained.rule.id)
        assert node.holds == HOLDS[self.judge.rule(node.rule, index(explained.subject))]
        parts = list(node.parts)
        if explained.when is not None:
            self.condition(parts.pop(0), explained.when)
        if explained.unless is not None:
            exception = parts.pop(0)
            assert exception.kind == "exception"
            assert exception.holds == HOLDS[self.judge.condition(explained.unless.condition, index(explained.subject))]
            self.condition(exception.parts[0], explained.unless)
        assert parts == []

    def condition(self, node: Node, judged: ConditionTrace) -> None:
        condition = judged.condition
        if isinstance(condition, Group) and condition.how != "none" and len(judged.parts) == 1:
            return self.condition(node, judged.parts[0])
        self.kinds.add(node.kind)
        assert node.holds == HOLDS[self.judge.condition(condition, index(judged.subject))]
        if isinstance(condition, Leaf):
            return self.leaf(node, judged, condition)
        assert node.kind == condition.how
        shown = [part for part in node.parts if part.kind != "more"]
        assert ("more" in {part.kind for part in node.parts}) == judged.still_listing
        subjects = judged.subjects or [judged.subject] * len(judged.parts)
        for part, inner, subject in zip(shown, judged.parts, subjects, strict=True):
            if part.kind == "subject":
                assert part.says == (self.situation.name(subject) or "Any workload still to be named")
                assert part.holds == HOLDS[self.judge.condition(inner.condition, index(subject))]
            self.condition(part.parts[0] if part.kind == "subject" else part, inner)
        return None

    def leaf(self, node: Node, judged: ConditionTrace, leaf: Leaf) -> None:
        assert node.fact == leaf.fact
        if leaf.fact in self.base.conclusions:
            for part, rule in zip(node.parts, judged.rules, strict=True):
                self.rule(part, rule)
            return
        value = self.situation.value(judged.subject, leaf.fact)
        question = self.base.questions[leaf.fact]
        assert node.value == question.in_words(value)
        assert node.value in node.says
        assert node.origin == ("your answer" if value is not None else "not asked yet")


@given(rule_bases(), situations())
def test_every_node_of_a_tree_is_true_of_the_case(base: Knowledge, situation: Situation) -> None:
    judged = run(compile_rules(base), Worlds(situation))
    checker = Checker(base, situation)

    for explained in explained_rules(judged):
        checker.rule(tree(judged, explained), explained)
    assert {"rule"} < checker.kinds


def only(situation: Situation, kept: set[tuple[Subject, str]]) -> Situation:
    """The same subjects with only some of the facts."""
    facts = {name: fact for name, fact in situation.facts.items() if (CASE, name) in kept}
    subjects = {
        kind: tuple(
            (name, {fact: given for fact, given in known.items() if (Subject(kind, number), fact) in kept})
            for number, (name, known) in enumerate(listed)
        )
        for kind, listed in situation.subjects.items()
    }
    return replace(situation, facts=facts, subjects=subjects)


@given(rule_bases(), situations())
def test_the_facts_named_as_the_reason_suffice(base: Knowledge, situation: Situation) -> None:
    program = compile_rules(base)
    settled = [one for one in explained_rules(run(program, Worlds(situation))) if one.state != "undecided"]
    # Each alone as well: among all rules, one names what another forgot.
    for mine in [[one] for one in settled] + [[one for one in settled if one.state == s] for s in ("fires", "silent")]:
        found = sufficient_facts(mine)
        again = run(program, Worlds(only(situation, found.names)))

        assert [again.state(one.subject, one.rule.id) for one in mine] == [one.state for one in mine]
        assert {(judged.subject, leaf.fact) for leaf, judged in found.merged} == found.names
        # What is there cannot be looked for in vain.
        in_vain = [(leaf, j) for leaf, j in found.merged if leaf.test == "one_of" and j.verdict is False]
        assert all(judged.fact is None or judged.fact.value not in leaf.words for leaf, judged in in_vain)


@given(rule_bases(), situations())
def test_an_undecided_rule_hangs_on_open_facts_or_on_who_else_is_named(base: Knowledge, situation: Situation) -> None:
    judged = run(compile_rules(base), Worlds(situation))
    for explained in explained_rules(judged):
        if explained.state != "undecided":
            continue
        judge = Judge(base, situation)
        found = open_leaves([explained])
        for (subject, _), leaves in found.items():
            assert all(judge.condition(leaf, index(subject)) is None for leaf in leaves)
        assert found or "workload" in situation.still_listing


@given(rule_bases(), situations())
def test_what_gives_way_is_told_as_the_planes_have_it(base: Knowledge, situation: Situation) -> None:
    recommending = [rule for rule in base.rules.values() if rule.then.recommend]
    avoiding = [rule for rule in base.rules.values() if rule.then.avoid]
    assume(recommending)
    beaten, other = recommending[0], avoiding[0]
    stronger = other.model_copy(update={"overrides": (Override(rule=beaten.id, because="of this"),)})
    judged = run(compile_rules(replace(base, rules={**base.rules, other.id: stronger})), Worlds(situation))
    for subject in judged.subjects(beaten):
        explained = trace(judged, subject, beaten)
        says, silent = (plane & 1 for plane in judged.says(subject, beaten.id))
        expected = "fires" if says else "undecided" if not silent else "silent"
        if explained.state == "silent":
            assert explained.gives_way == ()
        elif rule_state(explained) == "gives-way":
            assert expected == "silent"
        else:
            assert expected == ("undecided" if explained.gives_way else explained.state)
