"""Dates as people and spreadsheets write them: what is read, what is asked back, and what is no date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.language.dates import read_date


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-12-31", "2026-12-31"),
        ("2026-12", "2026-12"),
        ("2026", "2026"),
        ("31/12/2026", "2026-12-31"),
        ("12/31/2026", "2026-12-31"),
        ("31.12.2026", "2026-12-31"),
        ("2026/12/31", "2026-12-31"),
        ("Dec 31, 2026", "2026-12-31"),
        ("by Dec. 31st 2026", "2026-12-31"),
        ("31 December 2026", "2026-12-31"),
        ("31-Dec-26", "2026-12-31"),
        ("5th of March 2027", "2027-03-05"),
        ("Thursday, 31 December 2026", "2026-12-31"),
        ("2026-12-31T00:00:00", "2026-12-31"),
        ("2026-12-31 00:00:00", "2026-12-31"),
        ("12/2026", "2026-12"),
        ("December 2026", "2026-12"),
        ("Sept 2026", "2026-09"),
        ("end of February 2028", "2028-02-29"),
        ("end of 2026", "2026-12-31"),
        ("Q3 2026", "2026-09-30"),
        ("2026 Q3", "2026-09-30"),
        ("third quarter of 2026", "2026-09-30"),
        ("by the end of Q1 2027", "2027-03-31"),
        ("H1 2027", "2027-06-30"),
    ],
)
def test_a_date_is_read(text: str, meant: str) -> None:
    assert read_date(text) == meant


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2/3/2026", "may be two days. Write 2026-02-03 or 2026-03-02."),
        ("1.2.2026", "may be two days"),
        ("2026-02-30", "There is no day"),
        ("2026-13-01", "There is no day"),
        ("30 Feb 2026", "There is no day"),
        ("31/13/2026", "There is no day"),
        ("13/2026", "There is no day"),
        ("5 March", "names no year"),
    ],
)
def test_what_is_no_day_or_may_be_two_is_refused(text: str, told: str) -> None:
    with pytest.raises(ValueError) as raised:
        read_date(text)
    assert told in str(raised.value)


@pytest.mark.parametrize(
    "text",
    ["", "Annex B", "Annex 2026", "3", "12", "Jane", "table 3 of 2026", "may be shown", "section 4.2", "tomorrow"],
)
def test_other_texts_are_no_dates(text: str) -> None:
    assert read_date(text) is None


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_every_day_is_read_in_every_form_that_is_sure(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%Y/%m/%d"):
        assert read_date(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=30))
def test_whatever_is_read_is_a_real_date(text: str) -> None:
    try:
        found = read_date(text)
    except ValueError:
        return
    assert found is None or date.fromisoformat((found + "-01-01")[:10])
