"""What each command of a learner does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from advisor.conversation.commands.library import library_lines
from advisor.conversation.definitions import bare, meaning_of, near_terms
from advisor.conversation.turns import Turn
from advisor.documents.citations import listed_sources
from advisor.errors import MissingExtraError
from advisor.learning.menu import kind_spot, lesson_spot
from advisor.learning.position import Position
from advisor.learning.progress import queue
from advisor.learning.progress_document import progress_lines

if TYPE_CHECKING:
    from advisor.learning.lesson_dialogue import LessonDialogue

Obeyed = tuple["LessonDialogue", list[Turn]]


def _note(learning: LessonDialogue, *lines: str, problem: bool = False) -> Obeyed:
    teller = learning.teller()
    return learning.said(teller, teller.say("problem" if problem else "note", "\n".join(lines)))


def _home(learning: LessonDialogue, rest: str) -> Obeyed:
    return learning.arrive(Position())


def _lessons(learning: LessonDialogue, rest: str) -> Obeyed:
    position = lesson_spot(learning.exercise_cases.program, learning.attempts, rest) if rest else Position("lessons")
    if position is None:
        return _note(learning, f"There is no lesson '{rest}'. 'lessons' lists them.", problem=True)
    return learning.arrive(position)


def _practice(learning: LessonDialogue, rest: str) -> Obeyed:
    position = kind_spot(rest.casefold()) if rest else Position("kinds")
    if position is None:
        return _note(learning, f"There is no kind of exercise '{rest}'. 'practice' lists them.", problem=True)
    return learning.arrive(position)


def _review(learning: LessonDialogue, rest: str) -> Obeyed:
    try:
        cards = queue(learning.exercise_cases.program, learning.attempts, learning.clock())
    except MissingExtraError as error:
        return _note(learning, str(error), problem=True)
    if not cards:
        told = (
            "No card is due today." if learning.attempts else "Cards come from what you have met. Begin a lesson first."
        )
        return _note(learning, told)
    return learning.arrive(Position("cards", cards=tuple(cards)))


def _progress(learning: LessonDialogue, rest: str) -> Obeyed:
    return _note(learning, *progress_lines(learning.exercise_cases.program, learning.attempts, learning.clock()))


def _why(learning: LessonDialogue, rest: str) -> Obeyed:
    if learning.task is None or not learning.told:
        return _note(learning, "Answer first; the reasons follow.")
    items = learning.task.items
    number = int(rest) if rest.isdigit() else 0
    if not items:
        return _note(learning, "The points above are all there is to it.")
    if not 1 <= number <= len(items):
        return _note(learning, f"Type 'why' and the number of a choice, from 1 to {len(items)}.", problem=True)
    teller = learning.teller()
    return learning.said(teller, teller.why(items[number - 1]))


def _back(learning: LessonDialogue, rest: str) -> Obeyed:
    position = learning.position
    if learning.told or learning.picked:
        return replace(learning, told=False, picked=()).asking()
    if position.kind == "lesson" and position.number:
        return learning.arrive(replace(position, number=position.number - 1))
    return learning.arrive(Position())


def _skip(learning: LessonDialogue, rest: str) -> Obeyed:
    return learning.go_on()


def _again(learning: LessonDialogue, rest: str) -> Obeyed:
    return replace(learning, told=False, picked=()).asking()


def _what_is(learning: LessonDialogue, rest: str) -> Obeyed:
    if not bare(rest):
        return _note(learning, "Type 'what is' and a word, such as: what is failover", problem=True)
    teller = learning.teller()
    lines = meaning_of(learning.knowledge, rest, teller.numbering)
    if lines is None:
        near = near_terms(learning.knowledge, rest)
        told = f" The nearest are: {'; '.join(near)}." if near else " 'library' and a word looks further."
        return _note(learning, f"I have no entry for '{bare(rest)}'.{told}", problem=True)
    lines = [line for line in lines if not line.startswith("'why ")]
    return learning.said(teller, teller.say("note", "\n".join(lines)))


def _library(learning: LessonDialogue, rest: str) -> Obeyed:
    return _note(learning, *library_lines(learning.knowledge, rest))


def _sources(learning: LessonDialogue, rest: str) -> Obeyed:
    return _note(learning, *listed_sources(learning.teller().numbering, rest))


def _settings(learning: LessonDialogue, rest: str) -> Obeyed:
    return _note(learning, "There is nothing to set here.")


def _help(learning: LessonDialogue, rest: str) -> Obeyed:
    teller = learning.teller()
    return learning.said(teller, teller.help(rest))


def _quit(learning: LessonDialogue, rest: str) -> Obeyed:
    after, turns = _note(learning, "Saved. See you.")
    return replace(after, ended=True), turns


OBEYING: dict[str, Callable[[LessonDialogue, str], Obeyed]] = {
    "home": _home,
    "lessons": _lessons,
    "practice": _practice,
    "review": _review,
    "progress": _progress,
    "why": _why,
    "back": _back,
    "skip": _skip,
    "again": _again,
    "what is": _what_is,
    "library": _library,
    "sources": _sources,
    "settings": _settings,
    "help": _help,
    "quit": _quit,
}
