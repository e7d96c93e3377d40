"""Finds entries of the knowledge base by words, with typos allowed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.model.kinds.kind import filled
from advisor.model.kinds.registry import shelves
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


LEAST_LIKE = 0.7


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
        if score >= 85 * LEAST_LIKE:
            scored.append((-score, ranks[entry.kind], entry.id, entry))
    return [entry for *_, entry in sorted(scored, key=lambda row: row[:3])[:most]]


def _like(wanted: str, text: str) -> float:
    from rapidfuzz.distance import OSA

    if f" {wanted} " in f" {text} ":
        return 100.0
    known = set(text.split())
    similar = OSA.normalized_similarity
    likest = [max((similar(word, other) for other in known), default=0.0) for word in wanted.split()]
    if min(likest) < LEAST_LIKE:
        return 0.0
    return 95 * sum(likest) / len(likest)
