"""Why not, what if, compare and what holds: what is said, and that none of it changes an answer by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.conversation.dialogue import Dialogue
from advisor.conversation.reply import reply
from advisor.conversation.turns import Save, Turn
from advisor.engine.compile import Program
from advisor.model.situation import Situation
from tests.fixtures.little_base import said, talk

WARY = ["AE", "", "keys", "Shop", "yes", "no"]


@pytest.fixture(scope="module")
def wary(little: Program) -> Dialogue:
    return talk(little, *WARY)[0]


def lines(turns: list[Turn]) -> list[str]:
    return said(turns).splitlines()


@pytest.mark.parametrize(
    "text",
    [
        *("why not strong lock", "why not", "why not pineapple", "what would change seat", "what if trust is high"),
        *("what if", "what if cows fly", "compare Norway", "compare Norway and Austria", "compare"),
        *("what holds", "how sure are you?", "take it", "save as", "save as Mine"),
    ],
)
def test_exploring_changes_no_answer_and_leaves_the_question_as_it_is(wary: Dialogue, text: str) -> None:
    after, turns, effects = reply(wary, text)

    assert after.answers == wary.answers
    assert after.step == wary.step
    assert turns[1:] or effects


@pytest.mark.parametrize("text", ["what if trust is high", "compare Norway"])
def test_before_there_is_a_market_there_is_nothing_to_explore(little: Program, text: str) -> None:
    assert "Name a market first" in said(talk(little, text)[1])


def test_what_if_tells_what_is_removed_and_what_it_rested_on(wary: Dialogue) -> None:
    assert lines(talk(wary, "what if trust is high")[1]) == [
        "What if Trust is 'high', not 'low'? 1 piece of advice would change: 1 removed.",
        "Removed (1)",
        "  must   A strong lock (Shop)",
        "         It rested on this: The rule lock-the-secret fires. [2]",
        "Nothing is changed. 'take it' makes this your answer; 'save as NAME' keeps it as a case of its own.",
    ]


def test_what_if_names_the_facts_behind_each_change_where_there_are_several(wary: Dialogue) -> None:
    told = lines(talk(wary, "what if secret is no and wishes include a say and outage is minutes, regions is 1")[1])

    assert told[1:] == [
        "Added (2)",
        "  must   A seat on the board",
        "         The rule seat-for-voice fires. [1] (Wishes: their own keys, a say; before: their own keys)",
        "  must   A spare copy abroad (Shop)",
        "         The rule spare-for-urgent fires. [1] (Regions: 1 region; before: 3 regions;"
        " Outage (Shop): minutes; before: not known)",
        "Turned round (1)",
        "  avoid  A strong lock (Shop); it was must",
        "         The rule no-lock-for-open fires. [1] (Secret (Shop): no; before: yes)",
        "Nothing is changed. 'take it' makes this your answer; 'save as NAME' keeps it as a case of its own.",
    ]


def test_what_if_says_when_nothing_would_change(wary: Dialogue) -> None:
    assert "The advice stays as it is." in said(talk(wary, "what if wishes are keys")[1])


def test_what_was_supposed_can_be_taken_and_undone(wary: Dialogue) -> None:
    taken, turns = talk(wary, "what if secret is no", "take it")

    assert taken.now.state.situation.value(taken.now.state.situation.all_subjects()[1], "secret") == "no"
    assert "These are your answers now" in said(turns)
    assert talk(taken, "back")[0].answers == wary.answers
    assert "nothing to take" in said(talk(taken, "take it")[1])


def test_a_supposed_case_asks_to_be_saved_with_its_answers(wary: Dialogue) -> None:
    supposed, _ = talk(wary, "what if secret is no")
    asked, turns, effects = reply(supposed, "save as Open shop")

    assert (asked.variant, turns[1:], effects) == (supposed.variant, [], (Save("Open shop"),))
    assert said(reply(wary, "save as").turns[1:]) == "Type 'save as' and a name; every answer is saved as you give it."
    assert reply(wary, "save as").effects == ()


def test_an_answer_puts_the_supposed_case_aside(wary: Dialogue) -> None:
    after, _ = talk(wary, "what if secret is no", "no")
    assert after.variant == ()
    assert after.answers[:-1] == wary.answers


def test_why_not_brings_in_and_what_would_change_takes_out(wary: Dialogue) -> None:
    assert lines(talk(wary, "why not seat")[1])[-1] == "  - Wishes: with a say"
    assert "is recommended. 'what would change strong lock' tells" in said(talk(wary, "why not strong lock")[1])
    told = said(talk(wary, "what would change strong lock whatever is known")[1])
    assert "Secret (Shop): no (now: yes)" in told
    assert "Trust: high or mixed (now: low)" in told
    assert "Trust" not in said(talk(wary, "what would change strong lock")[1])


def test_a_status_and_a_subject_can_be_named(little: Program) -> None:
    two, _ = talk(little, "AE", "", "none", "Shop, Till", "no", "no")

    assert "One answer alone would make it a must:" in said(talk(two, "why not must seat")[1])
    told = said(talk(two, "why not strong lock for Till")[1])
    assert "Till:" in told
    assert "Shop:" not in told


def test_a_measure_for_each_workload_needs_one(little: Program) -> None:
    assert "Name one first" in said(talk(little, "AE", "", "why not strong lock")[1])


def test_markets_stand_side_by_side_with_the_facts_that_differ(wary: Dialogue) -> None:
    told = lines(talk(wary, "compare Norway and Austria")[1])

    assert told[:4] == [
        "A  United Arab Emirates (this case)",
        "B  Norway",
        "C  Austria",
        "2 measures stand alike in all; 1 differ.",
    ]
    assert [" ".join(line.split()) for line in told[5:]] == [
        "A B C SECURITY",
        "must open open A strong lock",
        "Trust: A low; B, C not known",
        "The rule lock-the-secret fires. [2]",
    ]


def test_other_cases_and_the_last_what_if_can_be_compared(wary: Dialogue) -> None:
    def elsewhere(name: str) -> tuple[str, Situation] | None:
        return ("Salt and pepper", Situation("NO")) if name.casefold() == "salt and pepper" else None

    cook = replace(wary, elsewhere=elsewhere)
    told = said(talk(cook, "compare with Salt and Pepper and Norway")[1])
    assert "B  Salt and pepper\nC  Norway" in told
    assert "B  what if" in said(talk(cook, "what if trust is high", "compare")[1])
    assert "I know no market or case called 'Pepper'" in said(talk(cook, "no", "compare Norway and Pepper")[1])


def test_at_most_five_cases_are_compared(wary: Dialogue) -> None:
    told = said(talk(wary, "compare Norway, Austria, Norway, Austria and Norway")[1])
    assert "5 cases side by side at most" in told


def test_a_workload_may_be_called_like_a_command(little: Program) -> None:
    asked = ["AE", "", "none"]
    assert talk(little, *asked, "Compare prices")[0].now.state.situation.count("workload") == 1
    assert talk(little, *asked, "compare Norway")[0].now.state.situation.count("workload") == 0


def test_what_holds_names_what_is_certain_what_one_answer_settles_and_what_rests_on_one(little: Program) -> None:
    assert lines(talk(little, "AE", "", "voice", "Shop", "what holds")[1]) == [
        "These hold whatever you answer (2):",
        "  may    Plain words",
        "  must   A seat on the board",
        "One answer alone would settle these (2):",
        "  must   A strong lock (Shop)",
        "         if Secret (Shop): yes",
        "  should A spare copy abroad",
        "         if Threat: yes",
        "These rest on one of your answers alone; if it is wrong, they change (1):",
        "  Wishes: A seat on the board",
    ]


def test_the_advice_says_how_much_of_it_holds(little: Program) -> None:
    first, _ = talk(little, "AE", "", "voice")
    assert "These 2 recommendations hold whatever you answer. 1 more may still come in or grow stronger" in said(
        talk(first, "show")[1]
    )
    done, _ = talk(first, "no", "no", "1", "no", "show")
    assert "These 2 recommendations hold whatever you answer; no open answer can add another." in said(
        talk(done, "show")[1]
    )
