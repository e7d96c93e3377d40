"""How the knowledge is worded: complete and short enough for documents, in American English, in the third person."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from advisor.errors import Fault
from advisor.files.yaml_text import Document, Where
from advisor.model.kinds.kind import parts
from advisor.model.kinds.registry import kind_of, ordered
from advisor.model.knowledge import Knowledge

SHORT_WORDS, BRIEF_WORDS, BRIEF_LETTERS = 6, 20, 95
"""The most words of a `short`, and the most words and characters of a `brief`."""

AMERICAN = {
    r"licence": "license",
    r"programme(?!d|r)": "program",
    r"centred": "centered",
    r"centre": "center",
    r"(kilomet|fib)re": r"\1er",
    r"(def|off)ence": r"\1ense",
    r"(behavi|cand|col|fav|hon|lab|neighb)our": r"\1or",
    r"(\w{3})(?<!rov)isation": r"\1ization",
    r"((?:author|central|critic|custom|democrat|final|formal|general|local|mobil|modern|normal|optim|organ|politic"
    r"|real|recogn|special|standard|subsid|summar|util)i)s(e[drs]?|ing)\b": r"\1z\2",
    r"(analy)s(e|ed|ing)\b": r"\1z\2",
    r"(cancel|label|model|signal|travel)l(ed|ing)": r"\1\2",
    r"(judg)ement": r"\1ment",
    r"(catalog)ue": r"\1",
    r"(learn|burn)t\b": r"\1ed",
    r"towards": "toward",
    r"per cent\b": "percent",
    r"sceptic": "skeptic",
    r"\bgrey": "gray",
    r"whilst": "while",
}
"""British spellings as patterns, and what is written here instead."""
BRITISH = re.compile("|".join(rf"(?:{pattern})" for pattern in AMERICAN), re.IGNORECASE)
PROPER = re.compile(
    r"Development and Utilisation|Artificial Intelligence Programme|National Centre for|Joint Research Centre"
)
"""Names of bodies, laws and plans that are spelled as their owners spell them."""
TOKEN = re.compile(r"\{[a-z-]*\}|`[^`]*`|https?://\S+|per cent\b|[^\W_]+(?:-[^\W_]+)*")
YOU = re.compile(r"\b(you|your|yours|yourself|yourselves)\b", re.IGNORECASE)

TYPED = {"also", "anywhere", "named", "yes", "no", "words", "avoid", "innocent"}
"""Fields that hold what people type or write, in whatever spelling."""
GIVEN = {"id", "at", "name", "about", "market", "url", "url_note"}
"""Fields that hold ids, names and addresses, which stay as they are."""
GIVEN_IN_SOURCES = {"title", "publisher", "authors", "where"}
SAYING_YOU = {"questions", "lessons", "cases", "sources"}
"""Folders whose texts may address a reader, or repeat what somebody wrote."""


@dataclass(frozen=True)
class WordingCheck:
    """One check of what stands at a path in all entries of a kind."""

    kind: str
    path: str
    wrong: Callable[[Any], str]
    """What is wrong with a value, or nothing."""
    advice: str
    spared: str = ""
    """A field that spares an entry the check if it says yes."""


def lacks(field: str) -> Callable[[Any], str]:
    """A check that a field is filled."""
    return lambda part: "" if getattr(part, field) else f"'{field}' of '{part.id}' is missing."


def longer_than(words: int, letters: int = 0) -> Callable[[str], str]:
    """A check that a text has at most so many words, and characters if a number is given."""

    def wrong(text: str) -> str:
        if (number := len(text.split())) > words:
            return f"'{text}' has {number} words, more than {words}."
        return f"'{text}' has {len(text)} characters, more than {letters}." if 0 < letters < len(text) else ""

    return wrong


def no_address(text: str) -> str:
    """A check that a text is an address and nothing else."""
    return "" if re.fullmatch(r"https?://[^\s;]+", text) else f"'{text}' is no address."


CHECKS = (
    WordingCheck("measure", "", lacks("short"), f"Name the measure in at most {SHORT_WORDS} words."),
    WordingCheck("measure", "short", longer_than(SHORT_WORDS), "Shorten it."),
    WordingCheck("topic", "questions", lacks("ask_whom"), "Say whom to ask, in a few words.", spared="supposed"),
    WordingCheck("topic", "questions", lacks("changed_by"), "Say who can change the answer.", spared="supposed"),
    WordingCheck("source", "url", no_address, "Move what is no address to 'url_note'."),
    WordingCheck("rule", "", lacks("brief"), f"Give the reason in at most {BRIEF_WORDS} words."),
    WordingCheck("rule", "brief", longer_than(BRIEF_WORDS, BRIEF_LETTERS), "Shorten it."),
)


def wording_faults(knowledge: Knowledge, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Everything that is worded otherwise than documents and readers need it."""
    for check in CHECKS:
        kind = kind_of(check.kind)
        for name, entry in knowledge.entries(check.kind).items():
            document = documents.get(kind.key(name))
            if document is None or (check.spared and getattr(entry, check.spared)):
                continue
            for where, value in parts(entry, check.path):
                if told := check.wrong(value):
                    yield Fault(document.file, document.line(where), told, check.advice)
    yield from repeated(knowledge, documents)
    names = known_names(knowledge)
    for document in documents.values():
        yield from spelling_faults(document, names)


