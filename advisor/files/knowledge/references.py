"""Checks by the registry of kinds that everything an entry names exists and fits: ids, conditions, facts, passages, claims."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advisor.errors import Fault
from advisor.files.knowledge.entry_checks import MORE_CHECKS
from advisor.files.knowledge.reference_checker import Checker
from advisor.files.yaml_text import Document
from advisor.model.kinds.kind import Kind, parts
from advisor.model.kinds.registry import KINDS, kind_of
from advisor.model.knowledge import Knowledge
from advisor.model.situation import scope_of

VOCABULARY = ("base", "topic", "market")
"""What cases are read by: a case begins with what is known about its market, so it can be read only where these are sound."""


def reference_faults(knowledge: Knowledge, documents: Mapping[str, Document]) -> list[Fault]:
    """Every name in the knowledge folder that points nowhere or does not fit where it stands."""
    check = Checker(knowledge, documents)
    kinds = [kind for kind in KINDS if kind.home]
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
