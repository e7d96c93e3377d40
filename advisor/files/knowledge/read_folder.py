"""Reads a knowledge folder from its files: every file against its model, then all references, all faults at once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from advisor.errors import Fault, InputError
from advisor.files.knowledge.assemble import Data, assemble
from advisor.files.knowledge.entry_checks import MORE_CHECKS
from advisor.files.knowledge.locate import read_all
from advisor.files.knowledge.reference_checker import Checker
from advisor.files.yaml_text import Document, build, parse
from advisor.model.kinds.kind import Kind, loaded, parts
from advisor.model.kinds.registry import kind_of, stored
from advisor.model.knowledge import Knowledge
from advisor.model.situation import scope_of
from advisor.text.nearest import did_you_mean

BASE = "base.yaml"


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
    data: Data = {kind.stem: {} for kind in stored()}
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
    if name == BASE:
        kind = next(kind for kind in stored() if kind.home == BASE)
        build(loaded(kind.model), document)
        data[kind.stem], documents[kind.key("base")] = document.content, document
        return
    home = f"{name.split('/')[0]}/" if "/" in name else f"{Path(name).stem}.yaml"
    homes = {kind.home: kind for kind in stored() if kind.home != BASE}
    if home not in homes:
        known = [*filter(_is_folder, homes), *(each for each in homes if not _is_folder(each))]
        advice = did_you_mean(name, known) or f"Known are {', '.join(known)}."
        raise InputError([Fault(name, 0, "This file belongs to no kind of knowledge.", advice)])
    read = _single if _is_folder(home) else _list_file
    read(homes[home], document, data, documents)


def _is_folder(home: str) -> bool:
    return home.endswith("/")


def _single(kind: Kind, document: Document, data: Data, documents: dict[str, Document]) -> None:
    entry: Any = build(loaded(kind.model), document)
    name = Path(document.file).stem
    if entry.id != name:
        told = f"The id '{entry.id}' differs from the file name."
        raise InputError([Fault(document.file, document.line(("id",)), told, "Make them the same.")])
    if name in data[kind.stem]:
        other = documents[kind.key(name)].file
        raise InputError([Fault(document.file, 1, f"The id '{name}' is used in {other} too.", "Rename one of them.")])
    data[kind.stem][name], documents[kind.key(name)] = document.content, document


def _list_file(kind: Kind, document: Document, data: Data, documents: dict[str, Document]) -> None:
    if not isinstance(document.content, list):
        raise InputError([Fault(document.file, 1, "A list of entries is needed here.", "Begin each with '- id:'.")])
    faults: list[Fault] = []
    for number, content in enumerate(document.content):
        try:
            entry: Any = build(loaded(kind.model), document, content, (number,))
        except InputError as error:
            faults += error.faults
            continue
        line = document.line((number,))
        if entry.id in data[kind.stem]:
            faults.append(Fault(document.file, line, f"The id '{entry.id}' stands here twice."))
        data[kind.stem][entry.id] = content
        documents[kind.key(entry.id)] = Document(document.file, content, {(): line})
    if faults:
        raise InputError(faults)


VOCABULARY = ("base", "topic", "market")
"""What cases are read by: a case begins with what is known about its market, so it can be read only where these are sound."""


def reference_faults(knowledge: Knowledge, documents: Mapping[str, Document]) -> list[Fault]:
    """Every name in the knowledge folder that points nowhere or does not fit where it stands."""
    check = Checker(knowledge, documents)
    kinds = stored()
    for kind in (kind for kind in kinds if kind.name in VOCABULARY):
        _check_kind(check, kind)
    sound = not check.faults
    for kind in (kind for kind in kinds if kind.name not in VOCABULARY):
        if sound or kind.name != "case":
            _check_kind(check, kind)
    return check.faults


def _check_kind(check: Checker, kind: Kind) -> None:
    for name, entry in check.knowledge.entries(kind.name).items():
        _check_entry(check, kind, kind.key(name), entry)
    if kind.name in MORE_CHECKS:
        MORE_CHECKS[kind.name](check)


def _check_entry(check: Checker, kind: Kind, key: str, entry: Any) -> None:
    questions = check.knowledge.questions
    for path, meant in kind.references:
        names = check.knowledge.entries(meant) if meant else check.pages
        for where, name in parts(entry, path):
            check.known(key, where, name, names, kind_of(meant).nouns(1) if meant else "entry")
    for path in kind.conditions:
        for where, condition in parts(entry, path):
            check.condition(key, where, condition, scope_of(getattr(entry, "about", "market")))
    for path in kind.facts:
        for where, facts in parts(entry, path):
            for fact, written in facts.items():
                if check.known(key, (*where, fact), fact, questions, "fact"):
                    check.value(key, (*where, fact), questions[fact], written)
    for path in kind.citations:
        for where, citation in parts(entry, path):
            check.citation(key, where, citation)
