"""What the knowledge says of its own age: no statement is newer than the text it rests on, and ranks name their year."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from advisor.engine.compile import Program
from advisor.model.entry import Citation
from advisor.model.kinds.market import KnownFact
from advisor.model.knowledge import Knowledge

OWN = "c26-own"

REGION_LISTS = {"aws-botocore", "azure-avm", "gcp-machinetypes", "oci-sdk"}

GOVERNANCE = ("rule-of-law", "political-stability")


def newest(date: object) -> str:
    """A date of a source as the last day it can mean: a year or a month alone may be any day in it."""
    return (str(date) + "-12-31"[len(str(date)) - 4 :])[:10] if len(str(date)) < 10 else str(date)


def known(knowledge: Knowledge, *facts: str) -> list[tuple[str, KnownFact]]:
    """The entries of some facts, market by market."""
    return [(code, one) for code, market in knowledge.markets.items() for one in market.known if one.fact in facts]


@pytest.mark.parametrize("date, day", [("2026", "2026-12-31"), ("2026-07", "2026-07-31"), ("2026-07-08", "2026-07-08")])
def test_a_part_of_a_date_may_be_any_day_in_it(date: str, day: str) -> None:
    assert newest(date) == day


def test_no_eligibility_entry_is_newer_than_the_texts_it_rests_on(program: Program) -> None:
    sources = program.knowledge.sources
    late = {}
    for id, entry in program.knowledge.eligibility.items():
        texts = [newest(sources[one.source].date) for one in entry.citations if one.source != OWN]
        if texts and str(entry.as_of) > max(texts):
            late[id] = (str(entry.as_of), max(texts))

    assert late == {}


def test_no_statement_on_a_market_is_newer_than_the_texts_it_rests_on(program: Program) -> None:
    sources = program.knowledge.sources
    late = []
    for code, market in program.knowledge.markets.items():
        for what, as_of, citations in (
            *((one.fact, one.as_of, one.citations) for one in market.known),
            *((one.title, one.as_of, one.citations) for one in market.notes),
            *((one.name, one.as_of, one.citations) for one in market.partners),
        ):
            texts = [newest(sources[one.source].date) for one in citations if one.source != OWN]
            if texts and str(as_of) > max(texts):
                late.append((code, what, str(as_of), max(texts)))

    assert late == []


def test_counts_of_regions_are_as_old_as_the_oldest_list_they_rest_on(program: Program) -> None:
    sources = program.knowledge.sources
    late = {
        (code, one.fact)
        for code, one in known(program.knowledge, "us-regions", "us-providers", "region-separation")
        if str(one.as_of)
        > min(newest(sources[each.source].date) for each in one.citations if each.source in REGION_LISTS)
    }

    assert late == set()


def test_counts_of_regions_tell_the_months_of_the_lists(program: Program) -> None:
    for code, one in known(program.knowledge, "us-regions", "us-providers"):
        assert all(month in one.note for month in ("November", "October", "August", "March")), (code, one.fact)


def test_governance_ranks_name_their_release_and_year(program: Program) -> None:
    for code, one in known(program.knowledge, *GOVERNANCE):
        assert "2024 release" in one.note and "2023" in one.note, (code, one.fact)

    told = [
        rule for rule in program.knowledge.rules.values() if any(f"{{{fact}}}" in rule.because for fact in GOVERNANCE)
    ]
    assert told
    assert [rule.id for rule in told if not ("2024 release" in rule.because and "2023" in rule.because)] == []


def test_shares_of_languages_have_a_year_or_are_said_to_have_none(program: Program) -> None:
    for code, one in known(program.knowledge, "main-language"):
        if re.search(r"\d", one.note.split(". ")[0]):
            assert re.search(r"\b(?:19|20)\d\d\b|no year|unverified|able to use", one.note), code


def test_whoever_tells_of_the_order_of_june_2026_tells_that_it_ended(program: Program) -> None:
    knowledge = program.knowledge
    cited: dict[str, Sequence[Citation]] = {
        **{id: rule.citations for id, rule in knowledge.rules.items()},
        **{id: measure.citations for id, measure in knowledge.measures.items()},
        **{id: crisis.citations for id, crisis in knowledge.crises.items()},
    }
    for id, citations in cited.items():
        told = [one.supports for one in citations if one.source == "csa-fable"]
        if told:
            ended = {"herald-fable", "imtr-fable"} & {one.source for one in citations}
            assert ended or re.search(r"until the end of|for weeks", " ".join(told)), id


YEARS = re.compile(r"\b20[12]\d\b")
TO_COME = re.compile(
    r"takes effect|from 1 |start|by the end|before the|planned|target|until|due|deadline|phased in|in force from"
    r"|apply|applies|bind",
    re.IGNORECASE,
)
"""Words for what a text can say of a day after its own."""


def test_no_passage_tells_what_came_after_its_text(program: Program) -> None:
    late = []
    for id, source in program.knowledge.sources.items():
        for passage in source.passages:
            for sentence in re.split(r"(?<=[.;]) ", passage.says):
                years = [year for year in YEARS.findall(sentence) if year > newest(source.date)[:4]]
                if years and passage.says.startswith("Bears out") and not TO_COME.search(sentence):
                    late.append((id, passage.id, str(source.date), sentence))

    assert late == []
