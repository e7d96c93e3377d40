"""How the advice of two cases differs, in words: what is added, strengthened, turned round, weakened or removed, and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from advisor.analysis.comparison.changes import Cause, Direction, VerdictChange, value_of, verdict_changes
from advisor.analysis.comparison.table import Cell, Difference, Row, compare
from advisor.analysis.subject_words import NamedSubject, spoken
from advisor.documents.citations import Numbering
from advisor.documents.writers.plain import with_sources
from advisor.engine.run import Run
from advisor.model.entry import COMMITMENTS
from advisor.model.written_values import write_value
from advisor.text.safe import counted

HEADINGS: dict[Direction, str] = {
    "added": "Added",
    "strengthened": "Strengthened",
    "turned round": "Turned round",
    "weakened": "Weakened",
    "removed": "Removed",
}
COMES = ("added", "strengthened", "turned round")
MOST_CAUSES = 2


def change_lines(
    before: Run,
    after: Run,
    shifts: Sequence[VerdictChange],
    numbering: Numbering,
    told: Collection[str] = (),
    most: int = 0,
) -> list[str]:
    """Shifts by way, each with the rule and the answers that made it so; the facts that are `told` are not repeated.

    With `most`, at most so many of each way, and only what is a must or advised against with the rule's full reason.
    """
    lines: list[str] = []
    for way, heading in HEADINGS.items():
        mine = [change for change in shifts if change.direction == way]
        lines += [f"{heading} ({len(mine)})"] if mine else []
        for change in mine[: most or None]:
            lines += _shift(before, after, change, numbering, told, in_short=bool(most))
        if most and len(mine) > most:
            lines.append(f"  and {len(mine) - most} more")
    return lines


def summary(shifts: Sequence[VerdictChange]) -> str:
    """How many measures move which way."""
    if not shifts:
        return "The advice stays as it is."
    ways = [f"{sum(change.direction == way for change in shifts)} {way}" for way in HEADINGS]
    return f"{counted(len(shifts), 'piece')} of advice would change: {', '.join(w for w in ways if w[0] != '0')}."


def title(judged: Run, measure: str, subject: NamedSubject) -> str:
    """A measure with the subject it is for."""
    return judged.program.knowledge.measures[measure].title + (f" ({subject[1]})" if subject[1] else "")


def _shift(
    before: Run, after: Run, change: VerdictChange, numbering: Numbering, told: Collection[str], in_short: bool
) -> list[str]:
    here = after if change.direction in COMES else before
    stood = f"; it was {change.was}" if change.was and change.now else ""
    word = change.now or change.was
    lines = [f"  {word:<6} {title(here, change.measure, change.named)}{stood}"]
    in_short = in_short and "must" not in (change.was, change.now) and change.now != "avoid"
    for cause in change.causes[: 1 if in_short else MOST_CAUSES]:
        lines.append(
            f"         {_reason(before, after, cause, numbering, in_short)}{_moved(before, after, cause, told)}"
        )
    return lines


def _reason(before: Run, after: Run, cause: Cause, numbering: Numbering, in_short: bool) -> str:
    judged = after if cause.speaks else before
    text = f"{cause.rule.title}." if in_short else spoken(judged, cause.subject, cause.rule.because)
    rested = "" if cause.speaks else "It rested on this: "
    return f"{rested}{text} {numbering.marks(cause.rule.citations, most=2)}"


def _moved(before: Run, after: Run, cause: Cause, told: Collection[str]) -> str:
    """The facts that decided and differ, each with its value on both sides, in brackets."""
    found = []
    for subject, fact in cause.facts:
        question = after.program.knowledge.questions[fact]
        was, now = (question.in_words(value_of(run.worlds.situation, subject, fact)) for run in (before, after))
        name = f" ({subject[1]})" if subject[1] else ""
        if fact not in told:
            found.append(f"{question.label}{name}: {now}; before: {was}")
    return f" ({'; '.join(found)})" if found else ""


def what_if_as_text(before: Run, after: Run, asked: str, told: set[str], width: int) -> str:
    """How the advice would change."""
    shifts, numbering = verdict_changes(before, after), Numbering(before.program.knowledge)
    lines = [f"What if {asked}? {summary(shifts)}", *change_lines(before, after, shifts, numbering, told)]
    return with_sources(lines, numbering, width)


def what_if_as_data(before: Run, after: Run, asked: str) -> dict[str, Any]:
    """Every measure that moves, with the rules and facts that made it so."""
    shifts = [_shift_data(before, after, change) for change in verdict_changes(before, after)]
    return {"schema": "advisor/what-if/1", "what_if": asked, "shifts": shifts}


def _named(named: NamedSubject) -> str:
    return "case" if named[0] == "case" else f"{named[0]}: {named[1]}"


def _cause(sides: tuple[Run, Run], cause: Cause) -> dict[str, Any]:
    judged = sides[cause.speaks]
    return {
        "rule": cause.rule.id,
        "text": spoken(judged, cause.subject, cause.rule.because),
        "speaks": cause.speaks,
        "facts": [_fact_in(sides, named, fact) for named, fact in cause.facts],
        "citations": [citation.model_dump() for citation in cause.rule.citations],
    }


def _fact_in(runs: Sequence[Run], named: NamedSubject, fact: str) -> dict[str, Any]:
    question = runs[0].program.knowledge.questions[fact]
    values = [write_value(question, value_of(run.worlds.situation, named, fact)) for run in runs]
    return {"fact": fact, "about": _named(named), "values": values}


def comparison_as_text(runs: Sequence[Run], names: Sequence[str], everything: bool, width: int) -> str:
    """Cases side by side."""
    numbering = Numbering(runs[0].program.knowledge)
    return with_sources(comparison_lines(runs, names, numbering, everything), numbering, width)


def comparison_as_data(runs: Sequence[Run], names: Sequence[str]) -> dict[str, Any]:
    """Every measure in every case, with the facts and rules behind each difference."""
    rows = [
        {
            "measure": row.measure,
            "stands": [cell.word or "not-indicated" for cell in row.cells],
            "differs": row.differs,
            "facts": [_fact_in(runs, each.subject, each.fact) for each in row.facts],
            "rules": [cause.rule.id for _, cause in row.causes],
        }
        for row in compare(runs)
    ]
    return {"schema": "advisor/comparison/1", "cases": list(names), "measures": rows}


def _shift_data(before: Run, after: Run, change: VerdictChange) -> dict[str, Any]:
    return {
        "measure": change.measure,
        "about": _named(change.named),
        "way": change.direction,
        "was": change.was or None,
        "now": change.now or None,
        "causes": [_cause((before, after), cause) for cause in change.causes],
    }


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
        text = spoken(runs[number], cause.subject, cause.rule.because)
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
