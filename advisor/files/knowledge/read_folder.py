"""Reads a knowledge folder from its files: every file against its model, then all references, all faults at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import BaseModel

from advisor.errors import Fault, InputError
from advisor.files.build import build
from advisor.files.knowledge.assemble import Data, assemble
from advisor.files.knowledge.locate import read_all
from advisor.files.knowledge.references import reference_faults
from advisor.files.yaml_text import Document, parse
from advisor.model.kinds.accepted import Accepted
from advisor.model.kinds.base import Base, Retired
from advisor.model.kinds.case_study import Case
from advisor.model.kinds.crisis import Crisis
from advisor.model.kinds.framing import Framing
from advisor.model.kinds.lens import Lens
from advisor.model.kinds.lesson import Lesson
from advisor.model.kinds.market import Market
from advisor.model.kinds.meaning import Meaning
from advisor.model.kinds.measure import Measure
from advisor.model.kinds.placement import Placement
from advisor.model.kinds.premium import Premium
from advisor.model.kinds.question import Conclusion, Topic
from advisor.model.kinds.requirement import Requirement
from advisor.model.kinds.rule import Rule
from advisor.model.kinds.source import Source
from advisor.model.kinds.term import Term
from advisor.model.kinds.yardstick import Yardstick
from advisor.model.knowledge import Knowledge
from advisor.text.nearest import did_you_mean

FOLDERS: dict[str, type[BaseModel]] = {
    "questions": Topic,
    "rules": Rule,
    "measures": Measure,
    "sources": Source,
    "markets": Market,
    "cases": Case,
    "requirements": Requirement,
    "yardsticks": Yardstick,
    "lenses": Lens,
    "crises": Crisis,
    "lessons": Lesson,
}
LISTS: dict[str, type[BaseModel]] = {
    "conclusions": Conclusion,
    "glossary": Term,
    "framing": Framing,
    "placements": Placement,
    "premiums": Premium,
    "meanings": Meaning,
    "accepted": Accepted,
    "retired": Retired,
}


def load_checked(
    folder: Path, contents: dict[str, bytes] | None = None, sha256: str = ""
) -> tuple[Knowledge, Data, dict[str, Document]]:
    """Load from the files themselves and check all references; raises InputError with all faults."""
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
