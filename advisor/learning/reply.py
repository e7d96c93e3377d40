"""A learner's reply: what was typed is a command, the way to go on, or what a task asks for."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from advisor.conversation.commands.command import Command
from advisor.conversation.reading.result import clean, plain
from advisor.conversation.turns import Reply, you
from advisor.language.intents import Intents
from advisor.learning.choices import picked_in
from advisor.learning.commands import LEARN_COMMANDS
from advisor.learning.lesson_dialogue import LessonDialogue
from advisor.learning.menu import chosen
from advisor.learning.position import Position
from advisor.learning.record_attempt import attempt_at
from advisor.learning.task import mark, reasoned

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
