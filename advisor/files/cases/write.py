"""Writes a situation as the plain data of a case file."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor.model.entry import LISTED_KINDS
from advisor.model.knowledge import Knowledge
from advisor.model.situation import Situation
from advisor.model.values import Fact
from advisor.model.written_values import write_fact


def written_case(knowledge: Knowledge, situation: Situation, title: str = "") -> dict[str, Any]:
    """The plain data of the case file that gives this situation: answers only, not what is known for the market."""
    case: dict[str, Any] = {"advisor": "1"}
    if title:
        case["title"] = title
    if situation.market:
        case["market"] = situation.market
    facts = _answers(knowledge, situation.facts)
    if facts:
        case["facts"] = facts
    for kind in LISTED_KINDS:
        listed = situation.subjects.get(kind, ())
        if listed or kind not in situation.still_listing:
            case[f"{kind}s"] = [{"name": name, "facts": _answers(knowledge, found)} for name, found in listed]
    still = [f"{kind}s" for kind in LISTED_KINDS if kind in situation.still_listing and situation.count(kind)]
    if still:
        case["still_listing"] = still
    if situation.claims:
        case["claims"] = [claim.model_dump(exclude_defaults=True) for claim in situation.claims]
    return case


def _answers(knowledge: Knowledge, facts: Mapping[str, Fact]) -> dict[str, Any]:
    return {
        name: write_fact(knowledge.questions[name], fact)
        for name, fact in facts.items()
        if fact.origin.kind in ("answered", "unsure", "assumed")
    }
