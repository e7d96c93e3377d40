"""How the advice of two cases differs, in words: what is added, strengthened, turned round, weakened or removed, and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from advisor.analysis.advice.advise import spoken
from advisor.analysis.comparison.changes import Cause, Shift, Subject, Way, value_of
from advisor.documents.citations import Numbering
from advisor.engine.run import Run
from advisor.text.safe import counted

HEADINGS: dict[Way, str] = {
    "added": "Added",
    "strengthened": "Strengthened",
    "turned round": "Turned round",
    "weakened": "Weakened",
    "removed": "Removed",
}
COMES = ("added", "strengthened", "turned round")
MOST_CAUSES = 2


def shift_lines(
    before: Run, after: Run, shifts: Sequence[Shift], numbering: Numbering, told: Collection[str] = (), most: int = 0
) -> list[str]:
    """Shifts by way, each with the rule and the answers that made it so; the facts that are `told` are not repeated.

    With `most`, at most so many of each way, and only what is a must or advised against with the rule's full reason.
    """
    lines: list[str] = []
    for way, heading in HEADINGS.items():
        mine = [shift for shift in shifts if shift.way == way]
        lines += [f"{heading} ({len(mine)})"] if mine else []
        for shift in mine[: most or None]:
            lines += _shift(before, after, shift, numbering, told, in_short=bool(most))
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


def _shift(
    before: Run, after: Run, shift: Shift, numbering: Numbering, told: Collection[str], in_short: bool
) -> list[str]:
    here = after if shift.way in COMES else before
    stood = f"; it was {shift.was}" if shift.was and shift.now else ""
    word = shift.now or shift.was
    lines = [f"  {word:<6} {title(here, shift.measure, shift.subject)}{stood}"]
    in_short = in_short and "must" not in (shift.was, shift.now) and shift.now != "avoid"
    for cause in shift.causes[: 1 if in_short else MOST_CAUSES]:
        lines.append(
            f"         {_reason(before, after, cause, numbering, in_short)}{_moved(before, after, cause, told)}"
        )
    return lines


def _reason(before: Run, after: Run, cause: Cause, numbering: Numbering, in_short: bool) -> str:
    judged = after if cause.speaks else before
    text = f"{cause.rule.title}." if in_short else spoken(judged, cause.place, cause.rule.because)
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
