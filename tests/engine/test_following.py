"""What follows from other answers is not asked: it stands in every world, gives way to what was told, and is never drawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from advisor.analysis.relevance.waiting import first_asked, waiting_questions
from advisor.engine.compile import Program
from advisor.engine.following import consistent, settled
from advisor.engine.run import Run, run
from advisor.engine.sampling import Plausible
from advisor.engine.solver import Solver
from advisor.engine.worlds import Change, Worlds, each
from advisor.errors import InputError
from advisor.files.cases.sheet import rows_of
from advisor.files.knowledge.read_folder import load_checked
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.values import Fact, Number, Origin, Several, Value
from tests.fixtures.little_base import MARKET, write_little

HOSPITAL: dict[str, Value] = {"sector": "health", "data-sensitivity": "high"}
SEALED, BOUND = "sealed-only-abroad-bound-at-home", {"residency-rule": "strict"}


def number(value: float) -> Number:
    return Number(value, value)


def hospital(**facts: Value) -> Situation:
    known = {name.replace("_", "-"): value for name, value in facts.items()}
    situation = Situation("", {name: Fact(name, value) for name, value in {**BOUND, **known}.items()})
    return situation.with_subject("workload", "W", {n: Fact(n, v) for n, v in HOSPITAL.items()}).closed("workload")


def state(judged: Run, world: int = 0) -> str:
    return judged.state(Subject("workload"), SEALED, world)


def asked(program: Program, situation: Situation) -> set[str]:
    return {waiting.fact for waiting in waiting_questions(run(program, Worlds(situation)))}


def test_without_a_provider_nobody_is_asked_how_many_sell_protection_and_which(program: Program) -> None:
    without, with_one = hospital(us_providers=number(0)), hospital(us_providers=number(1))

    assert {"confidential-providers", "confidential-kinds"} <= asked(program, with_one)
    assert asked(program, without) & {"confidential-providers", "confidential-kinds"} == set()
    assert state(run(program, Worlds(without))) == "fires"
    assert state(run(program, Worlds(with_one))) == "undecided"


def test_what_follows_runs_through_a_chain_and_says_so(program: Program) -> None:
    found = settled(program.knowledge, hospital(us_regions=number(0)))

    assert found.value(CASE, "us-providers") == found.value(CASE, "confidential-providers") == number(0)
    assert found.value(CASE, "confidential-kinds") == Several(frozenset())
    fact = found.fact(CASE, "confidential-kinds")
    assert fact is not None
    assert fact.origin.in_words() == "follows from another answer"


def test_what_was_told_stands_and_unsure_is_told_nothing(program: Program) -> None:
    told = hospital(us_providers=number(0), confidential_providers=number(2))
    unsure = hospital(us_providers=number(0)).with_fact(CASE, Fact("confidential-providers", None, Origin("unsure")))

    assert state(run(program, Worlds(told))) == "silent"
    assert state(run(program, Worlds(unsure))) == "fires"


def test_a_world_that_supposes_otherwise_opens_the_question_again(program: Program) -> None:
    nobody, one = hospital(us_providers=number(0)), hospital(us_providers=number(1))
    changes = [[], [Change(CASE, "us-providers", number(3))], [Change(CASE, "us-providers", number(0))]]

    assert [state(run(program, each(nobody, changes)), world) for world in range(3)] == ["fires", "undecided", "fires"]
    assert [state(run(program, each(one, changes)), world) for world in range(3)] == [
        "undecided",
        "undecided",
        "fires",
    ]


def test_the_solver_gives_no_other_answer(program: Program) -> None:
    query = Subject("workload"), program.rules[SEALED]

    for providers, possible in ((0, [True, False]), (1, [True, True])):
        solver = Solver(program, hospital(us_providers=number(providers)))
        assert [solver.possible(query), solver.possible((query[0], query[1] ^ 1))] == possible


def test_the_fact_it_hangs_on_is_asked_before_it(program: Program) -> None:
    waiting = waiting_questions(run(program, Worlds(hospital())))
    first = {w.fact for w in first_asked(program.knowledge, waiting)}

    assert {"us-providers", "confidential-providers"} <= {w.fact for w in waiting}
    assert "confidential-providers" not in first
    assert "us-regions" in first


def test_drawn_cases_contradict_nothing_that_follows(program: Program) -> None:
    for case in Plausible(program.knowledge, 5).cases(60):
        assert consistent(program.knowledge, case) == case
    odd = hospital(us_providers=number(0), confidential_providers=number(2))
    assert consistent(program.knowledge, odd).value(CASE, "confidential-providers") == number(0)


def test_a_sheet_asks_for_it_later_and_says_when_it_may_stay_empty(program: Program) -> None:
    rows = rows_of(program.knowledge, {})
    ids = [row["Id"] for row in rows]
    (row,) = [row for row in rows if row["Id"] == "confidential-providers"]

    assert ids.index("us-providers") < ids.index("confidential-providers") < ids.index("confidential-kinds")
    assert "empty where 'US cloud providers' settles it" in row["What can be written"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("asked_when: {trust: low}, otherwise: yes", ""),
        ("asked_when: {threat: yes}, otherwise: yes", "'threat' is not asked before 'threat'."),
        ("asked_when: {secret: yes}, otherwise: yes", "'secret' is not asked before 'threat'."),
        ("asked_when: {trust: lw}, otherwise: yes", "'trust' cannot be 'lw'."),
        ("asked_when: {trust: low}, otherwise: perhaps", "'threat' cannot be 'perhaps'"),
        ("asked_when: {trust: low}", "'asked_when' goes with 'otherwise'"),
        ("asked_when: {all: [{trust: low}]}, otherwise: yes", "one comparison of one fact"),
    ],
)
def test_a_question_asked_only_sometimes_is_checked(tmp_path: Path, more: str, told: str) -> None:
    market = MARKET.replace("if_unsure: Ask around.}", f"if_unsure: Ask around., {more}}}")
    try:
        knowledge = load_checked(write_little(tmp_path, questions__market=market))[0]
    except InputError as error:
        assert told
        assert any(told in str(fault) for fault in error.faults)
        return

    assert not told
    trusting = Situation("", {"trust": Fact("trust", "high")})
    assert settled(knowledge, trusting).value(CASE, "threat") == "yes"
    assert replace(trusting, facts={}) == settled(knowledge, replace(trusting, facts={}))
