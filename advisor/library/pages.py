"""One entry of the knowledge base as a document, of whatever kind it is."""

from __future__ import annotations

from advisor.documents.citations import Numbering
from advisor.documents.document import Block, Document, Line, bare
from advisor.documents.writers import plain
from advisor.errors import InputError
from advisor.library.search import entries, find
from advisor.model.kinds.kind import Kind, loaded, parts
from advisor.model.kinds.registry import ordered
from advisor.model.knowledge import Knowledge
from advisor.model.prefill import find_market
from advisor.text.nearest import did_you_mean


def entry_page(knowledge: Knowledge, name: str) -> Document:
    """The entry of that id, market name or term; raises InputError with the nearest names if there is none."""
    for kind in ordered("pages"):
        if kind.page:
            listed, key = knowledge.entries(kind.name), _key(knowledge, kind, name)
            if key in listed:
                blocks: tuple[Block, ...] = tuple(loaded(kind.page)(knowledge, listed[key]))
                title = blocks[0]
                return Document(
                    bare(title.words) if isinstance(title, Line) else "", blocks, knowledge, tight=True, unbroken=True
                )
    near = did_you_mean(name, [e.id for e in entries(knowledge)])
    like = ", ".join(entry.id for entry in find(knowledge, name, 3))
    advice = near or (f"Perhaps: {like}." if like else "Try `advisor search WORDS`.")
    raise InputError(f"There is no entry '{name}'. {advice}")


def entry_lines(knowledge: Knowledge, name: str) -> list[str]:
    """The page of an entry as lines that are not wrapped yet, the title first; raises InputError as `entry_page` does."""
    return plain.lines(entry_page(knowledge, name).blocks, Numbering(knowledge))


def _key(knowledge: Knowledge, kind: Kind, name: str) -> str:
    """The id of the entry of a kind that a name may stand for."""
    if kind.name == "market":
        return find_market(knowledge.names, name) or ""
    wanted = name.casefold()
    for key, entry in knowledge.entries(kind.name).items() if kind.called else ():
        words = (word for path in kind.called for _, word in parts(entry, path))
        if wanted in (key, *(word.casefold() for word in words)):
            return key
    return name
