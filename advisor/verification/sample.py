"""Draws statements at random from the knowledge, so that a reviewer can trace each one back to its sources."""

from __future__ import annotations

import random
from collections.abc import Iterator

from advisor.model.entry import Citation
from advisor.model.kinds.kind import filled, parts
from advisor.model.kinds.registry import ordered
from advisor.model.knowledge import Knowledge


def statements(knowledge: Knowledge) -> Iterator[tuple[str, str, tuple[Citation, ...]]]:
    """Everything the knowledge states about the world: where it stands, what it says, and what it cites."""
    for kind in ordered("sample"):
        for name, entry in knowledge.entries(kind.name).items() if kind.statements else ():
            for path, words in kind.statements:
                for _, part in parts(entry, path):
                    cited = (part,) if isinstance(part, Citation) else part.citations
                    yield kind.key(name), filled(words, part), cited


def drawn(knowledge: Knowledge, number: int, seed: int) -> list[str]:
    """So many statements as lines for a terminal; the kinds take turns, so that each is drawn from."""
    kinds: dict[str, list[tuple[str, str, tuple[Citation, ...]]]] = {}
    for statement in statements(knowledge):
        kinds.setdefault(statement[0].split("/")[0], []).append(statement)
    chance = random.Random(seed)
    for listed in kinds.values():
        chance.shuffle(listed)
    turns = [kind for kind in ("markets", *kinds) if kinds.get(kind)]
    lines: list[str] = []
    for count in range(min(number, sum(map(len, kinds.values())))):
        waiting = [kind for kind in turns if kinds[kind]]
        where, said, citations = kinds[waiting[count % len(waiting)]].pop()
        lines.append(f"{count + 1}. {where}: {said}")
        lines += [f"   [{citation.source} {citation.at}] {citation.supports}" for citation in citations]
    return lines
