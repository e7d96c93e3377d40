"""One entry of the knowledge base as text, of whatever kind it is."""

from __future__ import annotations

from advisor.errors import InputError
from advisor.library.search import entries, find
from advisor.model.kinds.kind import Kind, loaded, parts
from advisor.model.kinds.registry import ordered
from advisor.model.knowledge import Knowledge
from advisor.model.prefill import find_market
from advisor.text.nearest import did_you_mean
from advisor.text.safe import wrapped


def entry_as_text(knowledge: Knowledge, name: str, width: int) -> str:
    """The entry of that id, market name or term, wrapped; raises InputError with the nearest names if there is none."""
    return "".join(f"{wrapped(line, width)}\n" if line else "\n" for line in entry_lines(knowledge, name))


def entry_lines(knowledge: Knowledge, name: str) -> list[str]:
    """The lines of the entry of that id, market name or term; raises InputError with the nearest names if there is none."""
    lines = _lines(knowledge, name)
    if lines is None:
        near = did_you_mean(name, [e.id for e in entries(knowledge)])
        like = ", ".join(entry.id for entry in find(knowledge, name, 3))
        advice = near or (f"Perhaps: {like}." if like else "Try `advisor search WORDS`.")
        raise InputError(f"There is no entry '{name}'. {advice}")
    return lines


def _lines(knowledge: Knowledge, name: str) -> list[str] | None:
    for kind in ordered("pages"):
        if kind.page:
            listed, key = knowledge.entries(kind.name), _key(knowledge, kind, name)
            if key in listed:
                lines: list[str] = loaded(kind.page)(knowledge, listed[key])
                return lines
    return None


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
