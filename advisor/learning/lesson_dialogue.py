"""A learner's conversation: a frozen value that takes what was typed and gives the next value and the turns to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from advisor.conversation.commands.registry import Command
from advisor.conversation.reading.result import clean, plain
from advisor.conversation.turns import Turn, you
from advisor.documents.citations import Numbering
from advisor.errors import InputError
from advisor.language.command_words import find_command
from advisor.learning.choices import picked_in
from advisor.learning.command_handlers import OBEYING
from advisor.learning.commands import LEARN_COMMANDS
from advisor.learning.exercises.cases import ExerciseCases
from advisor.learning.menu import chosen, menu
from advisor.learning.path import goals_shown
from advisor.learning.position import Position, drawn, lesson_at, step_at, task_at
from advisor.learning.record_attempt import attempt_at
from advisor.learning.responses import Teller
from advisor.learning.task import Task, mark, reasoned
from advisor.library.help import page_named
from advisor.model.attempt import Attempt
from advisor.model.entry import Citation
from advisor.model.knowledge import Knowledge

ON = {"", "go on", "next", "ok", "okay", "yes", "continue", "on", "enter", "go", "done", "got it"}
"""Words that go on where there is nothing to answer."""
FEWEST_WORDS = 4
"""From so many words on, what is typed after an exercise is heard as a reason."""
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
    ended: bool = False
    cited: tuple[Citation, ...] = field(default=(), repr=False, compare=False)
    clock: Callable[[], datetime] = field(default=utc_now, repr=False, compare=False)

    @property
    def knowledge(self) -> Knowledge:
        """The knowledge that is learnt."""
        return self.exercise_cases.program.knowledge

    def open(self) -> tuple[LessonDialogue, list[Turn]]:
        """The first turns: where one can go from here."""
        return self.arrive(self.position)

    def reply(self, text: str) -> tuple[LessonDialogue, list[Turn]]:
        """Take what was typed; give the next value and the turns, the person's own first."""
        typed = clean(text)
        command = self.command_in(typed)
        after, turns = self.obey(*command) if command else self._answer(typed)
        return after, [you(typed or "(Enter)"), *turns]

    def command_in(self, typed: str) -> tuple[Command, str] | None:
        """The command that a text calls here; a sentence that is asked for is none."""
        found = find_command(typed, LEARN_COMMANDS) if typed else None
        if found and found[0].name == "help" and found[1] and page_named(found[1]) is None:
            # "Help them trust us" is no page.
            return None
        writing = self.task is not None and self.task.form == "write" and not self.told
        if found and writing and len(typed.split()) > FEWEST_WORDS:
            return None
        if found and found[0].name == "skip" and (self.told or self.position.is_menu):
            # "Next" goes on where there is nothing to skip.
            return None
        return found

    def works(self, command: Command) -> bool:
        """Whether a command does anything at this moment."""
        return {
            "why": self.told and self.task is not None,
            "back": not self.position.is_menu,
            "skip": not self.position.is_menu and not self.told,
            "again": not self.position.is_menu,
            "sources": bool(self.cited),
        }.get(command.name, True)

    def obey(self, command: Command, rest: str) -> tuple[LessonDialogue, list[Turn]]:
        """Do what a command asks."""
        return OBEYING[command.name](self, rest)

    def teller(self) -> Teller:
        """What speaks of this moment, going on with the numbers of the citations."""
        return Teller(Numbering(self.knowledge, self.cited))

    def said(self, teller: Teller, *turns: Turn) -> tuple[LessonDialogue, list[Turn]]:
        """The value after turns were said."""
        return replace(self, cited=tuple(teller.numbering.cited)), list(turns)

    def arrive(self, position: Position) -> tuple[LessonDialogue, list[Turn]]:
        """Go to a spot and say what is there."""
        position = drawn(position, self.attempts)
        try:
            task = task_at(self.exercise_cases, position, self.attempts)
        except InputError as error:
            teller = self.teller()
            return self._home_after(teller, teller.say("problem", str(error)))
        after = replace(self, position=position, task=task, picked=(), told=False)
        return after.asking()

    def asking(self) -> tuple[LessonDialogue, list[Turn]]:
        """What is asked, told or offered at this moment."""
        teller = self.teller()
        if self.position.is_menu:
            return self.said(
                teller, menu(teller, self.exercise_cases.program, self.attempts, self.position, self.clock())
            )
        return self.said(teller, teller.at(self.position, self.task, self.picked))

    def _answer(self, typed: str) -> tuple[LessonDialogue, list[Turn]]:
        if self.position.is_menu:
            return self._choose(typed)
        if self.told:
            return self._after_the_answer(typed)
        if self.task is None:
            if plain(typed) in ON:
                return self._recorded(attempt_at(self.position, None, None, self.knowledge, self.clock())).go_on()
            return self._complain("Press Enter to go on. 'help' lists what else you can type.")
        if self.task.form == "write":
            return self._written(typed)
        picked = picked_in(self.task, typed, self.picked)
        return self._complain(picked) if isinstance(picked, str) else self._picked(picked)

    def _choose(self, typed: str) -> tuple[LessonDialogue, list[Turn]]:
        position = chosen(self.exercise_cases.program, self.attempts, self.position, plain(typed), self.clock())
        if isinstance(position, Position):
            return self.arrive(position)
        if position in OBEYING:
            return OBEYING[position](self, "")
        return self._complain("Type the number of a line, or press Enter for the first.")

    def _complain(self, told: str) -> tuple[LessonDialogue, list[Turn]]:
        teller = self.teller()
        return self.said(teller, teller.say("problem", told))

    def _picked(self, picked: list[int]) -> tuple[LessonDialogue, list[Turn]]:
        assert self.task is not None
        whole = (*self.picked, *picked) if self.task.form in ("match", "order") else tuple(dict.fromkeys(picked))
        if self.task.form in ("match", "order") and len(whole) < self.task.length:
            teller = self.teller()
            turn = teller.ask_place(self.task, whole)
            return replace(self, picked=whole).said(teller, turn)
        marked = mark(self.task, whole)
        attempt = attempt_at(self.position, self.task, marked, self.knowledge, self.clock())
        after = replace(self._recorded(attempt), picked=whole, told=True)
        teller = after.teller()
        return after.said(teller, teller.marked(self.task, marked, whole))

    def _written(self, typed: str) -> tuple[LessonDialogue, list[Turn]]:
        assert self.task is not None
        if len(typed.split()) < FEWEST_WORDS:
            return self._complain("Type one sentence at least, or 'skip'.")
        teller = self.teller()
        turn, marked = teller.written(self.task, typed)
        attempt = attempt_at(self.position, self.task, marked, self.knowledge, self.clock())
        return replace(self._recorded(attempt), told=True).said(teller, turn)

    def _after_the_answer(self, typed: str) -> tuple[LessonDialogue, list[Turn]]:
        if plain(typed) in ON:
            return self.go_on()
        if self.task and reasoned(self.task) and len(typed.split()) >= FEWEST_WORDS:
            teller = self.teller()
            return self.said(teller, teller.reason(self.task, typed))
        return self._complain("Press Enter to go on, or type 'why 2' to see the second choice explained in full.")

    def _recorded(self, attempt: Attempt) -> LessonDialogue:
        return replace(self, attempts=(*self.attempts, attempt))

    def go_on(self) -> tuple[LessonDialogue, list[Turn]]:
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

    def _home_after(self, teller: Teller, turn: Turn) -> tuple[LessonDialogue, list[Turn]]:
        after, _ = self.said(teller)
        after, turns = after.arrive(HOME)
        return after, [turn, *turns]
