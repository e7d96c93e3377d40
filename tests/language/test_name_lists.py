"""Lists as people type and paste them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.language.name_lists import split_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Payroll\nTax register\nCounty health records", ["Payroll", "Tax register", "County health records"]),
        ("\u2022 Payroll \u2022 Tax register", ["Payroll", "Tax register"]),
        ("1. Payroll\n2) Tax register\n(c) Health", ["Payroll", "Tax register", "Health"]),
        ("- Payroll\n- Tax register", ["Payroll", "Tax register"]),
        ("Payroll\tTax register", ["Payroll", "Tax register"]),
        ("Payroll\u060c Tax register\u3001Health", ["Payroll", "Tax register", "Health"]),
        ("Payroll (salaries, pensions), Tax register", ["Payroll (salaries, pensions)", "Tax register"]),
        ('"Research, development and innovation"', ['"Research, development and innovation"']),
        ("\u201cResearch, development\u201d; Payroll", ['"Research, development"', "Payroll"]),
        ("Firebird (anchor, San Francisco)", ["Firebird (anchor, San Francisco)"]),
        ("A ward with 1,200 beds", ["A ward with 1,200 beds"]),
        ("Payroll (salaries, Tax register", ["Payroll (salaries", "Tax register"]),
        ("Tele-medicine", ["Tele-medicine"]),
        ("", []),
    ],
)
def test_names_are_parted_where_people_part_them(text: str, names: list[str]) -> None:
    assert split_names(text) == names


@given(
    st.lists(st.text(st.characters(categories=["Lu", "Ll"]), min_size=3, max_size=8), min_size=1),
    st.sampled_from(["\n", "; ", ", ", "\t", "\n- "]),
)
def test_no_name_of_a_list_is_lost(names: list[str], between: str) -> None:
    assert split_names(between.join(names)) == names


@given(st.text(max_size=60))
def test_every_letter_of_a_text_is_in_some_name(text: str) -> None:
    letters = [letter for letter in "".join(split_names(text)) if letter.isalnum()]
    assert len(letters) >= sum(letter.isalnum() for letter in text) - 3 * (
        1 + sum(not letter.isalnum() for letter in text)
    )
