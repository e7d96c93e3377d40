"""Differences between cases in words: what a "what if" changes, what an answer changed, and cases side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from advisor.analysis.comparison.changes import DIRECTIONS
from advisor.analysis.comparison.data import (
    CauseOfChange,
    ChangedMeasure,
    ComparedMeasure,
    Comparison,
    FactInCases,
    WhatIf,
)
from advisor.analysis.eligibility.document import banner, judged_for, under_eligibility
from advisor.documents.document import Block, Document, Line, Sentence, Sources
from advisor.model.entry import COMMITMENTS
from advisor.model.knowledge import Knowledge
from advisor.model.strengths import (
    AVOID,
    COLUMN,
    GONE,
    MAY,
    MUST,
    NOT_INDICATED,
    SHOULD,
    STRENGTHS,
    WORD_WIDTH,
    WORDS,
)
from advisor.text.safe import counted

COMES = ("added", "strengthened", "turned round")
MAX_CAUSES = 2
"""So many rules are told behind one change."""
MAX_FACTS = 3
"""So many facts are told behind one difference between cases."""
MAX_IN_FULL = 3
"""So many changes that an answer made are told with their reason."""
MAX_NAMED = 3
"""So many lighter changes that an answer made are named."""
LETTERS = "ABCDE"
WIDTH = WORD_WIDTH + 2
"""How wide the column of a case is."""
AFTERWARDS = (MUST, AVOID, None, SHOULD, MAY)
"""Verdicts after a change, the weightiest first."""


def what_if_document(knowledge: Knowledge, found: WhatIf, told: Collection[str] = ()) -> Document:
    """How the advice would change, with its sources; the facts that are `told` are not repeated."""
    blocks: list[Block] = [*what_if_blocks(found, told), Sources(short=True)]
    return under_eligibility(Document(f"What if {found.what_if}?", tuple(blocks), knowledge), found.eligibility)


def what_if_blocks(found: WhatIf, told: Collection[str] = (), most: int = 0) -> Iterator[Line]:
    """Changes by way, each with the rule and the answers that made it so; the facts that are `told` are not repeated.

    With `most`, at most so many of each way, and only what is a must or advised against with the rule's full reason.
    """
    yield Line(f"What if {found.what_if}? {summary(found)}", aligned=True)
    for way in DIRECTIONS:
        changes = [change for change in found.shifts if change.way == way]
        if changes:
            yield Line(f"{way.capitalize()} ({len(changes)})", aligned=True)
        for change in changes[: most or None]:
            yield from _change(change, told, in_short=bool(most))
        if most and len(changes) > most:
            yield Line(f"and {len(changes) - most} more", depth=1, column=2)


def summary(found: WhatIf) -> str:
    """How many measures move which way."""
    if not found.shifts:
        return "The advice stays as it is."
    counts = [(sum(change.way == way for change in found.shifts), way) for way in DIRECTIONS]
    ways = ", ".join(f"{count} {way}" for count, way in counts if count)
    return f"{counted(len(found.shifts), 'piece')} of advice would change: {ways}."


def _change(change: ChangedMeasure, told: Collection[str], in_short: bool) -> Iterator[Line]:
    stood = f"; it was {WORDS[change.was].word}" if change.was and change.now else ""
    stands = change.now or change.was
    yield Line(change.heading + stood, depth=1, lead=WORDS[stands].word if stands else "", column=COLUMN)
    in_short = in_short and MUST not in (change.was, change.now) and change.now != AVOID
    for cause in change.causes[: 1 if in_short else MAX_CAUSES]:
        yield Line(_reason(cause, told, in_short), depth=1, column=COLUMN)


def _reason(cause: CauseOfChange, told: Collection[str], in_short: bool) -> Sentence:
    """Why a measure moves; behind it in brackets the facts that decided and differ, with their values on both sides."""
    text = f"{cause.title}." if in_short else cause.text
    text = text if cause.speaks else f"It rested on this: {text}"
    facts = [fact for fact in cause.facts if fact.fact not in told]
    moved = "; ".join(f"{fact.heading}: {fact.in_words[1]}; before: {fact.in_words[0]}" for fact in facts)
    return Sentence(text, cause.citations, most=2, end=f" ({moved})" if moved else "")


def effect_blocks(found: WhatIf) -> Iterator[Line]:
    """What an answer changed: musts and advice against with their reason, lost musts, then the rest named and counted."""
    changes = sorted(found.shifts, key=lambda change: AFTERWARDS.index(change.now))
    heavy = [change for change in changes if change.now in (MUST, AVOID) or change.was == MUST]
    rest = [change for change in changes if change not in heavy]
    if not heavy and len(rest) <= MAX_NAMED:
        yield from map(_effect, rest)
        return
    for number, change in enumerate(heavy):
        yield _effect(change)
        if number < MAX_IN_FULL and change.now in (MUST, AVOID):
            cause = change.causes[0]
            yield Line(Sentence(cause.text, cause.citations, most=2), column=COLUMN)
    if rest:
        named = "; ".join(f"{_now(each)}: {each.heading}" for each in rest[:MAX_NAMED])
        more = f"; and {len(rest) - MAX_NAMED} more" if len(rest) > MAX_NAMED else ""
        yield Line(named + more, depth=1, lead="also", column=COLUMN)


def _now(change: ChangedMeasure) -> str:
    return WORDS[change.now].word if change.now else f"no longer {WORDS[change.was or AVOID].word}"


def _effect(change: ChangedMeasure) -> Line:
    sign = "+" if change.now in STRENGTHS and change.was != MUST else "-"
    was = f"; it was {WORDS[change.was].word}" if change.was and (not change.now or change.was == MUST) else ""
    return Line(change.heading + was, lead=f"{sign} {WORDS[change.now].word if change.now else GONE}", column=COLUMN)


def comparison_document(knowledge: Knowledge, found: Comparison, everything: bool = False) -> Document:
    """Cases side by side, with sources; what is alike is listed too if everything is wanted."""
    day = [judged_for(result) for result in found.eligibility[:1]]
    blocks: list[Block] = [*day, *comparison_blocks(found, everything), Sources(short=True)]
    return Document("Comparison", tuple(blocks), knowledge)


def comparison_blocks(found: Comparison, everything: bool = False) -> Iterator[Line]:
    """What the columns are, how much is alike, and each measure that differs with its reason."""
    differing = [row for row in found.measures if row.differs]
    alike = len(found.measures) - len(differing)
    for letter, name in zip(LETTERS, found.cases, strict=False):
        yield Line(f"{letter}  {name}", aligned=True)
    for letter, result in zip(LETTERS, found.eligibility, strict=False):
        if result.offer != "open":
            yield Line(f"{letter}  {banner(result)}", aligned=True)
    if any(result.is_barred for result in found.eligibility):
        yield Line("Where no offer may be made, there is no advice on measures, and its column is empty.", aligned=True)
    told = f"{counted(alike, 'measure')} stand{'s' if alike == 1 else ''} alike in all; {len(differing)} differ."
    yield Line(told, aligned=True)
    for commitment in COMMITMENTS:
        rows = [row for row in (found.measures if everything else differing) if row.commitment == commitment]
        if rows:
            yield Line()
            yield _in_columns(LETTERS[: len(found.cases)], commitment.upper())
        for row in rows:
            yield from _row(row)


def _row(row: ComparedMeasure) -> Iterator[Line]:
    yield _in_columns([WORDS[verdict].word for verdict in row.stands], row.title + _shares(row))
    column = 2 + WIDTH * len(row.stands)
    for fact in row.facts[:MAX_FACTS]:
        yield Line(_values(fact), depth=1, column=column)
    if row.text and {MUST, AVOID} & set(row.stands):
        yield Line(Sentence(row.text, row.citations, most=2), depth=1, column=column)


def _in_columns(cells: Sequence[str], text: str) -> Line:
    lead = "".join(f"{cell:<{WIDTH}}" for cell in cells).rstrip()
    return Line(text, depth=1, lead=lead, column=2 + WIDTH * len(cells))


def _shares(row: ComparedMeasure) -> str:
    """For how many workloads or partners the verdict holds, where the cases differ in it."""
    shares = list(zip(LETTERS, row.stands, row.stands_for, row.judged_for, strict=False))
    if len({(part, whole) for _, verdict, part, whole in shares if verdict != NOT_INDICATED}) < 2:
        return ""
    told = [
        f"{case} {part} of {whole}"
        for case, verdict, part, whole in shares
        if verdict != NOT_INDICATED and part < whole
    ]
    return f" ({', '.join(told)})" if told else ""


def _values(fact: FactInCases) -> str:
    """A fact with its value in each case; cases that share a value stand together."""
    groups: dict[str, list[str]] = {}
    for letter, words in zip(LETTERS, fact.in_words, strict=False):
        groups.setdefault(words, []).append(letter)
    values = "; ".join(f"{', '.join(letters)} {words}" for words, letters in groups.items())
    return f"{fact.heading}: {values}"
