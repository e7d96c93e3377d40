"""One command: its words, its key, what it needs and wants, what it does, and when its words are meant as an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, Self, TypeVar

from advisor.conversation.turns import Kind, Reply


class Speaker(Protocol):
    """A conversation of any kind: what its commands act on."""

    def tell(self, kind: Kind, text: str) -> Reply[Self]:
        """Say something and leave all else as it is."""


T = TypeVar("T", bound=Speaker)


def always(dialogue: Any) -> bool:
    """A command that needs nothing."""
    return True


def undecided(dialogue: Any, rest: str) -> None:
    """A command that says nothing of whether it is meant; what the words answer decides."""


@dataclass(frozen=True, eq=False)
class Command(Generic[T]):
    """One command of one kind of conversation; the help page, the keys, the palette and the slash read it from here."""

    name: str
    help: str
    words: tuple[str, ...]
    """The words that call it when nothing follows them."""
    run: Callable[[T, str], Reply[T]]
    takes: tuple[str, ...] = ()
    """The words that call it when something follows them."""
    beginnings: tuple[str, ...] = ()
    """Freer beginnings, which what it is about follows."""
    mentions: tuple[str, ...] = ()
    """Freer words that stand anywhere in a request; two dots stand for any words between."""
    key: str = ""
    """The key that calls it on the full screen."""
    label: str = ""
    """What the footer calls it; without one, only the help page and the palette show it."""
    sign: str = ""
    """The mark by which the help page lists it, in the place of its name."""
    needs: Callable[[T], bool] = always
    """Whether there is what it needs to do anything."""
    unmet: str = ""
    """What is said where that is missing; without it, the command says so itself."""
    advises: bool = False
    """Whether it speaks of measures, which it does nowhere where no offer may be made."""
    wants: str = ""
    """What must follow it; without it the command only says so."""
    yields: bool = False
    """Whether freer words that call another command come first: "what is the reason" asks why."""
    means: Callable[[T, str], bool | None] = undecided
    """Whether its words are meant as the command, given those that follow; False for an answer, None for either."""

    def obey(self, dialogue: T, rest: str) -> Reply[T]:
        """Do it, or say what is missing."""
        if self.unmet and not self.needs(dialogue):
            return dialogue.tell("problem", self.unmet)
        if self.wants and not rest:
            return dialogue.tell("problem", f"Type '{self.name}' and {self.wants}.")
        return self.run(dialogue, rest)
