"""Advice read aloud before people of the market: what made a reader stop, each with the right value."""

from __future__ import annotations

import re

import pytest

from advisor.analysis.advice.data import Advice
from advisor.analysis.advice.document import advice_document, sections
from advisor.analysis.advice.repeats import without_repeats
from advisor.documents.writers.plain import UNWRAPPED, write
from advisor.engine.compile import Program
from advisor.model.prefill import known_facts
from tests.knowledge.test_expert import BANK, GUIDE, HOSPITAL, advice

REGISTER = {"sector": "government", "data-sensitivity": "high", "downtime": "hours", "model-use": "query"}


def said(found: Advice) -> str:
    """All reasons and tensions of an advice."""
    reasons = [reason.text for each in found.recommendations for reason in (*each.because, *each.against)]
    return "\n".join([*reasons, *(f"{each.text} {each.resolved_by}" for each in found.tensions)])


def page(program: Program, found: Advice) -> str:
    return write(advice_document(program.knowledge, found, "A case"), width=UNWRAPPED)


def test_every_sentence_begins_with_a_capital_letter_and_no_figure_has_decimals_that_nobody_says(
    program: Program,
) -> None:
    found = said(advice(program, "JP", {"chips-shipped": "yes", "provider-trust": "mixed"}, HOSPITAL))
    water = said(advice(program, "SA", {"chips-shipped": "yes"}, HOSPITAL))

    assert "At least 2 providers from the United States" in found
    assert not re.search(r"(^|[.?!] )[a-z]", found, re.MULTILINE)
    assert "draws 974 percent of its renewable fresh water" in water


@pytest.mark.parametrize(
    ("market", "example", "facts"),
    [
        ("UA", "Ukraine", {"threat": "war"}),
        ("KE", "Kenya", {"grid": "weak", "chips-shipped": "yes", "income": "2132", "price-sensitivity": "high"}),
        ("EE", "Estonia", {"threat": "threat-of-invasion"}),
        ("KR", "South Korea", {"public-skills": "medium"}),
        ("AE", "the Emirates", {"attack-history": "yes", "threat": "threat-of-attack"}),
    ],
)
def test_an_example_from_the_market_itself_is_told_of_the_country(
    program: Program, market: str, example: str, facts: dict[str, str]
) -> None:
    workloads = [BANK, REGISTER | {"placement": "several-zones"}]
    found, elsewhere = (said(advice(program, code, facts, *workloads)) for code in (market, "GE"))

    assert example not in found
    assert example in elsewhere
    assert "the the" not in found


def test_no_text_implies_that_english_is_a_main_language_or_that_america_is_one_country(program: Program) -> None:
    rules = " ".join(rule.because for rule in program.knowledge.rules.values())

    assert "English is not the only main language" not in rules
    assert not re.search(r"\bin America\b", rules)


def test_advice_that_stands_alike_for_several_workloads_is_told_once(program: Program) -> None:
    facts = {"sovereignty-meaning": ["control-of-data"], "models-planned": ["open-weight"], "provider-trust": "mixed"}
    found = advice(program, "BR", facts, REGISTER, REGISTER, GUIDE)
    shown = [each for section in sections(found) for each in section.shown]
    access = [each for each in shown if each.measure == "provider-access-approval"]

    assert [each.subject_name for each in access] == ["W1 and W2"]
    assert {fact.subject_name for fact in access[0].because[0].facts} >= {"W1", "W2"}
    assert "this workload" not in access[0].because[0].text
    assert len(shown) == len({(each.heading, each.verdict) for each in shown})


def test_no_two_reasons_for_one_thing_begin_with_the_same_sentence(program: Program) -> None:
    facts = {"government-fears": ["cut-off", "lock-in"], "international-links": "few", "threat": "threat-of-attack"}
    found = advice(program, "TR", facts, BANK | {"model-use": "query"})
    starts: dict[str, list[str]] = {each.heading: [] for each in found.recommendations}
    for each in found.recommendations:
        starts[each.heading] += [reason.text.split(". ")[0] for reason in without_repeats(each.because)]
    text = page(program, found)

    assert all(len(told) == len(set(told)) for told in starts.values())
    model = text.split("A small local model")[1].split("Because of")[0]
    assert model.count("This workload uses a model and must not stop for long.") == 1


def test_a_fact_that_ends_soon_says_until_when_and_what_follows(program: Program) -> None:
    before = known_facts(program.knowledge, program.knowledge.markets["CL"])["residency-rule"]
    text = page(program, advice(program, "CL", {}, BANK))

    assert before.origin.ends == "2026-11-30, then may leave on conditions"
    assert "Data residency rule is so until 2026-11-30, then may leave on conditions" in text


def test_a_host_hears_no_slight(program: Program) -> None:
    rules = program.knowledge.rules.values()
    slights = (
        "oversight there is weak",
        "such a treasury",
        "nobody at home can",
        "wary government does not",
        "Good words",
    )

    assert [
        rule.id for rule in rules for slight in slights if slight.lower() in f"{rule.because} {rule.brief}".lower()
    ] == []
