"""Countries are found by their names within a message, and never guessed where two are as near."""

from __future__ import annotations

import pytest

from advisor.language.countries import Places

NAMES = {
    "AE": ("United Arab Emirates", "UAE", "Emirates", "Abu Dhabi"),
    "SA": ("Saudi Arabia", "the Kingdom", "Riyadh"),
    "NG": ("Nigeria",),
    "NE": ("Niger",),
    "CI": ("C\u00f4te d\u2019Ivoire", "Ivory Coast"),
    "IN": ("India",),
    "GW": ("Guinea-Bissau",),
    "GN": ("Guinea",),
}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("UAE", "AE"),
        ("u.a.e.", "AE"),
        ("ae", "AE"),
        ("it's in Riyadh", "SA"),
        ("THE KINGDOM", "SA"),
        ("a data centre in Abu Dhabi please", "AE"),
        ("Cote d'Ivoire", "CI"),
        ("Guinea-Bissau", "GW"),
        ("Guinea", "GN"),
        ("Saudi Arabai", "SA"),
        ("Nigeira", None),
        ("in between", None),
        ("Nigeria or Niger", None),
        ("Atlantis", None),
        ("", None),
    ],
)
def test_a_market_is_named(text: str, code: str | None) -> None:
    assert Places(NAMES).named(text) == code


def test_all_markets_of_a_message_are_found_in_order() -> None:
    assert Places(NAMES).mentioned("Guinea-Bissau, then Niger and the Kingdom") == ["GW", "NE", "SA"]
