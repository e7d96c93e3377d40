"""A question is said to matter exactly if some answers to the others let its answer change what a person sees."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from advisor.analysis.relevance.influence import is_relevant, outcomes_waiting, relevant_questions
from advisor.analysis.relevance.waiting import waiting_questions
from advisor.engine.compile import compile_rules
from advisor.engine.run import Run, not_settled, run
from advisor.engine.worlds import Worlds
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.values import Fact
from tests.conftest import EXAMPLES
from tests.engine.test_certainty import ALL, allowed, completions, nearly_answered, queries
from tests.fixtures.synthetic_base import MARKET, WORKLOAD, knowledge, rule_bases, situations


def changes_something(judged: Run, subject: Subject, fact: str) -> bool:
    """Whether two completions that differ in one answer alone differ in an outcome, by trying all of them."""
    kind = (MARKET if subject == CASE else WORKLOAD)[fact]
    situation = judged.worlds.situation
    values = [value for value in ALL[kind] if allowed(situation.value(subject, fact), value)]
    # With one value for the fact itself, only the others are completed in every way.
    for completed in completions(situation.with_fact(subject, Fact(fact, values[0]))):
        seen = set()
        for value in values:
            after = run(judged.program, Worlds(completed.with_fact(subject, Fact(fact, value))))
            seen.add(tuple(after.literal(*query) for query in queries(after)))
        if len(seen) > 1:
            return True
    return False


@settings(max_examples=EXAMPLES // 2)
@given(rule_bases(), nearly_answered())
def test_what_is_asked_can_change_something_and_what_is_not_asked_cannot(base: Knowledge, situation: Situation) -> None:
    judged = run(compile_rules(base), Worlds(situation))
    waiting = {(w.subject, w.fact): w for w in waiting_questions(judged, counts=not_settled)}

    for subject in situation.all_subjects():
        for fact in MARKET if subject == CASE else WORKLOAD:
            if not_settled(situation, subject, fact):
                found = waiting.get((subject, fact))
                asked = found is not None and is_relevant(judged, (subject, fact), outcomes_waiting(judged, found))
                assert asked == changes_something(judged, subject, fact)


@given(rule_bases(), situations())
def test_many_questions_are_judged_as_each_alone(base: Knowledge, situation: Situation) -> None:
    judged = run(compile_rules(base), Worlds(situation))
    waiting = waiting_questions(judged, counts=not_settled)

    assert relevant_questions(judged, waiting) == [
        w for w in waiting if is_relevant(judged, (w.subject, w.fact), outcomes_waiting(judged, w))
    ]


@given(rule_bases(), nearly_answered())
def test_drawing_and_the_solver_agree_with_trying_all(base: Knowledge, situation: Situation) -> None:
    judged = run(compile_rules(base), Worlds(situation))
    with pytest.MonkeyPatch.context() as patch:
        for waiting in waiting_questions(judged, counts=not_settled):
            key, outcomes = (waiting.subject, waiting.fact), outcomes_waiting(judged, waiting)
            patch.setattr("advisor.analysis.relevance.influence.MAX_COMPLETIONS", 1 << 16)
            tried = is_relevant(judged, key, outcomes)
            patch.setattr("advisor.analysis.relevance.influence.MAX_COMPLETIONS", 0)
            assert is_relevant(judged, key, outcomes) == tried


MUST = {"recommend": "m", "strength": "must"}
EITHER: list[dict[str, object]] = [
    {"id": name, "about": "market", "when": {"all": [{"sunny": sunny}, {"colour": "red"}]}, "then": MUST}
    for name, sunny in (("in-sun", "yes"), ("in-rain", "no"))
]


def test_an_answer_that_two_rules_make_good_for_each_other_is_not_asked() -> None:
    judged = run(compile_rules(knowledge(EITHER)), Worlds(Situation()))
    found = {
        w.fact: is_relevant(judged, (CASE, w.fact), outcomes_waiting(judged, w)) for w in waiting_questions(judged)
    }

    assert found == {"colour": True, "sunny": False}


def test_without_a_solver_a_question_with_too_many_completions_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    judged = run(compile_rules(knowledge(EITHER)), Worlds(Situation()))
    (waiting,) = (w for w in waiting_questions(judged) if w.fact == "sunny")
    monkeypatch.setattr("advisor.analysis.relevance.influence.MAX_COMPLETIONS", 0)
    assert not is_relevant(judged, (CASE, "sunny"), outcomes_waiting(judged, waiting))

    monkeypatch.setattr("advisor.engine.solver.has_solver", lambda: False)
    assert is_relevant(judged, (CASE, "sunny"), outcomes_waiting(judged, waiting))
