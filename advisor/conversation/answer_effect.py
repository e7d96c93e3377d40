"""What one answer changed in the advice, the weightiest first, in a line or two each."""

from __future__ import annotations

from advisor.analysis.comparison.changes import VerdictChange, verdict_changes
from advisor.analysis.comparison.document import title
from advisor.analysis.subject_words import spoken
from advisor.conversation.next_step import Snapshot
from advisor.documents.citations import Numbering
from advisor.model.entry import STRENGTHS

ORDER = ("must", "avoid", "", "should", "may")
MOST_IN_FULL = 3
MOST_NAMED = 3


def changes(before: Snapshot, after: Snapshot) -> list[VerdictChange]:
    """Every measure whose status or strength a person would see move, the weightiest first."""
    return sorted(verdict_changes(before.run, after.run), key=lambda change: ORDER.index(change.now))


def changed_lines(before: Snapshot, after: Snapshot, numbering: Numbering) -> list[str]:
    """The changes as lines: musts and avoids with their reason, lost musts, then the rest named and counted."""
    found = changes(before, after)
    heavy = [change for change in found if change.now in ("must", "avoid") or change.was == "must"]
    rest = [change for change in found if change not in heavy]
    lines: list[str] = []
    for number, change in enumerate(heavy):
        lines.append(_line(after, change))
        if number < MOST_IN_FULL and change.now in ("must", "avoid"):
            lines.append(f"         {_because(after, change, numbering)}")
    if not heavy and len(rest) <= MOST_NAMED:
        return [_line(after, change) for change in rest]
    if rest:
        named = "; ".join(f"{_standing_words(change)}: {title_of(after, change)}" for change in rest[:MOST_NAMED])
        more = f"; and {len(rest) - MOST_NAMED} more" if len(rest) > MOST_NAMED else ""
        lines.append(f"  also   {named}{more}")
    return lines


def title_of(after: Snapshot, change: VerdictChange) -> str:
    """The measure, with the subject it is for."""
    return title(after.run, change.measure, change.named)


def _line(after: Snapshot, change: VerdictChange) -> str:
    sign = "+" if change.now in STRENGTHS and change.was != "must" else "-"
    was = f"; it was {change.was}" if change.was and (not change.now or change.was == "must") else ""
    return f"{sign} {change.now or 'gone':<6} {title_of(after, change)}{was}"


def _standing_words(change: VerdictChange) -> str:
    return change.now or f"no longer {change.was}"


def _because(after: Snapshot, change: VerdictChange, numbering: Numbering) -> str:
    rule = change.causes[0].rule
    return f"{spoken(after.run, change.subject, rule.because)} {numbering.marks(rule.citations, most=2)}"
