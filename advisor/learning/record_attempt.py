"""What is kept of one step, exercise or card."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from advisor.learning.position import Position, kind_at, step_at
from advisor.learning.task import Marked, Task
from advisor.model.attempt import Attempt, AttemptKind
from advisor.model.knowledge import Knowledge

PASSED = 0.5
"""So much of the points of a text in free words must be touched."""


def attempt_at(
    position: Position, task: Task | None, marked: Marked | None, knowledge: Knowledge, now: datetime
) -> Attempt:
    """The attempt at a spot; without a task, something was read."""
    about = _about(position)
    if task is None or marked is None:
        step = step_at(knowledge, position)
        return Attempt(at=now, seen=(step.shows,) if step and step.shows else (), **about)
    items = task.items if task.form in ("one", "several") else ()
    passed = marked.right >= PASSED * marked.of if task.form == "write" else marked.whole
    return Attempt(
        at=now,
        right=marked.right,
        of=marked.of,
        passed=passed,
        seen=_ids(*task.topics, *(item.topic for item in items)),
        missed=_ids(*(items[number].topic for number in marked.misses if items)),
        mistaken=_ids(*(items[number].topic for number in marked.false_alarms if items)),
        **about,
    )


def _about(position: Position) -> dict[str, Any]:
    if position.kind == "lesson":
        return {"kind": "lesson", "name": position.name, "number": position.number}
    if position.kind == "cards":
        return {"kind": "card", "name": position.cards[position.number]}
    kind: AttemptKind = "class" if position.kind == "class" else "practice"
    return {"kind": kind, "name": kind_at(position), "number": position.drawn, "level": position.level}


def _ids(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
