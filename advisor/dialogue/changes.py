"""What one answer changed in the advice, the weightiest first, in a line or two each."""

from __future__ import annotations

from dataclasses import dataclass

from advisor.dialogue.numbering import Numbering
from advisor.dialogue.steps import Moment
from advisor.engine.advise import Verdicts, spoken, verdicts
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
    """The changes as lines: musts and avoids with their reason, the rest counted and named."""
    found = changes(before, after)
    heavy = [change for change in found if change.to in ("must", "avoid")]
    lines: list[str] = []
    for number, change in enumerate(heavy):
        lines.append(f"{'-' if change.to == 'avoid' else '+'} {change.to:<6} {change.title}")
        if number < MOST_IN_FULL:
            lines.append(f"         {_because(change, after, numbering)}")
    rest = [change for change in found if change not in heavy]
    if not heavy and len(rest) <= MOST_NAMED:
        return [f"{'-' if change.to == 'gone' else '+'} {change.to:<6} {change.title}" for change in rest]
    if rest:
        named = "; ".join(_short(change) for change in rest[:MOST_NAMED])
        more = f"; and {len(rest) - MOST_NAMED} more" if len(rest) > MOST_NAMED else ""
        lines.append(f"{'  also   ' if heavy else '+ '}{named}{more}")
    return lines


def _short(change: Change) -> str:
    if change.to == "gone":
        return f"no longer {change.was}: {change.title}"
    return f"{change.to}: {change.title}"


def _because(change: Change, after: Moment, numbering: Numbering) -> str:
    entry = verdicts(after.run)[change.measure, change.place]
    rules = entry.recommend or entry.avoid
    rule = min(rules, key=lambda r: STRENGTHS.index(r.then.strength) if r.then.strength else 0)
    return f"{spoken(after.run, change.place, rule.because)} {numbering.marks(rule.citations, most=2)}"
