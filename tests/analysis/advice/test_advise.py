"""Advice read out of a run: strengths, disagreement, overrides, tensions, words."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.analysis.advice.advise import advise
from advisor.analysis.advice.data import Advice
from advisor.analysis.subject_words import spoken
from advisor.engine.compile import compile_rules
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.model.kinds.measure import Measure
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.values import Fact
from tests.fixtures.synthetic_base import knowledge


def measure(name: str) -> Measure:
    common = {"commitment": "security", "in_short": "x", "asks": "x", "role": "core", "cost": "low", "effort": "low"}
    return Measure.model_validate({"id": name, "title": name.upper(), "confidence": "seed"} | common)


def rule(name: str, then: dict[str, Any], when: Any = "always", **more: Any) -> dict[str, Any]:
    return {"id": name, "about": "market", "when": when, "then": then} | more


def base_of(*rules: dict[str, Any]) -> Knowledge:
    base = knowledge(list(rules))
    return Knowledge(
        base.base, base.topics, base.conclusions, base.rules, {"measure": {"m": measure("m"), "k": measure("k")}}
    )


def advice(*rules: dict[str, Any], **facts: str) -> Advice:
    situation = Situation("", {name: Fact(name, value) for name, value in facts.items()})
    return advise(run(compile_rules(base_of(*rules)), Worlds(situation)))


MAY = rule("a-may", {"recommend": "m", "strength": "may"})
MUST = rule("b-must", {"recommend": "m", "strength": "must"}, {"colour": "red"})
AVOID = rule("c-avoid", {"avoid": "m"}, {"sunny": "yes"})


@pytest.mark.parametrize(
    ("facts", "status", "strength"),
    [
        ({}, "recommended", "may"),
        ({"colour": "red"}, "recommended", "must"),
        ({"colour": "blue"}, "recommended", "may"),
    ],
)
def test_the_highest_strength_wins(facts: dict[str, str], status: str, strength: str) -> None:
    (found,) = advice(MAY, MUST, **facts).recommendations

    assert (found.status, found.strength) == (status, strength)


def test_all_rules_that_fire_give_their_reason_the_strongest_first() -> None:
    sunny = {**MAY, "when": {"sunny": "yes"}}
    (found,) = advice(sunny, MUST, colour="red", sunny="yes").recommendations

    assert [reason.rule for reason in found.because] == ["b-must", "a-may"]


def test_a_reason_that_holds_in_every_case_is_told_only_where_no_other_speaks() -> None:
    (alone,), (beside,) = advice(MAY, MUST).recommendations, advice(MAY, MUST, colour="red").recommendations

    assert [reason.rule for reason in alone.because] == ["a-may"]
    assert [reason.rule for reason in beside.because] == ["b-must"]


def test_rules_that_disagree_are_both_shown() -> None:
    (found,) = advice(MUST, AVOID, colour="red", sunny="yes").recommendations

    assert (found.status, [r.rule for r in found.because], [r.rule for r in found.against]) == (
        "recommended",
        ["b-must"],
        ["c-avoid"],
    )


def test_advice_against_wins_only_where_the_rule_says_so() -> None:
    stronger = {**AVOID, "overrides": [{"rule": "b-must", "because": "x"}]}
    (found,) = advice(MUST, stronger, colour="red", sunny="yes").recommendations

    assert (found.status, [r.rule for r in found.because]) == ("avoid", ["c-avoid"])


def test_an_override_that_does_not_fire_beats_nothing() -> None:
    stronger = {**AVOID, "overrides": [{"rule": "b-must", "because": "x"}]}
    (found,) = advice(MUST, stronger, colour="red", sunny="no").recommendations

    assert found.status == "recommended"


def test_an_undecided_rule_leaves_its_measure_open_with_the_question() -> None:
    (found,) = advice(MUST).recommendations

    assert (found.status, [q.question for q in found.depends_on]) == ("open", ["colour"])


def test_a_silent_rule_leaves_its_measure_not_indicated() -> None:
    (found,) = advice(MUST, colour="blue").recommendations

    assert found.status == "not-indicated"


def test_a_tension_is_told_with_its_resolution() -> None:
    pair = rule("d", {"tension": ["m", "k"], "resolved_by": "both, with {colour}"}, {"colour": "red"})
    (found,) = advice(MAY, pair, colour="red").tensions

    assert (found.measures, found.resolved_by) == (("m", "k"), "both, with red")


def test_each_workload_is_advised_on_its_own() -> None:
    about = rule("w", {"recommend": "m", "strength": "must"}, {"shape": "red"}, about="workload")
    situation = Situation().with_subject("workload", "Bank", {"shape": Fact("shape", "red")})
    situation = situation.with_subject("workload", "Bot", {"shape": Fact("shape", "blue")}).closed("workload")
    found = advise(run(compile_rules(base_of(about)), Worlds(situation)))

    assert [(r.about, r.status) for r in found.recommendations] == [
        ("workload: Bank", "recommended"),
        ("workload: Bot", "not-indicated"),
    ]


def test_facts_in_braces_are_put_into_words() -> None:
    situation = Situation("", {"colour": Fact("colour", "red")}).with_subject("workload", "Bank", {})
    judged = run(compile_rules(base_of(MAY)), Worlds(situation))

    assert (
        spoken(judged, Subject("workload"), "{name} is {colour}, {sunny}, {unheard}")
        == "Bank is red, not known, {unheard}"
    )
    assert spoken(judged, CASE, "{colour}. It is {colour}") == "Red. It is red"
