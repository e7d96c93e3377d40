"""How well passages bear a rule out, as a table."""

from __future__ import annotations

import pytest

from advisor.analysis.evidence import support, warning
from advisor.model.kinds.source import Source
from advisor.model.knowledge import Knowledge
from tests.fixtures.synthetic_base import knowledge

CLAIMS = ("verified", "reported", "seed", "derived", "unverified")


def source(name: str, kind: str, reliability: str, publisher: str = "") -> Source:
    common = {"title": "x", "date": "2026", "access": "x", "kind": kind, "reliability": reliability}
    claims = [{"id": claim, "says": "x", "status": claim} for claim in CLAIMS]
    passages = [{"id": "one", "where": "1", "says": "x", "claims": claims}]
    return Source.model_validate(common | {"id": name, "publisher": publisher or name, "passages": passages})


SOURCES = {
    s.id: s
    for s in (
        source("act", "law", "high"),
        source("guide", "vendor", "medium"),
        source("brochure", "vendor", "low"),
        source("daily", "press", "medium"),
        source("weekly", "press", "medium"),
        source("sunday", "press", "medium", "daily"),
        source("rumour", "blog", "low"),
        source("gossip", "blog", "low"),
        source("study", "think-tank", "high"),
        source("essay", "article", "high"),
    )
}


def base_with(*cited: str, status: str = "reviewed") -> Knowledge:
    citations = []
    for text in cited:
        name, _, claims = text.partition(":")
        citations.append({"source": name, "at": "one", "supports": "x", "claims": claims.split("+") if claims else []})
    rule = {"id": "r", "about": "market", "when": "always", "then": {"recommend": "m", "strength": "may"}}
    base = knowledge([rule | {"citations": citations, "status": status}])
    return Knowledge(base.base, base.topics, base.conclusions, base.rules, {"source": SOURCES})


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        (["act"], "confirmed"),
        (["guide"], "confirmed"),
        (["study"], "confirmed"),
        (["brochure"], "secondary"),
        (["daily"], "secondary"),
        (["daily", "weekly"], "confirmed"),
        (["daily", "sunday"], "secondary"),
        (["rumour", "gossip"], "secondary"),
        (["essay"], "argued"),
        (["essay:seed"], "argued"),
        (["essay:derived"], "argued"),
        (["essay:verified"], "confirmed"),
        (["essay:reported"], "secondary"),
        (["essay:reported", "daily"], "confirmed"),
        (["essay:unverified"], "contested"),
        (["essay:unverified+seed"], "argued"),
        (["essay:unverified", "rumour"], "secondary"),
        ([], "contested"),
    ],
)
def test_the_best_passage_counts_and_two_publishers_confirm(cited: list[str], found: str) -> None:
    base = base_with(*cited)

    assert support(base, base.rules["r"]) == found


def test_a_contested_rule_stays_contested_whatever_it_cites() -> None:
    base = base_with("act", status="contested")

    assert support(base, base.rules["r"]) == "contested"


def test_only_weak_support_is_warned_of() -> None:
    strong, weak = base_with("act"), base_with("rumour")

    assert warning(strong, strong.rules.values()) == ""
    assert warning(weak, weak.rules.values()).startswith("secondary reports only")
    assert warning(weak, [*strong.rules.values(), *weak.rules.values()]) == ""
