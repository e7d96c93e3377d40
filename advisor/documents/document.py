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
    end: str = ""
    """What follows the numbers, such as a semicolon in a list."""


@dataclass(frozen=True)
class Code:
    """A name for machines, such as a checksum, with what stands before and after it."""

    text: str
    before: str = ""
    after: str = ""


Words = str | Sentence | Code | tuple[str | Sentence | Code, ...]
"""What a line or a cell says: its parts are joined by spaces."""


@dataclass(frozen=True)
class Line:
    """One line of a document: a heading of a level, a list item at a depth, or a paragraph."""

    words: Words = ""
    heading: int = 0
    depth: int = 0
    lead: str | Sentence = ""
    """What stands before the words, in bold where there is bold."""
    joint: str = ": "
    """What stands between the two."""
    column: int = 0
    """On a terminal, where the words begin, after the lead; a line without a lead goes on with the item above it."""
    sign: str | None = None
    """On a terminal, what stands before an item, such as a dash or nothing, with what is wrapped straight below the text."""
    ticked: bool | None = None
    """Whether the box before an item is ticked; none, and it has no box."""
    aligned: bool = False
    """Whether its own spaces make columns; a terminal shows it as it stands and hangs what is wrapped under its last column."""


@dataclass(frozen=True)
class Table:
    """Rows of cells under headings; a terminal too narrow for it shows each row as a line with its headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    depth: int = 0


@dataclass(frozen=True)
class Sources:
    """Where a document lists the sources cited above, each with its number; nothing where none is cited.

    With citations of its own it lists these as items without numbers.
    """

    title: str = "Sources"
    """What stands above the list; nothing, and the list stands alone."""
    heading: int = 2
    short: bool = False
    """Whether each says what it first supports alone."""
    named: bool = False
    """Whether each is named alone, without what it supports."""
    column: int = 0
    """On a terminal, where an entry that is wrapped goes on; none, and entries are items."""
    citations: tuple[Citation, ...] = ()
    by_id: bool = False
    """Whether citations of its own are told by the ids of their source and passage, for whoever looks them up in the files."""


Block = Line | Table | Sources


@dataclass(frozen=True)
class Document:
    """What a feature has to say, in order; the knowledge says what its citations point at, if it has any."""

    title: str
    blocks: tuple[Block, ...]
    knowledge: Knowledge | None = field(default=None, repr=False, compare=False)
    tight: bool = False
    """Whether Markdown leaves one empty line at most between two blocks."""
    unbroken: bool = False
    """Whether a terminal breaks no word at its hyphen."""


def parts(words: Words) -> Iterable[str | Sentence | Code]:
    """The parts of words, in order."""
    return words if isinstance(words, tuple) else (words,)


def bare(words: Words) -> str:
    """Words without the numbers of their citations."""
    return " ".join(_bare(part) for part in parts(words))


def _bare(part: str | Sentence | Code) -> str:
    if isinstance(part, Code):
        return f"{part.before}{part.text}{part.after}"
    return part if isinstance(part, str) else part.text + part.end
