"""Reads what a learner picks: numbers, words of the choices, or none; one at a time or all at once."""

from __future__ import annotations

import re
from collections.abc import Sequence

from advisor.conversation.reading.result import plain
from advisor.learning.task import Task
from advisor.text.nearest import nearest

NONE = {"none", "nothing", "none of them", "none of these", "no", "neither", "0"}
ALL = {"all", "all of them", "all of these", "every one", "both"}
LIKE = 75
"""From this likeness in a hundred a typed text names a choice."""


def picked_in(task: Task, typed: str, before: Sequence[int] = ()) -> list[int] | str:
    """The numbers of the items that a reply picks, from 0; a complaint if it picks none that there is."""
    said = plain(typed)
    if not said:
        return "Type a number, or several such as '1 3'." if task.form == "several" else "Type a number."
    if task.form == "several" and said in NONE | ALL:
        return [] if said in NONE else list(range(len(task.items)))
    found = _numbers(task, said)
    if found is None:
        found = _named(task, typed)
    if found is None:
        return f"I cannot find '{typed}' among the choices. Type their numbers."
    wrong = [number + 1 for number in found if not 0 <= number < len(task.items)]
    if wrong:
        return f"There is no choice {wrong[0]}; they go from 1 to {len(task.items)}."
    return _fitting(task, found, before)


def _fitting(task: Task, found: list[int], before: Sequence[int]) -> list[int] | str:
    if task.form == "one" and len(set(found)) > 1:
        return "Choose one."
    if task.form == "order" and len({*before, *found}) < len(before) + len(found):
        return "Each has one place; you have named one twice."
    if task.form in ("order", "match") and len(before) + len(found) > task.length:
        return f"That is too many; {task.length - len(before)} are left to say."
    return found


def _numbers(task: Task, said: str) -> list[int] | None:
    rest = re.sub(r"\b(?:and|then|numbers?|no|nos|to)\b|\b[a-g](?=\W*\d)|[,;.:>&+=)(\-]", " ", said)
    parts = rest.split()
    if not parts or not all(part.isdigit() for part in parts):
        return None
    if len(parts) == 1 and len(parts[0]) > 1 and len(task.items) < 10:
        # "3142" is four places.
        parts = list(parts[0])
    return [int(part) - 1 for part in parts]


def _named(task: Task, typed: str) -> list[int] | None:
    labels = {plain(item.label): number for number, item in enumerate(task.items)}
    if plain(typed) in labels:
        return [labels[plain(typed)]]
    # A label may itself have "and" in it.
    for parts in (re.split(r"[,;]| and ", typed), [typed]):
        each = [_alike(plain(part), labels) for part in parts if part.strip()]
        if None not in each:
            return [number for number in each if number is not None]
    return None


def _alike(said: str, labels: dict[str, int]) -> int | None:
    begins = [number for label, number in labels.items() if len(said) > 2 and label.startswith(said)]
    if len(begins) == 1:
        return begins[0]
    near = nearest(said, labels, most=1, least=LIKE)
    return labels[near[0]] if near else None
