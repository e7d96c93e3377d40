"""What stands around a conversation: saved cases and settings. A session does what is asked here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.conversation.commands.command import Command
from advisor.conversation.commands.library import stands_alone
from advisor.conversation.turns import ListCases, New, Open, Reply, Save, Set
from advisor.language.lexicon import phrases

if TYPE_CHECKING:
    # The home screen has keys for the commands of this file, and its first frame waits for nothing heavy.
    from advisor.conversation.dialogue import Dialogue


def cases(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """The saved cases."""
    return Reply(dialogue, [], (ListCases(),))


def open_case(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """Go on with another saved case in the place of this one."""
    return Reply(dialogue, [], (Open(rest),))


def names_a_case(dialogue: Dialogue, rest: str) -> bool | None:
    """ "Open weights" is an answer or a name, unless there is a case called so."""
    if not rest or dialogue.step.kind not in ("known", "fact", "name"):
        return None
    return dialogue.elsewhere(rest) is not None


def new(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """Begin another case; this one stays saved."""
    return Reply(dialogue, [], (New(),))


def save_as(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """Save the last "what if" as a case of its own, or give this case a name."""
    return Reply(dialogue, [], (Save(rest),))


def settings(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """Tell the settings, or set one."""
    setting, _, value = rest.partition(" ")
    return Reply(dialogue, [], (Set(setting, value),))


SAVE_AS = Command(
    "save as",
    "'save as NAME' keeps the last 'what if', or names this case",
    phrases("save as / save / save it / save this / save case / save the case / save my answers / save now"),
    save_as,
    takes=phrases(
        "save as / save it as / save this as / save case as / save this case as / call it / name it / "
        "name this case / rename to"
    ),
    beginnings=phrases(
        "save it under / save this under / store it as / keep it as / keep this as / save it under the name / "
        "call this case"
    ),
    wants="a name; every answer is saved as you give it",
)
CASES = Command(
    "cases",
    "your saved cases",
    phrases("cases / saved cases / my cases / list cases / show cases / other cases / recent / recent cases / open"),
    cases,
    key="ctrl+o",
)
OPEN = Command(
    "open",
    "'open NAME' goes on with another saved case",
    (),
    open_case,
    takes=phrases("open case / open the case / open / load / resume / switch to"),
    wants="the name of a case",
    means=names_a_case,
)
NEW = Command(
    "new",
    "begin another case; this one stays saved",
    phrases(
        "new / new case / another case / begin a new case / start a new case / new conversation / start another case"
    ),
    new,
    key="ctrl+n",
)
SETTINGS = Command(
    "settings",
    "theme, density and motion; 'settings theme light' sets one",
    phrases("settings / preferences / setting / config / options of the screen"),
    settings,
    takes=phrases("settings / setting"),
    key="f4",
    means=stands_alone,
)
