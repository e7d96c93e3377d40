"""The one document model: features compose documents, writers write them, and citations travel with the sentences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advisor.model.entry import Citation
    from advisor.model.knowledge import Knowledge


@dataclass(frozen=True)
class Sentence:
    """A stretch of text with the citations it rests on; a writer numbers them behind it."""

    text: str
    citations: tuple[Citation, ...] = ()
    most: int | None = None
    """At most so many numbers are shown behind it; none, and all are."""


Words = str | Sentence | tuple[str | Sentence, ...]
"""What a line or a cell says: its parts are joined by spaces."""


@dataclass(frozen=True)
class Line:
    """One line of a document: a heading of a level, a list item at a depth, or a paragraph."""

    words: Words = ""
    heading: int = 0
    depth: int = 0
    lead: str = ""
    """What stands before the words, in bold where there is bold."""
    aligned: bool = False
    """Whether its own spaces make columns; a terminal shows it as it stands and hangs what is wrapped under its last column."""


@dataclass(frozen=True)
class Table:
    """Rows of cells under headings; a terminal too narrow for it shows each row as a line with its headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Sources:
    """Where a document lists the sources cited above, each with its number; nothing where none is cited."""

    title: str = "Sources"
    heading: int = 2


Block = Line | Table | Sources


@dataclass(frozen=True)
class Document:
    """What a feature has to say, in order; the knowledge says what its citations point at."""

    title: str
    blocks: tuple[Block, ...]
    knowledge: Knowledge = field(repr=False, compare=False)


def parts(words: Words) -> Iterable[str | Sentence]:
    """The parts of words, in order."""
    return words if isinstance(words, tuple) else (words,)


def bare(words: Words) -> str:
    """Words without the numbers of their citations."""
    return " ".join(part if isinstance(part, str) else part.text for part in parts(words))
