"""What rests on a source, a law, a fact or a measure: every statement to read again when that changes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from advisor.errors import InputError
from advisor.model.conditions import Condition, leaves
from advisor.model.entry import Citation, Model
from advisor.model.kinds.kind import Kind, filled, parts
from advisor.model.kinds.registry import ordered
from advisor.model.knowledge import Knowledge
from advisor.text.nearest import did_you_mean


@dataclass(frozen=True)
class Subject:
    """What is asked about: the entry of that id, the words it goes by in texts, and the passages that are about it."""

    title: str
    kind: str = ""
    id: str = ""
    words: tuple[str, ...] = ()
    passages: frozenset[tuple[str, str]] = frozenset()
    """Ids of sources and of their passages; no passage stands for the whole source."""


class Touched(Model):
    """A statement that rests on the subject, with the ways in which it does."""

    kind: str
    id: str
    fact: str
    """The fact that it gives of a market, or nothing."""
    says: str
    because: tuple[str, ...]


class Touching(Model):
    """All that rests on a subject."""

    schema_name: Literal["advisor/touching/1"] = Field("advisor/touching/1", alias="schema")
    subject: str
    statements: tuple[Touched, ...]
    readers: dict[str, tuple[str, ...]]
    """The rules that read a fact which a touched statement gives, by fact."""


def touching(knowledge: Knowledge, name: str) -> Touching:
    """Everything that rests on an entry, a passage (`source#passage`) or a law by name; raises InputError if nothing does."""
    subject = _subject(knowledge, name)
    found = tuple(_touched(knowledge, subject))
    if not found:
        raise InputError(f"Nothing rests on '{name}'. {_near(knowledge, name)}")
    given = sorted({each.fact for each in found if each.fact})
    readers = {fact: tuple(r.id for r in knowledge.rules.values() if fact in _read(r.when, r.unless)) for fact in given}
    readers = {fact: rules for fact, rules in readers.items() if rules}
    return Touching(subject=subject.title, statements=found, readers=readers)


def _subject(knowledge: Knowledge, name: str) -> Subject:
    source, _, passage = name.partition("#")
    if source in knowledge.sources:
        work = knowledge.sources[source]
        ids = [each.id for each in work.passages]
        if passage and passage not in ids and not work.rows:
            raise InputError(f"'{source}' has no passage '{passage}'. {did_you_mean(passage, ids)}".rstrip())
        return Subject(work.title, passages=frozenset([(source, passage)]))
    for kind in ordered("pages"):
        entry = knowledge.entries(kind.name).get(name)
        if entry is not None and kind.name != "term":
            return Subject(str(getattr(entry, kind.title, name)), kind.name, name)
    words = _words(knowledge, name)
    return Subject(words[0], words=words, passages=frozenset(_about(knowledge, words)))


def _words(knowledge: Knowledge, name: str) -> tuple[str, ...]:
    """The names of the term of that id or name; else the words themselves."""
    said = name.replace("-", " ").casefold()
    for term in knowledge.glossary.values():
        if name == term.id or said in (word.casefold() for word in (term.term, *term.also)):
            return (term.term, *term.also)
    return (name.replace("-", " "),)


def _about(knowledge: Knowledge, words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Passages that name what is asked about, or whose work does in its title."""
    for source in knowledge.sources.values():
        if _names(source.title, words):
            yield source.id, ""
        yield from ((source.id, each.id) for each in source.passages if _names(f"{each.where} {each.says}", words))


def _names(text: str, words: tuple[str, ...]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in words)


def _touched(knowledge: Knowledge, subject: Subject) -> Iterator[Touched]:
    for kind in ordered("sample"):
        for name, entry in knowledge.entries(kind.name).items():
            for fact, says, part in _statements(kind, entry):
                because = tuple(dict.fromkeys(_because(kind, part, says, subject)))
                if because:
                    yield Touched(kind=kind.name, id=name, fact=fact, says=says, because=because)


def _statements(kind: Kind, entry: Any) -> Iterator[tuple[str, str, Any]]:
    """The parts of an entry that state something each for itself, else the entry: the fact given, the words, the part."""
    own = [
        (path, words)
        for path, words in kind.statements
        if path in {p.rpartition(".")[0] for p in kind.citations} - {""}
    ]
    for path, words in own:
        yield from ((getattr(part, "fact", ""), filled(words, part), part) for _, part in parts(entry, path))
    if not own:
        told = filled(kind.heading or f"{{{kind.title}}}", entry) if kind.title or kind.heading else ""
        yield "", f"{told}. {filled(kind.words, entry)}".strip(". "), entry


def _because(kind: Kind, part: Any, says: str, subject: Subject) -> Iterator[str]:
    """The ways in which a part rests on the subject."""
    for citation in _citations(kind, part):
        if not subject.passages.isdisjoint({(citation.source, citation.at), (citation.source, "")}):
            yield f"cites {citation.source}#{citation.at}"
    if subject.words and _names(says, subject.words):
        yield "names it"
    if subject.kind == "question" and getattr(part, "fact", "") == subject.id:
        yield "gives it"
    read = (found for path in kind.conditions for _, condition in _at(part, path) for found in _read(condition))
    if subject.kind in ("question", "conclusion") and subject.id in read:
        yield "reads it"
    for path, target in kind.references:
        if target in (subject.kind, "") and subject.id and any(value == subject.id for _, value in _at(part, path)):
            yield f"names it under '{path}'"


def _citations(kind: Kind, part: Any) -> Iterator[Citation]:
    for path in kind.citations:
        for way in (path, path.partition(".")[2]):
            yield from (found for _, found in _at(part, way) if isinstance(found, Citation))


def _at(part: Any, path: str) -> Iterator[tuple[Any, Any]]:
    """The values at a path of an entry, where the part has such a path."""
    if path and hasattr(part, path.partition(".")[0]):
        yield from parts(part, path)


def _read(*conditions: Condition | None) -> set[str]:
    return {leaf.fact for condition in conditions if condition is not None for leaf in leaves(condition)}


def _near(knowledge: Knowledge, name: str) -> str:
    ids = [key for kind in ordered("pages") for key in knowledge.entries(kind.name)]
    return did_you_mean(name, ids) or "Name a source, a term, a fact or a measure, or write the words of a law."
