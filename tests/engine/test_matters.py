"""A question is said to matter exactly if some answers to the others let its answer change what a person sees."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from advisor.engine.compile import compile_rules
from advisor.engine.matters import mattering, matters, outcomes_waiting
from advisor.engine.relevance import not_settled, waiting_questions
from advisor.engine.run import Run, run
from advisor.engine.worlds import Worlds
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Place, Situation
from advisor.model.values import Fact
from tests.conftest import EXAMPLES
from tests.engine.synthetic import MARKET, WORKLOAD, knowledge, rule_bases, situations
from tests.engine.test_exact import ALL, allowed, completions, nearly_answered, queries


def changes_something(judged: Run, place: Place, fact: str) -> bool:
    """Whether two completions that differ in one answer alone differ in an outcome, by trying all of them."""
    kind = (MARKET if place == CASE else WORKLOAD)[fact]
    situation = judged.worlds.situation
    values = [value for value in ALL[kind] if allowed(situation.value(place, fact), value)]
    # With one value for the fact itself, only the others are completed in every way.
    for completed in completions(situation.with_fact(place, Fact(fact, values[0]))):
        seen = set()
        for value in values:
            after = run(judged.program, Worlds(completed.with_fact(place, Fact(fact, value))))
            seen.add(tuple(after.literal(*query) for query in queries(after)))
        if len(seen) > 1:
            return True
    return False


@settings(max_examples=EXAMPLES // 2)
@given(rule_bases(), nearly_answered())
def test_what_is_asked_can_change_something_and_what_is_not_asked_cannot(base: Knowledge, situation: Situation) -> None:
    judged = run(compile_rules(base), Worlds(situation))
    waiting = {(w.place, w.fact): w for w in waiting_questions(judged, counts=not_settled)}

    for place in situation.places():
        for fact in MARKET if place == CASE else WORKLOAD:
            if not_settled(situation, place, fact):
                found = waiting.get((place, fact))
                asked = found is not None and matters(judged, (place, fact), outcomes_waiting(judged, found))
                assert asked == changes_something(judged, place, fact)


@given(rule_bases(), situations())
def test_many_questions_are_judged_as_each_alone(base: Knowledge, situation: Situation) -> None:
    judged = run(compile_rules(base), Worlds(situation))
    waiting = waiting_questions(judged, counts=not_settled)

    assert mattering(judged, waiting) == [
        w for w in waiting if matters(judged, (w.place, w.fact), outcomes_waiting(judged, w))
    ]


@given(rule_bases(), nearly_answered())
def test_drawing_and_the_solver_agree_with_trying_all(base: Knowledge, situation: Situation) -> None:
    judged = run(compile_rules(base), Worlds(situation))
    with pytest.MonkeyPatch.context() as patch:
        for waiting in waiting_questions(judged, counts=not_settled):
            key, outcomes = (waiting.place, waiting.fact), outcomes_waiting(judged, waiting)
            patch.setattr("advisor.engine.matters.FEW", 1 << 16)
            tried = matters(judged, key, outcomes)
            patch.setattr("advisor.engine.matters.FEW", 0)
            assert matters(judged, key, outcomes) == tried


MUST = {"recommend": "m", "strength": "must"}
EITHER: list[dict[str, object]] = [
    {"id": name, "about": "market", "when": {"all": [{"sunny": sunny}, {"colour": "red"}]}, "then": MUST}
    for name, sunny in (("in-sun", "yes"), ("in-rain", "no"))
]


def test_an_answer_that_two_rules_make_good_for_each_other_is_not_asked() -> None:
    judged = run(compile_rules(knowledge(EITHER)), Worlds(Situation()))
    found = {w.fact: matters(judged, (CASE, w.fact), outcomes_waiting(judged, w)) for w in waiting_questions(judged)}

    assert found == {"colour": True, "sunny": False}


def test_without_a_solver_a_question_with_too_many_completions_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    judged = run(compile_rules(knowledge(EITHER)), Worlds(Situation()))
    (waiting,) = (w for w in waiting_questions(judged) if w.fact == "sunny")
    monkeypatch.setattr("advisor.engine.matters.FEW", 0)
    assert not matters(judged, (CASE, "sunny"), outcomes_waiting(judged, waiting))

    monkeypatch.setattr("advisor.engine.sat.has_solver", lambda: False)
    assert matters(judged, (CASE, "sunny"), outcomes_waiting(judged, waiting))
