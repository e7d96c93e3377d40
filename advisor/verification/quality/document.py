"""The report over plausible cases in words: how much they are told, how well advice tells them apart, and each measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.documents.document import Document, Line
from advisor.engine.compile import Program
from advisor.verification.quality.data import CaseAdvice, Quality, Spread, pair_difference


def quality_document(program: Program, quality: Quality) -> Document:
    """The figures, then a row for each measure."""
    lines = (Line(text, aligned=True) for text in (*_figures(program, quality), "", *_measures(program, quality)))
    return Document("Quality", tuple(lines), program.knowledge)


def _figures(program: Program, quality: Quality) -> Iterator[str]:
    cases = quality.cases
    yield f"{len(cases)} plausible cases from seed {quality.seed}."
    yield _spread("musts per case", [len(case.must) for case in cases])
    yield _spread("recommended measures per case", [len(case.recommended) for case in cases])
    yield _spread("tensions per case", [case.tensions for case in cases])
    yield _spread("questions until every must is settled", quality.questions)
    yield from _differences("two random cases", quality.random_pairs)
    yield from _differences("the same answers in two markets", quality.market_pairs)
    for kind, noun in (("must", "must"), ("recommended", "recommendation")):
        without = ", ".join(f"{c} {number}" for c, number in quality.without(program, kind).items())
        yield f"cases without any {noun}: {without}"


def _spread(what: str, figures: Sequence[int]) -> str:
    spread = Spread.of(figures)
    return f"{what}: median {spread.middle:g}, 90th percentile {spread.ninetieth:g}, most {spread.highest}"


def _differences(what: str, pairs: Sequence[tuple[CaseAdvice, CaseAdvice]]) -> Iterator[str]:
    for kind, noun in (("must", "musts"), ("recommended", "recommended measures")) if pairs else ():
        found = pair_difference(pairs, kind)
        yield (
            f"{noun} that differ between {what}: {found.differing:.1f} on average, "
            f"{found.shared:.0%} shared, none differs in {found.same:.0%} of {found.pairs} pairs"
        )


def _measures(program: Program, quality: Quality) -> Iterator[str]:
    yield f"{'must':>6} {'any':>6} {'avoid':>6}  share of cases, by measure"
    rows = []
    for name in program.knowledge.measures:
        rows.append(
            (quality.share("must", name), quality.share("recommended", name), quality.share("avoid", name), name)
        )
    for must, anyhow, avoid, name in sorted(rows, key=lambda row: (-row[1], -row[2], row[3])):
        yield f"{must:>6.1%} {anyhow:>6.1%} {avoid:>6.1%}  {name}"
