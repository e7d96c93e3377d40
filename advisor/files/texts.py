"""Reads proposal texts as paragraphs that a person can find again, and says which parts of a file could not be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from advisor.errors import AdvisorError, Fault, InputError
from advisor.files.paragraphs import Paragraph, TextRead, joined, under
from advisor.text.safe import printable

MAX_BYTES = 50_000_000
ENDINGS = (".txt", ".md", ".docx", ".pdf")
HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
UNDERLINE, FENCE = re.compile(r"=+$|--+$"), re.compile(r"(```|~~~)")
ITEM = re.compile(r"(?:[-*+\u2022]|\d{1,3}[.)])\s+\S")
CONTROLS = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
MAX_LINES = 400
MARKED_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)\s]*(?:\s+[^)]*)?\)|\[[^\]]*\])")
ADDRESS = re.compile(r"<?\b(?:https?|ftp|mailto)://?[^\s>)\]]+>?|\bwww\.[^\s>)\]]+", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--.*?-->", re.DOTALL)
"""Addresses and tags are no wording."""


def read_text(path: Path) -> TextRead:
    """The paragraphs of a file and what of it was not read; raises InputError that says what to do, or MissingExtraError."""
    shown, ending = printable(str(path)), path.suffix.casefold()
    if ending not in ENDINGS:
        told = (
            f"Files ending in '{printable(ending)}' are not read."
            if ending
            else "The name has no ending that tells its form."
        )
        raise InputError([Fault(shown, 0, told, f"Save it as one of {', '.join(ENDINGS)}.")])
    content, unread = _bytes(path, shown), list[str]()
    if ending == ".docx":
        from advisor.files.word_texts import word_paragraphs

        found = _guarded(
            word_paragraphs, content, shown, unread, "This is no Word file that can be read.", "Save it again as DOCX."
        )
    elif ending == ".pdf":
        from advisor.files.pdf_texts import pdf_paragraphs

        found = _guarded(
            pdf_paragraphs, content, shown, unread, "This is no PDF that can be read.", "Save it again, or as DOCX."
        )
    else:
        found = list(_text(decoded(content, shown), marked=ending == ".md"))
    found = [paragraph for paragraph in found if any(char.isalnum() for char in paragraph.text)]
    if not found:
        advice = "If it is a scan, run text recognition first." if ending == ".pdf" else "Is it the right file?"
        raise InputError([Fault(shown, 0, " ".join(["The file holds no text.", *unread]), advice)])
    return TextRead(tuple(found), tuple(unread))


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


Reader = Callable[[bytes, str, list[str]], Iterator[Paragraph]]


def _guarded(reader: Reader, content: bytes, shown: str, unread: list[str], told: str, advice: str) -> list[Paragraph]:
    try:
        return list(reader(content, shown, unread))
    except AdvisorError:
        raise
    except Exception:  # A damaged file makes these libraries raise almost anything, from zlib.error to KeyError.
        raise InputError([Fault(shown, 0, told, advice)]) from None


def decoded(content: bytes, shown: str) -> str:
    """The text of bytes, in the encodings that word processors write."""
    widest = content.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff"))
    wide = widest or content.startswith((b"\xff\xfe", b"\xfe\xff"))
    begins = content[:4096]
    if not wide and (b"\0" in content or 20 * len(CONTROLS.findall(begins)) > len(begins)):
        raise InputError([Fault(shown, 0, "This is no text file.", "Is it the right file?")])
    for encoding in ("utf-32",) if widest else ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError([Fault(shown, 0, "The text is in no known encoding.", "Save it as UTF-8.")])


def _bare(lines: str, marked: bool) -> str:
    """The lines of a paragraph as one text, without addresses of links and, in Markdown, without tags."""
    if marked:
        lines = TAG.sub("", MARKED_LINK.sub(r"\1", lines))
    return joined(ADDRESS.sub(" ", lines))


def _text(text: str, marked: bool) -> Iterator[Paragraph]:
    """Paragraphs between blank lines; an item of a list is one of its own, and Markdown has headings."""
    heading, start, fenced = "", 0, False
    held: list[str] = []
    for number, line in enumerate([*re.split(r"\r\n|\r|\n", text), ""], 1):
        bare = line.strip()
        mark = HEADING.match(bare) if marked and not fenced else None
        is_under = marked and not fenced and len(held) == 1 and UNDERLINE.match(bare)
        alone = ITEM.match(bare) or (marked and bare.startswith("|"))
        if held and (not bare or mark or is_under or alone):
            whole = _bare("\n".join(held), marked)
            lines = tuple((len(_bare("\n".join(held[:n]), marked)), start + n) for n in range(1, len(held[:MAX_LINES])))
            yield Paragraph(whole, f"line {start}{'' if is_under else heading}", lines)
            heading, held = (under(whole) if is_under else heading), []
        fenced ^= bool(marked and FENCE.match(bare))
        if mark:
            heading = under(mark.group(1))
            yield Paragraph(joined(mark.group(1)), f"line {number}")
        elif bare and not is_under:
            start = start if held else number
            held.append(line)
