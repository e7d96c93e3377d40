"""Names in several files: those that differ only in their spelling are one, and those nearly alike are asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from advisor.model.entry import LISTED_KINDS
from advisor.model.situation import Situation
from advisor.proposals.merging.data import NamedAlike
from advisor.text.nearest import nearest
from advisor.text.phrases import bare_name

NEARLY = 88
"""From this likeness of two names on, people are asked whether they are one."""


def aligned(cases: Sequence[tuple[str, Situation]]) -> list[tuple[str, Situation]]:
    """The cases, with every name as the first of them spells it."""
    spelled: dict[tuple[str, str], str] = {}
    for _, situation in cases:
        for kind in LISTED_KINDS:
            for name, _ in situation.subjects.get(kind, ()):
                spelled.setdefault((kind, bare_name(name)), name)
    return [(who, _respelled(situation, spelled)) for who, situation in cases]


def _respelled(situation: Situation, spelled: dict[tuple[str, str], str]) -> Situation:
    about, subjects = {"": ""}, {}
    for kind, listed in situation.subjects.items():
        bare = [bare_name(name) for name, _ in listed]
        named = []
        for (name, facts), form in zip(listed, bare, strict=True):
            # Two names of one file that differ only in their spelling are two for whoever wrote it.
            new = spelled[kind, form] if bare.count(form) == 1 else name
            named.append((new, facts))
            about[f"{kind}: {name}"] = f"{kind}: {new}"
        subjects[kind] = tuple(named)
    claims = tuple(one.model_copy(update={"about": about.get(one.about, one.about)}) for one in situation.claims)
    remarks = tuple(one.model_copy(update={"about": about.get(one.about, one.about)}) for one in situation.remarks)
    return replace(situation, subjects=subjects, claims=claims, remarks=remarks)


def spellings(cases: Sequence[tuple[str, Situation]]) -> list[NamedAlike]:
    """The names that several files spell differently, and those so alike that they may be one."""
    return [each for kind in LISTED_KINDS for each in _of_kind(kind, cases)]


def _of_kind(kind: str, cases: Sequence[tuple[str, Situation]]) -> Iterator[NamedAlike]:
    names = list(dict.fromkeys(name for _, situation in cases for name, _ in situation.subjects.get(kind, ())))
    forms: dict[str, list[str]] = {}
    for name in names:
        forms.setdefault(bare_name(name), []).append(name)
    for alike in forms.values():
        if len(alike) > 1:
            yield NamedAlike(kind=kind, names=tuple(alike), taken_as_one=True)
    for one, other in combinations(forms, 2):
        parts, others = set(one.split()), set(other.split())
        if parts < others or others < parts or nearest(one, [other], least=NEARLY, whole=True):
            yield NamedAlike(kind=kind, names=(forms[one][0], forms[other][0]), taken_as_one=False)
