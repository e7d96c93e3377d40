"""A little rule base with one lesson of every kind of step, and helpers that learn as a person would."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from advisor.dialogue.turns import Turn
from advisor.engine.compile import Program, compile_rules
from advisor.kb.load import load_knowledge
from advisor.train.learning import Learning
from advisor.train.scenes import Scenes
from tests.little import write_little
from tests.train.test_expectations import CASE

START = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LESSON = """
id: first
number: "1"
title: Every kind
minutes: "5"
goals:
  - says: Tell a must.
    check:
      kind: predict
      text: Which is a must?
      case: secret-bank
      of: Bank
      asks: must
      choices: [lock, plain-words]
      right: [lock]
  - says: Say it.
    check:
      kind: write
      text: Why?
      points:
        - {says: It is secret., words: [secret, hidden], citations: [{source: paper, at: one, supports: the point}]}
        - {says: They do not trust., words: [trust]}
      because: It is secret, and they do not trust.
steps:
  - {kind: read, text: Read this., shows: lock}
  - kind: predict
    text: Which is a fruit?
    options:
      - {says: Apple, right: yes, because: It grows on trees.}
      - {says: Stone, because: It is dead.}
    because: Now you know.
  - kind: change
    text: The site becomes secret. What moves?
    case: secret-bank
    of: Site
    set: {secret: yes}
    choices: [lock, spare]
    right: [lock]
  - kind: match
    text: Match.
    pairs:
      - {left: cat, right: miaows, because: Cats do.}
      - {left: dog, right: barks}
  - {kind: order, text: Sort., items: [one, two, three], because: They count.}
citations: [{source: paper, at: one, supports: the point}]
"""
SECOND = """
id: second
number: "2"
title: More
minutes: "6"
after: [first]
goals:
  - says: Sort.
    check: {kind: order, text: Sort., items: [a, b, c]}
steps: [{kind: look, text: Look., shows: spare}]
citations: [{source: paper, at: one, supports: the point}]
"""


def lesson_program(folder: Path) -> Program:
    """The little rules with a case study and two lessons."""
    write_little(folder)
    for name, text in {
        "cases/secret-bank": f"id: secret-bank{CASE}",
        "lessons/first": LESSON,
        "lessons/second": SECOND,
    }.items():
        path = folder / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return compile_rules(load_knowledge(str(folder)))


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=20)
        return self.time


def learn(program: Program, *replies: str, clock: Clock | None = None) -> tuple[Learning, list[Turn]]:
    """Open, and give some replies; the learning and the turns of the last."""
    learning, turns = Learning(Scenes(program), clock=clock or Clock()).open()
    for reply in replies:
        learning, turns = learning.reply(reply)
    return learning, turns


def said(turns: list[Turn]) -> str:
    """What was said, with the choices, as one text."""
    return "\n".join(line for turn in turns if turn.speaker == "advisor" for line in turn.lines())


def right_answer(learning: Learning) -> str:
    """The right answer to what is asked, as a person would type it."""
    task = learning.task
    if learning.told or task is None:
        return ""
    if task.form == "write":
        return " ".join(f"{point.words[0]} and so on" for point in task.points)
    numbers = task.key or [number for number, item in enumerate(task.items) if item.right]
    return " ".join(str(number + 1) for number in numbers)


def work_through(learning: Learning, lesson: str, most: int = 200) -> Learning:
    """Do a lesson from where it stands to its end, all of it right."""
    learning, _ = learning.reply(f"lesson {lesson}")
    for _ in range(most):
        if learning.spot.kind != "lesson":
            return learning
        learning, _ = learning.reply(right_answer(learning))
    raise AssertionError(f"lesson {lesson} does not end")
