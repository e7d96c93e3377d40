"""Plausible cases keep what is known, answer everything, and come back the same from the same seed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from advisor.engine.compile import Program
from advisor.engine.sampling import Plausible
from advisor.model.knowledge import Knowledge
from advisor.model.values import Number, Several, Value, is_open
from tests.fixtures.little_base import little_program


@pytest.fixture(scope="module")
def little(own_folders: None, tmp_path_factory: pytest.TempPathFactory) -> Knowledge:
    return little_program(tmp_path_factory.mktemp("little")).knowledge


def test_the_same_seed_draws_the_same_cases_and_another_seed_others(little: Knowledge) -> None:
    one, again, other = (list(Plausible(little, seed).cases(30)) for seed in (1, 1, 2))

    assert one == again
    assert one != other


def test_every_question_about_every_subject_is_answered(little: Knowledge) -> None:
    for case in Plausible(little, 3).cases(40):
        for subject in case.all_subjects():
            for question in Plausible(little, 3).asked(
                *("market", "offer") if subject.kind == "case" else (subject.kind,)
            ):
                value = case.value(subject, question.id)
                assert value is not None
                assert not is_open(value)


def test_what_is_known_about_a_market_stays(program: Program) -> None:
    source = Plausible(program.knowledge, 5)
    for case in source.cases(60):
        for name, known in source.known[case.market].items():
            if program.knowledge.questions[name].settled:
                continue
            if known.value is not None and not is_open(known.value):
                assert case.facts[name] == known
            elif isinstance(known.value, Number):
                assert case.value(case.all_subjects()[0], name) == Number(known.value.low, known.value.low)


def test_a_pair_differs_in_what_is_known_of_the_markets_only(program: Program) -> None:
    source = Plausible(program.knowledge, 7)
    for one, other in source.pairs(20):
        assert one.market != other.market
        assert one.subjects["workload"] == other.subjects["workload"]
        known = set(source.known[one.market]) | set(source.known[other.market])
        apart = {name for name in one.facts if one.facts[name].value != other.facts[name].value}
        assert apart <= known | {question.id for question, _ in program.knowledge.following}


def test_answers_are_drawn_as_the_base_weighs_them(program: Program) -> None:
    knowledge = program.knowledge
    odds = {"attack-history": {"no": 1}, "provider-trust": {"low": 1, "mixed": 3}, "government-fears": {"none": 1}}
    weighed = replace(knowledge, base=knowledge.base.model_copy(update={"plausible_odds": odds}))
    cases = list(Plausible(weighed, 1).cases(400))

    def drawn_for(name: str) -> list[Value | None]:
        return [case.facts[name].value for case in cases if case.facts[name].origin.kind == "assumed"]

    drawn = drawn_for("provider-trust")
    assert set(drawn_for("attack-history")) == {"no"}
    assert drawn_for("local-content-rule").count("none") > 0
    assert drawn_for("government-fears").count(Several(frozenset())) > 300
    assert set(drawn) == {"low", "mixed"}
    assert 0.15 < drawn.count("low") / 400 < 0.35


def test_a_folder_whose_markets_are_hardly_known_still_gives_cases(tmp_path: Path) -> None:
    assert len(list(Plausible(little_program(tmp_path).knowledge, 1).cases(3))) == 3
