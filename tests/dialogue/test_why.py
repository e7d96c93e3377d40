"""Why a question is asked comes from the rules that wait for it; why a measure stands comes from the rules about it."""

from __future__ import annotations

import re

import pytest

from advisor.dialogue.why import waiting_for
from advisor.engine.compile import Program
from tests.little import said, talk


def test_why_names_the_measures_that_wait_with_citations_musts_first(little: Program) -> None:
    assert said(talk(little, "AE", "", "why")[1]).splitlines() == [
        "A wish has its answer.",
        "3 pieces of advice are waiting on it:",
        "- Whether 'A seat on the board' becomes a must. The rule seat-for-voice. [1]",
        "- Whether 'A strong lock' and 'A seat on the board' pull against each other. The rule lock-or-seat. [1]",
        "- Whether 'Help with the price' becomes a may. The rule help-with-price. [1]",
    ]


def test_why_speaks_of_the_subject_that_is_asked_about(little: Program) -> None:
    told = said(talk(little, "AE", "", "none", "Shop", "why")[1])

    assert "- Whether 'A strong lock' becomes a must for Shop. The rule lock-the-secret. [2]" in told
    assert "- Whether to advise against 'A strong lock' for Shop. The rule no-lock-for-open. [1]" in told


def test_why_follows_conclusions_to_the_rules_that_use_them(little: Program) -> None:
    told = said(talk(little, "NO", "none", "Shop", "yes", "days", "no", "why")[1])

    assert told.splitlines() == [
        "Trust decides much.",
        "One answer is waiting on it:",
        "- Whether 'A strong lock' becomes a must for Shop. The rule lock-the-secret. [1]",
    ]


def test_why_says_so_where_no_rule_waits(little: Program) -> None:
    assert "No rule waits for it now; you asked to set it." in said(talk(little, "AE", "2", "why")[1])


@pytest.mark.parametrize(
    "replies", [[], ["AE"], ["AE", "", "none"], ["AE", "", "none", "bank"], ["AE", "", "none", "no", "no"]]
)
def test_why_has_an_answer_at_every_other_step(little: Program, replies: list[str]) -> None:
    (turn,) = talk(little, *replies, "why")[1]

    assert (turn.kind, turn.text.endswith(".")) == ("why", True)


def test_every_shipped_question_names_a_measure_and_a_citation_when_asked_why(program: Program) -> None:
    dialogue, _ = talk(program, "Brazil", "")
    asked = 0
    while dialogue.step.kind != "check":
        if dialogue.step.kind == "fact":
            waiting = waiting_for(dialogue.now)
            told = said(talk(dialogue, "why")[1])
            assert waiting is not None
            assert re.search(r"- Whether .*'.+'.*\. .+ \[\d+\]", told)
            asked += 1
        reply = {"fact": "1", "name": "no", "more": "1", "profile": "yes"}[dialogue.step.kind]
        if dialogue.step.kind == "name" and not dialogue.now.state.situation.count(dialogue.step.place.kind):
            reply = "Something"
        dialogue, _ = talk(dialogue, reply)

    assert asked > 10


BANK = ["AE", "", "voice", "bank", "yes", "Shop", "no"]


def test_why_a_measure_gives_its_standing_for_each_subject_and_what_decided(little: Program) -> None:
    lines = said(talk(little, *BANK, "why strong lock")[1]).splitlines()

    assert lines[:2] == ["A strong lock", "In short lock."]
    bank, shop = lines.index("Bank: It is a must."), lines.index("Shop: I advise against it.")
    assert "  The rule lock-the-secret fires. [2]" in lines[bank:shop]
    assert [line for line in lines[bank:shop] if "+ Trust: low" in line]
    assert [line for line in lines[shop:] if "+ Shop, Secret: no" in line]


@pytest.mark.parametrize("words", ["a strong lock", "strong lock", "lock", "A Strong Lok"])
def test_a_measure_is_found_by_words_and_with_typos(little: Program, words: str) -> None:
    assert said(talk(little, *BANK, f"why {words}")[1]).startswith("A strong lock\n")
    assert said(talk(little, *BANK, f"show {words}")[1]).startswith("A strong lock\n")


def test_why_not_tells_what_does_not_hold_and_what_is_open(little: Program) -> None:
    shop = ["AE", "", "keys", "Shop", "yes"]
    no_seat = said(talk(little, *shop, "why seat on the board")[1])
    open_spare = said(talk(little, *shop, "why spare copy abroad")[1])

    assert "It is not indicated: no rule asks for it here." in no_seat
    assert re.search(r"- Wishes", no_seat)
    assert "It is open: it depends on answers not given yet." in open_spare
    assert re.search(r"\? Threat", open_spare)


def test_a_measure_like_none_is_told(little: Program) -> None:
    assert said(talk(little, "why zzzz qqqq")[1]) == "I know no measure like 'zzzz qqqq'. Type 'show' for the advice."
