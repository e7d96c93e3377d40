"""How two states of a case differ, with the rules and the answers that made it so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import given

from advisor.analysis.comparison.changes import verdict_changes
from advisor.analysis.subject_words import WHOLE_CASE
from advisor.analysis.verdicts import verdict_key, verdicts
from advisor.engine.compile import compile_rules
from advisor.engine.run import Run, run
from advisor.engine.worlds import Worlds
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.values import Fact
from tests.fixtures.synthetic_base import knowledge, rule_bases, situations


def rule(name: str, when: object, then: dict[str, object], **more: object) -> dict[str, Any]:
    return {"id": name, "about": "market", "when": when, "then": then, **more}


MUST = rule("must", {"colour": "red"}, {"recommend": "m", "strength": "must"})
MAY = rule("may", {"sunny": "yes"}, {"recommend": "m", "strength": "may"})
AVOID = rule("avoid", {"size": {"at_least": "5"}}, {"avoid": "m"})
WARM = rule("warm", {"colour": "red"}, {"conclude": {"warm": "yes"}})
IF_WARM = rule("if-warm", {"warm": "yes"}, {"recommend": "k", "strength": "must"})
BEATS = rule("beats", {"sunny": "no"}, {"avoid": "m"}, overrides=[{"rule": "must", "because": "x"}])


def judged(rules: Sequence[dict[str, Any]], **facts: str) -> Run:
    found = {name: Fact(name, value) for name, value in facts.items()}
    return run(compile_rules(knowledge(list(rules))), Worlds(Situation("", found)))


def told(rules: Sequence[dict[str, Any]], before: dict[str, str], after: dict[str, str]) -> list[Any]:
    return [
        (s.measure, s.was, s.now, s.direction, [(c.rule.id, c.speaks, [fact for _, fact in c.facts]) for c in s.causes])
        for s in verdict_changes(judged(rules, **before), judged(rules, **after))
    ]


def test_each_way_is_told_with_its_rule_and_its_answer() -> None:
    both = [MUST, MAY]
    assert told(both, {}, {"colour": "red"}) == [("m", "", "must", "added", [("must", True, ["colour"])])]
    assert told(both, {"colour": "red"}, {"colour": "blue"}) == [
        ("m", "must", "", "removed", [("must", False, ["colour"])])
    ]  # fmt: skip
    sunny = {"sunny": "yes"}
    assert told(both, sunny, sunny | {"colour": "red"}) == [
        ("m", "may", "must", "strengthened", [("must", True, ["colour"])])
    ]  # fmt: skip
    assert told(both, sunny | {"colour": "red"}, sunny) == [
        ("m", "must", "may", "weakened", [("must", False, ["colour"])])
    ]  # fmt: skip


def test_an_answer_counts_through_what_it_lets_conclude() -> None:
    assert told([WARM, IF_WARM], {}, {"colour": "red"}) == [
        ("k", "", "must", "added", [("if-warm", True, ["colour"])])
    ]  # fmt: skip


def test_a_rule_that_is_overridden_gives_way_because_of_what_the_other_reads() -> None:
    red = {"colour": "red"}
    assert told([MUST, BEATS], red | {"sunny": "yes"}, red | {"sunny": "no"}) == [
        ("m", "must", "avoid", "turned round", [("beats", True, ["sunny"])])
    ]  # fmt: skip
    assert told([MUST, BEATS], red | {"sunny": "no"}, red | {"sunny": "yes"}) == [
        ("m", "avoid", "must", "turned round", [("must", True, ["sunny"])])
    ]  # fmt: skip


def test_subjects_are_matched_by_their_names() -> None:
    shape = {"id": "s", "about": "workload", "when": {"shape": "red"}, "then": {"recommend": "m", "strength": "must"}}
    program = compile_rules(knowledge([shape]))
    red, blue = {"shape": Fact("shape", "red")}, {"shape": Fact("shape", "blue")}
    one = Situation().with_subject("workload", "a", red).with_subject("workload", "b", blue)
    other = Situation().with_subject("workload", "b", red).with_subject("workload", "a", red)

    (change,) = verdict_changes(run(program, Worlds(one)), run(program, Worlds(other)))
    assert (change.named, change.subject, change.direction) == (("workload", "b"), Subject("workload", 0), "added")


@given(rule_bases(), situations(), situations())
def test_nothing_differs_from_itself_and_what_differs_is_where_the_verdicts_do(
    base: Knowledge, one: Situation, other: Situation
) -> None:
    program = compile_rules(base)
    before, after = run(program, Worlds(one)), run(program, Worlds(other))
    assert verdict_changes(before, before) == []

    shifts = {(change.measure, change.named): (change.was, change.now) for change in verdict_changes(before, after)}
    for measure, subject in verdicts(after):
        if subject == CASE:
            was, now = (verdict_key(verdicts(judged).get((measure, subject))) for judged in (before, after))
            assert shifts.get((measure, WHOLE_CASE), (was, now)) == (was, now)
            assert ((measure, WHOLE_CASE) in shifts) == (was != now)
