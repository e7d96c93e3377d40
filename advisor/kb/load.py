"""Loads a knowledge folder: every file against its model, all faults at once, then references, then the cache."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from advisor.errors import Fault, InputError
from advisor.kb.cache import load_cached, save_cached
from advisor.kb.folder import knowledge_folder, read_all
from advisor.kb.read import Document, parse
from advisor.kb.validate import build
from advisor.model.catalogue import Base, Case, Crisis, Framing, Lesson, Requirement, Retired, Term
from advisor.model.knowledge import Knowledge
from advisor.model.market import Market
from advisor.model.measure import Measure
from advisor.model.question import Conclusion, Topic
from advisor.model.rule import Rule
from advisor.model.source import Source
from advisor.nearest import did_you_mean

FOLDERS: dict[str, type[BaseModel]] = {
    "questions": Topic,
    "rules": Rule,
    "measures": Measure,
    "sources": Source,
    "markets": Market,
    "cases": Case,
    "requirements": Requirement,
    "crises": Crisis,
    "lessons": Lesson,
}
LISTS: dict[str, type[BaseModel]] = {
    "conclusions": Conclusion,
    "glossary": Term,
    "framing": Framing,
    "retired": Retired,
}
Data = dict[str, dict[str, Any]]
M = TypeVar("M", bound=BaseModel)


class Lazy(Mapping[str, M], Generic[M]):
    """Entries that become models when they are first looked at."""

    def __init__(self, raw: dict[str, Any], model: type[M]) -> None:
        self._raw, self._model, self._built = raw, model, dict[str, M]()

    def __getitem__(self, key: str) -> M:
        if key not in self._built:
            self._built[key] = self._model.model_validate(self._raw[key])
        return self._built[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)

    def __contains__(self, key: object) -> bool:
        return key in self._raw


def load_knowledge(chosen: str | None = None) -> Knowledge:
    """The knowledge to use, from the cache if its content is unchanged; raises InputError with all faults."""
    folder = knowledge_folder(chosen)
    contents, sha256 = read_all(folder)
    cached = load_cached(sha256)
    if cached is not None:
        try:
            return assemble(cached, sha256)
        except (ValidationError, KeyError, TypeError, AttributeError):
            pass
    knowledge, data, _ = load_checked(folder, contents, sha256)
    save_cached(sha256, data)
    return knowledge


def load_checked(
    folder: Path, contents: dict[str, bytes] | None = None, sha256: str = ""
) -> tuple[Knowledge, Data, dict[str, Document]]:
    """Load from the files themselves and check all references; raises InputError with all faults."""
    from advisor.kb.references import reference_faults

    if contents is None:
        contents, sha256 = read_all(folder)
    data, documents, faults = read_documents(contents)
    if faults:
        raise InputError(sorted(faults))
    knowledge = assemble(data, sha256)
    faults = reference_faults(knowledge, documents)
    if faults:
        raise InputError(sorted(faults))
    return knowledge, data, documents


def read_documents(contents: dict[str, bytes]) -> tuple[Data, dict[str, Document], list[Fault]]:
    """Plain data by kind and id, the documents by `kind/id`, and every fault of single files."""
    data: Data = {kind: {} for kind in (*FOLDERS, *LISTS, "base")}
    documents: dict[str, Document] = {}
    faults: list[Fault] = []
    if "base.yaml" not in contents:
        faults.append(Fault("base.yaml", 0, "The file is missing.", "Every knowledge folder needs it."))
    for name, content in contents.items():
        try:
            document = parse(content, name)
            _file(name, document, data, documents)
        except InputError as error:
            faults += error.faults
    return data, documents, faults


def _file(name: str, document: Document, data: Data, documents: dict[str, Document]) -> None:
    kind, stem = name.split("/")[0], Path(name).stem
    if name == "base.yaml":
        build(Base, document)
        data["base"], documents["base/base"] = document.content, document
    elif "/" not in name and stem in LISTS:
        _list_file(stem, document, data, documents)
    elif "/" in name and kind in FOLDERS:
        _single(kind, stem, document, data, documents)
    else:
        known = [f"{k}/" for k in FOLDERS] + [f"{k}.yaml" for k in LISTS]
        advice = did_you_mean(name, known) or f"Known are {', '.join(known)}."
        raise InputError([Fault(name, 0, "This file belongs to no kind of knowledge.", advice)])


def _single(kind: str, stem: str, document: Document, data: Data, documents: dict[str, Document]) -> None:
    entry: Any = build(FOLDERS[kind], document)
    if entry.id != stem:
        fault = Fault(
            document.file,
            document.line(("id",)),
            f"The id '{entry.id}' differs from the file name.",
            "Make them the same.",
        )
        raise InputError([fault])
    if stem in data[kind]:
        other = documents[f"{kind}/{stem}"].file
        raise InputError([Fault(document.file, 1, f"The id '{stem}' is used in {other} too.", "Rename one of them.")])
    data[kind][stem], documents[f"{kind}/{stem}"] = document.content, document


def _list_file(kind: str, document: Document, data: Data, documents: dict[str, Document]) -> None:
    if not isinstance(document.content, list):
        raise InputError([Fault(document.file, 1, "A list of entries is needed here.", "Begin each with '- id:'.")])
    faults: list[Fault] = []
    for number, content in enumerate(document.content):
        try:
            entry: Any = build(LISTS[kind], document, content, (number,))
        except InputError as error:
            faults += error.faults
            continue
        if entry.id in data[kind]:
            faults.append(Fault(document.file, document.line((number,)), f"The id '{entry.id}' stands here twice."))
        data[kind][entry.id] = content
        documents[f"{kind}/{entry.id}"] = Document(document.file, content, {(): document.line((number,))})
    if faults:
        raise InputError(faults)


def assemble(data: Data, sha256: str) -> Knowledge:
    """Build the knowledge base from plain data; raises ValidationError if the data do not fit the models."""
    base = Base.model_validate(data["base"])
    topics = {key: Topic.model_validate(raw) for key, raw in data["questions"].items()}
    ordered = [topics[key] for key in base.topics if key in topics]
    ordered += [topic for key, topic in topics.items() if key not in base.topics]

    def eager(kind: str, model: type[M]) -> dict[str, M]:
        return {key: model.model_validate(raw) for key, raw in data[kind].items()}

    def lazy(kind: str, model: type[M]) -> Mapping[str, M]:
        return Lazy(data[kind], model)

    return Knowledge(
        base=base,
        topics=tuple(ordered),
        conclusions=eager("conclusions", Conclusion),
        rules=eager("rules", Rule),
        measures=lazy("measures", Measure),
        sources=lazy("sources", Source),
        markets=lazy("markets", Market),
        cases=lazy("cases", Case),
        requirements=lazy("requirements", Requirement),
        crises=lazy("crises", Crisis),
        lessons=lazy("lessons", Lesson),
        glossary=lazy("glossary", Term),
        framing=lazy("framing", Framing),
        retired=tuple(Retired.model_validate(raw) for raw in data["retired"].values()),
        sha256=sha256,
        names={key: (raw["name"], *raw.get("also", ())) for key, raw in data["markets"].items()},
    )
