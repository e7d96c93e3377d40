"""The learning screen: lessons, exercises and cards in the same conversation, with the path beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static

from advisor.conversation.commands.command import Command
from advisor.conversation.turns import Turn
from advisor.learning.commands import LEARN_COMMANDS
from advisor.learning.lesson_dialogue import LessonDialogue
from advisor.learning.path import done_steps, goals_shown, in_order, lesson_progress
from advisor.learning.position import lesson_at
from advisor.learning.reply import command_in
from advisor.learning.session import LearningSession
from advisor.tui.screens.help import HelpScreen
from advisor.tui.screens.talk import TalkScreen, bindings
from advisor.tui.widgets.prose import Prose, plain
from advisor.tui.widgets.question_box import QuestionBox
from advisor.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from advisor.tui.host import Host

PANEL = "the path of lessons; Enter or a click on a line begins one, or goes on with it"
PAGES = ("help", "library", "settings")
"""Commands that open a page on this screen."""


class LearnPanel(Vertical):
    """The path, and the goals of the lesson at hand."""

    class Chosen(Message):
        """A lesson was chosen."""

        def __init__(self, number: str) -> None:
            super().__init__()
            self.number = number

    def compose(self) -> ComposeResult:
        """Two parts with headings."""
        yield Static("The path", classes="heading")
        yield Rows(id="board")
        yield Static("Goals of this lesson", id="why-heading", classes="heading")
        yield Prose(id="why")

    def show(self, learning: LessonDialogue) -> None:
        """Show a moment."""
        board = self.query_one(Rows)
        board.show(path_rows(learning), board.highlighted)
        goals = list(goal_lines(learning))
        self.query_one("#why-heading").display = self.query_one("#why").display = bool(goals)
        self.query_one("#why", Prose).update("\n".join(goals))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the lesson behind a line."""
        event.stop()
        number = self.query_one(Rows).chosen(event)
        if number:
            self.post_message(self.Chosen(number))


def path_rows(learning: LessonDialogue) -> Iterator[Row]:
    """Every lesson with how far it is; the one at hand stands out."""
    done, here = done_steps(learning.attempts), lesson_at(learning.knowledge, learning.position)
    for lesson in in_order(learning.knowledge):
        standing = lesson_progress(lesson, done)
        far = " (done)" if standing.whole else f" ({standing.done} of {standing.of})" if standing.done else ""
        colour = "bold $text-success" if standing.whole else ""
        text = f"{lesson.number:>2}  {lesson.title}{far}"
        yield Row(text, str(lesson.number), colour, len(text), bold=lesson is here)


def goal_lines(learning: LessonDialogue) -> Iterator[str]:
    """The goals of the lesson at hand, with those that were shown."""
    lesson = lesson_at(learning.knowledge, learning.position)
    for goal, attempt in goals_shown(lesson, learning.attempts) if lesson else ():
        yield f"{'[x]' if attempt and attempt.passed else '[ ]'}  {goal.says}"


class LearnScreen(TalkScreen):
    """A learner's conversation."""

    app: Host
    BINDINGS = bindings(LEARN_COMMANDS)
    named = {command.name: command for command in LEARN_COMMANDS}
    from_the_top = True

    def __init__(self, session: LearningSession) -> None:
        super().__init__(QuestionBox(LEARN_COMMANDS, hint), LearnPanel(id="panel"))
        self.session = session

    @property
    def turns(self) -> Sequence[Turn]:
        """All that was said."""
        return self.session.turns

    def on_mount(self) -> None:
        """Begin, or go on."""
        self.fit(self.size.width, self.size.height)
        self.session.open()
        self.show_new()

    def command_in(self, typed: str) -> tuple[Command[Any], str] | None:
        """The command that a text calls, with the words after it."""
        return command_in(self.session.learning, typed)

    def opens(self, command: Command[Any]) -> bool:
        """Whether a command has a page of its own."""
        return command.name in PAGES

    def reply(self, text: str) -> bool:
        """Give a text to the session; say whether the conversation ends with it."""
        self.session.reply(text)
        return self.session.ended

    def show_moment(self) -> Content:
        """Show the path; name where one is."""
        learning = self.session.learning
        self.query_one(LearnPanel).show(learning)
        lesson = lesson_at(learning.knowledge, learning.position)
        if lesson is not None:
            return plain(
                f"Lesson {lesson.number}: {lesson.title}   {learning.position.number + 1} of {len(lesson.all_steps)}"
            )
        where = {"practice": "Practice", "class": "Exercises of a class", "cards": "Daily review"}
        return plain(f"Learn   {where.get(learning.position.kind, '')}")

    def works(self, command: Command[Any]) -> bool:
        """Whether a command does anything at this moment."""
        return command.needs(self.session.learning)

    def on_learn_panel_chosen(self, event: LearnPanel.Chosen) -> None:
        """Begin the lesson that was chosen, or go on with it."""
        self.remove_class("-panel")
        self.send(f"lesson {event.number}")

    def call(self, command: Command[Any]) -> None:
        """Open the page of a command, or type it for the person."""
        self.remove_class("-panel")
        if command.name == "help":
            self.app.push_screen(HelpScreen(LEARN_COMMANDS, PANEL))
        elif command.name in PAGES:
            self.app.open(command.name)
        else:
            self.send(command.name)


def hint(turn: Turn) -> str:
    """What can be typed, for the empty line."""
    if [choice.key for choice in turn.choices] == ["Enter"]:
        if turn.kind == "question":
            return "Enter goes on, Page Down reads on; or: what is WORDS, back"
        return "Enter goes on; or: why 2, sources 1, what is WORDS, back"
    if turn.several:
        return "Numbers or words: 1 and 3; or arrow down and Space"
    return "Type a number; or: back, skip, help" if turn.choices else "Type one to four sentences; or: skip, help"
