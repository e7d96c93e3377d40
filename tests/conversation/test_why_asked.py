"""Why a question is asked comes from the rules that wait for it; why a measure stands comes from the rules about it."""

from __future__ import annotations

import re

import pytest

from advisor.analysis.explanation.data import DEPTHS, Depth
from advisor.conversation.reply import reply
from advisor.conversation.why_asked import waiting_for, why_measure
from advisor.documents.citations import Numbering
from advisor.engine.compile import Program
from tests.fixtures.little_base import said, talk


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
        if dialogue.step.kind == "name" and not dialogue.now.state.situation.count(dialogue.step.subject.kind):
            reply = "Something"
        dialogue, _ = talk(dialogue, reply)

    assert asked > 10


BANK = ["AE", "", "voice", "bank", "yes", "Shop", "no"]


def told(little: Program, *replies: str, measure: str, depth: Depth = "paragraph") -> list[str]:
    dialogue, _ = talk(little, *replies)
    return why_measure(dialogue.now, measure, Numbering(little.knowledge), depth)


def test_why_a_measure_is_a_paragraph_for_each_subject(little: Program) -> None:
    lines = said(talk(little, *BANK, "why strong lock")[1]).splitlines()

    assert lines == [
        "A strong lock",
        "In short lock.",
        "Bank: must, because the rule lock-the-secret fires. [2] You told me that the answer to 'Secret' is yes. It is"
        " known that the trust is low (2026-01-02, medium confidence). [1] From this I conclude 'Wary' (trust is low)."
        " Keep in mind: seldom. Support: the argument of the article alone.",
        "Shop: advised against, because the rule no-lock-for-open fires. [1] You told me that the answer to 'Secret' is"
        " no. Keep in mind: seldom. Support: the argument of the article alone.",
    ]


def test_in_short_is_a_sentence_for_each_subject(little: Program) -> None:
    assert told(little, *BANK, measure="lock", depth="sentence")[2:] == [
        "Bank: must, because the rule lock-the-secret fires. [1]",
        "Shop: advised against, because the rule no-lock-for-open fires. [2]",
    ]


def test_in_full_goes_down_to_answers_and_sources(little: Program) -> None:
    assert told(little, *BANK, measure="lock", depth="tree")[2:] == [
        "In the lines below, + holds, - does not hold, and ? is open.",
        "Bank: It is a must.",
        "  The rule lock-the-secret fires. [1]",
        "  + The rule lock-the-secret (must) [1]",
        "    + All of these are needed, and hold",
        "      + Wary: trust is low",
        "        + The rule wary-if-low [2]",
        "          + Trust: low (known, 2026-01-02, medium confidence) [2]",
        "      + Secret: yes (your answer)",
        "    Limits: Seldom.",
        "  Support: the argument of the article alone.",
        "Shop: I advise against it.",
        "  The rule no-lock-for-open fires. [2]",
        "  + The rule no-lock-for-open (avoid) [2]",
        "    + Secret: no (your answer)",
        "    Limits: Seldom.",
        "  Support: the argument of the article alone.",
    ]


@pytest.mark.parametrize(
    ("text", "depth"),
    [
        *(("in full", "tree"), ("in short", "sentence"), ("how do we know?", "tree"), ("why strong lock", "paragraph")),
        *(("why strong lock in short", "sentence"), ("Why strong lock, in full", "tree")),
        ("how do we know strong lock", "tree"),
    ],
)
def test_a_measure_once_explained_is_told_at_other_depths_without_its_name(
    little: Program, text: str, depth: Depth
) -> None:
    dialogue, _ = talk(little, *BANK, "why strong lock")
    after, turns, _ = reply(dialogue, text)

    assert said(turns[1:]).splitlines() == why_measure(dialogue.now, "lock", dialogue.responder().numbering, depth)
    assert after.answers == dialogue.answers


@pytest.mark.parametrize("text", ["in full", "in short", "how do we know"])
def test_before_any_measure_is_explained_one_is_to_be_named(little: Program, text: str) -> None:
    assert "Say which measure" in said(talk(little, *BANK, text)[1])


@pytest.mark.parametrize("depth", DEPTHS)
def test_where_rules_look_at_each_workload_and_none_is_named_this_is_told(little: Program, depth: Depth) -> None:
    lines = told(little, "AE", "", "voice", measure="lock", depth=depth)

    assert lines == [
        "A strong lock",
        "In short lock.",
        "Rules look at each workload on its own, and none has been named.",
    ]


@pytest.mark.parametrize("words", ["a strong lock", "strong lock", "lock", "A Strong Lok"])
def test_a_measure_is_found_by_words_and_with_typos(little: Program, words: str) -> None:
    assert said(talk(little, *BANK, f"why {words}")[1]).startswith("A strong lock\n")
    assert said(talk(little, *BANK, f"show {words}")[1]).startswith("A strong lock\n")


def test_why_not_tells_what_does_not_hold_and_what_is_open(little: Program) -> None:
    shop = ["AE", "", "keys", "Shop", "yes"]
    no_seat = said(talk(little, *shop, "why seat on the board")[1])
    open_spare = said(talk(little, *shop, "why spare copy abroad")[1])

    assert "Not indicated: the wishes do not include a say. That is your answer." in no_seat
    assert "Open: it hangs on the answer to 'Threat'. I have not asked about 'Threat' yet." in open_spare
    assert "Shop: not indicated, as the figure for regions is 3 regions, above 1 region." in open_spare


def test_a_measure_like_none_is_told(little: Program) -> None:
    assert said(talk(little, "why zzzz qqqq")[1]) == "I know no measure like 'zzzz qqqq'. Type 'show' for the advice."
