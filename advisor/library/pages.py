"""One entry of the knowledge base as a document, of whatever kind it is."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from advisor.documents.citations import Numbering
from advisor.documents.document import Block, Document, Line, bare
from advisor.documents.writers import plain
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


MAX_FOUND = 12


MAX_NEAR = 12


def library_lines(knowledge: Knowledge, words: str) -> list[str]:
    """The page that words name, or the pages that are found by them; without words, what there is."""
    if not words:
        counts = Counter(entry.kind for entry in entries(knowledge))
        numbers = ((counts[kind.nouns(1)], kind.nouns(0)) for kind in shelves())
        held = ", ".join(f"{number} {nouns}" for number, nouns in numbers if number)
        return [f"The library has {held}.", "Type 'library' and some words, or the name of a page."]
    found = find(knowledge, words, MAX_FOUND)
    one = page_named(knowledge, words)
    if one is None and len(found) == 1:
        one = found[0]
    if one is not None:
        return [*entry_lines(knowledge, one.id), *near_lines(knowledge, one)]
    if not found:
        return [f"Nothing is like '{words}'. Try fewer words, or a word of the field such as residency or failover."]
    listed = [f"  {entry.kind:<11}  {entry.title} [{entry.id}]" for entry in found]
    return [f"{counted(len(found), 'page')} like '{words}'; type 'library' and one of them:", *listed]


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


def near_lines(knowledge: Knowledge, entry: Entry) -> list[str]:
    """The pages that a page names or is named by, as one list."""
    near = links(knowledge).around((entry.kind, entry.id))
    if not near:
        return []
    listed = [f"  {other.kind:<11}  {other.title} [{other.id}]" for other in near[:MAX_NEAR]]
    more = [f"  and {len(near) - MAX_NEAR} more"] if len(near) > MAX_NEAR else []
    return ["", "NEAR IT", *listed, *more]
