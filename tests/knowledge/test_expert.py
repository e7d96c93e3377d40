"""The advice an expert would sign: the cases that readers found wrong, each with the right value, and the budget of musts."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import median, quantiles
from typing import Any

import pytest

from advisor.analysis.advice.advise import advise
from advisor.analysis.advice.data import Advice
from advisor.analysis.advice.document import advice_document, advice_memo
from advisor.analysis.relevance.waiting import waiting_questions
from advisor.documents.writers.plain import UNWRAPPED, write
from advisor.engine.compile import Program
from advisor.engine.run import run
from advisor.engine.sampling import Plausible
from advisor.engine.worlds import Worlds
from advisor.files.cases.read import place_case
from advisor.model.entry import COMMITMENTS
from advisor.model.kinds.case_study import Case
from advisor.model.situation import Situation
from advisor.verification.coverage import musts_on_primary_text
from advisor.verification.quality.data import CaseAdvice, Spread, pair_difference
from advisor.verification.quality.quality import judge

ABROAD = {
    "residency-exception-preclearance",
    "encrypted-cross-border-replica",
    "data-embassy-agreement",
    "evacuation-playbook",
    "transfer-conditions",
    "multi-region-failover",
}
"""What sends data abroad, or gets leave for it."""
DEFENCE = {"sector": "defence", "data-sensitivity": "classified", "downtime": "minutes", "model-use": "query"}
BANK = {"sector": "finance", "data-sensitivity": "high", "downtime": "minutes", "placement": "several-zones"}
HOSPITAL = {"sector": "health", "data-sensitivity": "high", "downtime": "hours", "model-use": "query"}
GUIDE = {"sector": "general", "data-sensitivity": "public", "downtime": "days", "model-use": "query"}


def placed(
    program: Program, market: str, facts: Mapping[str, Any], *workloads: Mapping[str, Any], partners: Any = ()
) -> Situation:
    """A case with all workloads and partners named."""
    case = Case.model_validate(
        {
            "advisor": "1",
            "market": market,
            "facts": facts,
            "workloads": [{"name": f"W{number}", "facts": each} for number, each in enumerate(workloads, 1)],
            "partners": [{"name": f"P{number}", "facts": each} for number, each in enumerate(partners, 1)],
        }
    )
    situation, faults = place_case(program.knowledge, case)
    assert faults == []
    return situation


def advice(program: Program, market: str, facts: Mapping[str, Any], *workloads: Any, partners: Any = ()) -> Advice:
    return advise(run(program, Worlds(placed(program, market, facts, *workloads, partners=partners))))


def stands(found: Advice) -> dict[str, str]:
    """The strongest verdict on each measure: must, should, may, avoid or open."""
    order = ("must", "should", "may", "avoid", "open")
    verdicts: dict[str, str] = {}
    for each in found.recommendations:
        word = each.strength or each.status
        if word in order:
            verdicts[each.measure] = min(word, verdicts.get(each.measure, word), key=order.index)
    return verdicts


def musts(found: Advice) -> set[str]:
    return {measure for measure, verdict in stands(found).items() if verdict == "must"}


@pytest.mark.parametrize("skills", ["low", "medium", "high"])
@pytest.mark.parametrize("exception", ["granted", "possible", "not-asked", "refused"])
def test_classified_defense_work_stays_at_home_behind_an_air_gap(program: Program, skills: str, exception: str) -> None:
    facts = {"residency-rule": "strict", "public-skills": skills, "residency-exception": exception}
    told = {"provider-trust": "high", "government-fears": [], "attack-history": "yes", "threat": "threat-of-attack"}
    found = advice(program, "SA", facts | told, DEFENCE | {"placement": "abroad-too"})

    assert musts(found) & ABROAD == set()
    assert {"air-gapped-disconnected-stack", "physical-hardening-and-separation"} <= musts(found)
    assert stands(found)["encrypted-cross-border-replica"] == "avoid"


def test_zero_providers_settle_what_they_sell(program: Program) -> None:
    asked = {
        w.fact for w in waiting_questions(run(program, Worlds(placed(program, "KZ", {"us-providers": "0"}, HOSPITAL))))
    }

    assert asked & {"confidential-providers", "confidential-kinds"} == set()
    assert "residency-exception" in asked


def test_a_refused_exception_asks_for_no_permission_and_a_bank_for_no_embassy(program: Program) -> None:
    facts = {
        "residency-rule": "strict",
        "residency-exception": "refused",
        "threat": "threat-of-invasion",
        "us-regions": "1",
        "sovereignty-meaning": ["control-of-law"],
    }
    bank, register = (advice(program, "TR", facts, each) for each in (BANK, BANK | {"sector": "government"}))

    assert "residency-exception-preclearance" not in stands(bank)
    assert "encrypted-cross-border-replica" not in musts(bank)
    assert "data-embassy-agreement" not in stands(bank)
    assert stands(register)["data-embassy-agreement"] == "should"
    asked = advice(program, "TR", facts | {"residency-exception": "not-asked"}, BANK)
    assert "residency-exception-preclearance" in musts(asked)


def test_mixed_trust_is_not_distrust(program: Program) -> None:
    facts = {"government-fears": ["foreign-access", "cut-off"], "sovereignty-meaning": ["control-of-data"]}
    records = HOSPITAL | {"key-holder": "provider"}
    mixed, low = (advice(program, "JP", facts | {"provider-trust": trust}, records) for trust in ("mixed", "low"))
    wary = {"legal-access-shield", "external-key-management", "no-kill-switch-assurance"}

    assert musts(mixed) & wary == set()
    assert wary <= musts(low)
    said = " ".join(reason.text for each in mixed.recommendations for reason in each.because)
    assert "not take promises" not in said
    assert "Trust in US providers is low" not in said


@pytest.mark.parametrize(
    ("facts", "workload", "top"),
    [
        ({"us-regions": "0"}, HOSPITAL, "no US provider is known to sell confidential computing"),
        ({"us-regions": "0"}, HOSPITAL, "no US cloud region stands there"),
        (
            {"us-regions": "1", "threat": "war", "residency-exception": "refused"},
            BANK,
            "no two US cloud regions in the country are known to stand far apart",
        ),
    ],
)
def test_what_cannot_be_had_together_is_told_at_the_top(
    program: Program, facts: Mapping[str, str], workload: Mapping[str, str], top: str
) -> None:
    found = advice(program, "NG", {"residency-rule": "strict", **facts}, workload)

    assert any(top in tension.text for tension in found.tensions if tension.cannot_both)
    for document in (advice_document, advice_memo):
        lines = write(document(program.knowledge, found, "A case"), width=UNWRAPPED).splitlines()
        headings = [line.strip().casefold() for line in lines]
        (told,) = [number for number, line in enumerate(lines) if top in line]
        assert headings.index("cannot be met as things stand") < told < headings.index("security")


def test_with_two_distant_regions_nothing_is_told_at_the_top(program: Program) -> None:
    facts = {"residency-rule": "strict", "us-regions": "4", "region-separation": "900", "us-providers": "2"}
    found = advice(program, "IN", facts | {"confidential-providers": "2", "residency-exception": "refused"}, HOSPITAL)

    assert [tension.rule for tension in found.tensions if tension.cannot_both] == []


def test_the_gate_is_as_strong_as_the_wish_for_open_models(program: Program) -> None:
    quiet = {"government-fears": [], "local-control-wish": "no", "models-planned": ["closed-frontier"]}
    plain = {"sovereignty-meaning": ["continuity"], "price-sensitivity": "low", "provider-trust": "high"}
    order = ("must", "should", "may")
    for more, gate in (
        ({}, "may"),
        ({"government-fears": ["lock-in"]}, "must"),
        ({"local-control-wish": "yes"}, "must"),
        ({"models-planned": ["open-weight"]}, "must"),
    ):
        found = stands(advice(program, "GB", quiet | plain | more, GUIDE))
        assert found["evaluated-open-weights-gate"] == gate
        assert order.index(gate) <= order.index(found["open-weight-option-in-package"])


def test_a_market_measure_asks_what_runs_there(program: Program) -> None:
    facts = {
        "threat": "war",
        "attack-history": "yes",
        "us-regions": "0",
        "international-links": "single",
        "provider-trust": "low",
        "government-fears": ["cut-off", "foreign-access"],
        "main-language": "weak",
        "residency-rule": "none",
    }
    guide, register = (advice(program, "UA", facts, each) for each in (GUIDE, HOSPITAL | {"sector": "government"}))
    vital = {"evacuation-playbook", "legal-access-shield", "no-kill-switch-assurance"}

    assert musts(guide) & vital == set()
    assert "evacuation-playbook" not in stands(guide)
    assert vital <= musts(register)


def test_teachers_are_trained_for_schools_and_not_for_a_laboratory(program: Program) -> None:
    facts = {"public-skills": "high", "sovereignty-meaning": ["continuity"], "government-fears": []}
    tutor, laboratory = (
        stands(advice(program, "SG", facts, GUIDE | {"sector": sector, "data-sensitivity": "internal"}))
        for sector in ("education", "research")
    )

    assert (tutor["capacity-building-programme"], laboratory.get("capacity-building-programme")) == ("should", None)


def test_trust_alone_says_nothing_of_what_runs_on_us_services(program: Program) -> None:
    facts = {"provider-trust": "high", "sovereignty-meaning": ["leverage"], "government-fears": []}
    (trustee,) = [
        each
        for each in advice(program, "CH", facts, HOSPITAL).recommendations
        if each.measure == "trustee-operated-cloud"
    ]

    assert trustee.status == "avoid"
    assert "runs sensitive systems" not in trustee.because[0].text


def test_no_reason_says_that_nothing_binds_beside_one_that_sets_conditions(program: Program) -> None:
    facts = {
        "residency-rule": "conditional",
        "threat": "war",
        "us-regions": "0",
        "sovereignty-meaning": ["control-of-data"],
    }
    for workload in (HOSPITAL, HOSPITAL | {"data-sensitivity": "internal"}):
        found = advice(program, "ET", facts, workload | {"placement": "abroad-too"})
        texts = [reason.text for each in found.recommendations for reason in each.because]

        assert "transfer-conditions" in stands(found)
        assert [text for text in texts if "No residency rule" in text] == []


def test_chips_for_a_d_group_market_are_screened_and_kept_in_custody_before_a_partner_is_named(
    program: Program,
) -> None:
    found = advice(program, "KZ", {"chips-shipped": "yes", "export-groups": ["d3", "d4"]}, GUIDE)
    ally = advice(program, "KZ", {"chips-shipped": "yes", "export-groups": ["a1", "a5"]}, GUIDE)
    both = {"end-user-and-ownership-screening", "chip-custody-and-location-assurance"}

    assert both <= musts(found)
    assert musts(ally) & both == set()


@pytest.mark.parametrize(("terms", "verdict"), [("none", "must"), ("basic", "must"), ("full", None)])
def test_low_trust_and_fear_of_a_cut_off_make_an_exit_a_must(program: Program, terms: str, verdict: str | None) -> None:
    facts = {"provider-trust": "low", "government-fears": ["cut-off"], "sovereignty-meaning": ["control-of-data"]}
    found = stands(advice(program, "KR", facts | {"exit-terms": terms, "models-planned": []}, GUIDE))

    assert found.get("exit-plan-and-switching-rights") == verdict


@pytest.mark.parametrize("trust", ["low", "mixed"])
def test_a_managed_service_is_no_advice_for_a_government_of_low_trust(program: Program, trust: str) -> None:
    facts = {
        "provider-trust": trust,
        "self-hosting": "none",
        "local-industry": "thin",
        "local-control-wish": "yes",
        "residency-rule": "none",
        "public-skills": "low",
        "sovereignty-meaning": ["cost-and-access"],
    }
    found = stands(advice(program, "KE", facts, GUIDE))

    assert found.get("managed-service-start") == (None if trust == "low" else "should")


ALWAYS_ASKED = {"evaluated-open-weights-gate"}
"""The article makes it a condition for every market: it may be a must more often than the others."""


@pytest.fixture(scope="module")
def told(program: Program) -> list[CaseAdvice]:
    return judge(program, list(Plausible(program.knowledge, 3).cases(1500)))


def test_the_minimum_offer_is_short(told: list[CaseAdvice]) -> None:
    sizes = [len(case.must) for case in told]

    assert median(sizes) <= 9
    assert quantiles(sizes, n=10)[8] <= 13
    assert Spread.of(sizes).ninetieth <= 13


def test_no_measure_is_a_must_in_most_cases_unless_the_article_says_so(
    program: Program, told: list[CaseAdvice]
) -> None:
    for measure in program.knowledge.measures:
        share = sum(measure in case.must for case in told) / len(told)
        assert share <= 0.6 or measure in ALWAYS_ASKED, measure
    for rule in program.knowledge.rules.values():
        if rule.then.measure in ALWAYS_ASKED and rule.then.strength == "must":
            assert "By the article" in rule.because


def test_the_same_answers_give_other_musts_in_another_market(program: Program) -> None:
    cases = [case for pair in Plausible(program.knowledge, 3).pairs(500) for case in pair]
    judged = judge(program, cases)

    assert pair_difference(list(zip(judged[::2], judged[1::2], strict=True)), "must").middle >= 3


def test_every_commitment_has_something_to_say(program: Program, told: list[CaseAdvice]) -> None:
    commitments = {measure.id: measure.commitment for measure in program.knowledge.measures.values()}

    assert all({commitments[measure] for measure in case.recommended} == set(COMMITMENTS) for case in told)


def test_nine_of_ten_musts_rest_on_an_official_text_read_in_full(program: Program) -> None:
    resting = musts_on_primary_text(program.knowledge)

    assert sum(resting.values()) >= len(resting) * 0.9
    assert resting["chip-custody-and-location-assurance"]
    assert not resting["state-operator-channel"]
