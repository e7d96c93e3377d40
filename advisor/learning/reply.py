"""A learner's reply: what was typed is a command, the way to go on, or what a task asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import Any

from advisor.conversation.commands.command import Command
from advisor.conversation.reading.result import clean, plain
from advisor.conversation.turns import Reply, you
from advisor.language.intents import Intents
from advisor.learning.commands import LEARN_COMMANDS
from advisor.learning.lesson_dialogue import LessonDialogue
from advisor.learning.menu import chosen
from advisor.learning.position import Position, kind_at, step_at
from advisor.learning.task import Marked, Task, mark, reasoned
from advisor.model.attempt import Attempt, AttemptKind
from advisor.model.knowledge import Knowledge
from advisor.text.nearest import nearest

ON = {"", "go on", "next", "ok", "okay", "yes", "continue", "on", "enter", "go", "done", "got it"}
"""Words that go on where there is nothing to answer."""
MIN_SENTENCE_WORDS = 4
"""From so many words on, what is typed after an exercise is heard as a reason."""


@cache
def intents() -> Intents[Command[LessonDialogue]]:
    """What finds the command that a text calls; made when first needed."""
    return Intents(LEARN_COMMANDS)


def reply(learning: LessonDialogue, text: str) -> Reply[LessonDialogue]:
    """Take what was typed; give the next value and the turns, the person's own first."""
    typed = clean(text)
    called = command_in(learning, typed)
    after, turns, effects = called[0].obey(learning, called[1]) if called else _answer(learning, typed)
    return Reply(after, [you(typed or "(Enter)"), *turns], effects)


def command_in(learning: LessonDialogue, typed: str) -> tuple[Command[LessonDialogue], str] | None:
    """The command that a text calls here; a sentence that is asked for is none."""
    called = intents().find(typed.removeprefix("/")) if typed else None
    writing = learning.task is not None and learning.task.form == "write" and not learning.told
    if called is None or (writing and len(typed.split()) > MIN_SENTENCE_WORDS):
        return None
    return None if called.command.means(learning, called.rest) is False else (called.command, called.rest)


def _answer(learning: LessonDialogue, typed: str) -> Reply[LessonDialogue]:
    if learning.position.is_menu:
        return _choose(learning, typed)
    if learning.told:
        return _after_the_answer(learning, typed)
    if learning.task is None:
        if plain(typed) in ON:
            read = attempt_at(learning.position, None, None, learning.knowledge, learning.clock())
            return learning.recorded(read).go_on()
        return learning.tell("problem", "Press Enter to go on. 'help' lists what else you can type.")
    if learning.task.form == "write":
        return _written(learning, typed)
    picked = picked_in(learning.task, typed, learning.picked)
    return learning.tell("problem", picked) if isinstance(picked, str) else _picked(learning, picked)


def _choose(learning: LessonDialogue, typed: str) -> Reply[LessonDialogue]:
    program = learning.exercise_cases.program
    position = chosen(program, learning.attempts, learning.position, plain(typed), learning.clock())
    if isinstance(position, Position):
        return learning.arrive(position)
    called = next((command for command in LEARN_COMMANDS if command.name == position), None)
    if called:
        return called.obey(learning, "")
    return learning.tell("problem", "Type the number of a line, or press Enter for the first.")


def _picked(learning: LessonDialogue, picked: list[int]) -> Reply[LessonDialogue]:
    assert learning.task is not None
    whole = (*learning.picked, *picked) if learning.task.form in ("match", "order") else tuple(dict.fromkeys(picked))
    if learning.task.form in ("match", "order") and len(whole) < learning.task.length:
        teller = learning.teller()
        turn = teller.ask_place(learning.task, whole)
        return replace(learning, picked=whole).said(teller, turn)
    marked = mark(learning.task, whole)
    attempt = attempt_at(learning.position, learning.task, marked, learning.knowledge, learning.clock())
    after = replace(learning.recorded(attempt), picked=whole, told=True)
    teller = after.teller()
    return after.said(teller, teller.marked(learning.task, marked, whole))


def _written(learning: LessonDialogue, typed: str) -> Reply[LessonDialogue]:
    assert learning.task is not None
    if len(typed.split()) < MIN_SENTENCE_WORDS:
        return learning.tell("problem", "Type one sentence at least, or 'skip'.")
    teller = learning.teller()
    turn, marked = teller.written(learning.task, typed)
    attempt = attempt_at(learning.position, learning.task, marked, learning.knowledge, learning.clock())
    return replace(learning.recorded(attempt), told=True).said(teller, turn)


def _after_the_answer(learning: LessonDialogue, typed: str) -> Reply[LessonDialogue]:
    if plain(typed) in ON:
        return learning.go_on()
    if learning.task and reasoned(learning.task) and len(typed.split()) >= MIN_SENTENCE_WORDS:
        teller = learning.teller()
        return learning.said(teller, teller.reason(learning.task, typed))
    return learning.tell("problem", "Press Enter to go on, or type 'why 2' to see the second choice explained in full.")


PASSED = 0.5
"""So much of the points of a text in free words must be touched."""


def attempt_at(
    position: Position, task: Task | None, marked: Marked | None, knowledge: Knowledge, now: datetime
) -> Attempt:
    """The attempt at a position; without a task, something was read."""
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
        return {"kind": "card", "name": position.cards[position.number].id}
    kind: AttemptKind = "class" if position.kind == "class" else "practice"
    return {"kind": kind, "name": kind_at(position), "number": position.drawn, "level": position.level}


def _ids(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))


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
