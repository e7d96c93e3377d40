"""How firm the advice is, in words: what holds whatever is answered, what one answer would settle, what rests on one answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.analysis.eligibility.document import under_eligibility
from advisor.analysis.robustness.data import MeasureOutlook, Robustness
from advisor.documents.document import Document, Line
from advisor.errors import MissingExtraError
from advisor.model.knowledge import Knowledge
from advisor.model.strengths import AVOID_WORDS, COLUMN, MAY, WORDS
from advisor.text.safe import counted

MAX_NAMED = 6
"""So many measures are named that need several answers."""
MAX_LISTED = 8
"""So many measures are listed that one answer would settle."""


def robustness_document(knowledge: Knowledge, found: Robustness) -> Document:
    """How firm the advice is: in a sentence or two, then measure by measure."""
    blocks = (Line(found.holds, aligned=True), Line(), *robustness_blocks(found))
    return under_eligibility(Document("How firm the advice is", blocks, knowledge), found.eligibility)


def robustness_blocks(found: Robustness) -> Iterator[Line]:
    """What holds whatever is answered, what one answer alone would settle, and what rests on one answer."""
    sure = [outlook for outlook in found.measures if outlook.certain]
    told = f"These hold whatever you answer ({len(sure)}):" if sure else "Nothing holds whatever you answer, as yet."
    yield Line(told, aligned=True)
    for outlook in sure:
        yield Line(outlook.heading, depth=1, lead=WORDS[outlook.certain or MAY].word, column=COLUMN)
    for outlook in found.measures:
        if outlook.avoid == "always" and not outlook.certain:
            yield Line(outlook.heading, depth=1, lead=AVOID_WORDS.word, column=COLUMN)
    yield from _settled_by_one([each for each in found.measures if each.is_undecided and each.settled_by_one_answer])
    several = [each for each in found.measures if each.is_undecided and not each.settled_by_one_answer]
    if several:
        named = "; ".join(outlook.heading for outlook in several[:MAX_NAMED])
        more = f"; and {len(several) - MAX_NAMED} more" if len(several) > MAX_NAMED else ""
        yield Line(f"These need more than one further answer ({len(several)}): {named}{more}.", aligned=True)
    unknown = [outlook for outlook in found.measures if not outlook.exact]
    if unknown:
        told = f"For {counted(len(unknown), 'measure')} there are too many open answers to try every case."
        yield Line(f"{told} {MissingExtraError('proofs')}", aligned=True)
    yield from _carried_by_one([outlook for outlook in sure if len(outlook.rests_on) == 1])


def _settled_by_one(alone: Sequence[MeasureOutlook]) -> Iterator[Line]:
    if not alone:
        return
    yield Line(f"One answer alone would settle these ({len(alone)}):", aligned=True)
    for outlook in alone[:MAX_LISTED]:
        answers = "; or ".join(f"{change.label}: {change.to}" for change in outlook.settled_in_words)
        yield Line(outlook.heading, depth=1, lead=WORDS[outlook.possible or MAY].word, column=COLUMN)
        yield Line(f"if {answers}", depth=1, column=COLUMN)
    if len(alone) > MAX_LISTED:
        yield Line(f"and {len(alone) - MAX_LISTED} more", depth=1, column=2)


def _carried_by_one(carried: Sequence[MeasureOutlook]) -> Iterator[Line]:
    if not carried:
        return
    yield Line(f"These rest on one of your answers alone; if it is wrong, they change ({len(carried)}):", aligned=True)
    by_answer: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for outlook in carried:
        (answer,) = outlook.rests_on
        _, titles = by_answer.setdefault((answer.about, answer.fact), (answer.heading, []))
        titles.append(outlook.heading)
    for heading, titles in by_answer.values():
        yield Line(f"{heading}: {'; '.join(titles)}", depth=1, column=2)
