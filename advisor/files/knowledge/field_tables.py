"""The field tables of knowledge/README.md, made from the models.

`python -m advisor.files.knowledge.field_tables FILE` writes them into a file.
"""

from __future__ import annotations

import sys
import types
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from advisor.model.kinds.kind import Kind, loaded
from advisor.model.kinds.registry import stored

BEGIN, END = "<!-- fields: made from the models -->\n", "<!-- end of fields -->\n"


def field_tables() -> str:
    """A table for each kind of file and for each part inside it."""
    parts: list[str] = []
    done: set[type[BaseModel]] = set()
    for kind in sorted(stored(), key=_rank):
        model = loaded(kind.model)
        parts.append(_table(f"### `{kind.home}`", model))
        todo = inner_models(model)
        while todo:
            part = todo.pop(0)
            if part not in done:
                done.add(part)
                parts.append(_table(f"#### Part: {part.__name__}", part))
                todo += inner_models(part)
    return "\n".join(parts)


def _rank(kind: Kind) -> int:
    """The file of the whole base first, then the lists, then the folders."""
    return 0 if kind.name == "base" else 2 if kind.home.endswith("/") else 1


def _table(heading: str, model: type[BaseModel]) -> str:
    lines = [heading, "", (model.__doc__ or "").strip().splitlines()[0], "", "| Field | Needed | Kind | Meaning |"]
    lines.append("| --- | --- | --- | --- |")
    for name, info in model.model_fields.items():
        needed = "yes" if info.is_required() else "no"
        lines.append(f"| `{info.alias or name}` | {needed} | {kind_in_words(info)} | {info.description} |")
    return "\n".join(lines) + "\n"


def kind_in_words(info: FieldInfo) -> str:
    """The kind of a field as an author would say it."""
    return _words(info.annotation)


def _words(annotation: Any) -> str:
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _words(inside[0])
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in inside)
    if origin in (tuple, list):
        return f"list of {_words(inside[0])}"
    if origin is dict:
        return "mapping"
    if origin in (Union, types.UnionType):
        words = dict.fromkeys(_words(part) for part in inside if part is not type(None))
        return " or ".join(words)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"part {annotation.__name__}"
    names = {str: "text", bool: "yes or no", int: "whole number", float: "number", Any: "any", dict: "mapping"}
    return names.get(annotation, "condition")


def inner_models(model: type[BaseModel]) -> list[type[BaseModel]]:
    """The models that stand inside a model's fields."""
    found: list[type[BaseModel]] = []

    def look(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            found.append(annotation)
        for part in get_args(annotation):
            look(part)

    for info in model.model_fields.values():
        look(info.annotation)
    return found


def with_tables(text: str) -> str:
    """A text with the tables between its two marks made anew; raises ValueError if a mark is missing."""
    before, rest = text.split(BEGIN, 1)
    _, after = rest.split(END, 1)
    return f"{before}{BEGIN}\n{field_tables()}\n{END}{after}"


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.write_text(with_tables(file.read_text(encoding="utf-8")), encoding="utf-8")
