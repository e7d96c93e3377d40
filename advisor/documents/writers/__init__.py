"""One file a format; each is loaded when a document is first written in it."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.errors import InputError

if TYPE_CHECKING:
    from advisor.documents.document import Document

WRITERS = {"text": "plain", "md": "markdown"}
"""The forms a document can be written in, each with the file of its writer."""


def write(document: Document, form: str = "text", **options: int) -> str:
    """The document in a form; `width` in columns is an option of text. Raises KeyError for a form there is none of."""
    written: str = import_module(f"{__name__}.{WRITERS[form]}").write(document, **options if form == "text" else {})
    return written


def save(content: bytes, file: str | Path) -> None:
    """Write a file whole or not at all; raises InputError if it cannot be written."""
    import tempfile

    path, name = Path(file), ""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".advisor-")
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except OSError as error:
        if name:
            Path(name).unlink(missing_ok=True)
        raise InputError(f"{file} cannot be written: {error.strerror}. Name another file.") from None
