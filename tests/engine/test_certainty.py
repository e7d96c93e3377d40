"""What is said to hold whatever is answered does so in every completion, by trying, by drawing, and by the solver."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.analysis.robustness.robustness import outlooks
from advisor.engine.certainty import Certainty, Query, certainties
from advisor.engine.compile import Program, compile_rules
from advisor.engine.equivalence import distinguishable_answers
from advisor.engine.run import Run, run
from advisor.engine.solver import Solver
from advisor.engine.worlds import Worlds, drawn, every, holds, values_in
from advisor.model.conditions import leaves
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.values import Fact, Number, Several, Value, is_open
from tests.fixtures.synthetic_base import MARKET, OPTIONS, WORKLOAD, knowledge, rule_bases, situations

FIGURES = [Number(n, n) for n in range(10)]
SETS = [
    Several(frozenset(o for o, kept in zip(OPTIONS, bits, strict=True) if kept)) for bits in product((0, 1), repeat=3)
]
ALL: dict[str, list[Value]] = {
    "choice": list(OPTIONS), "several": list(SETS), "number": list(FIGURES), "yes-no": ["yes", "no"]
}  # fmt: skip


def completions(situation: Situation) -> Iterator[Situation]:
    """Every way to answer what is open, with each answer that exists."""
    axes = []
    for subject in situation.all_subjects():
        for name, kind in (MARKET if subject == CASE else WORKLOAD).items():
            value = situation.value(subject, name)
            if is_open(value):
                axes.append([(subject, name, v) for v in ALL[kind] if allowed(value, v)])
    for combination in product(*axes):
        found = situation
        for subject, name, value in combination:
            found = found.with_fact(subject, Fact(name, value))
        yield found


def allowed(known: Value | None, value: Value | None) -> bool:
    if isinstance(known, Several) and isinstance(value, Several):
        return known.chosen <= value.chosen
    return not (isinstance(known, Number) and isinstance(value, Number)) or value.low >= known.low


def queries(judged: Run) -> list[Query]:
    outcomes = judged.program.outcomes
    return [
        (p, lit)
        for (_, scope), levels in outcomes.items()
        for p in judged.subjects_of(scope)
        for lit in levels.values()
    ]


def brute(program: Program, situation: Situation) -> dict[Query, Certainty]:
    seen: dict[Query, set[bool]] = {}
    for completed in completions(situation):
        judged = run(program, Worlds(completed))
        for query in queries(judged):
            true, false = judged.literal(*query)
            assert true != false
            seen.setdefault(query, set()).add(bool(true))
    return {q: "depends" if len(found) == 2 else "always" if True in found else "never" for q, found in seen.items()}


@st.composite
def nearly_answered(draw: st.DrawFn) -> Situation:
    """A case with at most two workloads in which few questions are open."""
    situation = draw(situations()).closed("workload")
    workloads = tuple(
        (name, {"shape": Fact("shape", "red"), **facts}) for name, facts in situation.subjects["workload"]
    )
    facts = {"colour": Fact("colour", "red"), "sunny": Fact("sunny", "no"), **situation.facts}
    return Situation("", facts, {"workload": workloads[:1]}, situation.still_listing)


@given(rule_bases(), nearly_answered())
def test_trying_every_completion_agrees_with_every_answer_that_exists(base: Knowledge, situation: Situation) -> None:
    program = compile_rules(base)
    judged = run(program, Worlds(situation))

    assert certainties(judged, queries(judged)) == brute(program, situation)


@given(rule_bases(), nearly_answered())
def test_the_solver_agrees_with_every_answer_that_exists(base: Knowledge, situation: Situation) -> None:
    program = compile_rules(base)
    judged = run(program, Worlds(situation))

    assert certainties(judged, queries(judged), few=0) == brute(program, situation)


def test_without_a_solver_too_many_completions_are_not_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    either = [{"id": f"r{n}", "about": "market", "when": {"sunny": word}, "then": {"recommend": "m", "strength": "must"}}
              for n, word in enumerate(("yes", "no"))]  # fmt: skip
    judged = run(compile_rules(knowledge(either)), Worlds(Situation()))
    assert set(certainties(judged, queries(judged)).values()) == {"always"}

    monkeypatch.setattr("advisor.engine.solver.has_solver", lambda: False)
    assert set(certainties(judged, queries(judged), few=0).values()) == {"not known"}
    (found,) = outlooks(judged)
    assert (found.certain, found.possible, found.exact) == ("must", "must", True)


@given(rule_bases(), situations())
def test_a_case_that_the_solver_gives_is_one(base: Knowledge, situation: Situation) -> None:
    program = compile_rules(base)
    judged = run(program, Worlds(situation))
    solver = Solver(program, situation)
    for subject, literal in queries(judged):
        for wanted in (literal, literal ^ 1):
            case = solver.case_where((subject, wanted))
            if case is not None:
                assert run(program, Worlds(case)).literal(subject, wanted) == (1, 0)
                given_facts = [
                    (p, f.name, f.value) for p in situation.all_subjects() for f in situation.facts_at(p).values()
                ]
                assert all(allowed(value, case.value(p, name) or value) for p, name, value in given_facts)


@given(rule_bases(), st.sampled_from(sorted(MARKET)))
def test_a_fact_that_the_solver_finds_idle_changes_nothing(base: Knowledge, fact: str) -> None:
    program = compile_rules(base)
    bare = Situation()
    found = Solver(program, bare, spare=1).pair_where(
        lambda subject, name: name == fact,
        [(CASE, program.rules[r.id]) for r in base.rules.values() if r.about == "offer"],
    )
    if found is None:
        chance = Random(1)
        axes = [(CASE, name, ALL[kind]) for name, kind in MARKET.items() if name != fact]
        for situation in (bare.with_subject("workload", "w").closed("workload"), bare.closed("workload")):
            worlds = drawn(situation, axes, 64, chance)
            answers = [run(program, Worlds(situation, 64, {**worlds.changed, (CASE, fact): {v: worlds.everywhere}}))
                       for v in ALL[MARKET[fact]]]  # fmt: skip
            for rule in (r for r in base.rules.values() if r.about == "offer"):
                fires = [judged.rule(CASE, rule.id)[0] & ~judged.rule(CASE, rule.id)[1] for judged in answers]
                settled = [judged.rule(CASE, rule.id)[0] | judged.rule(CASE, rule.id)[1] for judged in answers]
                both = settled[0] & settled[-1]
                assert fires[0] & both == fires[-1] & both
    else:
        one, other = found
        assert one.count("workload") == other.count("workload")
        assert {name for name in MARKET if one.value(CASE, name) != other.value(CASE, name)} <= {fact}


@given(rule_bases(), st.sampled_from(sorted(MARKET)), st.data())
def test_answers_told_apart_are_all_the_ways_in_which_conditions_judge(
    base: Knowledge, fact: str, data: st.DataObject
) -> None:
    read = {
        leaf for r in base.rules.values() for c in (r.when, r.unless) if c for leaf in leaves(c) if leaf.fact == fact
    }
    near = data.draw(st.none() | st.sampled_from(ALL[MARKET[fact]]))
    found = distinguishable_answers(base.questions[fact], read, None, near)
    judged = [tuple(holds(leaf, alike.value) for leaf in sorted(read, key=str)) for alike in found]
    assert len(set(judged)) == len(judged)
    assert set(judged) == {tuple(holds(leaf, v) for leaf in sorted(read, key=str)) for v in ALL[MARKET[fact]]}
    for alike in found:
        assert all(holds(leaf, o) == holds(leaf, alike.value) for leaf in read for o in alike.others)
        if near is not None and all(holds(leaf, near) == holds(leaf, alike.value) for leaf in read):
            assert MARKET[fact] == "number" or near in (alike.value, *alike.others)


def test_every_combination_of_values_is_a_world() -> None:
    axes = [(CASE, "a", ["x", "y", "z"]), (Subject("workload"), "b", ["p", "q"]), (CASE, "c", ["k"])]
    worlds = every(Situation(), axes)

    found = [tuple(c.value for c in values_in(worlds, world)) for world in range(worlds.count)]
    assert found == [(a, b, "k") for b in ("p", "q") for a in ("x", "y", "z")]


@pytest.mark.parametrize("number", [1, 2, 3, 5, 8])
def test_a_value_is_drawn_in_every_world_and_each_value_about_equally_often(number: int) -> None:
    values = [str(n) for n in range(number)]
    planes = drawn(Situation(), [(CASE, "a", values)], 10_000, Random(1)).changed[CASE, "a"]

    assert sum(planes.values()) == (1 << 10_000) - 1
    for plane in planes.values():
        assert abs(plane.bit_count() - 10_000 / number) < 400
