"""Coverage, both ways: which claims of the article something carries, and what rests on no claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from advisor.model.entry import Citation, Citing
from advisor.model.kinds.market import Market
from advisor.model.knowledge import Knowledge


@dataclass
class Coverage:
    """What carries each claim of each source of kind `article`."""

    carriers: dict[str, list[str]] = field(default_factory=dict)
    context: set[str] = field(default_factory=set)
    passages: dict[str, str] = field(default_factory=dict)
    unused_passages: list[str] = field(default_factory=list)
    additions: list[str] = field(default_factory=list)

    @property
    def missing(self) -> list[str]:
        """Claims that nothing carries and that are not marked as context."""
        return [claim for claim, carriers in self.carriers.items() if not carriers and claim not in self.context]

    @property
    def carried(self) -> int:
        """How many claims are carried or are context."""
        return len(self.carriers) - len(self.missing)

    def by_kind(self) -> dict[str, int]:
        """How many claims each kind of knowledge carries; the rest is context."""
        named = (
            "rule",
            "measure",
            "case",
            "framing",
            "glossary",
            "requirement",
            "yardstick",
            "crisis",
            "placement",
            "premium",
        )
        kinds = dict.fromkeys(named, 0)
        for carriers in self.carriers.values():
            for kind in {carrier.split("/")[0] for carrier in carriers}:
                kinds[kind] = kinds.get(kind, 0) + 1
        return kinds


def all_citations(knowledge: Knowledge) -> Iterator[tuple[str, Citation]]:
    """Every citation outside markets, with `kind/id` of what cites."""
    kinds: dict[str, Mapping[str, Citing]] = {
        "rule": knowledge.rules,
        "measure": knowledge.measures,
        "case": knowledge.cases,
        "framing": knowledge.framing,
        "glossary": knowledge.glossary,
        "requirement": knowledge.requirements,
        "yardstick": knowledge.yardsticks,
        "crisis": knowledge.crises,
        "placement": knowledge.placements,
        "premium": knowledge.premiums,
        "lens": knowledge.lenses,
        "meaning": knowledge.meanings,
    }
    for kind, entries in kinds.items():
        for name, entry in entries.items():
            for citation in entry.citations:
                yield f"{kind}/{name}", citation


def everything_cited(knowledge: Knowledge) -> Iterator[tuple[str, Citation]]:
    """Every citation, those of markets and lessons included."""
    yield from all_citations(knowledge)
    for name, lesson in knowledge.lessons.items():
        for citation in lesson.citations:
            yield f"lesson/{name}", citation
    for market in knowledge.markets.values():
        for citation in market_citations(market):
            yield f"market/{market.id}", citation


def market_citations(market: Market) -> Iterator[Citation]:
    """Every citation of a market."""
    entries: tuple[Citing, ...] = (*market.known, *market.partners, *market.notes)
    for entry in entries:
        yield from entry.citations


def coverage(knowledge: Knowledge) -> Coverage:
    """Find out what carries each claim, which passages nobody cites, and which rules rest on no article."""
    found = Coverage()
    articles = {key for key, source in knowledge.sources.items() if source.kind == "article"}
    cited: set[tuple[str, str]] = set()
    for key in articles:
        for passage in knowledge.sources[key].passages:
            for claim in passage.claims:
                found.carriers[claim.id] = []
                found.passages[claim.id] = passage.where
                if claim.context or passage.context:
                    found.context.add(claim.id)
    for carrier, citation in all_citations(knowledge):
        cited.add((citation.source, citation.at))
        for name in citation.claims if citation.source in articles else ():
            found.carriers[name].append(carrier)
    for key in sorted(articles):
        found.unused_passages += [
            f"{key} {passage.where}"
            for passage in knowledge.sources[key].passages
            if (key, passage.id) not in cited and not passage.context
        ]
    found.additions = [
        rule.id for rule in knowledge.rules.values() if not any(c.source in articles for c in rule.citations)
    ]
    return found
