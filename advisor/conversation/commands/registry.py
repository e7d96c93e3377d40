"""The commands a person can type at any time, in the order of the help page. To add one, add its object here."""

from __future__ import annotations

from advisor.conversation.commands.advice import EXPORT, MARKET, OPTIONS, SHOW, SOURCES
from advisor.conversation.commands.answers import ADD, BACK, CHANGE, CHECK, QUICK, REMOVE, RENAME, SKIP, START_OVER
from advisor.conversation.commands.cases import CASES, NEW, OPEN, SAVE_AS, SETTINGS
from advisor.conversation.commands.command import Command
from advisor.conversation.commands.counterfactuals import WHAT_HOLDS, WHAT_WOULD_CHANGE, WHY_NOT
from advisor.conversation.commands.explain import HOW_DO_WE_KNOW, IN_FULL, IN_SHORT, WHY
from advisor.conversation.commands.help import QUIT, help_on
from advisor.conversation.commands.library import LIBRARY, WHAT_IS
from advisor.conversation.commands.proposal import CONTINUITY, GAPS, PROPOSAL, REVIEW
from advisor.conversation.commands.what_if import COMPARE, TAKE_IT, WHAT_IF
from advisor.conversation.dialogue import Dialogue

COMMANDS: tuple[Command[Dialogue], ...] = (
    WHY,
    IN_FULL,
    IN_SHORT,
    HOW_DO_WE_KNOW,
    WHY_NOT,
    WHAT_WOULD_CHANGE,
    WHAT_IF,
    WHAT_IS,
    TAKE_IT,
    SAVE_AS,
    COMPARE,
    WHAT_HOLDS,
    QUICK,
    BACK,
    CHANGE,
    ADD,
    REMOVE,
    RENAME,
    SKIP,
    OPTIONS,
    SHOW,
    CHECK,
    CONTINUITY,
    PROPOSAL,
    REVIEW,
    GAPS,
    SOURCES,
    MARKET,
    LIBRARY,
    CASES,
    OPEN,
    NEW,
    SETTINGS,
    EXPORT,
    START_OVER,
    help_on(lambda: COMMANDS),
    QUIT,
)
MENTIONED_FIRST = (
    "why",
    "sources",
    "in short",
    "in full",
    "quick",
    "what holds",
    "export",
    "start over",
    "back",
    "skip",
    "check",
    "show",
    "options",
    "help",
    "quit",
)
"""Where freer wording mentions several commands, the first of these is meant: "a memo of the advice" asks for the memo."""
