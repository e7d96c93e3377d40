"""The framing check in words: each finding with its place, the reason, the source and a better phrase."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.documents.document import Block, Document, Line, Sentence, Sources
from advisor.model.knowledge import Knowledge
from advisor.proposals.framing.data import FramingCheck
from advisor.text.safe import counted

LIMITS = (
    "This is a match of words, in any inflection and with a typing error forgiven. It judges neither the whole text nor what"
    " stands behind the words. Have somebody from the market read it aloud."
)


def framing_document(knowledge: Knowledge, check: FramingCheck) -> Document:
    """Findings in reading order, then what its context excuses, then sources."""
    return Document(f"Framing check: {check.file}", tuple(_blocks(knowledge, check)), knowledge)


def _blocks(knowledge: Knowledge, check: FramingCheck) -> Iterator[Block]:
    phrases = sum(len(entry.avoid) for entry in knowledge.framing.values())
    yield Line(f"Framing check: {check.file}", heading=1)
    places = f"{counted(len(check.findings), 'place')} that may feed fears of dependence"
    whole = "it" if not check.not_examined else "what was read of it"
    none = f"None of the {phrases} phrases of the list stands in {whole}" + (
        " but where its context excuses it" if check.excused else ""
    )
    if not check.examined:
        yield Line(f"Nothing of this text was examined, so nothing is said of its wording. {LIMITS}")
    else:
        yield Line(f"{places if check.findings else none}. {LIMITS}")
    if check.not_examined:
        yield Line("What was not examined", heading=2)
    for part in check.not_examined:
        yield Line(part, depth=1)
    if check.findings:
        yield Line("What to change", heading=2)
    for number, each in enumerate(check.findings, 1):
        like = "" if each.likeness >= 100 else " (perhaps misspelt or turned round)"
        yield Line(f"{each.where}{like}", depth=1, lead=f"{number}. {each.words}")
        yield Line(each.sentence, depth=2, lead="in")
        yield Line(Sentence(each.why, each.citations), depth=2, lead="why")
        yield Line(each.say, depth=2, lead="instead")
    if check.excused:
        yield Line("What its context excuses", heading=2)
    for each in check.excused:
        yield Line(f"{each.where}; {each.excused}. In: {each.sentence}", depth=1, lead=each.words)
    if check.findings:
        yield Sources()
