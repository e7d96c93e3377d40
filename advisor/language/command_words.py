"""Hears which command a text calls: by its exact words, without manners, or without words that only stress."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from advisor.conversation.commands.registry import COMMANDS, Command
from advisor.language.lexicon import words

POLITE = (
    "please / pls / plz / ok / okay / hang on / hold on / wait / sorry / hey / hi / hello / so / um / uh "
    "/ well / but / and / kindly / just / now / then / actually / also / can you / could you / would you "
    "/ will you / can i / could i / may i / can we / could we / i want to / i wanna / i would like to / "
    "id like to / we want to / i wish to / lets / let us / let me / please can you / one moment / one sec "
    "/ quick question / question / yes / no / hmm / oh / i need to / i need / give me"
)
LEADING = re.compile(rf"^(?:(?:{POLITE.replace(' / ', '|')})[\s,:.!]+)+")
TRAILING = re.compile(
    r"(?:[\s,.!?]+(?:please|pls|plz|thanks|thank you|thx|now|for me|again|first|sir|madam|then|instead|btw))+$"
)

STRESSING = words("exactly precisely really actually again still even just though earth heck on the")


Found = tuple[Command, str] | None
Commands = tuple[Command, ...]


def find_command(text: str, among: Commands = COMMANDS) -> Found:
    """The command a text calls, with the words after it as they were typed; a slash before it does no harm."""
    text = text.strip().removeprefix("/")
    typed = text.strip().rstrip("?.!").split() or text.split()
    bare = _without_manners(typed)
    ways = (partial(_alone, among), partial(_with_words, among))
    found = (way(said) for way in ways for said in (typed, bare))
    return next(filter(None, found), None) or _stressed(among, bare)


def _stressed(among: Commands, typed: list[str]) -> Found:
    """The command without words that only stress it: "what exactly is", "why on earth not"."""
    words = [word for word in typed if _plain(word) not in STRESSING]
    return (_alone(among, words) or _with_words(among, words)) if len(words) < len(typed) else None


@lru_cache
def _taking(among: Commands) -> list[tuple[str, Command]]:
    """The words that want more after them, the longest first: "why not" before "why"."""
    return sorted(((phrase, command) for command in among for phrase in command.takes), key=lambda pair: -len(pair[0]))


def _without_manners(typed: list[str]) -> list[str]:
    """The words without polite ones at both ends."""
    text = " ".join(typed)
    start = LEADING.match(_plain(text))
    end = TRAILING.search(_plain(text))
    words = _plain(text)[: end.start() if end else None].split()
    return (
        typed[len(words) - len(words[len(_plain(text)[: start.end()].split()) :]) : len(words)]
        if start
        else typed[: len(words)]
    )


def _plain(text: str) -> str:
    return text.casefold().replace("\u2019", "").replace("'", "")


def _alone(among: Commands, typed: list[str]) -> Found:
    plain = _plain(" ".join(typed))
    return next(((command, "") for command in among if plain in command.words), None)


def _with_words(among: Commands, typed: list[str]) -> Found:
    plain = _plain(" ".join(typed))
    for phrase, command in _taking(among):
        if plain.startswith(f"{phrase} "):
            return command, " ".join(typed[len(phrase.split()) :])
    return None
