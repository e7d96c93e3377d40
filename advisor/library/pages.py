"""One entry of the knowledge base as a document, of whatever kind it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from advisor.documents.document import Block, Code, Document, Line, bare
from advisor.errors import InputError
from advisor.library.search import Entry, Links, entries, find
from advisor.model.kinds.kind import Kind, loaded, parts
from advisor.model.kinds.registry import ordered, shelves
from advisor.model.knowledge import Knowledge
from advisor.model.prefill import find_market
from advisor.text.nearest import did_you_mean
from advisor.text.safe import counted


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


MAX_FOUND = 12
MAX_NEAR = 12
ENTRY_COLUMN = 15
"""On a terminal, where the title of a listed entry begins, after its kind."""


def library_document(knowledge: Knowledge, words: str) -> Document:
    """The page that words name and what is near it, or the pages that are found; without words, what there is."""
    found = find(knowledge, words, MAX_FOUND) if words else []
    one = (page_named(knowledge, words) or (found[0] if len(found) == 1 else None)) if words else None
    if one is not None:
        page = entry_page(knowledge, one.id)
        return replace(page, blocks=(*page.blocks, *near_blocks(knowledge, one)))
    blocks = found_blocks(found, words) if words else _shelved(knowledge)
    return Document("Library", tuple(blocks), knowledge, tight=True, unbroken=True)


def _shelved(knowledge: Knowledge) -> list[Block]:
    """How many pages of each kind there are."""
    counts = Counter(entry.kind for entry in entries(knowledge))
    numbers = ((counts[kind.nouns(1)], kind.nouns(0)) for kind in shelves())
    held = ", ".join(f"{number} {nouns}" for number, nouns in numbers if number)
    return [Line(f"The library has {held}."), Line("Type 'library' and some words, or the name of a page.")]


def found_blocks(found: Sequence[Entry], words: str) -> list[Block]:
    """The pages that are like some words, or what to do where there is none."""
    if not found:
        advice = "Try fewer words, or a word of the field such as residency or failover."
        return [Line(f"Nothing is like '{words}'. {advice}")]
    told = f"{counted(len(found), 'page')} like '{words}'; type 'library' and one of them:"
    return [Line(told), *map(listed_entry, found)]


def listed_entry(entry: Entry, depth: int = 1, column: int = ENTRY_COLUMN) -> Line:
    """An entry in a list of pages: its kind, its title, and the id that shows it."""
    return Line((entry.title, Code(entry.id, "[", "]")), lead=entry.kind, depth=depth, column=column)


def page_named(knowledge: Knowledge, words: str) -> Entry | None:
    """The entry of that id or title."""
    for entry in entries(knowledge):
        if words.casefold() in (entry.id.casefold(), entry.title.casefold()):
            return entry
    return None


@lru_cache(maxsize=2)
def links(knowledge: Knowledge) -> Links:
    """The links of a knowledge base; made when first needed."""
    return Links(knowledge)


def near_blocks(knowledge: Knowledge, entry: Entry) -> list[Block]:
    """The pages that a page names or is named by, as one list."""
    near = links(knowledge).around((entry.kind, entry.id))
    if not near:
        return []
    more = [Line(f"and {len(near) - MAX_NEAR} more", depth=1, sign="")] if len(near) > MAX_NEAR else []
    return [Line("Near it", heading=2), *map(listed_entry, near[:MAX_NEAR]), *more]
