"""The corrections of November 2026: what the knowledge holds now, market by market, and what its rules make of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from advisor.conversation.reply import reply
from advisor.engine.compile import Program
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.files.cases.read import load_case, place_case
from advisor.model.kinds.case_study import Case
from advisor.model.kinds.market import KnownFact, Note
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Subject
from tests.language.judge import dialogue_at

OWN = "c26-own"


def known(knowledge: Knowledge, code: str, fact: str) -> KnownFact:
    """The one entry of a fact of a market; the newest where it changes on a day."""
    return [entry for entry in knowledge.markets[code].known if entry.fact == fact][-1]


def note(knowledge: Knowledge, code: str, title: str) -> Note:
    """The note of a market with a title."""
    return next(entry for entry in knowledge.markets[code].notes if entry.title == title)


HAZARDS = {
    "AE": "",
    "AF": "earthquake flood drought",
    "BD": "earthquake flood tropical-cyclone tsunami",
    "BR": "flood",
    "CL": "earthquake tsunami volcano",
    "DE": "flood",
    "EE": "",
    "HN": "earthquake flood tropical-cyclone",
    "IT": "earthquake tsunami volcano",
    "JP": "earthquake flood tropical-cyclone tsunami volcano",
    "KE": "drought",
    "NP": "earthquake flood",
    "PH": "earthquake flood tropical-cyclone tsunami volcano",
    "SG": "",
    "SY": "earthquake drought",
    "TW": "earthquake flood tropical-cyclone",
    "UA": "",
    "VU": "earthquake tropical-cyclone tsunami volcano",
    "ZW": "drought",
}


@pytest.mark.parametrize("code", HAZARDS)
def test_natural_hazards_are_those_that_rank_high(program: Program, code: str) -> None:
    assert known(program.knowledge, code, "natural-hazards").value == tuple(HAZARDS[code].split())


def test_hazards_are_open_where_kinds_are_missing(program: Program) -> None:
    for code in ("AD", "BM", "XK", "RE"):
        entry = known(program.knowledge, code, "natural-hazards")
        assert (entry.partial, entry.confidence) == (True, "low"), code
        assert "Not known:" in entry.note
    assert not known(program.knowledge, "CL", "natural-hazards").partial


def test_volcanoes_are_credited_on_their_terms(program: Program) -> None:
    licence = program.knowledge.sources["c26-gvp"].licence

    assert "non-commercial" in licence
    assert "Global Volcanism Program" in licence


GROUPS = {
    "AE": ("a5", "required-with-exceptions"),
    "CL": ("", "by-headquarters"),
    "HK": ("d1 d3 d4 d5", "required"),
    "IL": (None, "by-headquarters"),
    "KH": ("d1", "required"),
    "KZ": (None, "required"),
    "MO": ("d1 d3 d4", "required"),
    "SA": (None, "required"),
    "SY": ("d3 d4 d5 e1", "required"),
    "VN": ("d1 d3", "required"),
}


@pytest.mark.parametrize("code", GROUPS)
def test_export_groups_and_the_license_for_chips(program: Program, code: str) -> None:
    groups, licence = GROUPS[code]

    if groups is not None:
        assert known(program.knowledge, code, "export-groups").value == tuple(groups.split())
    entry = known(program.knowledge, code, "advanced-chip-licence")
    assert entry.value == licence
    assert "no license decision" in entry.note


def test_who_says_otherwise_of_syria_is_told(program: Program) -> None:
    said = known(program.knowledge, "SY", "export-groups").disputed

    assert [(account.who, account.since) for account in said] == [
        ("US Department of State", "2026-08-24"),
        ("US Department of State", "2026-10-01"),
    ]


THREATS = {
    "AE": ("yes", "threat-of-attack"),
    "AZ": ("no", None),
    "BF": ("yes", "war"),
    "CU": ("no", None),
    "DE": ("yes", "sabotage"),
    "EE": ("yes", "threat-of-invasion"),
    "FR": ("yes", None),
    "GL": (None, "coercion"),
    "IN": ("no", "threat-of-attack"),
    "JP": (None, "coercion"),
    "KR": (None, "threat-of-attack"),
    "PL": ("yes", "threat-of-invasion"),
    "SD": ("yes", "war"),
    "SS": (None, "war"),
    "TW": ("yes", "threat-of-invasion"),
    "UA": ("yes", "war"),
    "VE": ("yes", None),
}


@pytest.mark.parametrize("code", THREATS)
def test_attacks_and_threats_are_two_facts(program: Program, code: str) -> None:
    facts = {entry.fact: entry.value for entry in program.knowledge.markets[code].known}

    assert (facts.get("attack-history"), facts.get("threat")) == THREATS[code]


LANGUAGES = {
    "BE": "supported",
    "BO": "weak",
    "CH": "supported",
    "DE": "supported",
    "EE": "supported",
    "ET": "weak",
    "FR": "supported",
    "GB": "english",
    "IN": "supported",
    "KE": "weak",
    "NG": "supported",
    "TW": "supported",
    "XK": "supported",
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_second_languages_and_dialects_do_not_count(program: Program, code: str) -> None:
    entry = known(program.knowledge, code, "main-language")

    assert entry.value == LANGUAGES[code]
    assert "Second languages" in entry.note


TIES = {
    "AU": "five-eyes treaty-ally major-non-nato-ally pax-silica free-trade-agreement",
    "CL": "pax-silica free-trade-agreement",
    "JP": "treaty-ally major-non-nato-ally pax-silica",
    "KZ": "pax-silica",
    "NO": "nato pax-silica",
    "PH": "treaty-ally major-non-nato-ally pax-silica",
    "PL": "nato",
    "SA": "major-non-nato-ally",
    "TH": "treaty-ally major-non-nato-ally",
    "TW": "major-non-nato-ally",
}


@pytest.mark.parametrize("code", TIES)
def test_formal_ties(program: Program, code: str) -> None:
    assert known(program.knowledge, code, "us-alliances").value == tuple(TIES[code].split())


def test_a_suspended_deal_is_never_said_to_bind(program: Program) -> None:
    told = note(program.knowledge, "GB", "Technology deal with the US").text

    assert told.startswith("Suspended")
    assert "not binding" in told
    assert "commits both sides" not in told


NAMES = {
    "BS": "The Bahamas",
    "CD": "Democratic Republic of the Congo",
    "CV": "Cabo Verde",
    "MM": "Burma (Myanmar)",
    "MO": "Macau",
    "PS": "West Bank and Gaza",
    "VA": "Holy See",
    "XK": "Kosovo",
}


def test_markets_are_called_as_the_us_government_calls_them(program: Program) -> None:
    assert {code: program.knowledge.markets[code].name for code in NAMES} == NAMES


@pytest.mark.parametrize(
    ("old", "code"), [("Myanmar", "MM"), ("Palestine", "PS"), ("Cape Verde", "CV"), ("Kosova", "XK")]
)
def test_older_names_are_still_understood(program: Program, old: str, code: str) -> None:
    assert old in program.knowledge.markets[code].also


LEFT_OUT = {
    "": "ae bh qa kw il hk cn",
    "AM": "az tr",
    "BD": "in",
    "DZ": "ma",
    "GR": "tr",
    "IN": "pk",
    "PK": "in",
    "QA": "sa",
    "TH": "kh",
    "TW": "cn hk",
    "XK": "rs",
}


def test_no_host_is_named_that_cannot_be_a_second_site(program: Program) -> None:
    title = "Nearest regions abroad"
    for code, market in program.knowledge.markets.items():
        for entry in (entry for entry in market.notes if entry.title == title):
            hosts = {citation.at for citation in entry.citations if citation.source != OWN}
            assert hosts.isdisjoint(f"{LEFT_OUT['']} {LEFT_OUT.get(code, '')}".split()), code


def test_own_knowledge_is_shown_as_unverified(program: Program) -> None:
    source = program.knowledge.sources[OWN]
    assert source.reliability == "low"
    assert "unverified" in source.title

    for code, market in program.knowledge.markets.items():
        for entry in market.known:
            if {citation.source for citation in entry.citations} == {OWN}:
                assert "unverified" in entry.note, (code, entry.fact)
                assert entry.confidence == "low", (code, entry.fact)


def test_pages_hold_what_the_corrections_say(program: Program) -> None:
    facts = {
        ("CL", "residency-rule"): "conditional",
        ("IN", "localised-sectors"): ("finance", "telecom", "government"),
        ("KE", "chinese-alternative"): "present",
        ("BR", "chinese-alternative"): "present",
        ("UA", "grid"): "weak",
        ("JP", "local-industry"): "strong",
    }
    assert {key: known(program.knowledge, *key).value for key in facts} == facts
    assert known(program.knowledge, "AE", "political-stability").confidence == "low"
    assert "countryside 93" not in known(program.knowledge, "ZA", "electricity-access").note
    assert {"Viettel", "VNPT"} <= {partner.name for partner in program.knowledge.markets["VN"].partners}
    assert {"OVHcloud", "S3NS"} <= {partner.name for partner in program.knowledge.markets["FR"].partners}


def fired(program: Program, market: str, facts: dict[str, Any], workload: dict[str, Any] | None = None) -> set[str]:
    """The rules that fire on a market with one workload."""
    case = Case.model_validate(
        {
            "advisor": "1",
            "market": market,
            "facts": facts,
            "workloads": [{"name": "Payments", "facts": workload or {}}],
        }
    )
    situation, faults = place_case(program.knowledge, case)
    assert faults == []
    judged = run(program, Worlds(situation))
    subject = Subject("workload", 0)
    states = {
        name: judged.state(subject if rule.about == "workload" else CASE, name)
        for name, rule in program.knowledge.rules.items()
        if rule.about in ("market", "offer", "workload")
    }
    return {name for name, state in states.items() if state == "fires"}


BUSY = {"sector": "finance", "data-sensitivity": "high", "downtime": "minutes", "placement": "several-zones"}
HAZARD_RULES = {
    "earthquakes-expose-sites",
    "tsunamis-expose-sites",
    "cyclones-expose-sites",
    "volcanoes-expose-sites",
    "floods-expose-sites",
    "second-site-out-of-reach-of-the-hazard",
    "zones-share-one-hazard",
    "thin-footprint-calls-for-second-country",
    "harden-against-natural-hazards",
}


@pytest.mark.parametrize("code", ["UA", "PS", "BF", "NE", "SG", "EE"])
def test_no_hazard_rule_fires_from_war(program: Program, code: str) -> None:
    assert fired(program, code, {}, BUSY).isdisjoint(HAZARD_RULES)


def test_war_never_stands_for_a_hazard(program: Program) -> None:
    told = {"threat": "war", "attack-history": "yes", "natural-hazards": [], "political-stability": "1"}
    for code in ("CL", "AF", "SY", "SD"):
        assert fired(program, code, told, BUSY).isdisjoint(HAZARD_RULES), code


def test_chile_is_argued_from_its_own_earthquakes(program: Program) -> None:
    rules = fired(program, "CL", {}, BUSY)

    assert {"earthquakes-expose-sites", "second-site-out-of-reach-of-the-hazard", "zones-share-one-hazard"} <= rules
    assert "floods-expose-sites" not in rules


def test_floods_behind_strong_dikes_do_not_count(program: Program) -> None:
    assert "floods-expose-sites" not in fired(program, "DK", {}, BUSY)
    assert "floods-expose-sites" in fired(program, "VN", {}, BUSY)


def test_a_threat_of_invasion_brings_embassy_and_playbook(program: Program) -> None:
    registers = {**BUSY, "sector": "government"}

    rules = fired(program, "EE", {}, registers)
    assert {"embassy-under-threat-of-invasion", "evacuation-before-an-invasion"} <= rules
    assert "invasion-calls-for-second-country" in rules
    assert "embassy-under-threat-of-invasion" not in fired(program, "EE", {}, BUSY)


def test_a_burnt_pylon_does_not_call_for_a_second_country(program: Program) -> None:
    rules = fired(program, "DE", {}, BUSY)

    assert "recent-attack-exposes-sites" in rules
    assert "attack-calls-for-second-country" not in rules


def test_one_hall_with_its_backup_beside_it_is_told_what_to_do(program: Program) -> None:
    hall = {"data-sensitivity": "internal", "downtime": "days", "placement": "one-building"}
    wanted = {
        "one-hall-with-its-backup-beside-it",
        "fire-compartments-until-a-copy-is-elsewhere",
        "restore-before-the-fire",
    }

    assert wanted <= fired(program, "KR", {}, {**hall, "backup-place": "same-building"})
    assert wanted.isdisjoint(fired(program, "KR", {}, {**hall, "backup-place": "same-country"}))


@pytest.mark.parametrize(
    ("asked", "text", "facts"),
    [
        ("threat", "a threat of attack", {"threat": "threat-of-attack"}),
        ("threat", "Russia could invade", {"threat": "threat-of-invasion"}),
        ("threat", "nobody threatens them", {"threat": "none"}),
        ("natural-hazards", "earthquakes and typhoons", {"natural-hazards": ["earthquake", "tropical-cyclone"]}),
        ("natural-hazards", "hurricanes and floods", {"natural-hazards": ["flood", "tropical-cyclone"]}),
        ("us-regions", "several regions", {"us-regions": "2-200"}),
        ("us-alliances", "treaty ally", {"us-alliances": ["treaty-ally"]}),
        (
            "placement",
            "one metropolitan area, not the capital",
            {"placement": "several-zones", "near-capital": "no"},
        ),
    ],
)
def test_what_was_missing_in_words_is_understood(
    program: Program, asked: str, text: str, facts: dict[str, Any]
) -> None:
    dialogue = dialogue_at(program, asked)

    after, _, _ = reply(dialogue, text)

    assert {answer.fact: answer.value for answer in after.answers[len(dialogue.answers) :]} == facts


def test_a_case_with_a_retired_fact_still_loads(
    program: Program, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "old.yaml"
    path.write_text("advisor: 1\nmarket: CL\nfacts: {hazard-exposure: 7.5, provider-trust: low}\n", encoding="utf-8")

    _, situation = load_case(program.knowledge, path)

    assert "hazard-exposure" not in situation.facts
    assert situation.facts["provider-trust"].origin.kind == "answered"
    assert [record.getMessage() for record in caplog.records if "old.yaml:3" in record.getMessage()] == [
        f"{path}:3: 'hazard-exposure' is set aside: the INFORM total counted war as a hazard; natural hazards are now "
        "told by kind, and war by its own fact. Give 'natural-hazards' instead."
    ]
