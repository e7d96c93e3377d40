"""Cases side by side, in words: a column for each case, and under each measure that differs the facts behind it."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.analysis.advice.advise import spoken
from advisor.analysis.comparison.table import Cell, Difference, Row, compare
from advisor.documents.citations import Numbering
from advisor.engine.run import Run
from advisor.model.entry import COMMITMENTS
from advisor.text.safe import counted

LETTERS = "ABCDE"
WIDTH = 8
MOST_FACTS = 3


def comparison_lines(
    runs: Sequence[Run], names: Sequence[str], numbering: Numbering, everything: bool = False
) -> list[str]:
    """The comparison as lines: what the columns are, how much is alike, and each measure that differs with its reason."""
    rows = compare(runs)
    differing = [row for row in rows if row.differs]
    alike = len(rows) - len(differing)
    lines = [f"{letter}  {name}" for letter, name in zip(LETTERS, names, strict=False)]
    lines.append(f"{counted(alike, 'measure')} stand{'s' if alike == 1 else ''} alike in all; {len(differing)} differ.")
    measures = runs[0].program.knowledge.measures
    for commitment in COMMITMENTS:
        mine = [row for row in (rows if everything else differing) if measures[row.measure].commitment == commitment]
        if mine:
            letters = "".join(f"{letter:<{WIDTH}}" for letter in LETTERS[: len(runs)])
            lines += ["", f"  {letters}{commitment.upper()}"]
        for row in mine:
            lines += _row(runs, row, numbering)
    return lines


def _row(runs: Sequence[Run], row: Row, numbering: Numbering) -> list[str]:
    words = "".join(f"{cell.word or '-':<{WIDTH}}" for cell in row.cells)
    lines = [f"  {words}{runs[0].program.knowledge.measures[row.measure].title}{_shares(row.cells)}"]
    indent = " " * (2 + WIDTH * len(row.cells))
    lines += [f"{indent}{fact_in_words(runs, difference)}" for difference in row.facts[:MOST_FACTS]]
    if row.causes and {"must", "avoid"} & {cell.word for cell in row.cells}:
        number, cause = row.causes[0]
        text = spoken(runs[number], cause.place, cause.rule.because)
        lines.append(f"{indent}{text} {numbering.marks(cause.rule.citations, 2)}")
    return lines


def _shares(cells: Sequence[Cell]) -> str:
    """For how many workloads or partners it stands so, where the cases differ in it."""
    if len({(cell.stands_for, cell.judged_for) for cell in cells if cell.word}) < 2:
        return ""
    told = [
        f"{letter} {cell.stands_for} of {cell.judged_for}"
        for letter, cell in zip(LETTERS, cells, strict=False)
        if cell.word and cell.stands_for < cell.judged_for
    ]
    return f" ({', '.join(told)})" if told else ""


def fact_in_words(runs: Sequence[Run], difference: Difference) -> str:
    """A fact with its value in each case; cases that share a value stand together."""
    question = runs[0].program.knowledge.questions[difference.fact]
    groups: dict[str, list[str]] = {}
    for letter, value in zip(LETTERS, difference.values, strict=False):
        groups.setdefault(question.in_words(value), []).append(letter)
    name = f" ({difference.subject[1]})" if difference.subject[1] else ""
    values = "; ".join(f"{', '.join(letters)} {words}" for words, letters in groups.items())
    return f"{question.label}{name}: {values}"
