"""Reads proposal texts as paragraphs that a person can find again: plain text, Markdown, Word and PDF."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

from advisor.errors import Fault, InputError, UsageError
from advisor.model.text import printable

MOST_BYTES = 50_000_000
ENDINGS = (".txt", ".md", ".docx", ".pdf")
MISSING = "Files of this kind need a library that is not installed. Type: pip install '.[documents]'"
HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
BROKEN = re.compile(r"(?<=[^\W\d_])-\n\s*(?=[a-z])")
"""A word broken at the end of a line."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with the words by which a person finds it."""

    text: str
    where: str


def read_document(path: Path) -> list[Paragraph]:
    """The paragraphs of a file; raises InputError that says what to do, or UsageError if a library is missing."""
    shown = str(path)
    ending = path.suffix.casefold()
    if ending not in ENDINGS:
        told = f"Files ending in '{ending}' are not read." if ending else "The name has no ending that tells its form."
        raise InputError([Fault(shown, 0, told, f"Save it as one of {', '.join(ENDINGS)}.")])
    content = _bytes(path, shown)
    reader = {".docx": _docx, ".pdf": _pdf}.get(ending, _text)
    found = [p for p in reader(content, shown) if p.text]
    if not found:
        advice = "If it is a scan, run text recognition first." if ending == ".pdf" else "Is it the right file?"
        raise InputError([Fault(shown, 0, "The file holds no text.", advice)])
    return found


def _bytes(path: Path, shown: str) -> bytes:
    try:
        if path.is_dir():
            raise InputError([Fault(shown, 0, "This is a folder, not a file.", "Name a file in it.")])
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise InputError([Fault(shown, 0, "There is no such file.", "Check the name.")]) from None
    except OSError as error:
        raise InputError([Fault(shown, 0, f"The file cannot be read: {error.strerror}.")]) from None
    if len(content) > MOST_BYTES:
        raise InputError([Fault(shown, 0, f"The file has more than {MOST_BYTES // 1_000_000} MB.", "Split it.")])
    return content


def joined(lines: str) -> str:
    """The lines of a paragraph as one text, with words that a line end broke put together."""
    return " ".join(printable(BROKEN.sub("", lines), keep="\n").split())


def decoded(content: bytes, shown: str) -> str:
    """The text of bytes, in the encodings that word processors write."""
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError([Fault(shown, 0, "This is no text file.", "Is it the right file?")])
    for encoding in ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError([Fault(shown, 0, "The text is in no known encoding.", "Save it as UTF-8.")])


def _text(content: bytes, shown: str) -> Iterator[Paragraph]:
    lines = decoded(content, shown).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    heading, start = "", 0
    held: list[str] = []
    for number, line in enumerate([*lines, ""], 1):
        mark = HEADING.match(line.strip())
        if line.strip() and not mark:
            start = start or number
            held.append(line)
            continue
        if held:
            yield Paragraph(joined("\n".join(held)), f"line {start}{heading}")
        held, start = [], 0
        if mark:
            heading = f", under '{joined(mark.group(1))}'"
            yield Paragraph(joined(mark.group(1)), f"line {number}")


def _docx(content: bytes, shown: str) -> Iterator[Paragraph]:
    try:
        import docx
        from docx.opc.exceptions import PackageNotFoundError
    except ImportError:
        raise UsageError(MISSING) from None
    try:
        document = docx.Document(BytesIO(content))
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, OSError):
        told = "This is no Word file, or it is protected with a password."
        raise InputError([Fault(shown, 0, told, "Open it, and save it as DOCX without a password.")]) from None
    heading = ""
    for number, paragraph in enumerate(document.paragraphs, 1):
        text = joined(paragraph.text)
        yield Paragraph(text, f"paragraph {number}{heading}")
        if text and (paragraph.style.name if paragraph.style else "").startswith("Heading"):
            heading = f", under '{text}'"
    for number, table in enumerate(document.tables, 1):
        yield from _cells(number, (cell.text for row in table.rows for cell in row.cells))


def _cells(number: int, texts: Iterable[str]) -> Iterator[Paragraph]:
    # Cells that are joined appear once for each row and column they span.
    for text in dict.fromkeys(map(joined, texts)):
        yield Paragraph(text, f"table {number}")


def _pdf(content: bytes, shown: str) -> Iterator[Paragraph]:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError:
        raise UsageError(MISSING) from None
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            told = "The PDF is protected with a password."
            raise InputError([Fault(shown, 0, told, "Save a copy without a password.")])
        pages = [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, OSError, RecursionError):
        raise InputError([Fault(shown, 0, "This is no PDF that can be read.", "Save it again, or as DOCX.")]) from None
    for number, text in enumerate(pages, 1):
        for part in re.split(r"\n\s*\n", text):
            yield Paragraph(joined(part), f"page {number}")
