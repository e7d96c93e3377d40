"""The framing check in words: each finding with its place, the reason, the source and a better phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from advisor.documents.document import Block, Document, Line, Sentence, Sources
from advisor.model.knowledge import Knowledge
from advisor.proposals.framing.find import Found
from advisor.text.safe import counted, printable

SCHEMA = "advisor/framing/1"
LIMITS = (
    "This is a match of words, in any inflection and with a typing error forgiven. It judges neither the whole text nor what"
    " stands behind the words. Have somebody from the market read it aloud."
)


def framing_document(knowledge: Knowledge, found: Sequence[Found], title: str) -> Document:
    """Findings in reading order, then what its context excuses, then sources."""
    return Document(f"Framing check: {printable(title)}", tuple(_blocks(knowledge, found, title)), knowledge)


def framing_as_data(knowledge: Knowledge, found: Sequence[Found], title: str) -> dict[str, Any]:
    """The findings as plain data."""
    return {
        "schema": SCHEMA,
        "as_of": knowledge.base.date,
        "knowledge": {"version": knowledge.base.version, "sha256": knowledge.sha256},
        "file": printable(title),
        "findings": [_as_data(knowledge, each) for each in found if not each.excused],
        "excused": [_as_data(knowledge, each) for each in found if each.excused],
    }


def _as_data(knowledge: Knowledge, found: Found) -> dict[str, Any]:
    entry = knowledge.framing[found.entry]
    return {
        "entry": found.entry,
        "where": found.where,
        "words": found.words,
        "sentence": found.sentence,
        "why": entry.why,
        "say": entry.say,
        "excused": found.excused,
        "likeness": round(found.score, 1),
        "citations": [{"source": c.source, "at": c.at, "supports": c.supports} for c in entry.citations],
    }


def _blocks(knowledge: Knowledge, found: Sequence[Found], title: str) -> Iterator[Block]:
    open_found, excused = [f for f in found if not f.excused], [f for f in found if f.excused]
    phrases = sum(len(entry.avoid) for entry in knowledge.framing.values())
    yield Line(f"Framing check: {printable(title)}", heading=1)
    told = f"{counted(len(open_found), 'place')} that may feed fears of dependence"
    none = f"None of the {phrases} phrases of the list stands in it" + (
        " but where its context excuses it" if excused else ""
    )
    yield Line(f"{told if open_found else none}. {LIMITS}")
    if open_found:
        yield Line("What to change", heading=2)
    for number, each in enumerate(open_found, 1):
        entry = knowledge.framing[each.entry]
        like = "" if each.score >= 100 else " (perhaps misspelt or turned round)"
        yield Line(f"{each.where}{like}", depth=1, lead=f"{number}. {each.words}")
        yield Line(each.sentence, depth=2, lead="in")
        yield Line(Sentence(entry.why, entry.citations), depth=2, lead="why")
        yield Line(entry.say, depth=2, lead="instead")
    if excused:
        yield Line("What its context excuses", heading=2)
    for each in excused:
        yield Line(f"{each.where}; {each.excused}. In: {each.sentence}", depth=1, lead=each.words)
    if open_found:
        yield Sources()
