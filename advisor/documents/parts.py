"""The parts that pages about entries share: bullets, headed lists, sources."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.documents.citations import caution, reference
from advisor.model.entry import Citation
from advisor.model.knowledge import Knowledge


def bullets(texts: Iterable[str]) -> list[str]:
    """Each text with a dash before it."""
    return [f"  - {text}" for text in texts]


def part(title: str, texts: Iterable[str]) -> list[str]:
    """An empty line, a heading and bullets; nothing if there are none."""
    listed = bullets(texts)
    return ["", title, *listed] if listed else []


def cited(knowledge: Knowledge, citations: Iterable[Citation]) -> list[str]:
    """The sources cited, each with what it supports and what is doubtful about it."""
    texts = []
    for citation in citations:
        doubt = caution(knowledge, citation)
        text = f"{reference(knowledge, citation)}: {citation.supports}"
        texts.append(text + (f" (Caution: {doubt})" if doubt else ""))
    return part("Sources", texts)
