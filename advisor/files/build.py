"""Turns plain text data into models, and validation errors into faults with file, line, advice and nearest names."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from advisor.errors import Fault, InputError
from advisor.files.yaml_text import Document
from advisor.text.nearest import did_you_mean

M = TypeVar("M", bound=BaseModel)


def build(model: type[M], document: Document, content: Any = None, where: tuple[str | int, ...] = ()) -> M:
    """Validate content against a model; raises InputError with every fault and its line."""
    content = document.content if content is None else content
    if not isinstance(content, dict):
        fault = Fault(document.file, document.line(where), "A mapping of keys to values is needed here.")
        raise InputError([fault])
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise InputError([_fault(model, document, where, detail) for detail in error.errors()]) from None


def _fault(model: type[BaseModel], document: Document, where: tuple[str | int, ...], detail: Any) -> Fault:
    path = (*where, *detail["loc"])
    key = ".".join(str(part) for part in detail["loc"] if not _is_model_name(part))
    if detail["type"] == "extra_forbidden":
        what = f"There is no key '{detail['loc'][-1]}' here."
        return Fault(document.file, document.line(path), what, did_you_mean(str(detail["loc"][-1]), field_names(model)))
    if detail["type"] == "missing":
        return Fault(document.file, document.line(path[:-1]), f"The key '{key}' is missing.", "Add it.")
    message = detail["msg"].removeprefix("Value error, ")
    if detail["type"] == "literal_error":
        message = f"'{detail['input']}' is not allowed; write {detail['ctx']['expected']}."
        return Fault(document.file, document.line(path), f"{key}: {message}")
    return Fault(document.file, document.line(path), f"{key}: {message}" if key else message)


def _is_model_name(part: Any) -> bool:
    return isinstance(part, str) and ("[" in part or part[:1].isupper())


def field_names(model: type[BaseModel]) -> set[str]:
    """The names of all fields of a model and of the models inside it."""
    names: set[str] = set()
    for name, info in model.model_fields.items():
        names.add(info.alias or name)
        for inner in _inner_models(info.annotation):
            names |= field_names(inner)
    return names


def _inner_models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _inner_models(part)]
