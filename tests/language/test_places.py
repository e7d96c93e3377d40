"""The names of markets as people and lists write them: none is taken for another."""

from __future__ import annotations

import pytest

from advisor.api import load
from advisor.conversation.dialogue import Dialogue
from advisor.engine.compile import Program
from advisor.files.cases.read import place_case
from advisor.language.places import Places
from advisor.model.kinds.case_study import Case
from tests.fixtures.little_base import said, talk

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
    assert Places(NAMES, "US").named(text) == code


def test_all_markets_of_a_message_are_found_in_order() -> None:
    assert Places(NAMES, "US").mentioned("Guinea-Bissau, then Niger and the Kingdom") == ["GW", "NE", "SA"]


AS_LISTS_WRITE = {
    "KP": ("Korea, North", "DPR Korea", "Korea, Dem. People's Rep. of", "north korea"),
    "KR": ("Korea, Rep.", "Korea (South)", "Korea, Republic of"),
    "CD": ("Congo, Dem. Rep.", "CONGO (THE DEMOCRATIC REPUBLIC OF THE)", "Congo, Democratic Republic of the"),
    "CG": ("Congo, Rep.", "Congo (Brazzaville)"),
    "VI": ("Virgin Islands (U.S.)",),
    "VG": ("Virgin Islands (British)",),
    "AS": ("Samoa, American",),
    "SS": ("Sudan (South)", "South Sudan"),
    "PG": ("Guinea, Papua New",),
    "GN": ("Guinea",),
    "GQ": ("Guinea, Equatorial",),
    "TL": ("Timor, East",),
    "MK": ("Macedonia, North",),
    "FM": ("Micronesia (Federated States of)",),
    "TW": ("Taiwan, Province of China", "China, Republic of"),
    "SX": ("St. Martin (Dutch part)",),
    "DO": ("Dominican Rep.",),
    "CF": ("Central African Rep.",),
    "CI": ("Co\u0302te d\u2019Ivoire", "Cote dIvoire"),
    "ZA": ("South Africa",),
    "XK": ("Kosovo",),
    "NE": ("Niger",),
    "IR": ("Iran (Islamic Republic of)", "Iran, Islamic Rep."),
}
REGIONS = ("EU", "Europe", "Africa", "the Gulf", "GCC", "Latin America", "ASEAN", "Middle East", "NATO")


@pytest.fixture(scope="module")
def program() -> Program:
    """The shipped knowledge."""
    return load().program


@pytest.fixture(scope="module")
def places(program: Program) -> Places:
    return Places(program.knowledge.names, program.knowledge.base.provider_country)


@pytest.mark.parametrize(("code", "names"), AS_LISTS_WRITE.items(), ids=list(AS_LISTS_WRITE))
def test_what_tells_two_countries_apart_decides_in_talk_and_in_files(
    program: Program, places: Places, code: str, names: tuple[str, ...]
) -> None:
    for name in names:
        assert places.named(name) == code, name
        situation, faults = place_case(program.knowledge, Case.model_validate({"advisor": "1", "market": name}))
        assert (situation.market, faults) == (code, []), name
        dialogue, _ = talk(Dialogue(program), name)
        assert dialogue.now.state.situation.market == code, name


@pytest.mark.parametrize("name", REGIONS)
def test_a_region_is_asked_back_and_no_country_is_guessed(program: Program, places: Places, name: str) -> None:
    assert places.named(name) is None
    dialogue, turns = talk(Dialogue(program), name)
    assert "holds several markets" in said(turns)
    dialogue, _ = talk(dialogue, "yes")
    assert not dialogue.now.state.situation.market


def test_every_name_of_the_knowledge_is_its_own(program: Program, places: Places) -> None:
    for code, names in program.knowledge.names.items():
        for name in names:
            assert places.named(name) == code, name


def test_a_guess_that_is_far_is_not_offered(program: Program) -> None:
    for name in ("Atlantis", "Wakanda", "blue"):
        _, turns = talk(Dialogue(program), name)
        assert "Did you mean" not in said(turns), name
