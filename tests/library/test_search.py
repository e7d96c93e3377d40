"""Entries are found by words, with typos, titles before texts."""

from __future__ import annotations

import pytest

from advisor.engine.compile import Program
from advisor.files.knowledge.load import load_knowledge
from advisor.library.pages import entry_page
from advisor.library.search import Links, entries, find


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("multi-region failover", "multi-region-failover"),
        ("exit plan", "exit-plan-and-switching-rights"),
        ("exti plan switching", "exit-plan-and-switching-rights"),
        ("UAE", "AE"),
        ("Honduras", "HN"),
        ("provider-trust", "provider-trust"),
    ],
)
def test_what_is_looked_for_is_among_the_first(program: Program, words: str, first: str) -> None:
    assert first in [entry.id for entry in find(program.knowledge, words, 3)]


def test_the_term_comes_first_and_every_word_must_be_like_one_found(program: Program) -> None:
    found = [(entry.kind, entry.id) for entry in find(program.knowledge, "kill switch")]

    assert found[:2] == [("term", "kill-switch"), ("measure", "no-kill-switch-assurance")]
    assert ("measure", "capacity-building-programme") not in found


@pytest.mark.parametrize("words", ["", "   ", "?!", "zzzz qqqq wwww"])
def test_words_like_nothing_find_nothing(program: Program, words: str) -> None:
    assert find(program.knowledge, words) == []


def test_no_more_is_found_than_asked_for_and_always_in_the_same_order(program: Program) -> None:
    many = find(program.knowledge, "confidential computing", 50)

    assert find(program.knowledge, "confidential computing", 5) == many[:5]
    assert len(many) > 5


def test_every_entry_has_an_id_and_a_title(program: Program) -> None:
    listed = list(entries(program.knowledge))

    assert [entry for entry in listed if not entry.id or not entry.title] == []
    assert len({(entry.kind, entry.id) for entry in listed}) == len(listed)


def test_every_link_leads_to_an_entry_that_can_be_shown(own_folders: None) -> None:
    knowledge = load_knowledge()
    links = Links(knowledge)

    assert {kind for ref in links.out for kind, _ in links.out[ref]} >= {"measure", "fact", "source", "market", "rule"}
    for ref in {to for found in links.out.values() for to in found}:
        assert entry_page(knowledge, ref[1]).blocks


def test_links_run_both_ways(own_folders: None) -> None:
    links = Links(load_knowledge())

    for ref, found in links.out.items():
        assert all(ref in links.back[to] for to in found)


def test_a_measure_is_near_its_rules_and_its_sources(own_folders: None) -> None:
    knowledge = load_knowledge()
    rule = next(rule for rule in knowledge.rules.values() if rule.then.recommend)
    near = {(entry.kind, entry.id) for entry in Links(knowledge).around(("measure", rule.then.recommend))}

    assert ("rule", rule.id) in near
    assert ("source", knowledge.measures[rule.then.recommend].citations[0].source) in near


def test_a_term_is_near_the_measures_that_bear_its_name(own_folders: None) -> None:
    near = {(entry.kind, entry.title) for entry in Links(load_knowledge()).around(("term", "failover"))}

    assert any(kind == "measure" and "Failover" in title for kind, title in near)
