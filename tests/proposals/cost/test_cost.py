"""The cost of sovereignty: ranges in, ranges out, and no sum without its parts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.engine.compile import Program
from advisor.model.kinds.premium import Premium
from advisor.model.situation import Situation, Subject
from advisor.model.values import Fact, Number, Value
from advisor.proposals.cost.cost import both, cost, rate_for, share, total
from advisor.proposals.cost.data import Cost, Range

PLACE = Subject("workload")
BOUNDS = st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(sorted).map(lambda b: Range(low=b[0], high=b[1]))


def workload(situation: Situation, name: str, **facts: Value) -> Situation:
    situation = situation.with_subject("workload", name)
    subject = Subject("workload", situation.count("workload") - 1)
    for fact, value in facts.items():
        situation = situation.with_fact(subject, Fact(fact.replace("_", "-"), value))
    return situation


def reckoned(program: Program, situation: Situation) -> Cost:
    found = cost(program.knowledge, situation)
    assert found is not None
    return found


SECRET: dict[str, Any] = {"data_sensitivity": "high", "protection": "confidential", "premium_requested": "yes"}
OPEN: dict[str, Any] = {"data_sensitivity": "public", "protection": "ordinary", "premium_requested": "no"}


def test_a_quote_takes_the_place_of_cited_figures(program: Program) -> None:
    situation = workload(Situation(), "Core", yearly_spend=Number(1000, 1000), own_premium=Number(12, 15), **SECRET)
    found = reckoned(program, situation)

    assert found.workloads[0].basis == "your quote"
    assert found.planned == found.targeted == found.blanket == found.offset == Range(low=120, high=150)
    assert found.saved == Range(low=0, high=0)


def test_targeting_saves_the_premium_of_what_is_not_sensitive(program: Program) -> None:
    situation = workload(Situation(), "Core", yearly_spend=Number(1000, 1000), own_premium=Number(10, 10), **SECRET)
    situation = workload(situation, "Web", yearly_spend=Number(400, 600), own_premium=Number(10, 20), **OPEN)
    found = reckoned(program, situation)

    assert (found.targeted, found.blanket) == (Range(low=100, high=100), Range(low=140, high=220))
    assert found.saved == Range(low=40, high=120)


def test_an_answer_that_is_missing_widens_the_sum_and_is_named(program: Program) -> None:
    situation = workload(Situation(), "Core", yearly_spend=Number(1000, 1000), own_premium=Number(10, 10))
    found = reckoned(program, workload(situation, "Web", **OPEN))

    assert found.targeted == found.planned == Range(low=0, high=100)
    assert (found.open, found.left_out) == (("Core",), ("Web",))


def test_a_spend_without_upper_bound_gives_a_sum_without_one(program: Program) -> None:
    found = reckoned(program, workload(Situation(), "Core", yearly_spend=Number(1000, None), **SECRET))

    assert found.planned.high is None
    assert found.planned.in_words().startswith("at least")


def test_without_a_spend_there_is_nothing_to_reckon(program: Program, little: Program) -> None:
    assert cost(program.knowledge, workload(Situation(), "Core", **SECRET)) is None
    assert cost(little.knowledge, Situation()) is None


@pytest.mark.parametrize(("use", "low", "high"), [("none", 10, 23), ("query", 0, 23), ("tune", 0, 9), ("", 0, 23)])
def test_the_rate_is_the_range_over_every_fitting_kind_of_protection(
    program: Program, use: str, low: float, high: float
) -> None:
    rate, _ = rate_for(program.knowledge.premiums.values(), use)

    assert (rate.low, rate.high) == (low, high)


def test_what_is_only_told_is_never_counted(program: Program) -> None:
    told: list[Premium] = [premium for premium in program.knowledge.premiums.values() if not premium.uses]

    assert told
    for use in ("none", "query", "train"):
        assert (rate_for(program.knowledge.premiums.values(), use)[0].high or 0) < told[0].low


@given(BOUNDS, BOUNDS, st.data())
def test_every_figure_within_the_ranges_gives_a_cost_within_the_range(
    spend: Range, rate: Range, data: st.DataObject
) -> None:
    exact = data.draw(st.floats(spend.low, spend.high or 0)) * data.draw(st.floats(rate.low, rate.high or 0)) / 100
    found = share(spend, rate)

    assert found.low - 1e-6 <= exact <= (found.high or 0) + 1e-6


@given(st.lists(st.tuples(BOUNDS, st.sampled_from([True, False, None])), max_size=5), st.data())
def test_a_sum_holds_however_open_answers_turn_out(parts: list[tuple[Range, bool | None]], data: st.DataObject) -> None:
    found = total(parts)
    settled = [(figure, data.draw(st.booleans()) if counts is None else counts) for figure, counts in parts]
    exact = total(settled)

    assert found.low <= exact.low <= (exact.high or 0) <= (found.high or 0)


@pytest.mark.parametrize(("one", "other", "expected"), [(True, True, True), (True, None, None), (False, None, False)])
def test_both_in_three_values(one: bool | None, other: bool | None, expected: bool | None) -> None:
    assert both(one, other) is expected
    assert both(other, one) is expected


def test_figures_are_told_plainly() -> None:
    assert Range(low=1234.56, high=20000).in_words("apples") == "1,234.6 to 20,000 apples"
    assert Range(low=5, high=5).in_words() == "5"
