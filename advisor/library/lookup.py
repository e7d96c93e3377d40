"""Looking something up: the page that words name, or the pages that are found, with the nearest other pages."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from advisor.library.pages import entry_lines
from advisor.library.search import Entry, Links, entries, find
from advisor.model.kinds.registry import shelves
from advisor.model.knowledge import Knowledge
from advisor.text.safe import counted

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
