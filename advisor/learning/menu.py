"""The menus of a learner: where to go on, the path of lessons, the kinds of exercises."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from advisor.conversation.turns import Choice, Turn
from advisor.engine.compile import Program
from advisor.errors import MissingExtraError
from advisor.learning.exercises.exercise import IN_WORDS, KINDS
from advisor.learning.exercises.musts import KIND as MUSTS_KIND
from advisor.learning.path import done_steps, in_order, lesson_progress, next_lesson, next_step
from advisor.learning.position import Position
from advisor.learning.progress import level_of, queue
from advisor.learning.responses import Teller
from advisor.model.attempt import Attempt
from advisor.model.strengths import TYPED_AS_MUST, TYPED_AS_MUSTS
from advisor.text.nearest import nearest
from advisor.text.safe import counted

SECONDS_A_CARD = 25
WELCOME = (
    "Learn the framework: why countries want AI sovereignty, and what an acceptable offer answers."
    " You predict, the rules answer, with reasons and sources. What you did is kept on this machine after every step."
)
AGAIN = "Welcome back."
HOME = ("go on", "lessons", "practice", "review", "progress")
"""What the lines of the first menu call, in order."""


def menu(teller: Teller, program: Program, attempts: Sequence[Attempt], position: Position, now: datetime) -> Turn:
    """The menu of a position."""
    if position.kind == "lessons":
        return teller.say("question", "THE PATH", _lessons(program, attempts))
    if position.kind == "kinds":
        told = "PRACTICE\nYou get a case and predict what the rules say of it. It gets harder as you get better."
        kinds = [Choice("1", "A mix of all")]
        kinds += [Choice(str(n), f"{IN_WORDS[k]} (level {level_of(attempts, k)})") for n, k in enumerate(KINDS, 2)]
        return teller.say("question", told, kinds)
    labels = _home(program, attempts, now)
    listed = [Choice(str(number), label) for number, label in enumerate(labels, 1)]
    return teller.say("question", AGAIN if attempts else WELCOME, listed)


def _home(program: Program, attempts: Sequence[Attempt], now: datetime) -> list[str]:
    knowledge = program.knowledge
    lesson, done = next_lesson(knowledge, attempts), done_steps(attempts)
    whole = sum(lesson_progress(each, done).whole for each in in_order(knowledge))
    if lesson is None:
        on = "Go on: every lesson is done; practise" if knowledge.lessons else "Practise"
    else:
        standing = lesson_progress(lesson, done)
        far = f"step {next_step(lesson, done) + 1} of {standing.of}" if standing.done else f"{lesson.minutes} minutes"
        on = f"{'Go on with' if standing.done else 'Begin'} lesson {lesson.number}: {lesson.title} ({far})"
    return [
        on,
        f"All lessons ({whole} of {len(knowledge.lessons)} done)",
        "Practice: predict what the rules say of a case",
        f"Review: {_review(program, attempts, now)}",
        "Progress: what you know, what is due, what you mix up",
    ]


def _review(program: Program, attempts: Sequence[Attempt], now: datetime) -> str:
    try:
        waiting = len(queue(program, attempts, now))
    except MissingExtraError:
        return "needs one more library; choose it to see which"
    if not waiting:
        return "no card today" if attempts else "cards of what you have met; none yet"
    return f"{counted(waiting, 'card')} today, about {counted(max(waiting * SECONDS_A_CARD // 60, 1), 'minute')}"


def _lessons(program: Program, attempts: Sequence[Attempt]) -> list[Choice]:
    done, listed = done_steps(attempts), []
    for lesson in in_order(program.knowledge):
        standing = lesson_progress(lesson, done)
        far = "done" if standing.whole else f"{standing.done} of {standing.of} steps" if standing.done else "not begun"
        listed.append(Choice(str(lesson.number), lesson.title, f"{lesson.minutes} minutes; {far}"))
    return listed


def chosen(
    program: Program, attempts: Sequence[Attempt], position: Position, typed: str, now: datetime
) -> Position | str | None:
    """Where a reply to a menu leads: to a position, or to what a command does; nothing if it leads nowhere."""
    if position.kind == "lessons":
        return lesson_position(program, attempts, typed) if typed else on(program, attempts)
    if position.kind == "kinds":
        numbers = dict(enumerate(("", *KINDS), 1))
        number = int(typed) if typed.isdigit() else 1 if typed in ("", "mix", "a mix", "all") else 0
        return Position("practice", numbers[number]) if number in numbers else kind_position(typed)
    if not typed or typed in ("1", "go on", "begin", "continue", "start"):
        return on(program, attempts)
    return HOME[int(typed) - 1] if typed.isdigit() and 1 < int(typed) <= len(HOME) else None


def on(program: Program, attempts: Sequence[Attempt]) -> Position:
    """The place at which a learner goes on: the lesson begun last, else the next one, else practice."""
    lesson = next_lesson(program.knowledge, attempts)
    if lesson is None:
        return Position("practice")
    return Position("lesson", lesson.id, next_step(lesson, done_steps(attempts)))


def lesson_position(program: Program, attempts: Sequence[Attempt], words: str) -> Position | None:
    """The lesson of that number, id or title, at the step at which one goes on there."""
    lessons = in_order(program.knowledge)
    found = next((each for each in lessons if words in (str(each.number), each.id)), None)
    if found is None:
        titles = {each.title.casefold(): each for each in lessons}
        near = nearest(words.casefold(), titles, most=1)
        found = titles[near[0]] if near else None
    return Position("lesson", found.id, next_step(found, done_steps(attempts))) if found else None


def kind_position(words: str) -> Position | None:
    """The kind of exercise that words name, with a seed if they give one: "musts 7"."""
    seeds = [int(word) for word in words.split() if word.isdigit()]
    named = " ".join(word for word in words.split() if not word.isdigit()).removesuffix("seed").strip()
    titles: dict[str, str] = {kind: kind for kind in KINDS} | {IN_WORDS[kind]: kind for kind in KINDS}
    titles |= dict.fromkeys((*TYPED_AS_MUST, *TYPED_AS_MUSTS), MUSTS_KIND) | {"crises": "crisis"}
    near = nearest(named, titles, most=1) if named else []
    if named and not near:
        return None
    return Position("practice", titles[near[0]] if near else "", seed=seeds[0] if seeds else 0)
