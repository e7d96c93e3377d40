"""A task: something asked of a learner, with what is right, and the reasons that are told afterwards."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from advisor.analysis.explanation.data import Statement, SubjectExplanation
from advisor.model.entry import Citation
from advisor.model.kinds.lesson import KeyPoint
from advisor.model.situation import CASE, Situation, Subject

Form = Literal["several", "one", "match", "order", "write"]
Reasons = Callable[[], Sequence[Statement]]
"""The reasons of one item; found only when they are told."""


def told(text: str, citations: Sequence[Citation] = ()) -> Reasons:
    """A reason that is known beforehand."""
    return lambda: (Statement(text=text, citations=tuple(citations)),) if text else ()


@dataclass(frozen=True)
class Item:
    """One thing to choose, to match with, or to put in order."""

    label: str
    right: bool = False
    reasons: Reasons = field(default=told(""), compare=False, repr=False)
    topic: str = ""
    """Id of the entry it is about."""
    subject: Subject = CASE
    """The subject it is about."""
    grounds: Callable[[], SubjectExplanation] | None = field(default=None, compare=False, repr=False)
    """Why a measure stands where it does, down to facts and sources; found only when it is asked for."""


@dataclass(frozen=True)
class Given:
    """What is known before choosing: facts under a heading."""

    heading: str
    facts: tuple[str, ...] = ()
    joint: str = ":"
    """What ends the heading where facts follow."""

    @property
    def lines(self) -> list[str]:
        """The heading and the facts below it."""
        return [f"{self.heading}{self.joint if self.facts else ''}", *(f"  {fact}" for fact in self.facts)]


@dataclass(frozen=True)
class Task:
    """What is asked, with what is given."""

    form: Form
    ask: str
    items: tuple[Item, ...] = ()
    given: tuple[Given, ...] = ()
    lefts: tuple[Item, ...] = ()
    """match: what the items are matched with."""
    key: tuple[int, ...] = ()
    """match: the right item for each left; order: the items in the right order."""
    points: tuple[KeyPoint, ...] = ()
    because: str = ""
    topics: tuple[str, ...] = ()
    """Ids of the entries it is about as a whole."""
    situation: Situation | None = field(default=None, compare=False, repr=False)
    """All that is known in an exercise, and nothing more."""

    @property
    def given_lines(self) -> list[str]:
        """What is known before choosing, as lines."""
        return [line for given in self.given for line in given.lines]

    @property
    def length(self) -> int:
        """How many picks are a whole answer, where their number is fixed."""
        return {"one": 1, "match": len(self.lefts), "order": len(self.items)}.get(self.form, 0)


@dataclass(frozen=True)
class Marked:
    """An answer marked: the numbers of the items that were found, missed, and chosen wrongly."""

    right: int
    of: int
    hits: tuple[int, ...] = ()
    misses: tuple[int, ...] = ()
    false_alarms: tuple[int, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether all of it was right."""
        return self.right == self.of


def mark(task: Task, picked: Sequence[int]) -> Marked:
    """Mark picked items; in a match or an order, each place counts, elsewhere each item that is judged rightly."""
    if task.form in ("match", "order"):
        hits = tuple(subject for subject, item in enumerate(picked) if item == task.key[subject])
        misses = tuple(subject for subject in range(len(task.key)) if subject not in hits)
        return Marked(len(hits), len(task.key), hits, misses)
    right = [number for number, item in enumerate(task.items) if item.right]
    hits = tuple(number for number in right if number in picked)
    misses = tuple(number for number in right if number not in picked)
    alarms = tuple(number for number in dict.fromkeys(picked) if number not in right)
    if task.form == "one":
        return Marked(int(bool(hits) and not alarms), 1, hits, misses, alarms)
    return Marked(len(task.items) - len(misses) - len(alarms), len(task.items), hits, misses, alarms)


def reasoned(task: Task) -> Item | None:
    """The first right item whose reasons a learner may put into words; nothing where the rules keep none."""
    return next((item for item in task.items if item.right and item.grounds), None)
