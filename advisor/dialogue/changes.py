"""What one answer changed in the advice, the weightiest first, in a line or two each."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.dialogue.numbering import Numbering
from advisor.dialogue.steps import Moment
from advisor.engine.advise import spoken
from advisor.engine.standing import Verdicts, verdicts
from advisor.model.base import STRENGTHS
from advisor.model.situation import Place

ORDER = ("must", "avoid", "gone", "should", "may")
MOST_IN_FULL = 3
MOST_NAMED = 3


@dataclass(frozen=True)
class Change:
    """One measure for one subject that moved."""

    to: str
    was: str
    measure: str
    place: Place
    title: str


def changes(before: Moment, after: Moment) -> list[Change]:
    """Every measure whose status or strength a person would see move, the weightiest first."""
    old, new = verdicts(before.run), verdicts(after.run)
    found = []
    for measure, place in {**old, **new}:
        was, now = _standing(old.get((measure, place))), _standing(new.get((measure, place)))
        if was != now:
            name = after.state.situation.name(place)
            title = after.run.program.knowledge.measures[measure].title + (f" ({name})" if name else "")
            found.append(Change(now or "gone", was, measure, place, title))
    return sorted(found, key=lambda change: ORDER.index(change.to))


def _standing(entry: Verdicts | None) -> str:
    if entry is None or entry.status in ("open", "not-indicated"):
        return ""
    return entry.strength or entry.status


def changed_lines(before: Moment, after: Moment, numbering: Numbering) -> list[str]:
    """The changes as lines: musts and avoids with their reason, lost musts, then the rest named and counted."""
    found = changes(before, after)
    heavy = [change for change in found if change.to in ("must", "avoid") or change.was == "must"]
    rest = [change for change in found if change not in heavy]
    lines: list[str] = []
    for number, change in enumerate(heavy):
        lines.append(_line(change))
        if number < MOST_IN_FULL and change.to in ("must", "avoid"):
            lines.append(f"         {_because(change, after, numbering)}")
    if not heavy and len(rest) <= MOST_NAMED:
        return [_line(change) for change in rest]
    if rest:
        named = "; ".join(f"{_standing_words(change)}: {change.title}" for change in rest[:MOST_NAMED])
        more = f"; and {len(rest) - MOST_NAMED} more" if len(rest) > MOST_NAMED else ""
        lines.append(f"  also   {named}{more}")
    return lines


def _line(change: Change) -> str:
    sign = "+" if change.to in ("must", "should", "may") and change.was != "must" else "-"
    was = f"; it was {change.was}" if change.was and (change.to == "gone" or change.was == "must") else ""
    return f"{sign} {change.to:<6} {change.title}{was}"


def _standing_words(change: Change) -> str:
    return f"no longer {change.was}" if change.to == "gone" else change.to


def _because(change: Change, after: Moment, numbering: Numbering) -> str:
    entry = verdicts(after.run)[change.measure, change.place]
    rules = entry.recommend or entry.avoid
    rule = min(rules, key=lambda r: STRENGTHS.index(r.then.strength) if r.then.strength else 0)
    return f"{spoken(after.run, change.place, rule.because)} {numbering.marks(rule.citations, most=2)}"