def repeated(knowledge: Knowledge, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """Measures that share a short name with another one."""
    seen: dict[str, str] = {}
    for name, measure in knowledge.measures.items():
        short = measure.short.casefold()
        if short and seen.setdefault(short, name) != name:
            document = documents[f"measures/{name}"]
            told = f"'{measure.short}' is the short name of '{seen[short]}' too."
            yield Fault(document.file, document.line(("short",)), told, "Tell the two apart.")


def spelling_faults(document: Document, names: set[str]) -> Iterator[Fault]:
    """British spellings in the texts of a file, and texts that address a reader where none may."""
    folder = document.file.split("/")[0]
    for where, text in texts(document.content, TYPED | GIVEN | (GIVEN_IN_SOURCES if folder == "sources" else set())):
        if text in names:
            continue
        for found in dict.fromkeys(british(text, names)):
            american = BRITISH.sub(_in_american, found)
            yield Fault(document.file, document.line(where), f"'{found}' is British.", f"Write '{american}'.")
        if folder not in SAYING_YOU and (said := YOU.search(text)):
            told = f"The text says '{said[0]}': {text[:60]}"
            yield Fault(document.file, document.line(where), told, "Write it in the third person.")


def texts(content: Any, left_out: set[str], where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Every text in plain data with its place, but for those under the keys that are left out."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key not in left_out:
                yield from texts(value, left_out, (*where, key))
    elif isinstance(content, list):
        for number, value in enumerate(content):
            yield from texts(value, left_out, (*where, number))
    elif isinstance(content, str):
        yield where, content


def british(text: str, names: set[str]) -> Iterator[str]:
    """The words of a text in British spelling; names of entries, facts in braces, code and proper names do not count."""
    if BRITISH.search(text):
        for token in TOKEN.findall(PROPER.sub("", text)):
            if token not in names and token[0] not in "{`" and "://" not in token and BRITISH.search(token):
                yield token


def known_names(knowledge: Knowledge) -> set[str]:
    """The ids of all entries, and the values of all options."""
    names = {name for kind in ordered("pages") for name in knowledge.entries(kind.name)}
    return names | {option.value for question in knowledge.questions.values() for option in question.options}


def _in_american(found: re.Match[str]) -> str:
    word = found[0]
    for pattern, american in AMERICAN.items():
        if re.fullmatch(pattern, word, re.IGNORECASE):
            written = re.sub(pattern, american, word, flags=re.IGNORECASE)
            return written.capitalize() if word[0].isupper() else written
    return word
