"""Reads the pages of PDF files, with comments and form fields, and says which pages hold no text that can be read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from advisor.errors import Fault, InputError, needs
from advisor.files.paragraphs import Paragraph, joined

INSTEAD = "Text saved as .txt or .md needs none. "
MIN_READABLE = 0.7
"""So much of the signs of a page are letters, figures and marks, or the text beneath it is garbled."""


def pdf_paragraphs(content: bytes, shown: str, unread: list[str]) -> Iterator[Paragraph]:
    """The text of a PDF, page by page; what of it cannot be read is added to `unread`."""
    with needs("documents", INSTEAD):
        from pypdf import PdfReader
        from pypdf.errors import DependencyError
    try:
        with _quiet("pypdf"):
            reader = PdfReader(BytesIO(content))
            closed = reader.is_encrypted and not reader.decrypt("")
            pages = [] if closed else [page.extract_text() for page in reader.pages]
            beside = [] if closed else list(_beside(reader, unread))
    except DependencyError:
        closed, pages, beside = True, [], []
    if closed:
        raise InputError([Fault(shown, 0, "The PDF is encrypted.", "Save a copy without a password or protection.")])
    for number, text in enumerate(pages, 1):
        if not any(char.isalnum() for char in text):
            unread.append(f"Page {number} has no text: it is empty, a picture or a scan.")
        elif _readable(text) < MIN_READABLE:
            unread.append(f"Page {number}: the text beneath it is garbled.")
        else:
            for part in re.split(r"\n\s*\n", text):
                yield Paragraph(joined(part), f"page {number}")
    yield from beside


def _readable(text: str) -> float:
    """The share of signs that are letters, figures, marks or spaces of some writing."""
    known = sum((unicodedata.category(char)[0] in "LNPZMS" and char != "\ufffd") or char.isspace() for char in text)
    return known / len(text)


def _beside(reader: Any, unread: list[str]) -> Iterator[Paragraph]:
    """What stands in comments and form fields."""
    for number, page in enumerate(reader.pages, 1):
        for note in page.get("/Annots") or ():
            told = note.get_object().get("/Contents")
            if told:
                yield Paragraph(joined(str(told)), f"page {number}, a comment")
    for name, value in (reader.get_form_text_fields() or {}).items():
        if value:
            yield Paragraph(joined(str(value)), f"form field '{joined(str(name))}'")
    if reader.attachments:
        unread.append(f"Attached files: {', '.join(sorted(reader.attachments))}.")


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
