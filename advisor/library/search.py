"""Finds entries of the knowledge base by words, with typos allowed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from advisor.model.conditions import leaves
from advisor.model.kinds.kind import filled, parts
from advisor.model.kinds.registry import kind_of, shelves
from advisor.model.knowledge import Knowledge
from advisor.model.prefill import find_market


@dataclass(frozen=True)
class Entry:
    """One thing that can be shown: its kind, id, title and the words it is found by."""

    kind: str
    id: str
    title: str
    words: str = ""


def entries(knowledge: Knowledge) -> Iterator[Entry]:
    """Every entry that can be searched and shown."""
    for kind in shelves("search"):
        noun = kind.nouns(1)
        if kind.name == "market":
            # Their names are known without loading any of them.
            yield from (Entry(noun, code, names[0], " ".join(names)) for code, names in knowledge.names.items())
            continue
        for name, entry in knowledge.entries(kind.name).items():
            title = filled(kind.heading, entry) if kind.heading else str(getattr(entry, kind.title))
            yield Entry(noun, name, title, filled(kind.words, entry, " "))


MIN_LIKE = 0.7


def find(knowledge: Knowledge, words: str, most: int = 12) -> list[Entry]:
    """The entries most like some words, best first: titles count more than texts, and every word must be found."""
    from rapidfuzz import utils

    wanted = utils.default_process(words)
    if not wanted:
        return []
    named = find_market(knowledge.names, words)
    ranks = {kind.nouns(1): rank for rank, kind in enumerate(shelves())}
    scored = []
    for entry in entries(knowledge):
        title = utils.default_process(f"{entry.title} {entry.id.replace('-', ' ')}")
        score = max(_like(wanted, title), 0.85 * _like(wanted, utils.default_process(entry.words)))
        if (entry.kind, entry.id) == ("market", named) or wanted == utils.default_process(entry.title):
            score = 101.0
        if score >= 85 * MIN_LIKE:
            scored.append((-score, ranks[entry.kind], entry.id, entry))
    return [entry for *_, entry in sorted(scored, key=lambda row: row[:3])[:most]]


def _like(wanted: str, text: str) -> float:
    from rapidfuzz.distance import OSA

    if f" {wanted} " in f" {text} ":
        return 100.0
    known = set(text.split())
    similar = OSA.normalized_similarity
    likest = [max((similar(word, other) for other in known), default=0.0) for word in wanted.split()]
    if min(likest) < MIN_LIKE:
        return 0.0
    return 95 * sum(likest) / len(likest)


Ref = tuple[str, str]
"""The kind and the id of an entry."""


class Links:
    """Every link of a knowledge base, both ways."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.entries: Mapping[Ref, Entry] = {(entry.kind, entry.id): entry for entry in entries(knowledge)}
        self.out: Mapping[Ref, list[Ref]] = {
            ref: [to for to in dict.fromkeys(named(knowledge, ref)) if to in self.entries and to != ref]
            for ref in self.entries
        }
        back: dict[Ref, list[Ref]] = defaultdict(list)
        for ref, found in self.out.items():
            for to in found:
                back[to].append(ref)
        self.back: Mapping[Ref, list[Ref]] = back

    def around(self, ref: Ref) -> list[Entry]:
        """The entries that an entry names or is named by, kind by kind."""
        near = dict.fromkeys([*self.out.get(ref, ()), *self.back.get(ref, ())])
        ranks = {kind.nouns(1): rank for rank, kind in enumerate(shelves())}
        return [self.entries[to] for to in sorted(near, key=lambda to: (ranks[to[0]], self.entries[to].title))]


def named(knowledge: Knowledge, ref: Ref) -> Iterator[Ref]:
    """What the entry names, by the paths of its kind that hold ids; and what else a case and a term lead to."""
    kind, fact, source = kind_of(ref[0]), kind_of("question").nouns(1), kind_of("source").nouns(1)
    entry = knowledge.entries(kind.name)[ref[1]]
    for path, meant in kind.references:
        nouns = [to.nouns(1) for to in ([kind_of(meant)] if meant else shelves())]
        yield from ((noun, name) for _, name in parts(entry, path) for noun in nouns)
    for path in kind.conditions:
        yield from ((fact, leaf.fact) for _, condition in parts(entry, path) for leaf in leaves(condition))
    for path in kind.facts:
        yield from ((fact, name) for _, facts in parts(entry, path) for name in facts)
    if kind.name == "case":
        yield "market", find_market(knowledge.names, entry.market) or ""
    elif kind.name == "term":
        words = entry.term.casefold()
        yield from (("measure", name) for name, m in knowledge.measures.items() if words in m.title.casefold())
    for path in kind.citations:
        yield from ((source, citation.source) for _, citation in parts(entry, path))
