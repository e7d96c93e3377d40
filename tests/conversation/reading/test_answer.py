"""What people type is read as what they mean, or answered with what they could type."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from advisor.conversation.next_step import Step
from advisor.conversation.reading.answer import read
from advisor.conversation.reading.facts import option_words
from advisor.conversation.reading.names import MAX_NAME_LETTERS
from advisor.conversation.reading.result import MAX_TEXT_LETTERS, UNSURE, clean
from advisor.engine.compile import Program
from advisor.model.situation import CASE, Subject
from tests.fixtures.little_base import said, talk


def value(program: Program, fact: str, text: str) -> Any:
    dialogue, _ = talk(program, "AE")
    answer = read(program, dialogue.now, Step("fact", CASE, fact), text).answer
    return answer and answer.value


@pytest.mark.parametrize(
    "text", ["UAE", "uae", "AE", "ae", " the United Arab  Emirates ", "Emirates", "U.A.E.", "the u.a.e"]
)
def test_a_market_is_known_by_any_of_its_names(little: Program, text: str) -> None:
    assert talk(little, text)[0].now.state.situation.market == "AE"


def test_no_is_norway_when_a_market_is_asked_for(little: Program) -> None:
    assert talk(little, "NO")[0].now.state.situation.market == "NO"


def test_a_market_that_does_not_exist_is_not_taken_and_no_far_name_is_offered(program: Program) -> None:
    dialogue, turns = talk(program, "Atlantis")

    assert (dialogue.step.kind, dialogue.answers) == ("market", ())
    assert [turn.kind for turn in turns] == ["problem"]
    assert said(turns) == ("I do not know a market called Atlantis. Type the name of a country or its two-letter code.")


@pytest.mark.parametrize(
    ("typo", "code"),
    [("Brasil", "BR"), ("Hondurs", "HN"), ("Untied Kingdom", "GB"), ("Soth Africa", "ZA"), ("Indai", "IN")],
)
def test_a_typo_in_a_market_is_put_right_by_yes(program: Program, typo: str, code: str) -> None:
    dialogue, _ = talk(program, typo)
    dialogue = dialogue if dialogue.answers else talk(program, typo, "yes")[0]

    assert dialogue.now.state.situation.market == code


def test_text_like_no_market_at_all_is_told_so(little: Program) -> None:
    dialogue, turns = talk(little, "qqqq xxxx")

    assert dialogue.step.kind == "market"
    assert "two-letter code" in said(turns)


@pytest.mark.parametrize("text", ["", "yes", "ok", "all right", "that's right", "Correct."])
def test_what_is_known_is_confirmed_in_one_go(little: Program, text: str) -> None:
    dialogue, _ = talk(little, "AE", text)

    assert (dialogue.now.state.confirmed, dialogue.now.state.correcting) == (True, ())


@pytest.mark.parametrize(
    ("text", "wrong"),
    [("2", ("regions",)), ("1 2", ("trust", "regions")), ("2, 1 and 2", ("regions", "trust")), ("line 1", ("trust",))],
)
def test_lines_of_what_is_known_are_corrected_by_number(little: Program, text: str, wrong: tuple[str, ...]) -> None:
    dialogue, turns = talk(little, "AE", text)

    assert dialogue.now.state.correcting == wrong
    assert dialogue.step == Step("fact", CASE, wrong[0])
    assert "Sources say:" in said(turns)


@pytest.mark.parametrize("text", ["3", "0", "1 and 7", "blue"])
def test_a_line_that_is_not_there_is_told(little: Program, text: str) -> None:
    dialogue, turns = talk(little, "AE", text)

    assert dialogue.step.kind == "known"
    assert "1 to 2" in said(turns)


def test_a_line_named_by_its_label_is_offered(little: Program) -> None:
    assert "Did you mean line 2, Regions?" in said(talk(little, "AE", "regions")[1])
    assert talk(little, "AE", "regions", "yes")[0].now.state.correcting == ("regions",)


def test_a_corrected_line_takes_the_place_of_what_was_known(little: Program) -> None:
    fact = talk(little, "AE", "1", "high")[0].now.state.situation.facts["trust"]

    assert (fact.value, fact.origin.kind) == ("high", "answered")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", "high"),
        ("2.", "mixed"),
        ("low", "low"),
        (" LOW! ", "low"),
        ('"mixed"', "mixed"),
        ("so-so", "mixed"),
        ("a lot", "high"),
        ("distrust", "low"),
        ("4", None),
        ("1 and 3", None),
        ("", None),
        ("banana", None),
    ],
)
def test_one_option_is_read_by_number_word_or_synonym(little: Program, text: str, expected: str | None) -> None:
    assert value(little, "trust", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("yes", "yes"), ("y", "yes"), ("1", "yes"), ("2", "no"), ("nope", "no"), ("No.", "no"), ("maybe", None)],
)
def test_yes_and_no_are_read_in_many_words(little: Program, text: str, expected: str | None) -> None:
    assert value(little, "threat", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 and 1", ["keys", "language"]),
        ("1,2", ["keys", "voice"]),
        ("2 4", ["voice", "price"]),
        ("2;3 & 4", ["voice", "language", "price"]),
        ("4", ["price"]),
        ("1 1", ["keys"]),
        ("seat and cheap", ["voice", "price"]),
        ("language and culture", ["language"]),
        ("their own keys, language and culture", ["keys", "language"]),
        ("none", []),
        ("nothing at all", []),
        ("no", []),
        ("all", ["keys", "voice", "language", "price"]),
        ("all of them", ["keys", "voice", "language", "price"]),
        ("1 and 9", None),
        ("", None),
        (",", None),
        ("banana", None),
    ],
)
def test_several_options_are_read_together(little: Program, text: str, expected: list[str] | None) -> None:
    assert value(little, "wishes", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3", "3"),
        ("0", "0"),
        ("1 region", "1"),
        ("3 regions", "3"),
        ("2-5", "2-5"),
        ("2 - 5", "2-5"),
        ("2 to 5", "2-5"),
        ("2\u20135", "2-5"),
        ("$1.5", "1.5"),
        ("201", None),
        ("5-2", None),
        ("-1", None),
        ("nan", None),
        ("inf", None),
        ("many", None),
        ("", None),
    ],
)
def test_numbers_and_ranges_are_read(little: Program, text: str, expected: str | None) -> None:
    assert value(little, "regions", text) == expected


def test_thousands_may_have_commas_and_a_currency(program: Program) -> None:
    assert value(program, "income", "$50,274 US dollars") == "50274"


@pytest.mark.parametrize("text", [*sorted(UNSURE), "I'm not sure.", "I don\u2019t know", "UNSURE"])
@pytest.mark.parametrize("fact", ["trust", "wishes", "regions", "threat"])
def test_not_being_sure_is_an_answer_to_every_question(little: Program, fact: str, text: str) -> None:
    assert value(little, fact, text) == "unsure"


@pytest.mark.parametrize(
    ("line", "typo", "offered", "expected"),
    [
        ("trust", "mixd", '"mixed"', "mixed"),
        ("wishes", "langge", '"language and culture"', ["language"]),
        ("wishes", "1 and chep", '"their own keys" and "a low price"', ["keys", "price"]),
        ("threat", "yess", '"yes"', "yes"),
    ],
)
def test_a_typo_is_put_right_by_yes(little: Program, line: str, typo: str, offered: str, expected: Any) -> None:
    facts = {"trust": ["AE", "1"], "wishes": ["AE", ""], "threat": ["NO", "high", "none", "no", "no", "1"]}
    dialogue, _ = talk(little, *facts[line])
    assert dialogue.step == Step("fact", CASE, line)
    asked, turns = talk(dialogue, typo)
    assert "Did you mean " + offered in said(turns)
    assert asked.answers == dialogue.answers

    assert talk(dialogue, typo, "yes")[0].answers[-1].value == expected


@pytest.mark.parametrize("typed", ["yes", "yep", "Yes please", "yes, that's it", "sure", "correct", "mixed"])
def test_a_suggestion_is_taken_by_any_yes(little: Program, typed: str) -> None:
    assert talk(little, "AE", "1", "mixd", typed)[0].answers[-1].value == "mixed"


def test_a_suggestion_that_is_no_is_taken_by_no(little: Program) -> None:
    asked, _ = talk(little, "AE", "1", "low", "none", "Shop")
    assert asked.step.fact == "secret"
    assert talk(replace(asked, suggestion="no"), "no")[0].answers[-1].value == "no"


def test_a_suggestion_outlives_neither_a_command_nor_an_answer(little: Program) -> None:
    assert talk(little, "AE", "1", "mixd", "why", "yes")[0].answers[-1].value == ["trust"]
    assert talk(little, "AE", "1", "mixd", "low")[0].suggestion == ""


def test_every_pair_of_labels_of_a_shipped_question_is_read_as_both(program: Program) -> None:
    dialogue, _ = talk(program, "AE")
    for question in program.knowledge.questions.values():
        options = question.options if question.kind == "several" else ()
        for first, second in pairwise(options):
            for joined in (f"{first.label}, {second.label}", f"{second.label} and {first.label}"):
                answer = read(program, dialogue.now, Step("fact", CASE, question.id), joined).answer
                assert (answer and answer.value) == [first.value, second.value], joined


def test_every_option_of_every_shipped_question_is_read_by_number_word_and_label(program: Program) -> None:
    for question in program.knowledge.questions.values():
        words = option_words(question)
        for number, option in enumerate(question.options, 1):
            texts = (str(number), option.value, option.value.replace("-", " "), option.label.casefold())
            assert {words[text] for text in texts} == {option.value}, option.label


NAMING = ["AE", "", "none"]


@pytest.mark.parametrize(
    "text", ["no", "No.", "none", "that's all", "done", "nothing", "no more", "no workload", "unsure"]
)
def test_no_ends_a_list(little: Program, text: str) -> None:
    assert "workload" not in talk(little, *NAMING, text)[0].now.state.situation.still_listing


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("payroll", "Payroll"),
        ("a shop", "Shop"),
        ("The Shop.", "Shop"),
        ("one office", "Office"),
        ("iPhone app", "IPhone app"),
    ],
)
def test_a_name_is_taken_without_its_article(little: Program, text: str, name: str) -> None:
    assert talk(little, *NAMING, text)[0].now.state.situation.name(Subject("workload")) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shop, till", ["Shop", "Till"]),
        ("a shop; the till, and an office.", ["Shop", "Till", "Office"]),
        ("search and rescue, shop", ["Search and rescue", "Shop"]),
        ("1,5 tonnes", ["1,5 tonnes"]),
        ("Shop, office, payroll and kiosk", ["Shop", "Office", "Payroll", "Kiosk"]),
        ("Shop, bed and breakfast", ["Shop", "Bed and breakfast"]),
    ],
)
def test_several_names_with_commas_are_the_whole_list(little: Program, text: str, names: list[str]) -> None:
    before, _ = talk(little, *NAMING)
    after = talk(before, text)[0]

    situation = after.now.state.situation
    assert [name for name, _ in situation.subjects["workload"]] == names
    assert ("workload" in situation.still_listing) == (len(names) == 1)
    assert talk(after, "back")[0].answers == before.answers


@pytest.mark.parametrize("text", ["Shop, shop", "Shop, yes", "Shop, " + "x" * (MAX_NAME_LETTERS + 1)])
def test_one_bad_name_in_a_list_takes_none(little: Program, text: str) -> None:
    before, _ = talk(little, *NAMING)

    assert talk(before, text)[0].answers == before.answers


@pytest.mark.parametrize("text", ["", "yes", "ok", "7", "...", "x" * (MAX_NAME_LETTERS + 1), "shop"])
def test_what_is_no_name_is_not_taken_for_one(little: Program, text: str) -> None:
    before, _ = talk(little, *NAMING, "Shop", "no")
    after, turns = talk(before, text)

    assert before.step.kind == "name"
    assert (after.answers, [turn.kind for turn in turns]) == (before.answers, ["problem"])


@pytest.mark.parametrize(
    ("text", "name"), [("1", "Etisal"), ("2", "Fund"), ("etisal", "Etisal"), ("Other firm", "Other firm")]
)
def test_a_partner_is_named_by_number_or_name(little: Program, text: str, name: str) -> None:
    assert talk(little, *NAMING, "no", text)[0].now.state.situation.name(Subject("partner")) == name


def test_what_sources_say_about_a_partner_is_known(little: Program) -> None:
    situation = talk(little, *NAMING, "no", "1")[0].now.state.situation

    assert situation.facts_at(Subject("partner"))["partner-kind"].value == "telecom"
    assert situation.facts_at(Subject("partner"))["partner-kind"].origin.kind == "known"


def test_a_partner_once_named_is_not_offered_again(little: Program) -> None:
    dialogue, _ = talk(little, *NAMING, "no", "1", "yes")

    assert dialogue.step == Step("name", Subject("partner", 1))
    assert talk(dialogue, "1")[0].now.state.situation.name(Subject("partner", 1)) == "Fund"


@pytest.mark.parametrize("text", ["yes", "1", "", "ok"])
def test_a_profile_is_accepted(little: Program, text: str) -> None:
    situation = talk(little, *NAMING, "one bank", text)[0].now.state.situation

    assert {n: f.value for n, f in situation.facts_at(Subject("workload")).items()} == {
        "secret": "yes",
        "downtime": "minutes",
    }


@pytest.mark.parametrize("text", ["no", "2", "let me set them", "not sure"])
def test_a_profile_is_refused_to_set_the_facts_by_hand(little: Program, text: str) -> None:
    dialogue, _ = talk(little, *NAMING, "one bank", text)

    assert dialogue.now.state.situation.facts_at(Subject("workload")) == {}
    assert dialogue.step == Step("fact", Subject("workload"), "secret")


def test_an_unclear_answer_to_a_profile_is_asked_again(little: Program) -> None:
    assert talk(little, *NAMING, "one bank", "banana")[1][0].kind == "problem"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred [0m"),
        ("a\tb\r\nc\0d", "a\nb\nc d"),
        ("\u202eabc\u2066", "abc"),
        ("\x9b31m\u200b\ud800x", "31m x"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("x" * 5000, "x" * MAX_TEXT_LETTERS),
    ],
)
def test_nothing_typed_can_steer_a_terminal(text: str, expected: str) -> None:
    assert clean(text) == expected
