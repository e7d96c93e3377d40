"""What one answer changed in the advice, the weightiest first, in a line or two each."""

from __future__ import annotations

from advisor.analysis.comparison.changes import Shift, differences
from advisor.analysis.comparison.document import title
from advisor.analysis.subject_words import spoken
from advisor.conversation.next_step import Moment
from advisor.documents.citations import Numbering
from advisor.model.entry import STRENGTHS

ORDER = ("must", "avoid", "", "should", "may")
MOST_IN_FULL = 3
MOST_NAMED = 3


def changes(before: Moment, after: Moment) -> list[Shift]:
    """Every measure whose status or strength a person would see move, the weightiest first."""
    return sorted(differences(before.run, after.run), key=lambda shift: ORDER.index(shift.now))


def changed_lines(before: Moment, after: Moment, numbering: Numbering) -> list[str]:
    """The changes as lines: musts and avoids with their reason, lost musts, then the rest named and counted."""
    found = changes(before, after)
    heavy = [shift for shift in found if shift.now in ("must", "avoid") or shift.was == "must"]
    rest = [shift for shift in found if shift not in heavy]
    lines: list[str] = []
    for number, shift in enumerate(heavy):
        lines.append(_line(after, shift))
        if number < MOST_IN_FULL and shift.now in ("must", "avoid"):
            lines.append(f"         {_because(after, shift, numbering)}")
    if not heavy and len(rest) <= MOST_NAMED:
        return [_line(after, shift) for shift in rest]
    if rest:
        named = "; ".join(f"{_standing_words(shift)}: {title_of(after, shift)}" for shift in rest[:MOST_NAMED])
        more = f"; and {len(rest) - MOST_NAMED} more" if len(rest) > MOST_NAMED else ""
        lines.append(f"  also   {named}{more}")
    return lines


def title_of(after: Moment, shift: Shift) -> str:
    """The measure, with the subject it is for."""
    return title(after.run, shift.measure, shift.subject)


def _line(after: Moment, shift: Shift) -> str:
    sign = "+" if shift.now in STRENGTHS and shift.was != "must" else "-"
    was = f"; it was {shift.was}" if shift.was and (not shift.now or shift.was == "must") else ""
    return f"{sign} {shift.now or 'gone':<6} {title_of(after, shift)}{was}"


def _standing_words(shift: Shift) -> str:
    return shift.now or f"no longer {shift.was}"


def _because(after: Moment, shift: Shift, numbering: Numbering) -> str:
    rule = shift.causes[0].rule
    return f"{spoken(after.run, shift.place, rule.because)} {numbering.marks(rule.citations, most=2)}"
