"""A kind of knowledge: where its entries stand, what they are called, and what in them names, cites or states something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Any

Place = tuple[str | int, ...]
"""The way to a value inside an entry: names of fields and places in lists."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Kind:
    """One kind of knowledge entry. A path is dotted names of fields; every item of a list on the way is followed."""

    name: str
    plural: str
    model: str
    """Module and name of the model, which is loaded when first used."""
    home: str = ""
    """A folder with a file for each entry (`rules/`), or a file that lists them (`glossary.yaml`)."""
    inside: tuple[str, str] = ("", "")
    """For a kind without a home of its own: the kind whose entries hold it, and the path in them."""
    at_once: bool = False
    """Whether its entries become models when the knowledge is loaded, and not when they are first looked at."""

    noun: tuple[str, str] = ("", "")
    """What one and several are called in the library and in faults, if not by name and plural."""
    full: tuple[str, str] = ("", "")
    """What one and several are called where nothing around them says what is meant, if not by name and plural."""
    counts: tuple[tuple[str, str], ...] | None = ()
    """What is counted: words and path; its entries by the full plural if empty, nothing if none."""

    title: str = "title"
    """The field that holds what people call an entry."""
    heading: str = ""
    """The title of its page with paths in braces, if it is not what people call the entry."""
    words: str = ""
    """The other words an entry is found by, with paths in braces."""
    called: tuple[str, ...] = ()
    """Fields whose words name an entry as well as its id does."""
    page: str = ""
    """Module and name of the function that gives the lines of a page; without it the library does not show the kind."""
    searched: bool = True
    """Whether its pages are found by words and listed, and not only shown when their id is given."""

    references: tuple[tuple[str, str], ...] = ()
    """Paths at which ids stand, each with the kind they belong to; no kind if any entry with a page may be named."""
    conditions: tuple[str, ...] = ()
    """Paths at which conditions stand."""
    facts: tuple[str, ...] = ()
    """Paths at which mappings of facts to values stand."""
    citations: tuple[str, ...] = ("citations",)
    """Paths at which citations stand."""
    carries: bool = True
    """Whether what its entries cite counts as carried by the knowledge."""
    carrier: str = ""
    """What it is called in the coverage, if not by its name."""
    statements: tuple[tuple[str, str], ...] = ()
    """What entries state about the world: the path of the part that states and cites, and its words with paths in braces."""

    edited: bool = True
    """Whether edits of its entries are listed."""
    judged: tuple[str, ...] = ()
    """The fields that advice is judged by."""

    @property
    def stem(self) -> str:
        """The name of its folder or file, which begins the keys of its entries."""
        return self.home.removesuffix("/").removesuffix(".yaml")

    def key(self, name: str) -> str:
        """The key of an entry among all files."""
        return f"{self.stem}/{name}"

    def nouns(self, number: int) -> str:
        """What so many are called in the library and in faults."""
        return (self.noun[number != 1]) or (self.name if number == 1 else self.plural)

    def in_full(self, number: int) -> str:
        """What so many are called where nothing around them says what is meant."""
        return (self.full[number != 1]) or (self.name if number == 1 else self.plural)


def loaded(path: str) -> Any:
    """What a `module:name` stands for; raises AttributeError or ImportError if there is no such thing."""
    module, name = path.split(":")
    return getattr(import_module(module), name)


def parts(entry: Any, path: str) -> Iterator[tuple[Place, Any]]:
    """Every value at a path inside an entry, with its place; empty values are left out."""
    first, _, rest = path.partition(".")
    value = getattr(entry, first) if first else entry
    listed = enumerate(value) if isinstance(value, tuple) else ()
    here: list[tuple[Place, Any]] = [((first, number), item) for number, item in listed]
    if not isinstance(value, tuple) and value not in (None, ""):
        here = [((first,) if first else (), value)]
    for place, item in here:
        if rest:
            yield from (((*place, *inner), found) for inner, found in parts(item, rest))
        else:
            yield place, item


def filled(template: str, entry: Any, between: str = ", ") -> str:
    """A template with the values of an entry in place of the paths in braces."""
    bits = _split(template)
    values = (_in_words(entry, path, between) for path in bits[1::2])
    return bits[0] + "".join(value + text for value, text in zip(values, bits[2::2], strict=True))


@lru_cache(maxsize=128)
def _split(template: str) -> list[str]:
    return re.split(r"\{([a-z_.]+)\}", template)


def _in_words(entry: Any, path: str, between: str) -> str:
    value = getattr(entry, path, None)
    return value if isinstance(value, str) else between.join(str(part) for _, part in parts(entry, path))
