"""Reads proposal texts as paragraphs that a person can find again: plain text, Markdown, Word and PDF."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from advisor.errors import AdvisorError, Fault, InputError, needs
from advisor.text.safe import printable

MAX_BYTES, MAX_UNPACKED = 50_000_000, 500_000_000
ENDINGS = (".txt", ".md", ".docx", ".pdf")
INSTEAD = "Text saved as .txt or .md needs none. "
HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
UNDERLINE, FENCE = re.compile(r"=+$|--+$"), re.compile(r"(```|~~~)")
ITEM = re.compile(r"(?:[-*+\u2022]|\d{1,3}[.)])\s+\S")
BREAK = re.compile(r"[-\u2010\u00ad][ \t]*\n[ \t]*")
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Signs that show nothing, and would part a word in two."""
LIGATURES = str.maketrans(dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)))
"""Letters that PDF files print as one sign."""
CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
OLD_WORD = b"\xd0\xcf\x11\xe0"
"""How files of old Word begin, and those that are encrypted."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEFT_OUT = (f"{W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
"""What Word keeps beside the text that counts: what was moved away, and a second copy for old programs."""
PARTS = re.compile(r"/word/(header|footer|footnote|endnote)s?\d*\.xml")
MAX_HEADING_LENGTH = 60


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with the words by which a person finds it."""

    text: str
    where: str


def read_document(path: Path) -> list[Paragraph]:
    """The paragraphs of a file; raises InputError that says what to do, or MissingExtraError."""
    shown, ending = printable(str(path)), path.suffix.casefold()
    if ending not in ENDINGS:
        told = (
            f"Files ending in '{printable(ending)}' are not read."
            if ending
            else "The name has no ending that tells its form."
        )
        raise InputError([Fault(shown, 0, told, f"Save it as one of {', '.join(ENDINGS)}.")])
    content = _bytes(path, shown)
    if ending == ".docx":
        found = _guarded(_docx, content, shown, "This is no Word file that can be read.", "Save it again as DOCX.")
    elif ending == ".pdf":
        found = _guarded(_pdf, content, shown, "This is no PDF that can be read.", "Save it again, or as DOCX.")
    else:
        found = list(_text(decoded(content, shown), marked=ending == ".md"))
    found = [paragraph for paragraph in found if any(char.isalnum() for char in paragraph.text)]
    if not found:
        advice = "If it is a scan, run text recognition first." if ending == ".pdf" else "Is it the right file?"
        raise InputError([Fault(shown, 0, "The file holds no text.", advice)])
    return found


def _bytes(path: Path, shown: str) -> bytes:
    try:
        if path.is_dir():
            raise InputError([Fault(shown, 0, "This is a folder, not a file.", "Name a file in it.")])
        if path.exists() and not path.is_file():
            raise InputError([Fault(shown, 0, "This is a device or a pipe, not a file.", "Save the text as a file.")])
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError([Fault(shown, 0, "There is no such file.", "Check the name.")]) from None
    except (OSError, ValueError) as error:
        told = getattr(error, "strerror", None) or "its name cannot be one"
        raise InputError(
            [Fault(shown, 0, f"The file cannot be read: {told}.", "Check the name and your rights.")]
        ) from None
    if len(content) > MAX_BYTES:
        raise InputError([Fault(shown, 0, f"The file has more than {MAX_BYTES // 1_000_000} MB.", "Split it.")])
    return content


def _guarded(
    reader: Callable[[bytes, str], Iterator[Paragraph]], content: bytes, shown: str, told: str, advice: str
) -> list[Paragraph]:
    try:
        return list(reader(content, shown))
    except AdvisorError:
        raise
    except Exception:  # A damaged file makes these libraries raise almost anything, from zlib.error to KeyError.
        raise InputError([Fault(shown, 0, told, advice)]) from None


def joined(lines: str) -> str:
    """The lines of a paragraph as one text, with words that a line end broke put together."""
    text = BREAK.sub(_mended, lines).translate(UNSEEN).translate(LIGATURES)
    return " ".join(printable(unicodedata.normalize("NFC", text), keep="\n").split())


