"""Coverage, both ways: which claims of the article something carries, and what rests on no claim."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from advisor.model.entry import Citation
from advisor.model.kinds.kind import Kind, parts
from advisor.model.kinds.registry import ordered
from advisor.model.knowledge import Knowledge
from advisor.model.strengths import MUST


class Carrier(NamedTuple):
    """An entry that cites: its kind, as the coverage calls it, and its id."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.id}"


@dataclass
class Coverage:
    """What carries each claim of each source of kind `article`."""

    carriers: dict[str, list[Carrier]] = field(default_factory=dict)
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
        kinds = {kind.carrier or kind.name: 0 for kind in ordered("coverage") if kind.citations and kind.carries}
        for carriers in self.carriers.values():
            for kind in {carrier.kind for carrier in carriers}:
                kinds[kind] += 1
        return kinds


def all_citations(knowledge: Knowledge) -> Iterator[tuple[Carrier, Citation]]:
    """Every citation that counts as carrying what it cites, with the entry that cites."""
    for kind in ordered("coverage"):
        if kind.carries:
            for name, citation in citations_of(knowledge, kind):
                yield Carrier(kind.carrier or kind.name, name), citation


def everything_cited(knowledge: Knowledge) -> Iterator[Citation]:
    """Every citation, those of markets and lessons included."""
    for kind in ordered("coverage"):
        for _, citation in citations_of(knowledge, kind):
            yield citation


def citations_of(knowledge: Knowledge, kind: Kind) -> Iterator[tuple[str, Citation]]:
    """Every citation of the entries of a kind, with the id of the entry."""
    for path in kind.citations:
        for name, entry in knowledge.entries(kind.name).items():
            for _, citation in parts(entry, path):
                yield name, citation


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


READ_IN_FULL = re.compile(r"\b(full text was read|read in full)\b")
"""What `access` of a source says where nobody has to guess how much of it was read."""


def musts_on_primary_text(knowledge: Knowledge) -> dict[str, bool]:
    """The measures that some rule makes a must, each with whether such a rule cites an official text read in full."""
    primary = {
        source.id
        for source in knowledge.sources.values()
        if source.kind in ("law", "official") and READ_IN_FULL.search(" ".join(source.access.split()))
    }
    found: dict[str, bool] = {}
    for rule in knowledge.rules.values():
        if rule.then.strength == MUST:
            cited = any(citation.source in primary for citation in rule.citations)
            found[rule.then.measure] = found.get(rule.then.measure, False) or cited
    return found
