"""Cases side by side: where every measure stands in each, and the rules and facts behind each difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.analysis.comparison.changes import Cause, value_of, verdict_changes
from advisor.analysis.subject_words import NamedSubject
from advisor.analysis.verdicts import LEVELS, verdict_word, verdicts
from advisor.engine.run import Run
from advisor.model.entry import COMMITMENTS
from advisor.model.values import Value

MOST = 5


@dataclass(frozen=True)
class Cell:
    """Where a measure stands in one case: its highest standing, and for how many of the subjects it is about."""

    word: str
    """must, should, may, avoid, open, or nothing."""
    stands_for: int
    judged_for: int


@dataclass(frozen=True)
class Difference:
    """A fact that decides differently, with its value in each case; nothing where it is not known."""

    subject: NamedSubject
    fact: str
    values: tuple[Value | None, ...]


@dataclass(frozen=True)
class Row:
    """One measure in all cases."""

    measure: str
    cells: tuple[Cell, ...]
    facts: tuple[Difference, ...]
    causes: tuple[tuple[int, Cause], ...]
    """The rules that make the difference to the first case, each with the number of a case in which it speaks."""

    @property
    def differs(self) -> bool:
        """Whether it does not stand alike in all cases."""
        return len({cell.word for cell in self.cells}) > 1


def compare(runs: Sequence[Run]) -> list[Row]:
    """Every measure that stands somewhere in some case, by commitment, the weightiest first."""
    measures = runs[0].program.knowledge.measures
    cells, made_by = [_cells(run) for run in runs], _causes(runs)
    found = []
    for measure in measures:
        row = tuple(each.get(measure, Cell("", 0, 0)) for each in cells)
        if any(cell.word for cell in row):
            differs = len({cell.word for cell in row}) > 1
            causes = tuple(made_by.get(measure, {}).values()) if differs else ()
            found.append(Row(measure, row, _facts(runs, [cause for _, cause in causes]), causes))
    return sorted(found, key=lambda row: (COMMITMENTS.index(measures[row.measure].commitment), _weight(row)))


def _cells(judged: Run) -> dict[str, Cell]:
    words: dict[str, list[str]] = {}
    for (measure, _), entry in verdicts(judged).items():
        words.setdefault(measure, []).append(verdict_word(entry) or ("open" if entry.undecided else ""))
    found = {}
    for measure, told in words.items():
        best = min(told, key=ORDER.index)
        found[measure] = Cell(best, told.count(best), len(told))
    return found


ORDER = (*LEVELS, "open", "")


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


def _facts(runs: Sequence[Run], causes: Sequence[Cause]) -> tuple[Difference, ...]:
    keys = dict.fromkeys(key for cause in causes for key in cause.facts)
    return tuple(
        Difference(subject, fact, tuple(value_of(run.worlds.situation, subject, fact) for run in runs))
        for subject, fact in keys
    )
