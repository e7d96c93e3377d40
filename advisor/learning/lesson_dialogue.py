"""A learner's conversation: a frozen value that asks, goes on and remembers attempts, and knows no command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from advisor.conversation.turns import Kind, Reply, Turn
from advisor.documents.citations import Numbering
from advisor.errors import InputError
from advisor.learning.exercises.cases import ExerciseCases
from advisor.learning.menu import menu
from advisor.learning.path import goals_shown
from advisor.learning.position import Position, drawn, lesson_at, step_at, task_at
from advisor.learning.responses import Teller
from advisor.learning.task import Task
from advisor.model.attempt import Attempt
from advisor.model.entry import Citation
from advisor.model.knowledge import Knowledge

HOME = Position()


def utc_now() -> datetime:
    """The present time."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class LessonDialogue:
    """A learner's conversation at one moment; the attempts are all that is kept of it."""

    exercise_cases: ExerciseCases = field(repr=False, compare=False)
    attempts: tuple[Attempt, ...] = ()
    position: Position = HOME
    task: Task | None = None
    picked: tuple[int, ...] = ()
    told: bool = False
    """Whether the answer was marked, and only going on is left."""
    cited: tuple[Citation, ...] = field(default=(), repr=False, compare=False)
    clock: Callable[[], datetime] = field(default=utc_now, repr=False, compare=False)

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge that is learnt."""
        return self.exercise_cases.program.knowledge

    def open(self) -> Reply[LessonDialogue]:
        """The first turns: where one can go from here."""
        return self.arrive(self.position)

    def teller(self) -> Teller:
        """What speaks of this moment, going on with the numbers of the citations."""
        return Teller(Numbering(self.knowledge, self.cited))

    def said(self, teller: Teller, *turns: Turn) -> Reply[LessonDialogue]:
        """The value after turns were said."""
        return Reply(replace(self, cited=tuple(teller.numbering.cited)), list(turns))

    def tell(self, kind: Kind, text: str) -> Reply[LessonDialogue]:
        """Say something and leave all else as it is."""
        teller = self.teller()
        return self.said(teller, teller.say(kind, text))

    def arrive(self, position: Position) -> Reply[LessonDialogue]:
        """Go to a position and say what is there."""
        position = drawn(position, self.attempts)
        try:
            task = task_at(self.exercise_cases, position, self.attempts)
        except InputError as error:
            teller = self.teller()
            return self._home_after(teller, teller.say("problem", str(error)))
        after = replace(self, position=position, task=task, picked=(), told=False)
        return after.asking()

    def asking(self) -> Reply[LessonDialogue]:
        """What is asked, told or offered at this moment."""
        teller = self.teller()
        if self.position.is_menu:
            return self.said(
                teller, menu(teller, self.exercise_cases.program, self.attempts, self.position, self.clock())
            )
        return self.said(teller, teller.at(self.position, self.task, self.picked))

    def recorded(self, attempt: Attempt) -> LessonDialogue:
        """The value after one more attempt."""
        return replace(self, attempts=(*self.attempts, attempt))

    def go_on(self) -> Reply[LessonDialogue]:
        """Go to what comes next: the next step, exercise or card; at the end back to the menu."""
        position = replace(self.position, number=self.position.number + 1)
        lesson = lesson_at(self.knowledge, position)
        if lesson is not None and step_at(self.knowledge, position) is None:
            teller = self.teller()
            turn = teller.finished(lesson, goals_shown(lesson, self.attempts))
            return self._home_after(teller, turn)
        ends = {"class": position.of, "cards": len(position.cards)}.get(position.kind)
        if ends is not None and position.number >= ends:
            teller = self.teller()
            return self._home_after(teller, teller.ended(position, self.attempts))
        return self.arrive(position)

    def _home_after(self, teller: Teller, turn: Turn) -> Reply[LessonDialogue]:
        arrived = self.said(teller).dialogue.arrive(HOME)
        return arrived._replace(turns=[turn, *arrived.turns])
