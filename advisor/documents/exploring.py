"""What the commands that explore print: as text with its sources, and as plain data with a versioned schema name."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill
from typing import Any

from advisor.analysis.advice.advise import spoken, where
from advisor.analysis.comparison.changes import Cause, Shift, Subject, differences, value_of
from advisor.analysis.comparison.comparing import comparison_lines
from advisor.analysis.comparison.document import shift_lines, summary
from advisor.analysis.comparison.table import compare
from advisor.analysis.counterfactuals.document import alternatives_lines, places_of
from advisor.analysis.counterfactuals.search import Swap, Wanted, ways
from advisor.analysis.robustness.document import holding_lines, holding_sentence
from advisor.analysis.robustness.robustness import prospects
from advisor.analysis.robustness.sensitivity import flips
from advisor.conversation.turns import hanging
from advisor.documents.citations import Numbering, reference
from advisor.engine.run import Run
from advisor.model.situation import CASE, Place
from advisor.model.written_values import write_value
from advisor.text.safe import wrapped


def with_sources(lines: Sequence[str], numbering: Numbering, width: int) -> str:
    """Lines wrapped to a width, then the sources they cite."""
    cited = [f"[{n}] {reference(numbering.knowledge, c)}: {c.supports}" for n, c in enumerate(numbering.cited, 1)]
    found = [*lines, *(["", "Sources", *cited] if cited else [])]
    return "".join(f"{_in_columns(line, width)}\n" for line in found)


def _in_columns(line: str, width: int) -> str:
    after = hanging(line)
    return fill(line, max(width, 20), subsequent_indent=" " * after) if after else wrapped(line, width)


def alternatives_as_text(
    run: Run, measure: str, places: Sequence[Place], wanted: Wanted | None, known_too: bool, width: int
) -> str:
    """What would change where a measure stands."""
    lines = alternatives_lines(run, measure, places, wanted, known_too)
    return with_sources(lines, Numbering(run.program.knowledge), width)


def alternatives_as_data(
    run: Run, measure: str, places: Sequence[Place], wanted: Wanted | None, known_too: bool
) -> dict[str, Any]:
    """Every smallest set of changes, by subject and size."""
    found = [ways(run, measure, place, wanted, known_too) for place in places]
    return {
        "schema": "advisor/changes/1",
        "measure": measure,
        "subjects": [
            {
                "about": subject(run, each.place),
                "stands": each.stands or "not-indicated",
                "wanted": each.wanted,
                "possible": not each.never,
                "counts": {str(size): len(sets) for size, sets in enumerate(each.by_size, 1)},
                "sets": [[_swap(run, swap) for swap in set_] for sets in each.by_size for set_ in sets],
            }
            for each in found
        ],
    }


def _swap(run: Run, swap: Swap) -> dict[str, Any]:
    question = run.program.knowledge.questions[swap.fact]
    return {
        "fact": swap.fact,
        "about": where(run, swap.place, swap.fact),
        "now": write_value(question, run.worlds.situation.value(swap.place, swap.fact)),
        "to": write_value(question, swap.value),
        "or": [write_value(question, value) for value in swap.others],
    }


def subject(run: Run, place: Place) -> str:
    """A subject as documents name it."""
    return "case" if place == CASE else f"{place.kind}: {run.worlds.situation.name(place)}"


def what_if_as_text(before: Run, after: Run, asked: str, told: set[str], width: int) -> str:
    """How the advice would change."""
    shifts, numbering = differences(before, after), Numbering(before.program.knowledge)
    lines = [f"What if {asked}? {summary(shifts)}", *shift_lines(before, after, shifts, numbering, told)]
    return with_sources(lines, numbering, width)


def what_if_as_data(before: Run, after: Run, asked: str) -> dict[str, Any]:
    """Every measure that moves, with the rules and facts that made it so."""
    shifts = [_shift(before, after, shift) for shift in differences(before, after)]
    return {"schema": "advisor/what-if/1", "what_if": asked, "shifts": shifts}


def _shift(before: Run, after: Run, shift: Shift) -> dict[str, Any]:
    return {
        "measure": shift.measure,
        "about": _named(shift.subject),
        "way": shift.way,
        "was": shift.was or None,
        "now": shift.now or None,
        "causes": [_cause((before, after), cause) for cause in shift.causes],
    }


def _named(named: Subject) -> str:
    return "case" if named[0] == "case" else f"{named[0]}: {named[1]}"


def _cause(sides: tuple[Run, Run], cause: Cause) -> dict[str, Any]:
    judged = sides[cause.speaks]
    return {
        "rule": cause.rule.id,
        "text": spoken(judged, cause.place, cause.rule.because),
        "speaks": cause.speaks,
        "facts": [_fact_in(sides, named, fact) for named, fact in cause.facts],
        "citations": [citation.model_dump() for citation in cause.rule.citations],
    }


def _fact_in(runs: Sequence[Run], named: Subject, fact: str) -> dict[str, Any]:
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


def holding_as_text(run: Run, width: int) -> str:
    """What holds whatever the open answers are."""
    lines = [holding_sentence(run), "", *holding_lines(run)]
    return with_sources(lines, Numbering(run.program.knowledge), width)


def holding_as_data(run: Run) -> dict[str, Any]:
    """What may become of every measure."""
    carried = flips(run)
    measures = [
        {
            "measure": each.measure,
            "about": subject(run, each.place),
            "certain": each.certain,
            "possible": each.possible,
            "avoid": each.avoid,
            "exact": each.exact,
            "settled_by_one_answer": [_swap(run, swap) for swap in each.alone],
            "rests_on": [{"fact": f, "about": where(run, p, f)} for p, f in carried[each.measure, each.place]],
        }
        for each in prospects(run)
    ]
    return {"schema": "advisor/robust/1", "measures": measures}


def places_about(run: Run, measure: str, name: str) -> list[Place]:
    """The subjects of a measure, or the one that is called so."""
    places = places_of(run, measure)
    return [p for p in places if not name or run.worlds.situation.name(p).casefold() == name.casefold()]
