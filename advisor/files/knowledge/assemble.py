"""Builds the knowledge base from plain data; most entries become models when they are first looked at."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from advisor.model.kinds.base import Base, Retired
from advisor.model.kinds.question import Conclusion, Topic
from advisor.model.kinds.rule import Rule
from advisor.model.knowledge import Knowledge

Data = dict[str, dict[str, Any]]


LAZY = {
    "measures": "advisor.model.kinds.measure:Measure",
    "sources": "advisor.model.kinds.source:Source",
    "markets": "advisor.model.kinds.market:Market",
    "cases": "advisor.model.kinds.case_study:Case",
    "requirements": "advisor.model.kinds.requirement:Requirement",
    "yardsticks": "advisor.model.kinds.yardstick:Yardstick",
    "crises": "advisor.model.kinds.crisis:Crisis",
    "lessons": "advisor.model.kinds.lesson:Lesson",
    "glossary": "advisor.model.kinds.term:Term",
    "framing": "advisor.model.kinds.framing:Framing",
    "placements": "advisor.model.kinds.placement:Placement",
    "premiums": "advisor.model.kinds.premium:Premium",
    "lenses": "advisor.model.kinds.lens:Lens",
    "meanings": "advisor.model.kinds.meaning:Meaning",
    "accepted": "advisor.model.kinds.accepted:Accepted",
}
"""Kinds whose entries become models when they are first looked at, with the place of the model."""


M = TypeVar("M", bound=BaseModel)


class Lazy(Mapping[str, M], Generic[M]):
    """Entries that become models when they are first looked at."""

    def __init__(self, raw: Mapping[str, Any], model: str) -> None:
        self._raw, self._model_path, self._built = raw, model, dict[str, M]()

    @cached_property
    def _model(self) -> type[M]:
        module, name = self._model_path.split(":")
        model: type[M] = getattr(import_module(module), name)
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
    texts = {kind: {key: json.dumps(raw, ensure_ascii=False) for key, raw in data[kind].items()} for kind in LAZY}
    return {**{kind: raw for kind, raw in data.items() if kind not in LAZY}, "names": _names(data)}, texts


def _names(data: Data) -> dict[str, Any]:
    return {key: (raw["name"], *raw.get("also", ())) for key, raw in data["markets"].items()}


def assemble(data: Data, sha256: str) -> Knowledge:
    """Build the knowledge base from plain data; raises ValidationError if the data do not fit the models."""
    base = Base.model_validate(data["base"])
    topics = {key: Topic.model_validate(raw) for key, raw in data["questions"].items()}
    ordered = [topics[key] for key in base.topics if key in topics]
    ordered += [topic for key, topic in topics.items() if key not in base.topics]

    def eager(kind: str, model: type[M]) -> dict[str, M]:
        return {key: model.model_validate(raw) for key, raw in data[kind].items()}

    lazy: dict[str, Any] = {kind: Lazy(data[kind], model) for kind, model in LAZY.items()}
    return Knowledge(
        base=base,
        topics=tuple(ordered),
        conclusions=eager("conclusions", Conclusion),
        rules=eager("rules", Rule),
        retired=tuple(Retired.model_validate(raw) for raw in data["retired"].values()),
        sha256=sha256,
        names={key: tuple(names) for key, names in (data.get("names") or _names(data)).items()},
        **lazy,
    )
