"""The consult screen: the interview about one case. All that is typed goes through the session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.content import Content

from advisor.analysis.eligibility.document import HEADINGS, banner
from advisor.analysis.eligibility.judge import eligibility
from advisor.conversation.commands.command import Command
from advisor.conversation.commands.registry import COMMANDS
from advisor.conversation.next_step import Snapshot, unsure_musts
from advisor.conversation.reply import command_in
from advisor.conversation.session import Session
from advisor.conversation.turns import Turn
from advisor.model.strengths import A_MUST, MUST_WORDS, MUSTS
from advisor.text.safe import counted
from advisor.tui.host import ANYWHERE, IN_A_CASE, Host
from advisor.tui.screens.talk import TalkScreen, bindings
from advisor.tui.widgets.prose import plain
from advisor.tui.widgets.question_box import QuestionBox
from advisor.tui.widgets.side_panel import SidePanel


class ConsultScreen(TalkScreen):
    """The interview about one case."""

    app: Host
    BINDINGS = bindings(COMMANDS)
    named = {command.name: command for command in COMMANDS}

    def __init__(self, session: Session, first: str = "") -> None:
        super().__init__(QuestionBox(), SidePanel(id="panel"))
        self.session, self.first = session, first

    @property
    def turns(self) -> Sequence[Turn]:
        """All that was said."""
        return self.session.turns

    def on_mount(self) -> None:
        """Begin the conversation, or go on with it."""
        self.fit(self.size.width, self.size.height)
        self.session.open()
        self.show_new()
        if self.first:
            self.send(self.first)

    def command_in(self, typed: str) -> tuple[Command[Any], str] | None:
        """The command that a text calls, with the words after it."""
        return command_in(self.session.dialogue, typed)

    def opens(self, command: Command[Any]) -> bool:
        """Whether a command opens a page of its own now."""
        # Where no offer may be made, what advises is answered in the conversation.
        barred = command.advises and bool(self.session.dialogue.now.run.barred)
        return opens(command) and not barred

    def reply(self, text: str) -> bool:
        """Give a text to the session; say whether the conversation ends with it."""
        self.session.reply(text)
        return self.session.ended

    def show_moment(self) -> Content:
        """Show the advice so far; name the case and what is open."""
        now = self.session.dialogue.now
        self.query_one(SidePanel).show(now)
        return plain(f"{self.session.name or 'New case'}   {moment_in_words(now)}")

    def works(self, command: Command[Any]) -> bool:
        """Whether a command does anything at this moment."""
        return command.needs(self.session.dialogue)

    def on_side_panel_chosen(self, event: SidePanel.Chosen) -> None:
        """Open the recommendation that was chosen."""
        from advisor.tui.screens.recommendation import RecommendationScreen

        self.app.push_screen(RecommendationScreen(self.session.dialogue.now, event.measure, event.subject))

    def call(self, command: Command[Any]) -> None:
        """Open the page of a command, or type it for the person, as far as it goes without more words."""
        self.remove_class("-panel")
        if self.opens(command):
            self.app.open(command.name, self._called)
        elif command.wants:
            self.query_one(QuestionBox).begin(f"{command.name} ")
        else:
            # A word that is an answer too is meant as the command here.
            self.send(command.name if self.command_in(command.name) else f"/{command.name}")

    def _called(self, typed: object) -> None:
        """Type what a page gave back."""
        self.show_new()
        if isinstance(typed, str):
            self.send(typed)


def opens(command: Command[Any]) -> bool:
    """Whether a command has a page of its own."""
    return command.name in ANYWHERE or command.name in IN_A_CASE


def moment_in_words(now: Snapshot) -> str:
    """How much is still to be asked; before it, that no offer may be made or that counsel comes first."""
    if not now.state.situation.market:
        return ""
    found = eligibility(now.run)
    if found.is_barred:
        return banner(found)
    first = f"{HEADINGS[found.offer]}.  " if found.offer != "open" else ""
    return first + open_in_words(now)


def open_in_words(now: Snapshot) -> str:
    """How much is still to be asked."""
    musts, rest = len(now.open_musts), len(now.open_all)
    if musts:
        return f"{counted(musts, 'question')} open for {A_MUST}, {rest} in all"
    unsure = len(unsure_musts(now))
    if unsure:
        return f"{MUSTS} hang on {counted(unsure, 'thing')} not known; {counted(rest, 'smaller question')} open"
    return (
        f"every {MUST_WORDS.word} is settled; {counted(rest, 'smaller question')} open"
        if rest
        else "no question is open"
    )
