"""Help and quit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from advisor.conversation.commands.command import Command
from advisor.conversation.dialogue import Dialogue
from advisor.conversation.turns import Quit, Reply
from advisor.language.lexicon import phrases
from advisor.library.help import TOPICS, page_named

HOW_TO_ANSWER = "Answer by number, by word, or several at once such as '1 and 3'. Commands:"


def is_asked_for(dialogue: Any, rest: str) -> bool:
    """Who types "help" needs it, whatever it sounds like; "help desk" is a workload, and no page of help."""
    return not rest or page_named(rest) is not None


def help_text(words: str, how_to_answer: str, commands: Sequence[Command[Any]]) -> str:
    """The page of help that words name; without one, the commands with what each does, and the topics."""
    page = page_named(words) if words else None
    if page:
        return "\n".join(page.lines)
    width = max(len(command.name) for command in commands)
    lines = [f"  {command.sign or command.name:<{width}}  {command.help}" for command in commands]
    return "\n".join([how_to_answer, *lines, f"Pages to read, with 'help' and a name: {', '.join(TOPICS)}."])


def help_on(commands: Callable[[], Sequence[Command[Dialogue]]]) -> Command[Dialogue]:
    """The command that lists the commands, or shows a page of help."""

    def run(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
        return dialogue.tell("help", help_text(rest, HOW_TO_ANSWER, commands()))

    return Command(
        "help",
        "this list; 'help WORD' shows a page, such as 'help keys'",
        phrases(
            "help / commands / what can i do / what can i type / how does this work / i am lost / im lost / "
            "help me / what commands are there / list commands / how do i use this / what are the commands / "
            "instructions / manual"
        ),
        run,
        takes=phrases("help with / help on / help about / help"),
        mentions=phrases(
            "help / lost / confused / how does this work / how does this thing work / what can i do / "
            "what can i type / what now / commands / instructions / stuck"
        ),
        key="f1",
        label="Help",
        means=is_asked_for,
    )


def stop(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """End the conversation."""
    return dialogue.tell("note", "Saved. See you.")._replace(effects=(Quit(),))


QUIT = Command(
    "quit",
    "stop; everything is saved",
    phrases(
        "quit / exit / stop / stop here / bye / goodbye / close / end / im done / i am done / stop for today / "
        "log off / save and quit / finish for now / thats all for today / that is all for today / "
        "done for today / im done for today / q / bye bye / see you / leave / stop now / save and exit / "
        "good bye / i have to go / enough for today"
    ),
    stop,
    mentions=phrases(
        "quit / goodbye / good bye / bye / log off / logging off / log out / close this / stop here / "
        "call it a day / have to go / gotta go / have to run / enough for today / done for today / "
        "done for now / finish here / wrap up for today / all for today"
    ),
)
