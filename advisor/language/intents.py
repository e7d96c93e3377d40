"""Classifies a text as one of the commands it is handed: by the command's own words, or by freer wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import Generic, NamedTuple, Protocol, TypeVar

from advisor.language.lexicon import any_of, words
from advisor.language.normalise import folded

POLITE_WORDS = (
    "please / pls / plz / ok / okay / hang on / hold on / wait / sorry / hey / hi / hello / so / um / uh "
    "/ well / but / and / kindly / just / now / then / actually / also / can you / could you / would you "
    "/ will you / can i / could i / may i / can we / could we / i want to / i wanna / i would like to / "
    "id like to / we want to / i wish to / lets / let us / let me / please can you / one moment / one sec "
    "/ quick question / question / yes / no / hmm / oh / i need to / i need / give me"
)
LEADING = re.compile(rf"^(?:(?:{POLITE_WORDS.replace(' / ', '|')})[\s,:.!]+)+")
TRAILING = re.compile(
    r"(?:[\s,.!?]+(?:please|pls|plz|thanks|thank you|thx|now|for me|again|first|sir|madam|then|instead|btw))+$"
)
STRESSING = words("exactly precisely really actually again still even just though earth heck on the")
"""Words that only stress a command: "what exactly is", "why on earth not"."""
OPENERS = (
    "please/pls/plz/ok/okay/hang on/hold on/wait/sorry/hey/hi/hello/so/um/uh/well/but/and/hmm/oh/ah/actually"
    "/quick question/question/can you/could you/would you/can we/could we/i wonder/just/one moment/one sec/sir"
    "/madam/dear/kindly/tell me/btw"
)
OPENING = re.compile(rf"^(?:(?:{any_of(OPENERS)})[\s,:.!-]+)+")
ASKING = re.compile(
    "(?:"
    + any_of(
        "what/whats/why/how/where/which/who/when/can/could/would/may/shall/should/do/does/is/are/any/i want/i"
        " need/i would/i wish/i have/i wanna/i gotta/i cant/i dont/i am/i made/i forgot/id like/im/let/lets/give"
        "/show/tell/get/make/write/create/produce/send/put/turn/print/export/download/save/go/take/skip/leave"
        "/park/pass/move/come/back/undo/start/begin/reset/help/list/cite/justify/review/remind/explain/stop/quit"
        "/defer/log/close/finish/done/enough/thats/only/short/next/never/delete/oops/no time/not now/in"
    )
    + r")\b"
)
"""How requests begin; what begins otherwise tells something, unless it is a question or very short."""
MAX_SHORT_WORDS = 4
"""A text of at most so many words may be a request however it begins."""
MAX_REQUEST_WORDS = 24
"""A text of more words tells something and is no request."""


class Worded(Protocol):
    """What can be called by words."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words that call it when nothing follows them."""

    @property
    def takes(self) -> tuple[str, ...]:
        """The words that call it when something follows them."""

    @property
    def beginnings(self) -> tuple[str, ...]:
        """Freer beginnings, which what it is about follows."""

    @property
    def mentions(self) -> tuple[str, ...]:
        """Freer words that stand anywhere in a request; two dots stand for any words between."""


C = TypeVar("C", bound=Worded)


class Intent(NamedTuple, Generic[C]):
    """A command that a text calls."""

    command: C
    rest: str = ""
    """The words after it, as they were typed."""
    exact: bool = True
    """Whether the text is in the command's own words, without a polite word left out."""


class Intents(Generic[C]):
    """Finds which of some commands a text calls."""

    def __init__(self, commands: Sequence[C], mentioned_first: Sequence[str] = ()) -> None:
        self.commands = commands
        self.mentioned_first = mentioned_first
        """Names whose mentions count before all others, in this order."""

    @cached_property
    def _by_words(self) -> dict[str, C]:
        return {phrase: command for command in reversed(self.commands) for phrase in command.words}

    @cached_property
    def _by_first_words(self) -> list[tuple[str, C]]:
        """The words that want more after them, the longest first: "why not" before "why"."""
        return _longest_first([(phrase, command) for command in self.commands for phrase in command.takes])

    @cached_property
    def _by_beginnings(self) -> list[tuple[str, C]]:
        return _longest_first([(phrase, command) for command in self.commands for phrase in command.beginnings])

    @cached_property
    def _by_mentions(self) -> list[tuple[re.Pattern[str], C]]:
        order = {name: place for place, name in enumerate(self.mentioned_first)}
        mentioned = [command for command in self.commands if command.mentions]
        mentioned.sort(key=lambda command: order.get(command.name, len(order)))
        return [(_mentioning(command.mentions), command) for command in mentioned]

    def find(self, text: str) -> Intent[C] | None:
        """The command that a text calls in the command's own words, perhaps with polite ones around them."""
        typed = text.strip().rstrip("?.!").split() or text.split()
        bare = _without_polite_words(typed)
        for look in (self._alone, self._with_more):
            for said in (typed, bare):
                intent = look(said)
                if intent:
                    return intent if said is typed else intent._replace(exact=False)
        unstressed = [word for word in bare if _plain(word) not in STRESSING]
        intent = (self._alone(unstressed) or self._with_more(unstressed)) if len(unstressed) < len(bare) else None
        return intent._replace(exact=False) if intent else None

    def _alone(self, typed: list[str]) -> Intent[C] | None:
        command = self._by_words.get(_plain(" ".join(typed)))
        return Intent(command) if command else None

    def _with_more(self, typed: list[str]) -> Intent[C] | None:
        plain = _plain(" ".join(typed))
        for phrase, command in self._by_first_words:
            if plain.startswith(f"{phrase} "):
                return Intent(command, " ".join(typed[len(phrase.split()) :]))
        return None

    def classify(self, text: str) -> Intent[C] | None:
        """The command that a text asks for in freer wording."""
        said = OPENING.sub("", folded(text).strip(" ?.!"))
        number = len(said.split())
        if not 0 < number <= MAX_REQUEST_WORDS:
            return None
        for phrase, command in self._by_beginnings:
            if said.startswith(f"{phrase} "):
                return Intent(command, said[len(phrase) :].strip(" ?.!,"), exact=False)
        if not (ASKING.match(said) or text.rstrip().endswith("?") or number <= MAX_SHORT_WORDS):
            return None
        named = (command for pattern, command in self._by_mentions if pattern.search(said))
        return next((Intent(command, exact=False) for command in named), None)


def _longest_first(pairs: list[tuple[str, C]]) -> list[tuple[str, C]]:

    return sorted(pairs, key=lambda pair: -len(pair[0]))


def _mentioning(phrases: Sequence[str]) -> re.Pattern[str]:
    either = (re.escape(phrase).replace(r"\ \.\.\ ", r"\b.*\b").replace(r"\ ", " ") for phrase in phrases)
    return re.compile(rf"\b(?:{'|'.join(either)})\b")


def _without_polite_words(typed: list[str]) -> list[str]:
    """The words without polite ones at both ends."""
    text = " ".join(typed)
    start = LEADING.match(_plain(text))
    end = TRAILING.search(_plain(text))
    left = _plain(text)[: end.start() if end else None].split()
    if not start:
        return typed[: len(left)]
    return typed[len(left) - len(left[len(_plain(text)[: start.end()].split()) :]) : len(left)]


def _plain(text: str) -> str:
    return text.casefold().replace("\u2019", "").replace("'", "")
