"""How the values that features return are written: each is remembered with its document for as long as it lasts."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from advisor.errors import UsageError

if TYPE_CHECKING:
    from advisor.documents.document import Document, Table

V = TypeVar("V")
ENDINGS = {".csv": "csv", ".json": "json", ".md": "md", ".txt": "text"}
"""The endings of the files that `write` makes, each with its form."""


@dataclass(frozen=True)
class _Forms:
    value: weakref.ref[Any]
    document: Callable[[Any], Document]
    table: Callable[[Any], Table] | None
    memo: Callable[[Any], Document]
    """The document for a file to send, where it is another."""


_FORMS: dict[int, _Forms] = {}
"""How each value is written, by the identity of the value."""


def remember(
    value: V,
    compose: Callable[[V], Document],
    table: Callable[[V], Table] | None = None,
    memo: Callable[[V], Document] | None = None,
) -> V:
    """The value, of which it is known from now on how it is written: as a document, as a table, and as a file to send."""
    key = id(value)
    _FORMS[key] = _Forms(weakref.ref(value, lambda _: _FORMS.pop(key, None)), compose, table, memo or compose)
    return value


def document(value: object) -> Document:
    """The document that says what a base returned; raises UsageError for anything else."""
    from advisor.documents.document import Document

    return value if isinstance(value, Document) else _forms(value).document(value)


def _forms(value: object) -> _Forms:
    forms = _FORMS.get(id(value))
    if forms is None:
        raise UsageError(f"There is no document of this {type(value).__name__}. Give the value that a base returned.")
    return forms


def write(value: object, path: str | Path, *, width: int = 80) -> None:
    """Write what a base returned, or a document, to a file, whole or not at all; its ending chooses the form.

    `width` is in columns, for .txt alone. Raises UsageError for an ending or a form there is none of, and InputError for a
    file that cannot be written.
    """
    from advisor.documents.writers import save

    ending = Path(path).suffix.casefold()
    if ending not in ENDINGS:
        raise UsageError(f"No file is written as '{ending}'. Name one that ends in {', '.join(ENDINGS)}.")
    save(as_form(value, ENDINGS[ending], width=width).encode(), path)


def as_form(value: object, form: str, *, width: int = 80) -> str:
    """What a base returned, or a document, in one of the forms of `ENDINGS`; raises UsageError if it does not come in it."""
    from pydantic import BaseModel

    from advisor.documents import writers
    from advisor.documents.document import Document
    from advisor.documents.writers import data, spreadsheet

    if form == "json":
        if not isinstance(value, BaseModel):
            raise UsageError(f"A {type(value).__name__} has no data to write as .json. Use .txt or .md.")
        return data.write(value)
    if form == "csv":
        table = None if isinstance(value, Document) else _forms(value).table
        if table is None:
            raise UsageError(f"A {type(value).__name__} has no table to write as .csv. Use .json, .txt or .md.")
        return spreadsheet.write(table(value))
    if form == "text" or isinstance(value, Document):
        return writers.write(document(value), form, width=width)
    return writers.write(_forms(value).memo(value), form)
