"""What rests on a source, a law, a fact or a measure is listed whole, each with the way in which it does."""

from __future__ import annotations

import pytest

from advisor.api import load
from advisor.documents.writers import write
from advisor.errors import InputError
from advisor.model.kinds.registry import ordered
from advisor.model.knowledge import Knowledge
from advisor.verification.coverage import citations_of
from advisor.verification.document import touching_document
from advisor.verification.touching import touching


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The shipped knowledge."""
    return load().program.knowledge


def test_every_entry_that_cites_a_source_is_listed(knowledge: Knowledge) -> None:
    for source in ("eo-14320", "c26-bis-hq", "cnas-2026-04-16"):
        listed = {(each.kind, each.id) for each in touching(knowledge, source).statements}
        cites = {
            (kind.name, name)
            for kind in ordered("coverage")
            for name, citation in citations_of(knowledge, kind)
            if citation.source == source and kind.inside == ("", "")
        }
        assert cites and cites <= listed, source


def test_a_passage_touches_less_than_its_source(knowledge: Knowledge) -> None:
    whole = {(each.kind, each.id) for each in touching(knowledge, "eo-14320").statements}
    part = {(each.kind, each.id) for each in touching(knowledge, "eo-14320#sec-3-b").statements}
    assert part and part < whole


def test_a_law_is_found_by_its_name_in_statements_and_in_what_they_cite(knowledge: Knowledge) -> None:
    found = touching(knowledge, "eu-ai-act")
    markets = {each.id for each in found.statements if each.kind == "market"}
    assert {"FR", "DE", "EE", "ES"} <= markets
    assert "US" not in markets


def test_a_fact_lists_who_gives_it_and_the_rules_that_read_it(knowledge: Knowledge) -> None:
    found = touching(knowledge, "residency-rule")
    assert any(each.id == "CL" and each.because == ("gives it",) for each in found.statements)
    readers = {each.id for each in found.statements if each.kind == "rule"}
    assert readers and set(found.readers["residency-rule"]) <= readers | set(knowledge.rules)


def test_a_measure_lists_the_rules_that_recommend_it(knowledge: Knowledge) -> None:
    named = {each.id for each in touching(knowledge, "external-key-management").statements if each.kind == "rule"}
    recommending = {rule.id for rule in knowledge.rules.values() if rule.then.measure == "external-key-management"}
    assert recommending <= named


def test_what_nothing_rests_on_is_said_with_the_nearest_name(knowledge: Knowledge) -> None:
    with pytest.raises(InputError, match="eo-14320"):
        touching(knowledge, "eo-1432")
    with pytest.raises(InputError, match="has no passage 'sec-9'"):
        touching(knowledge, "eo-14320#sec-9")


def test_the_page_counts_what_it_lists(knowledge: Knowledge) -> None:
    found = touching(knowledge, "eo-14320")
    page = write(touching_document(found), width=100)
    assert f"{len(found.statements)} statements to read again." in page
    assert "cites eo-14320#sec-3-b-v" in page
