"""Links between entries lead somewhere, and back."""

from __future__ import annotations

from advisor.files.knowledge.load import load_knowledge
from advisor.library.links import Links
from advisor.library.pages import entry_lines


def test_every_link_leads_to_an_entry_that_can_be_shown(own_folders: None) -> None:
    knowledge = load_knowledge()
    links = Links(knowledge)

    assert {kind for ref in links.out for kind, _ in links.out[ref]} >= {"measure", "fact", "source", "market", "rule"}
    for ref in {to for found in links.out.values() for to in found}:
        assert entry_lines(knowledge, ref[1])


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
