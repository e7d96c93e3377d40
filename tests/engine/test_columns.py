"""Worlds from columns are judged as each row would be by itself."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.engine.columns import blocks, worlds_of_columns
from advisor.engine.compile import compile_rules
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Situation
from advisor.model.values import Fact, Value
from tests.fixtures.synthetic_base import MARKET, rule_bases, situations, values

numpy = pytest.importorskip("numpy")


@st.composite
def columns(draw: st.DrawFn) -> tuple[int, dict[str, tuple[list[Value], Any]]]:
    count = draw(st.integers(1, 40))
    made = {}
    for fact in draw(st.lists(st.sampled_from(sorted(MARKET)), unique=True)):
        known = draw(st.lists(values(MARKET[fact]), min_size=0, max_size=4))
        codes = draw(st.lists(st.integers(-1, len(known) - 1), min_size=count, max_size=count))
        made[fact] = (known, numpy.array(codes, numpy.int16))
    return count, made


def row(situation: Situation, made: dict[str, tuple[list[Value], Any]], number: int) -> Situation:
    for fact, (known, codes) in made.items():
        code = int(codes[number])
        situation = situation.with_fact(CASE, Fact(fact, known[code] if code >= 0 else None))
    return situation


@settings(max_examples=25)
@given(rule_bases(), situations(), columns())
def test_each_world_is_its_row(
    base: Knowledge, situation: Situation, given_columns: tuple[int, dict[str, tuple[list[Value], Any]]]
) -> None:
    count, made = given_columns
    program = compile_rules(base)
    wide = run(program, worlds_of_columns(situation, made, count))
    for number in range(count):
        alone = run(program, Worlds(row(situation, made, number)))
        for rule in base.rules.values():
            for subject in alone.subjects(rule):
                assert wide.state(subject, rule.id, number) == alone.state(subject, rule.id), (number, rule.id)


def test_blocks_cover_every_row_once() -> None:
    codes = numpy.array([0, 1, -1, 1, 0, 0, 0, 0, 1, 1, -1], numpy.int8)
    found = list(blocks(Situation(), {"sunny": (["yes", "no"], codes)}, 11, 8))
    assert [(start, worlds.count) for start, worlds in found] == [(0, 8), (8, 3)]
    assert [worlds.changed[CASE, "sunny"] for _, worlds in found] == [
        {"yes": 0b11110001, "no": 0b00001010, None: 0b00000100},
        {"no": 0b011, None: 0b100},
    ]


def test_no_rows_are_no_worlds() -> None:
    assert worlds_of_columns(Situation(), {"sunny": (["yes"], numpy.array([], numpy.int8))}, 0).count == 0


@pytest.mark.parametrize("count", [1, 200, 255, 256, 300])
def test_codes_of_any_width_are_read(count: int) -> None:
    names: list[Value] = [f"w{number}" for number in range(count)]
    made = worlds_of_columns(Situation(), {"colour": (names, numpy.arange(-1, count))}, count + 1)
    assert made.changed[CASE, "colour"] == {name: 2 << number for number, name in enumerate(names)} | {None: 1}


@pytest.mark.parametrize("codes", [[0, 2], [-2, 0], [0], [0, 0, 0]])
def test_codes_that_name_no_value_or_do_not_fit_are_refused(codes: list[int]) -> None:
    with pytest.raises(ValueError, match="column of 'sunny'"):
        worlds_of_columns(Situation(), {"sunny": (["yes", "no"], numpy.array(codes))}, 2)
