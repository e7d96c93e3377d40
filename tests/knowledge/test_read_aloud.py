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
from tests.knowledge.test_expert import BANK, GUIDE, HOSPITAL, advice, musts, stands

REGISTER = {"sector": "government", "data-sensitivity": "high", "downtime": "hours", "model-use": "query"}


def said(found: Advice) -> str:
    """All reasons and tensions of an advice."""
    reasons = [reason.text for each in found.recommendations for reason in (*each.because, *each.against)]
    return "\n".join([*reasons, *(f"{each.text} {each.resolved_by}" for each in found.tensions)])


def given(found: Advice) -> set[str]:
    """The measures that are recommended or advised against, and not those that are open."""
    return {measure for measure, verdict in stands(found).items() if verdict != "open"}


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


MINISTRY = {"sector": "government", "data-sensitivity": "internal", "downtime": "days", "model-use": "query"}
SECRET = {"sector": "defence", "data-sensitivity": "classified", "downtime": "hours", "model-use": "query"}


def test_a_law_that_binds_all_and_allows_no_exception_is_not_argued_with(program: Program) -> None:
    law = {"residency-rule": "strict", "localisation-plan": "everything"}
    facts = law | {"political-stability": "8", "attack-history": "no", "threat": "threat-of-attack"}
    refused = given(advice(program, "TR", facts | {"residency-exception": "refused"}, BANK, MINISTRY))
    possible = stands(advice(program, "TR", facts | {"residency-exception": "possible"}, BANK, MINISTRY))

    assert {"localisation-rightsizing", "blanket-localisation", "evacuation-playbook"} & refused == set()
    assert (possible["localisation-rightsizing"], possible["blanket-localisation"]) == ("must", "avoid")


def test_classified_work_alone_stays_at_home_without_a_word_against_it(program: Program) -> None:
    facts = {"residency-rule": "strict", "localisation-plan": "everything", "threat": "threat-of-attack"}
    found = advice(program, "SA", facts, SECRET | {"placement": "one-building"})

    assert {"localisation-rightsizing", "blanket-localisation", "residency-policy-guardrails"} & given(found) == set()
    assert {"multi-region-failover", "multi-az-baseline"} & given(found) == set()
    assert {"air-gapped-disconnected-stack", "physical-hardening-and-separation"} <= musts(found)


def test_help_with_a_premium_is_sought_for_a_protection_that_is_advised(program: Program) -> None:
    facts = {"sovereignty-meaning": ["cost-and-access"], "government-fears": ["lock-in"], "financing-sought": "yes"}
    told = facts | {"price-sensitivity": "high", "provider-trust": "high"}
    secret = advice(program, "UA", told, SECRET)
    records = advice(program, "TV", told, REGISTER | {"placement": "abroad-only"})
    hospital = advice(program, "KE", told, HOSPITAL)

    assert "confidential-premium-financing" not in stands(records)
    assert "confidential-premium-financing" not in stands(secret)
    assert stands(hospital)["confidential-premium-financing"] == "must"


def test_what_runs_abroad_is_not_measured_by_what_is_on_sale_at_home(program: Program) -> None:
    abroad, home = (advice(program, "TV", {}, REGISTER | {"placement": p}) for p in ("abroad-only", "one-building"))

    assert "confidential-gpu-inference" not in stands(abroad)
    assert stands(home)["confidential-gpu-inference"] == "avoid"


def test_a_plan_for_closed_models_is_only_an_option_where_none_is_planned(program: Program) -> None:
    facts = {"provider-trust": "low", "us-alliances": ["nato"], "export-groups": ["a1", "a5"]}
    open_only, closed = (
        stands(advice(program, "TR", facts | {"models-planned": [model]}, MINISTRY))
        for model in ("open-weight", "closed-frontier")
    )

    assert open_only["frontier-access-revocation-plan"] == "may"
    assert closed["frontier-access-revocation-plan"] == "should"


def test_a_language_is_a_must_where_officials_ask_for_it_or_for_access(program: Program) -> None:
    meanings = ("language-and-culture", "cost-and-access", "own-industry")
    found = [stands(advice(program, "TR", {"sovereignty-meaning": [each]}, MINISTRY)) for each in meanings]

    assert [each["local-language-adaptation"] for each in found] == ["must", "must", "should"]


def test_a_country_at_war_is_not_told_to_prepare_in_calm(program: Program) -> None:
    found = said(advice(program, "UA", {"threat": "war", "international-links": "few"}, REGISTER))

    assert "in calm" not in found
    assert "political stability" not in found


def test_a_copy_abroad_is_a_must_only_once_the_exception_is_granted(program: Program) -> None:
    facts = {"residency-rule": "strict", "threat": "threat-of-attack", "us-regions": "0"}
    found = [
        stands(advice(program, "KE", facts | {"residency-exception": each}, BANK))["encrypted-cross-border-replica"]
        for each in ("granted", "possible")
    ]

    assert found == ["must", "should"]


def test_low_trust_and_a_question_of_law_are_answered_by_a_trustee(program: Program) -> None:
    facts = {"provider-trust": "low", "sovereignty-meaning": ["control-of-law"], "price-sensitivity": "low"}

    assert stands(advice(program, "FR", facts, HOSPITAL))["trustee-operated-cloud"] == "should"
    assert stands(advice(program, "FR", facts, GUIDE))["trustee-operated-cloud"] == "may"


def test_regions_are_not_a_thing_that_a_consortium_changes(program: Program) -> None:
    questions = program.knowledge.questions

    assert {questions[name].changed_by for name in ("us-regions", "us-providers", "region-separation")} == {
        "nobody soon"
    }
    assert questions["confidential-providers"].changed_by == "consortium"
