"""Builds the knowledge base from plain data; most entries become models when they are first looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from advisor.model.kinds.base import Base
from advisor.model.kinds.kind import loaded
from advisor.model.kinds.question import Conclusion, Topic
from advisor.model.kinds.registry import stored
from advisor.model.kinds.rule import Rule
from advisor.model.knowledge import Knowledge

Data = dict[str, dict[str, Any]]


M = TypeVar("M", bound=BaseModel)


class Lazy(Mapping[str, M], Generic[M]):
    """Entries that become models when they are first looked at."""

    def __init__(self, raw: Mapping[str, Any], model: str) -> None:
        self._raw, self._model_path, self._built = raw, model, dict[str, M]()

    @cached_property
    def _model(self) -> type[M]:
        model: type[M] = loaded(self._model_path)
        return model

    def __getitem__(self, key: str) -> M:
        if key not in self._built:
            raw = self._raw[key]
            read = self._model.model_validate_json if isinstance(raw, str) else self._model.model_validate
            self._built[key] = read(raw)
        return self._built[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def __contains__(self, key: object) -> bool:
        return key in self._raw


def packed(data: Data) -> tuple[Data, dict[str, dict[str, str]]]:
    """The data needed at once; and the entries of lazily built kinds as JSON text, so that only those looked at are parsed."""
    lazy = {kind.stem for kind in stored() if not kind.at_once}
    texts = {stem: {key: json.dumps(raw, ensure_ascii=False) for key, raw in data[stem].items()} for stem in lazy}
    return {**{stem: raw for stem, raw in data.items() if stem not in lazy}, "names": _names(data)}, texts


def _names(data: Data) -> dict[str, Any]:
    return {key: (raw["name"], *raw.get("also", ())) for key, raw in data["markets"].items()}


def assemble(data: Data, sha256: str) -> Knowledge:
    """Build the knowledge base from plain data; raises ValidationError if the data do not fit the models."""
    base = Base.model_validate(data["base"])
    topics = {key: Topic.model_validate(raw) for key, raw in data["questions"].items()}
    ordered = [topics[key] for key in base.topics if key in topics]
    ordered += [topic for key, topic in topics.items() if key not in base.topics]
    return Knowledge(
        base=base,
        topics=tuple(ordered),
        conclusions={key: Conclusion.model_validate(raw) for key, raw in data["conclusions"].items()},
        rules={key: Rule.model_validate(raw) for key, raw in data["rules"].items()},
        shelves={kind.name: Lazy(data[kind.stem], kind.model) for kind in stored() if not kind.at_once},
        sha256=sha256,
        names={key: tuple(names) for key, names in (data.get("names") or _names(data)).items()},
    )