def _mended(broken: re.Match[str]) -> str:
    """What stays of a hyphen at a line end: nothing within a word, the hyphen within a compound."""
    if broken.group().startswith("\u00ad"):
        return ""
    lead = broken.string[max(broken.start() - 40, 0) : broken.start()]
    word = lead.split()[-1] if lead and not lead[-1].isspace() else ""
    after = broken.string[broken.end() : broken.end() + 1]
    if not word[-1:].isalnum() or not after.isalnum():
        return broken.group()
    return "" if word[-1].isalpha() and after.islower() and "-" not in word else "-"


def decoded(content: bytes, shown: str) -> str:
    """The text of bytes, in the encodings that word processors write."""
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    begins = content[:4096]
    if not wide and (b"\0" in content or 20 * len(CONTROLS.findall(begins)) > len(begins)):
        raise InputError([Fault(shown, 0, "This is no text file.", "Is it the right file?")])
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError([Fault(shown, 0, "The text is in no known encoding.", "Save it as UTF-8.")])


def _text(text: str, marked: bool) -> Iterator[Paragraph]:
    """Paragraphs between blank lines; an item of a list is one of its own, and Markdown has headings."""
    heading, start, fenced = "", 0, False
    held: list[str] = []
    for number, line in enumerate([*re.split(r"\r\n|\r|\n", text), ""], 1):
        bare = line.strip()
        mark = HEADING.match(bare) if marked and not fenced else None
        under = marked and not fenced and len(held) == 1 and UNDERLINE.match(bare)
        alone = ITEM.match(bare) or (marked and bare.startswith("|"))
        if held and (not bare or mark or under or alone):
            whole = joined("\n".join(held))
            yield Paragraph(whole, f"line {start}{'' if under else heading}")
            heading, held = (_under(whole) if under else heading), []
        fenced ^= bool(marked and FENCE.match(bare))
        if mark:
            heading = _under(mark.group(1))
            yield Paragraph(joined(mark.group(1)), f"line {number}")
        elif bare and not under:
            start = start if held else number
            held.append(line)


def _under(heading: str) -> str:
    text = re.sub(r"[*_`]+", "", joined(heading))
    return f", under '{text if len(text) <= MAX_HEADING_LENGTH else text[: MAX_HEADING_LENGTH - 1].rstrip() + chr(0x2026)}'"


def _docx(content: bytes, shown: str) -> Iterator[Paragraph]:
    with needs("documents", INSTEAD):
        import docx
        from docx.oxml import parse_xml
    from zipfile import ZipFile

    if content.startswith(OLD_WORD):
        told = "The file is protected with a password, or of a Word before 2007."
        raise InputError([Fault(shown, 0, told, "Open it, and save it as DOCX without a password.")])
    if sum(part.file_size for part in ZipFile(BytesIO(content)).infolist()) > MAX_UNPACKED:
        raise InputError([Fault(shown, 0, "The file unpacks to far more than a text.", "Save its text alone.")])
    document = docx.Document(BytesIO(content))
    names = {style.style_id: style.name or "" for style in document.styles}
    yield from _body(document.element.body, names)
    for part in document.part.package.iter_parts():
        kind = PARTS.fullmatch(str(part.partname))
        for block in parse_xml(part.blob).iter(f"{W}p") if kind else ():
            yield Paragraph(_words(block), kind.group(1) if kind else "")


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
        heading = _under(text) if titled.startswith("Heading") else heading


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


def _pdf(content: bytes, shown: str) -> Iterator[Paragraph]:
    with needs("documents", INSTEAD):
        from pypdf import PdfReader
        from pypdf.errors import DependencyError
    try:
        with _quiet("pypdf"):
            reader = PdfReader(BytesIO(content))
            closed = reader.is_encrypted and not reader.decrypt("")
            pages = [] if closed else [page.extract_text() for page in reader.pages]
    except DependencyError:
        closed, pages = True, []
    if closed:
        raise InputError([Fault(shown, 0, "The PDF is encrypted.", "Save a copy without a password or protection.")])
    for number, text in enumerate(pages, 1):
        for part in re.split(r"\n\s*\n", text):
            yield Paragraph(joined(part), f"page {number}")


@contextmanager
def _quiet(library: str) -> Iterator[None]:
    """Keep a library's remarks on a damaged file from the screen."""
    import logging
    import warnings

    logger = logging.getLogger(library)
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
