"""The answers that carry a standing alone are exactly those of which some other value moves it."""

from __future__ import annotations

from hypothesis import given

from advisor.analysis.robustness.robustness import sensitivity
from advisor.engine.compile import compile_rules
from advisor.engine.run import Run, run
from advisor.engine.worlds import Worlds
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.strengths import LEVELS
from advisor.model.values import Fact, Origin
from tests.engine.test_certainty import ALL
from tests.fixtures.synthetic_base import MARKET, WORKLOAD, knowledge, rule_bases, situations


def stands(judged: Run, measure: str, subject: Subject) -> list[int]:
    return [judged.outcome(measure, subject, level)[0] for level in LEVELS]


@given(rule_bases(), situations())
def test_an_answer_carries_a_standing_if_another_value_moves_it(base: Knowledge, situation: Situation) -> None:
    judged = run(compile_rules(base), Worlds(situation))
    found = sensitivity(judged)

    for (measure, subject), keys in found.items():
        moving = set()
        for here in situation.all_subjects():
            for name in situation.facts_at(here):
                for value in ALL[(MARKET if here == CASE else WORKLOAD)[name]]:
                    after = run(judged.program, Worlds(situation.with_fact(here, Fact(name, value))))
                    if stands(after, measure, subject) != stands(judged, measure, subject):
                        moving.add((here, name))
        assert set(keys) == moving
        assert len(keys) == len(set(keys))


def test_what_is_known_or_not_sure_is_left_as_it_is() -> None:
    rule = {"id": "r", "about": "market", "when": {"sunny": "yes"}, "then": {"recommend": "m", "strength": "must"}}
    program = compile_rules(knowledge([rule]))

    def found(fact: Fact) -> list[tuple[Subject, str]]:
        return sensitivity(run(program, Worlds(Situation("", {"sunny": fact}))))["m", CASE]

    assert found(Fact("sunny", "yes")) == [(CASE, "sunny")]
    assert found(Fact("sunny", "yes", Origin("known"))) == []
    assert found(Fact("sunny", None, Origin("unsure"))) == []
