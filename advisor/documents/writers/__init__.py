"""One file a format; each is loaded when a document is first written in it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advisor.documents.document import Document

WRITERS = {"text": "plain", "md": "markdown"}
"""The forms a document can be written in, each with the file of its writer."""


def write(document: Document, form: str = "text", **options: int) -> str:
    """The document in a form; `width` in columns is an option of text. Raises KeyError for a form there is none of."""
    written: str = import_module(f"{__name__}.{WRITERS[form]}").write(document, **options if form == "text" else {})
    return written
