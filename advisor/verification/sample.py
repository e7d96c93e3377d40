"""Draws statements at random from the knowledge, so that a reviewer can trace each one back to its sources."""

from __future__ import annotations

import random
from collections.abc import Iterator

from advisor.model.entry import Citation
from advisor.model.knowledge import Knowledge


def statements(knowledge: Knowledge) -> Iterator[tuple[str, str, tuple[Citation, ...]]]:
    """Everything the knowledge states about the world: where it stands, what it says, and what it cites."""
    for market in knowledge.markets.values():
        for known in market.known:
            value = ", ".join(known.value) if isinstance(known.value, tuple) else known.value
            said = f"{known.fact}: {value} ({known.as_of}, {known.confidence}). {known.note}"
            yield f"markets/{market.id}", said, known.citations
        for partner in market.partners:
            yield f"markets/{market.id}", f"Partner {partner.name} ({partner.kind}). {partner.note}", partner.citations
        for note in market.notes:
            yield f"markets/{market.id}", f"{note.title}: {note.text}", note.citations
    for rule in knowledge.rules.values():
        for citation in rule.citations:
            yield f"rules/{rule.id}", citation.supports, (citation,)
    for measure in knowledge.measures.values():
        for citation in measure.citations:
            yield f"measures/{measure.id}", citation.supports, (citation,)
    for requirement in knowledge.requirements.values():
        yield f"requirements/{requirement.id}", requirement.asks, requirement.citations
    for yardstick in knowledge.yardsticks.values():
        said = f"{yardstick.says_for} {yardstick.says_against}"
        yield f"yardsticks/{yardstick.id}", said, yardstick.citations
    for crisis in knowledge.crises.values():
        yield f"crises/{crisis.id}", f"{crisis.lasts} {crisis.story}", crisis.citations
    for case in knowledge.cases.values():
        yield f"cases/{case.id}", case.story, case.citations
    for term in knowledge.glossary.values():
        yield f"glossary/{term.id}", term.means, term.citations


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
