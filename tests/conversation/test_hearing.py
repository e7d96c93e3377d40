"""People in their own words: what is understood is told and undone by one word, and what is not plain is asked back."""

from __future__ import annotations

import pytest

from advisor.conversation.dialogue import Dialogue
from advisor.conversation.next_step import Step
from advisor.conversation.reply import command_in, reply
from advisor.engine.compile import Program
from advisor.model.situation import CASE, Subject
from tests.fixtures.little_base import said, talk


def at_trust(little: Program) -> Dialogue:
    return talk(little, "AE", "1")[0]


def test_what_was_understood_is_told_and_undone_by_back(little: Program) -> None:
    before = at_trust(little)
    after, turns, _ = reply(before, "low, given their past")

    assert turns[1].text == "I understood: Trust: low. If not, type 'back'."
    assert after.now.state.situation.value(CASE, "trust") == "low"
    assert talk(after, "back")[0].answers == before.answers


def test_several_facts_in_one_message_fill_several_questions(little: Program) -> None:
    before = at_trust(little)
    after, turns, _ = reply(before, "low; threat is yes and 3 regions")
    situation = after.now.state.situation

    assert situation.value(CASE, "trust") == "low"
    assert "Regions: 3 regions" in said(turns)
    assert after.step.fact not in ("trust", "regions")
    assert talk(after, "back")[0].answers == before.answers


def test_a_message_about_another_fact_leaves_the_question(little: Program) -> None:
    after, turns, _ = reply(at_trust(little), "there are 3 regions")

    assert "I understood: Regions: 3 regions." in said(turns)
    assert after.step == Step("fact", CASE, "trust")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("high or low", 'Did you mean "high" or "low"? Type one of them.'),
        ("not low", 'Did you mean "high" or "mixed"? Type one of them.'),
        ("is it low?", 'Did you mean "low"? Type yes, or answer again.'),
        ("blue, like the sky", "I do not read that as an answer."),
    ],
)
def test_what_is_not_plain_is_asked_back(little: Program, text: str, told: str) -> None:
    before = at_trust(little)
    after, turns, _ = reply(before, text)

    assert told in said(turns)
    assert after.answers == before.answers


def test_yes_takes_what_was_meant(little: Program) -> None:
    after, _ = talk(little, "AE", "1", "is it low?", "yes")

    assert after.now.state.situation.value(CASE, "trust") == "low"


def test_a_country_is_heard_within_a_sentence(little: Program) -> None:
    after, turns = talk(little, "we are preparing for the Emirates")

    assert after.now.state.situation.market == "AE"
    assert turns[0].text == "I understood: Market: United Arab Emirates. If not, type 'back'."


def test_two_countries_are_one_too_many(little: Program) -> None:
    after, turns = talk(little, "Norway or the Emirates")

    assert "One market at a time. Did you mean Norway or United Arab Emirates?" in said(turns)
    assert after.answers == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("we would run a shop and a bank", ["Shop", "Bank"]),
        ("mainly payroll", ["Payroll"]),
        ("shop, bank", ["Shop", "Bank"]),
        ('"Customs and border control"', ["Customs and border control"]),
    ],
)
def test_names_are_heard_without_what_leads_to_them(little: Program, text: str, names: list[str]) -> None:
    after, _ = talk(little, "AE", "", "keys", text)

    assert [after.now.state.situation.name(Subject("workload", n)) for n in range(len(names) + 1)] == [*names, ""]


def test_one_name_or_two_is_asked(little: Program) -> None:
    before, turns = talk(little, "AE", "", "keys", "customs and border control")

    assert "Is that one workload or several?" in said(turns)
    after, _, _ = reply(before, "yes")
    assert after.now.state.situation.count("workload") == 2


@pytest.mark.parametrize("text", ["that's all thanks", "no, nothing else", "None for now", "just those two"])
def test_the_end_of_a_list_is_heard(little: Program, text: str) -> None:
    after, _ = talk(little, "AE", "", "keys", "shop", "no", text)

    assert after.step != Step("name", Subject("workload", 1))


@pytest.mark.parametrize("text", ["all good", "Looks right to me", "yes, go on", "everything is correct", "no changes"])
def test_what_is_known_is_confirmed_in_many_words(little: Program, text: str) -> None:
    after, _ = talk(little, "AE", text)

    assert after.now.state.confirmed
    assert not after.now.state.correcting


def test_a_known_line_is_called_wrong_by_its_name(little: Program) -> None:
    after, _ = talk(little, "AE", "the trust line is wrong")

    assert after.step == Step("fact", CASE, "trust")


def test_what_is_explains_an_option_or_a_question_and_asks_again(little: Program) -> None:
    before = at_trust(little)
    after, turns, _ = reply(before, "what does mixed mean?")

    assert turns[1].text == "mixed: some do."
    assert turns[2].kind == "question"
    assert after.answers == before.answers
    assert "I have no entry for 'pineapple'." in said(talk(before, "what is pineapple")[1])


def test_what_is_tells_a_term_with_its_source(program: Program) -> None:
    _, turns = talk(program, "Brazil", "what exactly is confidential computing, please?")

    assert turns[0].text.startswith("Confidential computing: ")
    assert turns[0].citations
    assert turns[1].kind == "known"


def test_start_over_clears_the_answers_and_back_brings_them_again(little: Program) -> None:
    before = at_trust(little)
    after, _, _ = reply(before, "start over please")

    assert (after.answers, after.step.kind) == ((), "market")
    assert talk(after, "back")[0].answers == before.answers


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("could you go back please", "back"),
        ("hang on, why do you ask?", "why"),
        ("why does that matter", "why"),
        ("Let's skip this one", "skip"),
        ("show me the advice", "show"),
        ("where does that come from?", "sources"),
        ("what have I told you", "check"),
        ("what are the choices again?", "options"),
        ("write a memo", "export"),
        ("how do I use this?", "help"),
        ("I'm done for today", "quit"),
        ("suppose trust is high", "what if"),
        ("how certain is this", "what holds"),
        ("low", None),
        ("no", None),
        ("the advice of the minister is mixed", None),
    ],
)
def test_intents_are_heard_in_many_wordings(little: Program, text: str, command: str | None) -> None:
    found = command_in(at_trust(little), text)

    assert (found[0].name if found else None) == command
