"""Compares the advice of cases: what other answers would change, and every measure side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.analysis.comparison.changes import Cause, NamedFact, VerdictChange, value_of, verdict_changes
from advisor.analysis.comparison.data import (
    CauseOfChange,
    ChangedMeasure,
    ComparedMeasure,
    Comparison,
    FactInCases,
    WhatIf,
)
from advisor.analysis.eligibility.judge import eligibility
from advisor.analysis.subject_words import spoken
from advisor.analysis.verdicts import verdict_key, verdicts
from advisor.engine.run import Run
from advisor.model.entry import COMMITMENTS
from advisor.model.strengths import LEVELS, NOT_INDICATED, OPEN
from advisor.model.written_values import write_value

MAX_CASES = 5
"""So many cases stand side by side."""
ORDER = (*LEVELS, OPEN, "")
"""The verdicts, the strongest first."""


def what_if(before: Run, after: Run, supposed: str = "") -> WhatIf:
    """How the advice changes from one case to another, the weightiest changes first."""
    shifts = tuple(_changed(before, after, change) for change in verdict_changes(before, after))
    return WhatIf(
        what_if=supposed, eligibility=eligibility(after), eligibility_before=eligibility(before), shifts=shifts
    )


def compare(runs: Sequence[Run], names: Sequence[str]) -> Comparison:
    """Every measure in every case, with the facts and rules behind each difference."""
    measures = tuple(_compared(runs, row) for row in compared_measures(runs))
    return Comparison(cases=tuple(names), eligibility=tuple(map(eligibility, runs)), measures=measures)


def _changed(before: Run, after: Run, change: VerdictChange) -> ChangedMeasure:
    run = after if change.now else before
    return ChangedMeasure(
        measure=change.measure,
        title=run.program.knowledge.measures[change.measure].title,
        about=change.named.written,
        subject_kind=change.named.kind,
        subject_name=change.named.name,
        way=change.direction,
        was=change.was or None,
        now=change.now or None,
        causes=tuple(_cause((before, after), cause) for cause in change.causes),
    )


def _cause(sides: tuple[Run, Run], cause: Cause) -> CauseOfChange:
    return CauseOfChange(
        rule=cause.rule.id,
        title=cause.rule.title,
        text=spoken(sides[cause.speaks], cause.subject, cause.rule.because),
        speaks=cause.speaks,
        facts=tuple(_fact(sides, key) for key in cause.facts),
        citations=cause.rule.citations,
    )


def _compared(runs: Sequence[Run], row: Row) -> ComparedMeasure:
    measure = runs[0].program.knowledge.measures[row.measure]
    reasons = [(spoken(runs[n], cause.subject, cause.rule.because), cause.rule) for n, cause in row.causes[:1]]
    return ComparedMeasure(
        measure=row.measure,
        title=measure.title,
        commitment=measure.commitment,
        stands=tuple(cell.word or NOT_INDICATED for cell in row.cells),
        stands_for=tuple(cell.stands_for for cell in row.cells),
        judged_for=tuple(cell.judged_for for cell in row.cells),
        differs=row.differs,
        facts=tuple(_fact(runs, key) for key in row.facts),
        rules=tuple(cause.rule.id for _, cause in row.causes),
        text="".join(text for text, _ in reasons),
        citations=tuple(citation for _, rule in reasons for citation in rule.citations),
    )


def _fact(runs: Sequence[Run], key: NamedFact) -> FactInCases:
    named, fact = key
    question = runs[-1].program.knowledge.questions[fact]
    values = [value_of(run.worlds.situation, named, fact) for run in runs]
    return FactInCases(
        fact=fact,
        about=named.written,
        subject_kind=named.kind,
        subject_name=named.name,
        label=question.label,
        values=tuple(write_value(question, value) for value in values),
        in_words=tuple(question.in_words(value) for value in values),
    )


@dataclass(frozen=True)
class Cell:
    """Where a measure stands in one case: its highest standing, and for how many of the subjects it is about."""

    word: str
    """must, should, may, avoid, open, or nothing."""
    stands_for: int
    judged_for: int


@dataclass(frozen=True)
class Row:
    """One measure in all cases."""

    measure: str
    cells: tuple[Cell, ...]
    facts: tuple[NamedFact, ...]
    causes: tuple[tuple[int, Cause], ...]
    """The rules that make the difference to the first case, each with the number of a case in which it speaks."""

    @property
    def differs(self) -> bool:
        """Whether it does not stand alike in all cases."""
        return len({cell.word for cell in self.cells}) > 1


def compared_measures(runs: Sequence[Run]) -> list[Row]:
    """Every measure that stands somewhere in some case, by commitment, the weightiest first."""
    measures = runs[0].program.knowledge.measures
    cells, made_by = [_cells(run) for run in runs], _causes(runs)
    found = []
    for measure in measures:
        row = tuple(each.get(measure, Cell("", 0, 0)) for each in cells)
        if any(cell.word for cell in row):
            differs = len({cell.word for cell in row}) > 1
            causes = tuple(made_by.get(measure, {}).values()) if differs else ()
            facts = tuple(dict.fromkeys(key for _, cause in causes for key in cause.facts))
            found.append(Row(measure, row, facts, causes))
    return sorted(found, key=lambda row: (COMMITMENTS.index(measures[row.measure].commitment), _weight(row)))


def _cells(judged: Run) -> dict[str, Cell]:
    words: dict[str, list[str]] = {}
    for (measure, _), entry in verdicts(judged).items():
        words.setdefault(measure, []).append(verdict_key(entry) or (OPEN if entry.undecided else ""))
    found = {}
    for measure, told in words.items():
        best = min(told, key=ORDER.index)
        found[measure] = Cell(best, told.count(best), len(told))
    return found


def _weight(row: Row) -> tuple[int, ...]:
    return tuple(sorted(ORDER.index(cell.word) for cell in row.cells))


def _causes(runs: Sequence[Run]) -> dict[str, dict[str, tuple[int, Cause]]]:
    """By measure, the rules that make a difference between the first case and any other."""
    found: dict[str, dict[str, tuple[int, Cause]]] = {}
    for number, other in enumerate(runs[1:], 1):
        for change in verdict_changes(runs[0], other):
            made = found.setdefault(change.measure, {})
            for cause in change.causes:
                made.setdefault(cause.rule.id, (number if cause.speaks else 0, cause))
    return found
