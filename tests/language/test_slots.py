"""What a message says: sure, doubtful, or not known; and what it says of facts that nobody asked for."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.language.slots import SlotFiller
from advisor.model.kinds.question import Question

TRUST = {
    "id": "trust",
    "ask": "How far does the government trust American providers?",
    "label": "Trust in US providers",
    "kind": "choice",
    "named": ["trust"],
    "options": [
        {"value": "high", "label": "high", "means": "x", "also": ["fully"], "anywhere": ["trust us clouds fully"]},
        {"value": "mixed", "label": "mixed", "means": "x", "also": ["partly"]},
        {"value": "low", "label": "low", "means": "x", "also": ["suspicious"], "anywhere": ["not trust us clouds"]},
    ],
}
LAW = {
    "id": "law",
    "ask": "What does the law say?",
    "label": "Residency law",
    "kind": "choice",
    "named": ["residency"],
    "options": [
        {"value": "none", "label": "no rule", "means": "x", "also": ["free flow"]},
        {"value": "strict", "label": "strict", "means": "x", "also": ["tight"], "anywhere": ["strict residency"]},
    ],
}
SECTORS = {
    "id": "sectors",
    "ask": "Which sectors?",
    "label": "Sectors",
    "kind": "several",
    "options": [
        {"value": "finance", "label": "finance", "means": "x", "also": ["banks"]},
        {"value": "health", "label": "health", "means": "x", "also": ["hospitals"]},
        {"value": "defence", "label": "defence", "means": "x"},
    ],
}
REGIONS = {
    "id": "regions",
    "ask": "How many?",
    "label": "Regions",
    "kind": "number",
    "unit": "regions",
    "highest": "20",
}
COAST = {
    "id": "coast",
    "ask": "Is there a coast?",
    "label": "Coast",
    "kind": "yes-no",
    "yes": ["has coast"],
    "no": ["not coast"],
}
UNKNOWN = "unsure"


@pytest.fixture(scope="module")
def listener() -> SlotFiller:
    common = {"why": "x", "if_unsure": "x"}
    made = [Question.model_validate(each | common) for each in (TRUST, LAW, SECTORS, REGIONS, COAST)]
    return SlotFiller({question.id: question for question in made})


@pytest.mark.parametrize(
    ("asked", "text", "value"),
    [
        ("trust", "low I think", "low"),
        ("trust", "pretty suspicious", "low"),
        ("trust", "they don't trust US clouds", "low"),
        ("trust", "the second one", "mixed"),
        ("trust", "option 3 please", "low"),
        ("trust", "last", "low"),
        ("trust", "high, no wait, low", "low"),
        ("trust", "suspicous", "low"),
        ("trust", "not high, low", "low"),
        ("trust", "no clue", UNKNOWN),
        ("trust", "hard to say", UNKNOWN),
        ("sectors", "banks and hospitals", ["finance", "health"]),
        ("sectors", "1 and 3", ["finance", "defence"]),
        ("sectors", "not health, only finance", ["finance"]),
        ("sectors", "all but finance", ["health", "defence"]),
        ("sectors", "everything except banks and defence", ["health"]),
        ("sectors", "all of them", ["finance", "health", "defence"]),
        ("sectors", "none of these", []),
        ("sectors", "banks yes, hospitals no", ["finance"]),
        ("regions", "about 3 regions", "3"),
        ("regions", "2 to 5", "2-5"),
        ("regions", "no more than four", "0-4"),
        ("regions", "at least 4", "4-20"),
        ("coast", "yes they do", "yes"),
        ("coast", "Nope", "no"),
        ("coast", "no, there is none", "no"),
        ("coast", "it has a coast", "yes"),
        ("coast", "not really", "no"),
    ],
)
def test_what_is_said_plainly_enough_is_taken(listener: SlotFiller, asked: str, text: str, value: Any) -> None:
    heard = listener.fill_slots(listener.questions[asked], text)

    assert ("unsure" if heard.unsure else heard.facts.get(asked)) == value


@pytest.mark.parametrize(
    ("asked", "text", "doubtful"),
    [
        ("trust", "high or low", ["high", "low"]),
        ("trust", "not low", ["high", "mixed"]),
        ("trust", "is it low?", ["low"]),
        ("trust", "low if the minister stays", ["low"]),
        ("trust", "low, but not sure", ["low"]),
        ("trust", "blue, like the sky", []),
        ("sectors", "banks and florists", [["finance"]]),
        ("sectors", "not banks", []),
        ("regions", "3 hospitals with 200 beds", ["3"]),
        ("regions", "99", []),
        ("regions", "1.200", ["1.2"]),
        ("coast", "yes and no", ["yes"]),
        ("coast", "no sandy beaches", ["no"]),
        ("coast", "yes, but only partly", ["yes"]),
    ],
)
def test_what_is_not_plain_is_asked_back(listener: SlotFiller, asked: str, text: str, doubtful: list[Any]) -> None:
    heard = listener.fill_slots(listener.questions[asked], text)

    assert (asked in heard.facts, heard.unsure, list(heard.doubtful)) == (False, False, doubtful)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("strict residency and they don't trust US clouds", {"law": "strict", "trust": "low"}),
        ("low trust", {"trust": "low"}),
        ("residency is tight", {"law": "strict"}),
        ("trust is not low", {}),
        ("4 regions", {"regions": "4"}),
        ("what if trust is low?", {}),
        ("good morning", {}),
    ],
)
def test_facts_are_heard_whatever_is_asked(listener: SlotFiller, text: str, facts: dict[str, Any]) -> None:
    assert listener.fill_slots(None, text).facts == facts


def test_an_answer_may_bring_other_facts_along(listener: SlotFiller) -> None:
    heard = listener.fill_slots(listener.questions["sectors"], "banks; trust is low, 3 regions")

    assert heard.facts == {"sectors": ["finance"], "trust": "low", "regions": "3"}


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("they clouds fully embrace whatever", "high"),
        ("flows freely if at all", None),
        ("one agency was suspicious once", "low"),
        ("fully suspicious", None),
        ("pineapple", None),
        ("", None),
    ],
)
def test_a_guess_is_the_one_option_that_most_words_speak_for(
    listener: SlotFiller, text: str, guess: str | None
) -> None:
    assert listener.guess(listener.questions["trust"], text) == guess
