"""Figures in the unit of a question: what they mean, what is asked back, and that what is written is read back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.engine.compile import Program
from advisor.language.amounts import figure_meant, unmistakable
from advisor.model.kinds.question import Question

Asking = Callable[[str], Question]


@pytest.fixture(scope="module")
def asking(program: Program) -> Asking:
    """The questions by their facts; a function, since hypothesis prints what it is given."""
    return lambda fact: program.knowledge.questions[fact]


@pytest.mark.parametrize(
    ("fact", "text", "meant"),
    [
        ("yearly-spend", "1.2m", "1200"),
        ("yearly-spend", "1,2m", "1200"),
        ("yearly-spend", "1,2 Mio", "1200"),
        ("yearly-spend", "1,200,000", "1200"),
        ("yearly-spend", "1 200 000", "1200"),
        ("yearly-spend", "$900k", "900"),
        ("yearly-spend", "900k", "900"),
        ("yearly-spend", "USD 1.2 million a year", "1200"),
        ("yearly-spend", "half a million", "500"),
        ("yearly-spend", "200-500", "200-500"),
        ("yearly-spend", "at most 2m", "0-2000"),
        ("us-content", "60 %", "60"),
        ("us-content", "58,5", "58.5"),
        ("us-content", ">51", "51-100"),
        ("us-content", "at most 50", "0-50"),
        ("us-content", "58\u201366", "58-66"),
        ("us-content", "58-66 %", "58-66"),
        ("us-content", "fifty-one percent", "51"),
        ("us-content", "two thirds", "66.6667"),
        ("us-regions", "a couple", "2"),
    ],
)
def test_a_figure_is_turned_into_the_unit_of_the_question(asking: Asking, fact: str, text: str, meant: str) -> None:
    assert figure_meant(asking(fact), text) == meant


@pytest.mark.parametrize(
    ("fact", "text", "told"),
    [
        ("us-content", "0,6", "Write '60' or '0.6 percent'."),
        ("us-content", "0.6", "Write '60' or '0.6 percent'."),
        ("yearly-spend", "50000", "Write '50000 thousand US dollars' or '50'."),
        ("yearly-spend", "900.000", "Write '900' or '900000 thousand US dollars'."),
        ("region-separation", "1,200", "Write '1200' or '1.2'."),
        ("yearly-spend", "€1.2m", "another currency"),
        ("us-content", "120", "lies between 0 to 100 percent"),
        ("us-regions", "a third", "lies between"),
        ("us-content", "some", "takes a number such as 3"),
        ("us-content", "3 of 5 layers", "takes a number such as 3"),
    ],
)
def test_what_may_mean_two_things_or_nothing_is_asked_back(asking: Asking, fact: str, text: str, told: str) -> None:
    with pytest.raises(ValueError) as raised:
        figure_meant(asking(fact), text)
    assert told in str(raised.value)


@given(
    ends=st.lists(st.decimals(0, 100, places=3), min_size=1, max_size=2, unique=True),
    factor=st.sampled_from([1, 1000, 10_000]),
    fact=st.sampled_from(["us-content", "yearly-spend", "us-regions"]),
)
def test_a_written_figure_is_read_back(asking: Asking, ends: list[float], factor: int, fact: str) -> None:
    question = asking(fact)
    written = "-".join(f"{float(end) * factor:.15g}" for end in sorted(ends))
    if question.lowest <= max(float(end) * factor for end in ends) <= question.highest:
        assert figure_meant(question, unmistakable(question, written)) == written
