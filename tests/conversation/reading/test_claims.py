"""Claims in the conversation: asked for once the answers are given, read, changed, taken back, and reviewed."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.conversation.answer_list import listed_answers
from advisor.conversation.dialogue import Dialogue
from advisor.conversation.reading.answer import read_claim
from advisor.conversation.reply import reply
from advisor.engine.compile import Program
from advisor.model.claims import Claim
from advisor.model.situation import CASE, Situation
from tests.fixtures.little_base import said, talk

BEGUN = ("proposal", "AE", "", "voice", "no", "no", "no")
"""A proposal for a market, without members, workloads or partners, wishing for a say, without a threat."""


def read(program: Program, text: str, what: str = "letter") -> Claim | str:
    reading = read_claim(program.knowledge, Situation(), CASE, what, text)
    if reading.answer is None:
        return reading.complaint
    state, evidence, owner, date, note = reading.answer.value
    return Claim(what=what, state=state, evidence=evidence, owner=owner, date=date or None, note=note)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", {"state": "claimed"}),
        ("Claimed.", {"state": "claimed"}),
        ("yes", {"state": "claimed"}),
        ("planned", {"state": "planned"}),
        ("planned; by 2027-01-31; owner counsel", {"state": "planned", "date": "2027-01-31", "owner": "counsel"}),
        ("no", {"state": "absent"}),
        ("absent: the offer is that all stays", {"state": "absent", "note": "the offer is that all stays"}),
        ("1: Annex B", {"state": "evidenced", "evidence": "Annex B"}),
        (
            "evidenced: Annex B; owner Jane; 2026-12-01; two pages",
            {"state": "evidenced", "evidence": "Annex B", "owner": "Jane", "date": "2026-12-01", "note": "two pages"},
        ),
        (
            "1: model cards, Annex B; owner Jane",
            {"state": "evidenced", "evidence": "model cards, Annex B", "owner": "Jane"},
        ),
        ("claimed, owner Jane, by 2027-01", {"state": "claimed", "owner": "Jane", "date": "2027-01"}),
        ("claimed. It is due in May.", {"state": "claimed", "note": "It is due in May"}),
        ("claimed; see Annex C", {"state": "claimed", "evidence": "Annex C"}),
        ("shown in annex B", {"state": "evidenced", "evidence": "annex B"}),
        ("Documented in Annex B; owner Jane", {"state": "evidenced", "evidence": "Annex B", "owner": "Jane"}),
        ("planned by 2027-03", {"state": "planned", "date": "2027-03"}),
        ("not yet, Wanjiru", {"state": "planned", "note": "Wanjiru"}),
    ],
)
def test_replies_are_read(proposing: Program, text: str, expected: dict[str, Any]) -> None:
    assert read(proposing, text) == Claim.model_validate({"what": "letter", **expected})


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("evidenced", "Say what shows it"),
        ("5", "Type 1 to 4"),
        ("perhaps", "Type 1 to 4"),
        ("", "Type 1 to 4"),
        ("; ; ;", "Type 1 to 4"),
        ("planned; by 2026-02-30", "There is no day"),
        ("planned; by 2/3/2026", "may be two days"),
    ],
)
def test_what_is_no_claim_is_told_how_to_write_one(proposing: Program, text: str, complaint: str) -> None:
    found = read(proposing, text)

    assert isinstance(found, str)
    assert complaint in found


@pytest.mark.parametrize(
    "date", ["31/12/2026", "Dec 31, 2026", "31 December 2026", "by 31 Dec 2026", "end of 2026", "Q4 2026"]
)
def test_dates_of_the_usual_forms_are_read(proposing: Program, date: str) -> None:
    for text in (f"planned; {date}", f"planned, owner Jane, {date}", f"planned; owner Jane; {date}"):
        found = read(proposing, text)
        assert isinstance(found, Claim)
        assert (found.date, found.note) == ("2026-12-31", "")


def test_a_new_state_keeps_what_was_told_of_the_claim(proposing: Program) -> None:
    dialogue, _ = talk(proposing, *BEGUN, "claimed; see Annex A; owner Jane; 2026-10-05; two pages")
    (row,) = (row for row in listed_answers(proposing.knowledge, dialogue.now.state) if "Annex A" in row.value)
    dialogue, _, _ = reply(dialogue, f"change {row.number}")
    dialogue, turns, _ = reply(dialogue, "evidenced")
    (claim,) = dialogue.now.state.situation.claims
    assert (claim.state, claim.evidence, claim.owner, claim.date, claim.note) == (
        ("evidenced", "Annex A", "Jane", "2026-10-05", "two pages")
    )
    assert "evidenced; Annex A; owner Jane" in said(turns)


def test_what_answers_decide_can_only_be_shown_or_claimed(proposing: Program) -> None:
    found = read(proposing, "absent", "guard")

    assert isinstance(found, str)
    assert "follows from the answers" in found


def test_claims_are_asked_for_after_the_answers_musts_first(proposing: Program) -> None:
    dialogue, turns = talk(proposing, *BEGUN)

    assert (dialogue.step.kind, dialogue.step.fact) == ("claim", "guard")
    assert "Your answers meet this must: The requirement guard. What shows it?" in said(turns)
    dialogue, turns, _ = reply(dialogue, "1: a letter of the ministry")
    assert "met    The requirement guard (must), shown" in said(turns)
    assert (dialogue.step.kind, dialogue.step.fact) == ("claim", "letter")


def test_an_ordinary_conversation_asks_for_no_claim(proposing: Program) -> None:
    dialogue, _ = talk(proposing, "AE", "", "voice", "no", "no")

    assert dialogue.step.kind == "more"


def at_the_end(program: Program) -> Dialogue:
    dialogue, _ = talk(program, *BEGUN, "1: a letter", "2", "absent", "", "")
    return dialogue


def test_it_ends_with_the_review_and_the_gaps_have_owners(proposing: Program) -> None:
    dialogue = at_the_end(proposing)
    _, turns, _ = reply(dialogue, "review")

    assert dialogue.step.kind == "advice"
    told = said(turns)
    assert "GATE: passed by the proposal's word, open by its evidence" in told
    assert "The requirement letter: claimed, not shown. Owner: anchor." in told
    assert "MINIMUM OFFER" in told


def test_a_claim_left_for_later_stays_a_gap_and_can_be_changed(proposing: Program) -> None:
    dialogue, _ = talk(proposing, *BEGUN, "skip", "2")
    rows = {row.label: row for row in _rows(dialogue)}

    assert rows["The requirement guard"].value == "left for later"
    changed, turns = talk(dialogue, f"change {rows['The requirement letter'].number}", "4")
    assert {row.label: row.value for row in _rows(changed)}["The requirement letter"] == "absent"
    assert "NOT    The requirement letter" in said(turns)
    assert [answer.sets for answer in changed.answers].count("claim") == 1


def test_taking_a_claim_back_brings_the_same_moment(proposing: Program) -> None:
    before, _ = talk(proposing, *BEGUN)
    after, _ = talk(before, "2", "back")

    assert after.answers == before.answers
    assert after.now.step == before.now.step


def test_the_same_answers_give_the_same_review(proposing: Program) -> None:
    dialogue = at_the_end(proposing)
    again = Dialogue(proposing, dialogue.answers)

    assert said(reply(again, "gaps")[1]) == said(reply(Dialogue(proposing, dialogue.answers), "gaps")[1])
    assert again.now.state == dialogue.now.state


def test_without_a_proposal_there_is_nothing_to_review(proposing: Program) -> None:
    _, turns = talk(proposing, "AE", "", "review")

    assert "Type 'proposal' to describe one." in said(turns)


def _rows(dialogue: Dialogue) -> list[Any]:
    from advisor.conversation.answer_list import listed_answers

    return listed_answers(dialogue.program.knowledge, dialogue.now.state)
