"""Reads YAML as plain text: every scalar stays text, nothing is repeated, and every value remembers its line."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError

from advisor.errors import Fault, InputError
from advisor.text.nearest import did_you_mean
from advisor.text.safe import printable

logger = logging.getLogger(__name__)
MAX_BYTES = 2_000_000
MAX_DEPTH = 40
SHEETS = (".csv", ".xlsx")
"""How the names of spreadsheets end that can be written."""
READ_SHEETS = (*SHEETS, ".tsv", ".xlsm")
"""How the names of spreadsheets end that can be read."""
OTHER_SHEETS = (".xls", ".xlsb", ".ods", ".numbers", ".gsheet")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Where = tuple[str | int, ...]
CUT_OFF = re.compile(r"\s+(#[^\s#].*)")
"""A comment that begins as no comment does, without a space behind its sign."""


@dataclass
class Document:
    """The content of one YAML file, and the line of every value in it."""

    file: str
    content: Any = None
    lines: dict[Where, int] = field(default_factory=dict)

    def line(self, where: Where) -> int:
        """The line of a value, or of the nearest value around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)


def read_bytes(path: Path, shown: str) -> bytes:
    """The bytes of a file a person named; raises InputError that says why it cannot be read."""
    try:
        if path.is_dir():
            raise InputError([Fault(shown, 0, "This is a folder, not a file.", "Name a file in it.")])
        size = path.stat().st_size
        if size > MAX_BYTES:
            told = f"The file has {size / 1e6:,.0f} MB; at most {MAX_BYTES / 1e6:.0f} MB are read."
            raise InputError([Fault(shown, 0, told, "Is it the right file?")])
        # A pipe or a device has no size to trust, so the reading itself stops too.
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError([Fault(shown, 0, "There is no such file.", "Check the name.")]) from None
    except PermissionError:
        raise InputError([Fault(shown, 0, "You may not read this file.", "Ask its owner, or copy it.")]) from None
    except OSError as error:
        raise InputError([Fault(shown, 0, f"The file cannot be read: {error.strerror}.")]) from None
    if len(content) > MAX_BYTES:
        raise InputError([Fault(shown, 0, f"More than {MAX_BYTES / 1e6:.0f} MB.", "Is it the right file?")])
    return content


def parse(content: bytes, shown: str) -> Document:
    """Parse one YAML document; raises InputError with every fault found."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError([Fault(shown, 0, "This is not a text file in UTF-8.", "Is it the right file?")]) from None
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise InputError([_syntax_fault(error, shown)]) from None
    except RecursionError:
        raise InputError([Fault(shown, 0, "The file is nested too deeply.", "Is it the right file?")]) from None
    if node is None:
        raise InputError([Fault(shown, 0, "The file is empty.", "Write something in it, or remove it.")])
    reader = _Reader(Document(shown), text.splitlines())
    reader.document.content = reader.value(node, ())
    if reader.faults:
        raise InputError(reader.faults)
    return reader.document


def _syntax_fault(error: yaml.YAMLError, shown: str) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "the text is not YAML"
    line = mark.line + 1 if mark else 0
    advice = "Look at indentation, colons and quotes on this line and the one above."
    return Fault(shown, line, f"This is not valid YAML: {problem}.", advice)


class _Reader:
    def __init__(self, document: Document, lines: Sequence[str]) -> None:
        self.document, self.lines = document, lines
        self.faults: list[Fault] = []
        self.seen: set[int] = set()

    def fault(self, node: Any, what: str, advice: str) -> None:
        self.faults.append(Fault(self.document.file, node.start_mark.line + 1, what, advice))

    def value(self, node: Any, where: Where) -> Any:
        self.document.lines[where] = node.start_mark.line + 1
        if id(node) in self.seen:
            self.fault(node, "The file uses an alias (*name).", "Write the value out.")
            return ""
        self.seen.add(id(node))
        if len(where) > MAX_DEPTH:
            self.fault(node, f"The file is nested more than {MAX_DEPTH} levels deep.", "Flatten it.")
            return ""
        if isinstance(node, yaml.ScalarNode):
            self.tell_cut(node)
            return printable(node.value, keep="\n\t")
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*where, number)) for number, item in enumerate(node.value)]
        return self.mapping(node, where)

    def tell_cut(self, node: Any) -> None:
        """Tell where a number sign made a comment of what was likely meant as part of a value: Offer #3."""
        end = node.end_mark
        rest = self.lines[end.line][end.column :] if not node.style and end.line < len(self.lines) else ""
        if cut := CUT_OFF.match(rest):
            line, value = end.line + 1, printable(f"{node.value} {cut.group(1)}")
            told = "%s:%d: '%s' is not read, as # begins a comment. If it belongs to the value, write \"%s\"."
            logger.warning(told, self.document.file, line, printable(cut.group(1)), value)

    def mapping(self, node: Any, where: Where) -> dict[str, Any]:
        content: dict[str, Any] = {}
        for key, item in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.fault(key, "A key is not a plain word.", "Use words as keys.")
            elif key.value in content:
                self.fault(key, f"The key '{key.value}' stands here twice.", "Keep one of them.")
            else:
                content[key.value] = self.value(item, (*where, key.value))
                self.document.lines[(*where, key.value)] = key.start_mark.line + 1
        return content


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
    if detail["loc"] and isinstance(detail["loc"][-1], int):
        # The line says which entry of the list it is.
        key = ""
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
