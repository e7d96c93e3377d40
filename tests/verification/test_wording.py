"""The wording of the knowledge: each check finds a planted fault with its line, and lets pass what is meant to stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.files.knowledge.read_folder import load_checked
from advisor.verification.wording import wording_faults
from tests.fixtures.small_base import FILES, edited, write

RULE, LOCK, PAPER = "rules/security/lock-the-secret.yaml", "measures/lock.yaml", "sources/paper.yaml"
MARKET = "questions/market.yaml"
BECAUSE, BRIEF = "because: It is secret and trust is {trust}.", "brief: Secrets are locked away."
DATE = "date: 2026-04-16\n"
LONG = " ".join(["word"] * 21)
WIDE = " ".join(["reasonableness"] * 7)


def faults(folder: Path) -> list[str]:
    knowledge, _, documents = load_checked(folder)
    return sorted(str(fault) for fault in wording_faults(knowledge, documents))


def planted(tmp_path: Path, name: str, old: str, new: str) -> list[str]:
    return faults(write(tmp_path, **{name.removesuffix(".yaml").replace("/", "__"): edited(name, old, new)}))


def test_a_folder_that_is_worded_well_has_no_fault(tmp_path: Path) -> None:
    assert faults(write(tmp_path)) == []


PLANTED = [
    (LOCK, "short: Lock\n", "", f"{LOCK}:2: 'short' of 'lock' is missing. Name the measure in at most 6 words."),
    (
        LOCK,
        "short: Lock",
        "short: A lock on each of the doors",
        f"{LOCK}:4: 'A lock on each of the doors' has 7 words, more than 6. Shorten it.",
    ),
    (
        MARKET,
        "    ask_whom: the embassy\n",
        "",
        f"{MARKET}:6: 'ask_whom' of 'trust' is missing. Say whom to ask, in a few words.",
    ),
    (
        MARKET,
        "    changed_by: buyer\n",
        "",
        f"{MARKET}:6: 'changed_by' of 'trust' is missing. Say who can change the answer.",
    ),
    (
        PAPER,
        DATE,
        f"{DATE}url: A public repository\n",
        f"{PAPER}:6: 'A public repository' is no address. Move what is no address to 'url_note'.",
    ),
    (
        PAPER,
        DATE,
        f"{DATE}url: https://example.org/a (page 2)\n",
        f"{PAPER}:6: 'https://example.org/a (page 2)' is no address. Move what is no address to 'url_note'.",
    ),
    (
        RULE,
        f"{BRIEF}\n",
        "",
        f"{RULE}:2: 'brief' of 'lock-the-secret' is missing. Give the reason in at most 20 words.",
    ),
    (RULE, BRIEF, f"brief: {LONG}", f"{RULE}:12: '{LONG}' has 21 words, more than 20. Shorten it."),
    (RULE, BRIEF, f"brief: {WIDE}", f"{RULE}:12: '{WIDE}' has 104 characters, more than 95. Shorten it."),
    (
        RULE,
        BECAUSE,
        "because: It is yours and trust is {trust}.",
        f"{RULE}:11: The text says 'yours': It is yours and trust is {{trust}}. Write it in the third person.",
    ),
    (RULE, "limits: Seldom.", "limits: You may not.", f"{RULE}:13: The text says 'You': You may not. "),
    (RULE, BRIEF, "brief: Ask your counsel.", f"{RULE}:12: The text says 'your': Ask your counsel. "),
    ("markets/AE.yaml", "supports: trust", "supports: what you get", "markets/AE.yaml:10: The text says 'you'"),
    (LOCK, "in_short: Lock it.", "in_short: Licence it.", f"{LOCK}:6: 'Licence' is British. Write 'License'."),
    (PAPER, "says: Locks help.", "says: Data centres help.", f"{PAPER}:15: 'centres' is British. Write 'centers'."),
    (MARKET, "ask: Do they trust?", "ask: Do they favour us?", f"{MARKET}:7: 'favour' is British. Write 'favor'."),
    (
        "conclusions.yaml",
        "means: trust is low",
        "means: data-centre owners are wary",
        "conclusions.yaml:2: 'data-centre' is British. Write 'data-center'.",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "told"), PLANTED, ids=[f"{row[3][:60]}" for row in PLANTED])
def test_a_planted_fault_is_found_with_its_line(tmp_path: Path, name: str, old: str, new: str, told: str) -> None:
    (fault,) = planted(tmp_path, name, old, new)

    assert fault.startswith(told)


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("programmes", "programs"),
        ("centred", "centered"),
        ("Fibre", "Fiber"),
        ("kilometres", "kilometers"),
        ("defence", "defense"),
        ("neighbouring", "neighboring"),
        ("localisation", "localization"),
        ("authorises", "authorizes"),
        ("organised", "organized"),
        ("analysed", "analyzed"),
        ("labelling", "labeling"),
        ("cancelled", "canceled"),
        ("judgement", "judgment"),
        ("catalogue", "catalog"),
        ("burnt", "burned"),
        ("towards", "toward"),
        ("per cent", "percent"),
        ("sceptical", "skeptical"),
        ("greyer", "grayer"),
        ("whilst", "while"),
    ],
)
def test_a_british_spelling_is_found_and_the_american_one_is_not(tmp_path: Path, british: str, american: str) -> None:
    for word, told in ((british, [f"'{british}' is British. Write '{american}'."]), (american, [])):
        found = planted(tmp_path, LOCK, "asks: Put a lock on it.", f"asks: It is {word} here.")

        assert [fault.split(": ", 1)[1] for fault in found] == told


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (LOCK, "asks: Put a lock on it.", "asks: The programmer programmed the analyses; he promised improvisation."),
        (
            LOCK,
            "asks: Put a lock on it.",
            "asks: The Joint Research Centre says `licence` at https://example.org/licence.",
        ),
        (PAPER, "title: Paper", "title: Licence for your data centre"),
        (PAPER, "says: Locks help.", "says: It tells what you may do."),
        (MARKET, "ask: Do they trust?", "ask: Do they trust you?"),
        (MARKET, "means: yes}", "means: yes, also: [favoured by your neighbours]}"),
        ("markets/AE.yaml", "also: [UAE, Emirates]", "also: [UAE, Trade Centre]"),
    ],
)
def test_names_code_and_what_people_type_stay_as_they_are(tmp_path: Path, name: str, old: str, new: str) -> None:
    assert planted(tmp_path, name, old, new) == []


def test_ids_are_not_words_of_a_text(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        **{"measures__licence-lock": FILES[LOCK].replace("id: lock", "id: licence-lock").replace(": Lock", ": Other")},
        measures__lock=edited(LOCK, "asks: Put a lock on it.", "asks: See licence-lock.\nneeds: [licence-lock]"),
    )

    assert faults(folder) == []


def test_two_measures_do_not_share_a_short_name(tmp_path: Path) -> None:
    folder = write(tmp_path, measures__other=FILES[LOCK].replace("id: lock", "id: other").replace("Lock\n", "lock\n"))

    assert faults(folder) == [
        "measures/other.yaml:4: 'lock' is the short name of 'lock' too. Tell the two apart.",
    ]


def test_a_topic_that_nobody_is_asked_names_nobody_to_ask(tmp_path: Path) -> None:
    asked = edited(MARKET, "    ask_whom: the embassy\n    changed_by: buyer\n", "")

    assert faults(write(tmp_path / "asked", questions__market=asked)) != []
    unasked = asked.replace("about: market\n", "about: market\nsupposed: yes\n")
    assert faults(write(tmp_path / "unasked", questions__market=unasked)) == []
