"""How well the passages behind a rule bear it out: from a primary text down to contested passages alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from advisor.model.entry import Citation
from advisor.model.kinds.rule import Rule
from advisor.model.knowledge import Knowledge

PRIMARY = ("law", "official", "data", "academic", "vendor")
BY_CLAIM: dict[str, Support] = {
    "verified": "confirmed",
    "reported": "secondary",
    "seed": "argued",
    "derived": "argued",
    "unverified": "contested",
}


def support(knowledge: Knowledge, rule: Rule) -> Support:
    """The support of a rule by all its citations; a rule that is marked contested stays so.

    Two publishers of at least medium reliability count as much as one primary text.
    """
    if rule.status == "contested":
        return "contested"
    levels = [(citation, strength_of_citation(knowledge, citation)) for citation in rule.citations]
    best = best_support(level for _, level in levels)
    sources = [knowledge.sources[citation.source] for citation, level in levels if level == "secondary"]
    independent = {source.publisher for source in sources if source.reliability != "low"}
    return "confirmed" if best == "secondary" and len(independent) >= 2 else best


def best_support(found: Iterable[Support]) -> Support:
    """The best of several; contested if there is none."""
    return min(found, key=SUPPORTS.index, default="contested")


def warning(knowledge: Knowledge, rules: Iterable[Rule]) -> str:
    """What to know about the support of rules that fire together, if none rests on a primary text."""
    best = best_support(support(knowledge, rule) for rule in rules)
    return "" if best == "confirmed" else SUPPORT_IN_WORDS[best]


def strength_of_citation(knowledge: Knowledge, citation: Citation) -> Support:
    """How far one citation carries: by its claims where the passage makes several, otherwise by the kind of work."""
    source = knowledge.sources[citation.source]
    claims = [claim for claim in knowledge.passage(citation).claims if claim.id in citation.claims]
    if claims:
        return best_support(BY_CLAIM[claim.status] for claim in claims)
    if source.kind == "article":
        return "argued"
    primary = source.reliability == "high" or (source.kind in PRIMARY and source.reliability == "medium")
    return "confirmed" if primary else "secondary"


Support = Literal["confirmed", "secondary", "argued", "contested"]


SUPPORTS: tuple[Support, ...] = ("confirmed", "secondary", "argued", "contested")


SUPPORT_IN_WORDS: dict[Support, str] = {
    "confirmed": "a primary text, or two independent ones",
    "secondary": "secondary reports only, from one publisher or of low reliability",
    "argued": "the argument of the article alone",
    "contested": "only passages that are contested or that no other text confirms",
}
