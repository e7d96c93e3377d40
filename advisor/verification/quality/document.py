"""The report over plausible cases in words: how much they are told, how well advice tells them apart, and each measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.documents.document import Document, Line
from advisor.engine.compile import Program
from advisor.model.strengths import AVOID, AVOID_WORDS, MUST, MUST_WORDS, MUSTS, RECOMMENDED, WORD_WIDTH
from advisor.verification.quality.data import CaseAdvice, Quality, Spread, pair_difference

SHARE_WIDTH = max(len("100.0%"), WORD_WIDTH)
"""How wide the columns of shares are."""


def quality_document(program: Program, quality: Quality) -> Document:
    """The figures, then a row for each measure."""
    lines = (Line(text, aligned=True) for text in (*_figures(program, quality), "", *_measures(program, quality)))
    return Document("Quality", tuple(lines), program.knowledge)


def _figures(program: Program, quality: Quality) -> Iterator[str]:
    cases = quality.cases
    yield f"{len(cases)} plausible cases from seed {quality.seed}."
    yield _spread(f"{MUSTS} per case", [len(case.must) for case in cases])
    yield _spread("recommended measures per case", [len(case.recommended) for case in cases])
    yield _spread("tensions per case", [case.tensions for case in cases])
    yield _spread(f"questions until every {MUST_WORDS.word} is settled", quality.questions)
    yield from _differences("two random cases", quality.random_pairs)
    yield from _differences("the same answers in two markets", quality.market_pairs)
    for kind, noun in ((MUST, MUST_WORDS.word), (RECOMMENDED, "recommendation")):
        without = ", ".join(f"{c} {number}" for c, number in quality.without(program, kind).items())
        yield f"cases without any {noun}: {without}"


def _spread(what: str, figures: Sequence[int]) -> str:
    spread = Spread.of(figures)
    return f"{what}: median {spread.middle:g}, 90th percentile {spread.ninetieth:g}, most {spread.highest}"


def _differences(what: str, pairs: Sequence[tuple[CaseAdvice, CaseAdvice]]) -> Iterator[str]:
    for kind, noun in ((MUST, MUSTS), (RECOMMENDED, "recommended measures")) if pairs else ():
        found = pair_difference(pairs, kind)
        yield (
            f"{noun} that differ between {what}: median {found.middle:g}, {found.differing:.1f} on average, "
            f"{found.shared:.0%} shared, none differs in {found.same:.0%} of {found.pairs} pairs"
        )


def _measures(program: Program, quality: Quality) -> Iterator[str]:
    headings = (f"{heading:>{SHARE_WIDTH}}" for heading in (MUST_WORDS.word, "any", AVOID_WORDS.word))
    yield f"{' '.join(headings)}  share of cases, by measure"
    rows = []
    for name in program.knowledge.measures:
        rows.append((quality.share(MUST, name), quality.share(RECOMMENDED, name), quality.share(AVOID, name), name))
    for must, anyhow, avoid, name in sorted(rows, key=lambda row: (-row[1], -row[2], row[3])):
        yield f"{must:>{SHARE_WIDTH}.1%} {anyhow:>{SHARE_WIDTH}.1%} {avoid:>{SHARE_WIDTH}.1%}  {name}"
