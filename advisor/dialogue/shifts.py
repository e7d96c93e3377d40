"""How the advice of two cases differs, in words: what is added, strengthened, turned round, weakened or removed, and why."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.dialogue.numbering import Numbering
from advisor.engine.advise import spoken
from advisor.engine.difference import Cause, Shift, Subject, Way, value_of
from advisor.engine.run import Run
from advisor.model.text import counted

HEADINGS: dict[Way, str] = {
    "added": "Added",
    "strengthened": "Strengthened",
    "turned round": "Turned round",
    "weakened": "Weakened",
    "removed": "Removed",
}
COMES = ("added", "strengthened", "turned round")
MOST_CAUSES = 2


def shift_lines(before: Run, after: Run, shifts: Sequence[Shift], numbering: Numbering, most: int = 0) -> list[str]:
    """Shifts by way, each with the rule and the answers that made it so; at most so many of each way, if a number is given."""
    lines: list[str] = []
    for way, heading in HEADINGS.items():
        mine = [shift for shift in shifts if shift.way == way]
        lines += [f"{heading} ({len(mine)})"] if mine else []
        for shift in mine[: most or None]:
            lines += _shift(before, after, shift, numbering)
        if most and len(mine) > most:
            lines.append(f"  and {len(mine) - most} more")
    return lines


def summary(shifts: Sequence[Shift]) -> str:
    """How many measures move which way."""
    if not shifts:
        return "The advice stays as it is."
    ways = [f"{sum(shift.way == way for shift in shifts)} {way}" for way in HEADINGS]
    return f"{counted(len(shifts), 'piece')} of advice would change: {', '.join(w for w in ways if w[0] != '0')}."


def title(judged: Run, measure: str, subject: Subject) -> str:
    """A measure with the subject it is for."""
    return judged.program.knowledge.measures[measure].title + (f" ({subject[1]})" if subject[1] else "")


def _shift(before: Run, after: Run, shift: Shift, numbering: Numbering) -> list[str]:
    here = after if shift.way in COMES else before
    stood = f"; it was {shift.was}" if shift.was and shift.now else ""
    word = shift.now or shift.was
    lines = [f"  {word:<6} {title(here, shift.measure, shift.subject)}{stood}"]
    for cause in shift.causes[:MOST_CAUSES]:
        lines.append(f"         {_reason(before, after, shift, cause, numbering)}")
    return lines


def _reason(before: Run, after: Run, shift: Shift, cause: Cause, numbering: Numbering) -> str:
    judged = after if cause.speaks else before
    text = spoken(judged, cause.place, cause.rule.because)
    marks = numbering.marks(cause.rule.citations, most=2)
    told = f"{text} {marks}".rstrip() if cause.speaks else f"It rested on this: {text} {marks}".rstrip()
    moved = facts_moved(before, after, cause)
    return f"{told} ({moved})" if moved else told


def facts_moved(before: Run, after: Run, cause: Cause) -> str:
    """The facts that decided and differ, each with its value on both sides."""
    found = []
    for subject, fact in cause.facts:
        question = after.program.knowledge.questions[fact]
        was, now = (question.in_words(value_of(run.worlds.situation, subject, fact)) for run in (before, after))
        name = f" ({subject[1]})" if subject[1] else ""
        found.append(f"{question.label}{name}: {now}, not {was}")
    return "; ".join(found)
