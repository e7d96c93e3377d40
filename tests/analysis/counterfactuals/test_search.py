"""Smallest changes reach the goal, none of their parts does, and none is missed."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from advisor.analysis.counterfactuals.search import MEANT, ChangeSet, counterfactuals, goal, smallest_changes
from advisor.engine.compile import compile_rules
from advisor.engine.run import Run, run
from advisor.engine.worlds import Change, Worlds, each
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.strengths import Wanted
from advisor.model.values import Fact, Origin, Several, Value
from tests.conftest import EXAMPLES
from tests.engine.test_certainty import ALL
from tests.fixtures.synthetic_base import MARKET, WORKLOAD, knowledge, rule_bases, situations

Answers = frozenset[tuple[Subject, str, Value]]


def reaches(judged: Run, subject: Subject, wanted: list[int], sets: list[Answers]) -> list[bool]:
    changes = [[Change(p, fact, value) for p, fact, value in answers] for answers in sets]
    after = run(judged.program, each(judged.worlds.situation, changes))
    planes = [after.literal(subject, literal)[0] for literal in wanted]
    return [all(plane >> number & 1 for plane in planes) for number in range(len(sets))]


def told(set_: ChangeSet) -> Answers:
    return frozenset((swap.subject, swap.fact, swap.value) for swap in set_)


def drawn_goal(base: Knowledge, situation: Situation, data: st.DataObject) -> tuple[Run, Subject, list[int]]:
    """A case with a measure and where it is to stand for some subject."""
    judged = run(compile_rules(base), Worlds(situation))
    goals = [
        (subject, wanted)
        for measure, scope in sorted(judged.program.outcomes)
        for subject in judged.subjects_of(scope)
        for status in MEANT
        if (wanted := goal(judged, measure, subject, status))
    ]
    assume(goals)
    subject, wanted = data.draw(st.sampled_from(goals))
    return judged, subject, wanted


@given(rule_bases(), situations(), st.data())
def test_changes_reach_the_goal_and_no_part_of_them_does(
    base: Knowledge, situation: Situation, data: st.DataObject
) -> None:
    judged, subject, wanted = drawn_goal(base, situation, data)

    found = [set_ for sets in smallest_changes(judged, subject, wanted) for set_ in sets]
    assert len({told(set_) for set_ in found}) == len(found)
    for set_ in found:
        answers = sorted(told(set_), key=str)
        parts = [frozenset(part) for size in range(len(answers)) for part in combinations(answers, size)]
        assert reaches(judged, subject, wanted, [told(set_)]) == [True]
        assert not any(reaches(judged, subject, wanted, parts))
        for swap in set_:
            for other in swap.others:
                exchanged = told(set_) - {(swap.subject, swap.fact, swap.value)} | {(swap.subject, swap.fact, other)}
                assert reaches(judged, subject, wanted, [exchanged]) == [True]


@settings(max_examples=EXAMPLES // 2)
@given(rule_bases(), situations(), st.data())
def test_no_change_of_one_or_two_answers_is_missed(base: Knowledge, situation: Situation, data: st.DataObject) -> None:
    judged, subject, wanted = drawn_goal(base, situation, data)

    found = [[told(set_) for set_ in sets] for sets in smallest_changes(judged, subject, wanted, most=2)]
    if reaches(judged, subject, wanted, [frozenset()]) == [True]:
        assert not found
        return
    kinds = {
        (p, fact): ALL[kind]
        for p in situation.all_subjects()
        for fact, kind in (MARKET if p == CASE else WORKLOAD).items()
    }
    singles = [frozenset({(*key, value)}) for key, values in kinds.items() for value in values]
    alone = {set_ for set_, good in zip(singles, reaches(judged, subject, wanted, singles), strict=True) if good}
    assert bool(alone) == bool(found[0])
    assert {fact for set_ in alone for _, fact, _ in set_} == {fact for set_ in found[0] for _, fact, _ in set_}
    pairs = [frozenset({(*one, v), (*other, w)})
             for (one, vs), (other, ws) in combinations(kinds.items(), 2) for v, w in product(vs, ws)]  # fmt: skip
    left = [set_ for set_ in pairs if not any(part <= set_ for part in alone)]
    good = (
        {set_ for set_, yes in zip(left, reaches(judged, subject, wanted, left), strict=True) if yes} if left else set()
    )

    def facts(sets: set[Answers]) -> set[frozenset[tuple[Subject, str]]]:
        return {frozenset((p, fact) for p, fact, _ in set_) for set_ in sets}

    assert facts(set(found[1])) == facts(good)
    assert set(found[1]) <= good


def rule(name: str, when: object, then: dict[str, str]) -> dict[str, object]:
    return {"id": name, "about": "market", "when": when, "then": then}


TWO = rule("two", {"all": [{"colour": "red"}, {"sunny": "yes"}]}, {"recommend": "m", "strength": "must"})
ONE = rule("one", {"colour": ["blue", "green"]}, {"recommend": "m", "strength": "may"})


def judged_with(*rules: dict[str, object], **facts: Fact) -> Run:
    return run(compile_rules(knowledge(list(rules))), Worlds(Situation("", facts)))


def test_the_order_is_by_size_then_by_topic_and_option_and_what_does_as_well_is_named() -> None:
    judged = judged_with(TWO, ONE, sunny=Fact("sunny", "no"))
    sizes = list(smallest_changes(judged, CASE, goal(judged, "m", CASE, "recommended") or []))

    assert [[[(s.fact, s.value, s.others) for s in set_] for set_ in sets] for sets in sizes] == [
        [[("colour", "green", ("blue",))]],
        [[("colour", "red", ()), ("sunny", "yes", ())]],
        [],
    ]


def test_what_is_known_of_the_market_stays_unless_asked_for() -> None:
    judged = judged_with(TWO, colour=Fact("colour", "blue", Origin("known")), sunny=Fact("sunny", "yes"))
    wanted = goal(judged, "m", CASE, "must") or []

    assert list(smallest_changes(judged, CASE, wanted)) == [[], [], []]
    (first, *_) = smallest_changes(judged, CASE, wanted, known_too=True)
    assert [told(set_) for set_ in first] == [frozenset({(CASE, "colour", "red")})]


@pytest.mark.parametrize(
    ("wanted", "reachable"), [("must", True), ("should", False), ("avoid", False), ("not-avoid", True)]
)
def test_a_goal_that_no_rule_can_reach_is_none(wanted: Wanted, reachable: bool) -> None:
    judged = judged_with(TWO)
    assert (goal(judged, "m", CASE, wanted) is not None) == reachable


def test_exactly_should_is_not_must() -> None:
    should = rule("should", {"sunny": "yes"}, {"recommend": "m", "strength": "should"})
    judged = judged_with(TWO, should, colour=Fact("colour", "red"))
    (first, *_) = smallest_changes(judged, CASE, goal(judged, "m", CASE, "should") or [])
    assert first == []


def test_the_ways_of_a_measure_name_where_it_stands_and_turn_it_round() -> None:
    judged = judged_with(TWO, ONE, sunny=Fact("sunny", "no"), colour=Fact("colour", "red"))
    out = counterfactuals(judged, "m", CASE)
    assert (out.verdict, out.wanted, out.never) == ("", "recommended", False)
    assert [len(sets) for sets in out.by_size] == [2, 0, 0]
    assert out.smallest == out.by_size[0]

    judged = judged_with(TWO, ONE, sunny=Fact("sunny", "yes"), colour=Fact("colour", "red"))
    inside = counterfactuals(judged, "m", CASE)
    assert (inside.verdict, inside.wanted) == ("must", "not-recommended")
    assert [[told(set_) for set_ in sets] for sets in inside.by_size] == [[frozenset({(CASE, "sunny", "no")})], [], []]

    assert counterfactuals(judged_with(TWO), "m", CASE).verdict == "open"
    assert counterfactuals(judged, "m", CASE, "must").by_size == ()
    assert counterfactuals(judged, "m", CASE, "avoid").never


def test_what_is_only_ever_advised_against_is_at_best_left_alone() -> None:
    avoid = rule("avoid", {"sunny": "yes"}, {"avoid": "m"})
    assert counterfactuals(judged_with(avoid, sunny=Fact("sunny", "yes")), "m", CASE).wanted == "not-avoid"
    assert counterfactuals(judged_with(avoid, ONE, sunny=Fact("sunny", "yes")), "m", CASE).wanted == "recommended"


def test_of_sets_of_options_the_least_moved_is_enough() -> None:
    tags = rule("tags", {"tags": {"includes_any": ["red", "blue"]}}, {"recommend": "m", "strength": "must"})
    split = rule("split", {"tags": {"includes": "blue"}}, {"recommend": "k", "strength": "must"})
    judged = judged_with(tags, split, tags=Fact("tags", Several(frozenset({"green"}))))
    (first, *_) = smallest_changes(judged, CASE, goal(judged, "m", CASE, "must") or [])

    assert [set_[0].value for set_ in first] == [Several(frozenset({"green", "red"}))]
    assert first[0][0].moved == {"red"}
