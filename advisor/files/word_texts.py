"""Reads the paragraphs of Word files, with notes, comments and drawings, and says which parts hold no text that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from advisor.errors import Fault, InputError, needs
from advisor.files.paragraphs import Paragraph, joined, under
from advisor.text.safe import counted

MAX_UNPACKED = 500_000_000
INSTEAD = "Text saved as .txt or .md needs none. "
OLD_WORD = b"\xd0\xcf\x11\xe0"
"""How files of old Word begin, and those that are encrypted."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEFT_OUT = (f"{W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
"""What Word keeps beside the text that counts: what was moved away, and a second copy for old programs."""
PARTS = re.compile(r"/word/(header|footer|footnote|endnote|comment)s?\d*\.xml")
DRAWN = re.compile(r"/word/(diagrams/data|charts/chart)\d*\.xml")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
VALUE = "{http://schemas.openxmlformats.org/drawingml/2006/chart}v"
FORMULA = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
DESCRIBED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
STRICT = b"http://purl.oclc.org/ooxml/"
PICTURE, EMBEDDED = re.compile(r"/word/media/"), re.compile(r"/word/(embeddings|afchunk|activeX)")


def word_paragraphs(content: bytes, shown: str, unread: list[str]) -> Iterator[Paragraph]:
    """The paragraphs of a Word file; what of it cannot be read is added to `unread`."""
    with needs("documents", INSTEAD):
        import docx
        from docx.oxml import parse_xml
    from zipfile import ZipFile

    if content.startswith(OLD_WORD):
        told = "The file is protected with a password, or of a Word before 2007."
        raise InputError([Fault(shown, 0, told, "Open it, and save it as DOCX without a password.")])
    _as_it_says(content, shown)
    with ZipFile(BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
            raise InputError([Fault(shown, 0, "The file unpacks to far more than a text.", "Save its text alone.")])
        if "word/document.xml" in packed.namelist() and STRICT in packed.read("word/document.xml")[:4096]:
            told = "The file is in the form Strict Open XML, which is not read."
            raise InputError(
                [Fault(shown, 0, told, "Save it as Word Document (*.docx), not as Strict Open XML Document.")]
            )
    document = docx.Document(BytesIO(content))
    names = {style.style_id: style.name or "" for style in document.styles}
    yield from _body(document.element.body, names)
    body = document.element.body
    for drawn in body.iter(DESCRIBED):
        yield Paragraph(joined(drawn.get("descr") or ""), "description of a picture")
    names_of_parts = []
    for part in document.part.package.iter_parts():
        name = str(part.partname)
        names_of_parts.append(name)
        kind, drawn = PARTS.fullmatch(name), DRAWN.fullmatch(name)
        for block in parse_xml(part.blob).iter(f"{W}p") if kind else ():
            yield Paragraph(_words(block), kind.group(1) if kind else "")
        if drawn:
            texts = [piece.text or "" for piece in parse_xml(part.blob).iter(DRAWING, VALUE)]
            yield Paragraph(joined(". ".join(filter(str.strip, texts))), "drawing")
    unread += _unread(names_of_parts, sum(1 for _ in body.iter(FORMULA)))


def _as_it_says(content: bytes, shown: str) -> None:
    """Refuse a file of another kind that is only called a Word file, by what it is."""
    begins = content[:512].lstrip().lower()
    for mark, kind in ((b"{\\rtf", "Rich Text (RTF)"), (b"<!doctype html", "a web page"), (b"<html", "a web page")):
        if begins.startswith(mark):
            told = f"The file is called .docx and is {kind}."
            raise InputError(
                [Fault(shown, 0, told, "Open it in a word processor, and save it as Word Document (.docx).")]
            )


def _unread(parts: list[str], formulas: int) -> Iterator[str]:
    pictures = sum(1 for name in parts if PICTURE.match(name))
    embedded = sum(1 for name in parts if EMBEDDED.match(name))
    for number, what in ((pictures, "picture"), (embedded, "embedded file"), (formulas, "equation")):
        if number:
            yield f"{counted(number, what)}: no text of {'it' if number == 1 else 'them'} was read."


def _body(body: Any, names: dict[str, str]) -> Iterator[Paragraph]:
    """Every paragraph in reading order, with those in tables, text boxes and forms, which python-docx passes over."""
    heading, number = "", 0
    subjects = _places(body)
    for block in body.iter(f"{W}p"):
        text = _words(block)
        if not text:
            continue
        row = next(block.iterancestors(f"{W}tr"), None)
        if row is not None:
            yield Paragraph(text, f"{subjects[row]}{heading}")
            continue
        number += 1
        style = block.find(f"{W}pPr/{W}pStyle")
        titled = names.get(style.get(f"{W}val"), "") if style is not None else ""
        yield Paragraph(text, f"paragraph {number}" + ("" if titled.startswith("Heading") else heading))
        heading = under(text) if titled.startswith("Heading") else heading


def _places(body: Any) -> dict[Any, str]:
    """Each row of a table with the words by which it is found."""
    tables = {table: [number, 0] for number, table in enumerate(body.iter(f"{W}tbl"), 1)}
    subjects = {}
    for row in body.iter(f"{W}tr"):
        counted = tables[next(row.iterancestors(f"{W}tbl"))]
        counted[1] += 1
        subjects[row] = f"table {counted[0]}, row {counted[1]}"
    return subjects


def _words(block: Any) -> str:
    """The text of one paragraph as it stands with all proposed changes taken, without paragraphs inside it."""
    signs = {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
    parts = []
    for piece in block.iter(f"{W}t", *signs):
        above = next(piece.iterancestors(f"{W}p", *LEFT_OUT), None)
        if above is block and not (piece.tag == f"{W}tab" and piece.getparent().tag == f"{W}tabs"):
            parts.append(signs.get(piece.tag, piece.text or ""))
    return "" if next(block.iterancestors(*LEFT_OUT), None) is not None else joined("".join(parts))
