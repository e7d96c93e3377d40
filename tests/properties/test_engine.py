"""Properties of the evaluator over random rule bases and cases."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from advisor.analysis.relevance.waiting import everything, open_facts, undecided, waiting_questions
from advisor.analysis.trace import ConditionTrace, trace
from advisor.engine.compile import compile_rules
from advisor.engine.equivalence import answers
from advisor.engine.run import Run, not_settled, run
from advisor.engine.worlds import Change, Worlds, each
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.values import Fact, Number, Several
from tests.fixtures.synthetic_base import MARKET, WORKLOAD, Judge, knowledge, rule_bases, situations, values

STATES = {True: "fires", False: "silent", None: "undecided"}


def states(judged: Run, world: int = 0) -> dict[tuple[str, Subject], str]:
    rules = judged.program.knowledge.rules.values()
    return {
        (rule.id, subject): judged.state(subject, rule.id, world) for rule in rules for subject in judged.subjects(rule)
    }


def places_and_facts(situation: Situation) -> list[tuple[Subject, str, str]]:
    found = [(CASE, name, kind) for name, kind in MARKET.items()]
    slots = [Subject("workload", index) for index in range(situation.count("workload"))]
    return found + [(subject, name, kind) for subject in slots for name, kind in WORKLOAD.items()]


@given(rule_bases(), situations())
def test_the_planes_agree_with_a_plain_judge(base: Knowledge, situation: Situation) -> None:
    judged = run(compile_rules(base), Worlds(situation))

    judge = Judge(base, situation)
    for (rule, subject), state in states(judged).items():
        assert state == STATES[judge.rule(rule, None if subject == CASE else subject.index)]


@given(rule_bases(), situations(), st.data())
def test_every_world_is_judged_as_if_it_were_alone(base: Knowledge, situation: Situation, data: st.DataObject) -> None:
    program = compile_rules(base)
    spots = places_and_facts(situation)
    changes = []
    for subject, name, kind in data.draw(st.lists(st.sampled_from(spots), max_size=6)):
        changes.append((Change(subject, name, data.draw(st.one_of(st.none(), values(kind)))),))
    together = run(program, each(situation, [(), *changes]))

    assert states(together, 0) == states(run(program, Worlds(situation)))
    for world, ((subject, name, value),) in enumerate([[(c.subject, c.fact, c.value) for c in w] for w in changes], 1):
        alone = run(program, Worlds(situation.with_fact(subject, Fact(name, value))))
        assert states(together, world) == states(alone)


@given(rule_bases(), situations(), st.data())
def test_more_answers_never_flip_a_settled_rule(base: Knowledge, situation: Situation, data: st.DataObject) -> None:
    program = compile_rules(base)
    before = states(run(program, Worlds(situation)))
    for subject, name, kind in places_and_facts(situation):
        if situation.value(subject, name) is None and data.draw(st.booleans()):
            situation = situation.with_fact(subject, Fact(name, data.draw(values(kind))))
    after = states(run(program, Worlds(situation.closed("workload"))))

    assert all(after[key] == state for key, state in before.items() if state != "undecided")


@given(rule_bases(), situations())
def test_naming_another_subject_never_flips_a_settled_rule(base: Knowledge, situation: Situation) -> None:
    program = compile_rules(base)
    before = states(run(program, Worlds(situation)))
    after = states(run(program, Worlds(situation.with_subject("workload", "one more"))))

    if "workload" in situation.still_listing:
        assert all(after[key] == state for key, state in before.items() if state != "undecided")


@given(rule_bases(), situations())
def test_an_explanation_shows_only_what_decided_and_agrees_with_the_planes(
    base: Knowledge, situation: Situation
) -> None:
    judged = run(compile_rules(base), Worlds(situation))
    judge = Judge(base, situation)

    def check(part: ConditionTrace) -> None:
        index = None if part.subject == CASE else part.subject.index
        assert part.verdict == judge.condition(part.condition, index)
        for rule in part.rules:
            assert rule.state == STATES[judge.rule(rule.rule.id, None if rule.subject == CASE else rule.subject.index)]
        for inner in part.parts:
            check(inner)

    for rule in base.rules.values():
        for subject in judged.subjects(rule):
            told = trace(judged, subject, rule)
            assert told.state == judged.state(subject, rule.id)
            assert told.when is not None or told.unless is not None
            for part in (told.when, told.unless):
                if part is not None:
                    check(part)


@given(rule_bases(), situations(), st.data())
def test_an_answer_that_no_rule_waits_for_changes_nothing(
    base: Knowledge, situation: Situation, data: st.DataObject
) -> None:
    # While workloads are still to be named, what is asked of them alone is not yet asked.
    program, situation = compile_rules(base), situation.closed("workload")
    judged = run(program, Worlds(situation))
    waiting = {(w.subject, w.fact) for w in waiting_questions(judged, everything)}
    wanted = [(subject, rule) for subject, rule in undecided(judged)]
    before = states(judged)
    for subject, name, kind in places_and_facts(situation):
        if (subject, name) in waiting or situation.fact(subject, name) is not None:
            continue
        after = states(run(program, Worlds(situation.with_fact(subject, Fact(name, data.draw(values(kind)))))))
        assert all(after[rule.id, spot] == before[rule.id, spot] for spot, rule in wanted)


@given(rule_bases(), situations())
def test_an_undecided_rule_waits_for_a_fact_that_is_not_settled(base: Knowledge, situation: Situation) -> None:
    judged = run(compile_rules(base), Worlds(situation.closed("workload")))

    for subject, rule in undecided(judged):
        assert open_facts(judged, subject, judged.program.rules[rule.id], not_settled)


def test_answers_stand_for_every_option() -> None:
    condition = {"any": [{"size": {"at_least": "3"}}, {"colour": "red"}, {"tags": {"includes": "red"}}]}
    program = compile_rules(knowledge([{"id": "r", "about": "market", "when": condition, "then": {"avoid": "m"}}]))

    assert answers(program, "colour") == ["red", "green", "blue"]
    assert answers(program, "tags") == [Several(frozenset({o})) for o in ("red", "green", "blue")] + [
        Several(frozenset())
    ]
    assert answers(program, "size") == [Number(n, n) for n in (0, 2, 3, 4, 9)]
    assert answers(program, "sunny") == ["yes", "no"]
