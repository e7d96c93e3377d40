"""The conversation as a frozen value: greeting, known facts, questions, changes in place, advice, and going on."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import pytest

from advisor.analysis.advice.advise import advise
from advisor.conversation.answer_list import listed_answers
from advisor.conversation.dialogue import Dialogue
from advisor.conversation.next_step import Step
from advisor.conversation.reading.answer import known_lines
from advisor.conversation.reply import reply
from advisor.engine.compile import Program
from advisor.model.conditions import ALWAYS
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Subject
from tests.fixtures.little_base import said, talk

WHOLE = ["AE", "", "voice", "bank", "yes", "Shop", "no", "no", "1", "no", "no", "go on", "yes"]


def test_a_dialogue_is_a_frozen_value(little: Program) -> None:
    dialogue, _ = talk(little, "AE")
    for field in fields(dialogue):
        with pytest.raises(FrozenInstanceError):
            setattr(dialogue, field.name, None)


def test_a_reply_leaves_the_dialogue_it_came_from_as_it_was(little: Program) -> None:
    dialogue, _ = talk(little, "AE")
    assert [reply(dialogue, "1")[0].step, reply(dialogue, "")[0].step] == [
        Step("fact", CASE, "trust"),
        Step("fact", CASE, "wishes"),
    ]
    assert dialogue.step.kind == "known"


def test_the_same_replies_give_the_same_turns(little: Program) -> None:
    def transcript() -> list[str]:
        return [said(talk(little, *WHOLE[:number])[1]) for number in range(len(WHOLE) + 1)]

    assert transcript() == transcript()


def test_it_greets_and_asks_for_the_market(little: Program) -> None:
    _, turns = talk(little)

    assert [turn.kind for turn in turns] == ["greeting", "question"]
    assert turns[1].text == "Which market are you preparing for?"


def test_it_goes_on_without_a_greeting_where_answers_are_given_already(little: Program) -> None:
    _, turns, _ = Dialogue(little, talk(little, "AE", "")[0].answers).open()

    assert [turn.kind for turn in turns] == ["question"]
    assert turns[0].text.startswith("What do they wish?")


def test_the_person_s_own_turn_comes_first(little: Program) -> None:
    dialogue, _ = talk(little)
    assert [(t.speaker, t.text) for t in reply(dialogue, "  UAE\x07 ")[1][:1]] == [("you", "UAE")]
    assert reply(dialogue, "")[1][0].text == "(Enter)"


def test_what_is_known_is_shown_with_value_date_confidence_and_source(little: Program) -> None:
    _, turns = talk(little, "UAE")

    assert [turn.kind for turn in turns] == ["known"]
    lines = turns[0].text.splitlines()
    assert lines[1:3] == ["  1  Trust    low (2026-01, medium) [1]", "  2  Regions  3 regions (2026-02, high) [2]"]
    assert "Possible partners  Etisal, Fund; named in sources, not screened [1]" in lines[3]
    assert [(n, c.source, c.at) for n, c in turns[0].citations] == [(1, "paper", "one"), (2, "paper", "two")]


def test_every_shipped_market_shows_what_is_known_with_a_source_on_each_line(program: Program) -> None:
    for code in ("AE", "BR", "GB", "HN", "IN", "ZA"):
        dialogue, turns = talk(program, code)
        questions, known = program.knowledge.questions, dialogue.now.state.situation.facts
        lines = [line for line in turns[0].text.splitlines() if line[:3].strip().isdigit()]
        (figures,) = (line for line in turns[0].text.splitlines() if line.startswith("     Figures, by number"))

        assert len(lines) == sum(not questions[name].background and not questions[name].settled for name in known) > 5
        assert all(line.rstrip().endswith("]") for line in lines)
        assert all(f"{n} {questions[name].label}: " in figures for n, name in enumerate(known_lines(dialogue.now), 1)
                   if questions[name].background)  # fmt: skip


def test_a_market_of_which_nothing_is_known_is_not_shown_for_confirmation(little: Program) -> None:
    assert talk(little, "Norway")[0].step == Step("fact", CASE, "wishes")


def test_what_an_answer_changed_is_said_with_reason_and_citation(little: Program) -> None:
    _, turns = talk(little, "AE", "", "voice")

    assert [turn.kind for turn in turns] == ["changes", "question"]
    assert turns[0].text.splitlines() == [
        "+ must   A seat on the board",
        "         The rule seat-for-voice fires. [1]",
    ]


def test_an_answer_that_changes_nothing_says_nothing_about_changes(little: Program) -> None:
    assert [turn.kind for turn in talk(little, "AE", "", "keys")[1]] == ["question"]


def test_workloads_are_asked_about_one_at_a_time_with_another(little: Program) -> None:
    dialogue, turns = talk(little, "AE", "", "none", "Shop")
    assert dialogue.step == Step("fact", Subject("workload"), "secret")
    assert turns[-1].text == "Is Shop secret?"

    dialogue, turns = talk(dialogue, "no")
    assert dialogue.step == Step("name", Subject("workload", 1))
    assert turns[-1].text == "Another workload? Name it, or type no."


def test_a_whole_talk_ends_with_a_check_and_the_advice(little: Program) -> None:
    dialogue, turns = talk(little, *WHOLE)
    assert (dialogue.step.kind, turns[-1].kind) == ("check", "check")

    dialogue, turns = talk(dialogue, "")
    assert (dialogue.step.kind, [turn.kind for turn in turns]) == ("advice", ["advice", "question"])
    advice = turns[0].text
    expected = [
        "must   A strong lock (Bank) [2]",
        "avoid  A strong lock (Shop) [1]",
        "should A spare copy abroad [2]",
        "may    Plain words [1]",
        "must   A seat on the board [1]",
        "must   Ownership screening (Etisal) [1]",
        "TENSION A strong lock and A seat on the board [1]",
        "Resolved by: Do both.",
    ]
    assert [line for line in expected if line not in advice] == []


def test_it_goes_on_after_the_advice(little: Program) -> None:
    early = ["AE", "", "none", "no", "no", "2", ""]
    dialogue, turns = talk(little, *early)
    assert turns[-1].text.startswith("1 question still open; type 'go on'")

    dialogue, _ = talk(dialogue, "go on")
    assert dialogue.step == Step("fact", CASE, "threat")
    dialogue, turns = talk(dialogue, "yes")
    assert (dialogue.step.kind, turns[0].text.splitlines()[0]) == ("check", "+ should A spare copy abroad")
    assert talk(dialogue, "")[0].step.kind == "advice"


@pytest.mark.parametrize("text", ["banana", "yes sir", "3"])
def test_an_unclear_reply_after_the_advice_or_before_it_is_asked_again(little: Program, text: str) -> None:
    for replies in (["2"], ["2", ""], []):
        before, _ = talk(little, "AE", "", "none", "no", "no", *replies)
        after, turns = talk(before, text)

        assert (after.answers, turns[0].kind) == (before.answers, "problem")


def test_unsure_is_listed_with_how_to_find_out(little: Program) -> None:
    _, turns = talk(little, "AE", "", "unsure", "no", "no", "2", "")

    assert turns[0].text.splitlines()[-2:] == ["TO FIND OUT", "  Wishes: Read their speeches."]


def test_a_change_by_number_replaces_the_answer_in_its_old_place(little: Program) -> None:
    before, _ = talk(little, *WHOLE)
    rows = [f"{row.label}: {row.value}" for row in listed_answers(little.knowledge, before.now.state)]
    asked, turns = talk(before, f"change {rows.index('Wishes: a say') + 1}")
    assert (asked.step, asked.answers) == (Step("fact", CASE, "wishes"), before.answers)
    assert turns[-1].text.startswith("What do they wish?")

    after, turns = talk(asked, "price")
    old = Answer("fact", CASE, "wishes", ["voice"])
    new = Answer("fact", CASE, "wishes", ["price"])
    assert after.answers == tuple(new if answer == old else answer for answer in before.answers)
    assert "- gone   A seat on the board" in said(turns)
    assert after.step == before.step


def test_back_while_changing_leaves_the_answer_as_it_was(little: Program) -> None:
    before, _ = talk(little, *WHOLE)

    assert talk(before, "change 2", "back")[0] == before


def test_back_after_a_change_brings_the_old_answer_back(little: Program) -> None:
    before, _ = talk(little, *WHOLE)

    assert talk(before, "change 2", "price", "back")[0] == before


def test_a_changed_market_asks_again_what_was_said_of_the_old_government(little: Program) -> None:
    before, _ = talk(little, "NO", "voice", "Shop", "yes", "days", "no", "low")
    after, turns = talk(before, "change 1", "UAE")

    situation = after.now.state.situation
    assert (situation.market, situation.name(Subject("workload"))) == ("AE", "Shop")
    assert situation.facts_at(Subject("workload"))["secret"].origin.kind == "answered"
    # What was said of Norway neither counts for the Emirates nor goes in silence.
    assert situation.facts["trust"].origin.kind == "known"
    assert "This was said of Norway and does not count for United Arab Emirates:" in said(turns)
    assert "Trust: low" in said(turns)
    assert situation.facts["regions"].origin.kind == "known"
    assert (after.step.kind, turns[-1].kind) == ("known", "known")
    assert [line for line in turns[-1].text.splitlines() if line[:3].strip() in ("1", "2")] == [
        "  1  Trust    low (2026-01, medium) [1]",
        "  2  Regions  3 regions (2026-02, high) [2]",
    ]
    assert talk(after, "back")[0] == before


def test_a_question_left_for_later_and_then_answered_can_be_changed(little: Program) -> None:
    before, _ = talk(little, "AE", "", "skip", "no", "no", "go on", "voice")
    after, _ = talk(before, "change 2", "price")

    assert (
        after.now.state.situation.facts["wishes"]
        == talk(little, "AE", "", "price")[0].now.state.situation.facts["wishes"]
    )


def test_a_workload_can_be_given_another_name(little: Program) -> None:
    before, _ = talk(little, "AE", "", "none", "Shop", "no")
    after, _ = talk(before, "change 3", "Store")

    assert after.now.state.situation.name(Subject("workload")) == "Store"
    assert after.now.state.situation.facts_at(Subject("workload")) == before.now.state.situation.facts_at(
        Subject("workload")
    )


@pytest.mark.parametrize("text", ["change", "change 99", "change 0", "change x", "change the weather"])
def test_a_change_without_a_number_lists_the_answers(little: Program, text: str) -> None:
    before, _ = talk(little, "AE", "")
    after, turns = talk(before, text)

    assert (after.asking, turns[0].kind) == (None, "check")
    assert "1  Market: United Arab Emirates" in turns[0].text


def test_there_is_nothing_to_change_before_the_first_answer(little: Program) -> None:
    assert said(talk(little, "change")[1]) == "There is no answer to change yet."


def test_answers_the_knowledge_no_longer_understands_are_set_aside_and_not_lost(little: Program) -> None:
    answers = talk(little, "AE", "", "voice", "bank", "yes")[0].answers
    strange = (*answers, Answer("fact", CASE, "gone", "x"), Answer("fact", CASE, "trust", "purple"))
    dialogue = Dialogue(little, strange)

    assert (dialogue.answers, dialogue.now.state.set_aside) == (strange, strange[-2:])
    assert dialogue.now.state.situation == Dialogue(little, answers).now.state.situation


def test_with_every_answer_unsure_only_unconditional_advice_is_given_and_the_rest_is_open(program: Program) -> None:
    dialogue, _ = talk(program, "Brazil")
    lines = len(known_lines(dialogue.now))
    dialogue, _ = talk(dialogue, " ".join(str(number) for number in range(1, lines + 1)))
    said_by_step = {"fact": "unsure", "name": "no", "more": "go on", "check": ""}
    replies = 0
    while dialogue.step.kind != "advice":
        dialogue, _ = talk(dialogue, said_by_step[dialogue.step.kind])
        replies += 1
        assert replies < 100
    advice = advise(dialogue.now.run)

    rules = program.knowledge.rules
    conditional = {
        reason.rule
        for entry in advice.recommendations
        for reason in (*entry.because, *entry.against)
        if rules[reason.rule].when != ALWAYS
    }
    assert conditional == set()
    assert advice.tensions == ()
    assert len(advice.with_status("open")) > 20
    assert [entry.measure for entry in advice.with_status("open") if not entry.depends_on] == []
