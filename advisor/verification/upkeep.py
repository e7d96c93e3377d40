"""What a reviewer should look at: nothing here is wrong, but each is weaker, older or less used than it could be."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from math import inf
from typing import NamedTuple

from advisor.analysis.evidence import support
from advisor.errors import Fault
from advisor.files.yaml_text import Document
from advisor.model.conditions import leaves
from advisor.model.entry import Citation
from advisor.model.kinds.kind import Kind, filled, parts
from advisor.model.kinds.registry import ordered
from advisor.model.knowledge import Knowledge
from advisor.verification.coverage import all_citations, everything_cited
from advisor.verification.data import UpkeepItem

Documents = Mapping[str, Document]


def to_review(knowledge: Knowledge, documents: Documents) -> list[UpkeepItem]:
    """Everything a reviewer should look at, by kind; kinds of which there is none are left out."""
    kinds = {
        "cited sources are older than base.yaml allows": aged_sources(knowledge, documents),
        "known facts of markets are older than base.yaml allows": aged_facts(knowledge, documents),
        "rules rest on contested or unverified passages only": weak_rules(knowledge, documents, "contested"),
        "rules rest on secondary reports only": weak_rules(knowledge, documents, "secondary"),
        "passages are cited, but by no rule": passages_without_rule(knowledge, documents),
        "passages are cited by nothing": passages_without_citation(knowledge, documents),
    }
    items = [UpkeepItem(title, sorted(faults)) for title, faults in kinds.items()]
    return [item for item in items if item.faults]


def _item(documents: Documents, key: str, what: str, advice: str) -> Fault:
    document = documents[key]
    return Fault(document.file, document.line(()), what, advice)


def aged_sources(knowledge: Knowledge, documents: Documents) -> Iterator[Fault]:
    """Cited sources that are older than base.yaml allows for their kind."""
    limits, today = knowledge.base.months_a_source_may_age, _months(knowledge.base.date)
    for name in sorted({citation.source for citation in everything_cited(knowledge)}):
        source = knowledge.sources[name]
        limit = _limit(limits, source.kind)
        if today - _months(source.date) > limit:
            told = f"The source is of {source.date}, older than {limit:g} months."
            yield _item(documents, f"sources/{name}", told, "Look for a newer one.")


def aged_facts(knowledge: Knowledge, documents: Documents) -> Iterator[Fault]:
    """Known facts of markets that are older than base.yaml allows for that fact."""
    limits, today = knowledge.base.months_a_fact_may_age, _months(knowledge.base.date)
    for market in knowledge.markets.values():
        for number, known in enumerate(market.known):
            limit = _limit(limits, known.fact)
            if today - _months(known.as_of) > limit:
                document = documents[f"markets/{market.id}"]
                told = f"'{known.fact}' is of {known.as_of}, older than {limit:g} months."
                yield Fault(document.file, document.line(("known", number)), told, "Look for a newer figure.")


def _limit(limits: Mapping[str, int], kind: str) -> float:
    return limits.get(kind, limits.get("default", inf))


def _months(date: str) -> int:
    year, month = date[:4], date[5:7] or "12"
    return 12 * int(year) + int(month)


def weak_rules(knowledge: Knowledge, documents: Documents, level: str) -> Iterator[Fault]:
    """Rules whose best support is of one level."""
    for rule in knowledge.rules.values():
        if rule.citations and support(knowledge, rule) == level:
            yield _item(documents, f"rules/{rule.id}", rule.title + ".", "Find a better source, or say so in `limits`.")


def passages_without_rule(knowledge: Knowledge, documents: Documents) -> Iterator[Fault]:
    """Passages that only measures, cases, markets or terms cite."""
    cited = {(citation.source, citation.at) for citation in everything_cited(knowledge)}
    by_rules = {(c.source, c.at) for carrier, c in all_citations(knowledge) if carrier.kind == "rule"}
    yield from _passages(knowledge, documents, cited - by_rules, "No rule uses the passage")


def passages_without_citation(knowledge: Knowledge, documents: Documents) -> Iterator[Fault]:
    """Passages that nothing cites and that are not marked as context."""
    cited = {(citation.source, citation.at) for citation in everything_cited(knowledge)}
    every = {(s.id, p.id) for s in knowledge.sources.values() for p in s.passages if not p.context}
    yield from _passages(knowledge, documents, every - cited, "Nothing cites the passage")


def _passages(knowledge: Knowledge, documents: Documents, names: set[tuple[str, str]], told: str) -> Iterator[Fault]:
    listed = {(source.id, passage.id) for source in knowledge.sources.values() for passage in source.passages}
    for source, passage in sorted(names & listed):
        yield _item(documents, f"sources/{source}", f"{told} '{passage}'.", "Write a rule from it, or leave it.")


def longest_chain(knowledge: Knowledge) -> list[str]:
    """The longest chain of rules in which each reads what the one before concludes, as rule ids."""
    concluding: dict[str, list[str]] = {}
    for rule in knowledge.rules.values():
        if rule.then.concluded:
            concluding.setdefault(rule.then.concluded, []).append(rule.id)
    found: dict[str, list[str]] = {}

    def chain(name: str) -> list[str]:
        if name not in found:
            rule = knowledge.rules[name]
            read = {leaf.fact for c in (rule.when, rule.unless) if c is not None for leaf in leaves(c)}
            before = [chain(other) for fact in sorted(read) for other in concluding.get(fact, ())]
            found[name] = [*max(before, key=len, default=[]), name]
        return found[name]

    return max((chain(name) for name in knowledge.rules), key=len, default=[])


class Statement(NamedTuple):
    """Something that the knowledge states about the world: the kind and the id of its entry, what it says and cites."""

    kind: Kind
    id: str
    text: str
    citations: tuple[Citation, ...]


def statements(knowledge: Knowledge) -> Iterator[Statement]:
    """Everything the knowledge states about the world."""
    for kind in ordered("sample"):
        for name, entry in knowledge.entries(kind.name).items() if kind.statements else ():
            for path, words in kind.statements:
                for _, part in parts(entry, path):
                    cited = (part,) if isinstance(part, Citation) else part.citations
                    yield Statement(kind, name, filled(words, part), cited)


def drawn(knowledge: Knowledge, number: int, seed: int) -> list[Statement]:
    """So many statements, to be traced by hand; the kinds take turns, so that each is drawn from, and markets twice."""
    kinds: dict[str, list[Statement]] = {}
    for statement in statements(knowledge):
        kinds.setdefault(statement.kind.name, []).append(statement)
    chance = random.Random(seed)
    for listed in kinds.values():
        chance.shuffle(listed)
    turns = [kind for kind in ("market", *kinds) if kinds.get(kind)]
    found: list[Statement] = []
    for count in range(min(number, sum(map(len, kinds.values())))):
        waiting = [kind for kind in turns if kinds[kind]]
        found.append(kinds[waiting[count % len(waiting)]].pop())
    return found
