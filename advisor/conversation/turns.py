"""Turns, which all front ends show alike; and what a reply comes to: turns, and effects for a session to carry out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from advisor.model.entry import Citation

T = TypeVar("T")
Kind = Literal["greeting", "known", "question", "changes", "why", "help", "problem", "advice", "check", "note", "you"]


@dataclass(frozen=True)
class Choice:
    """One answer that can be picked by its key."""

    key: str
    label: str
    means: str = ""


@dataclass(frozen=True)
class Turn:
    """One thing said by the advisor or by the person."""

    speaker: Literal["advisor", "you"]
    kind: Kind
    text: str
    choices: tuple[Choice, ...] = ()
    several: bool = False
    citations: tuple[tuple[int, Citation], ...] = ()

    def lines(self) -> list[str]:
        """The turn as plain lines: the text, then the choices."""
        found = self.text.splitlines()
        for choice in self.choices:
            means = f" ({choice.means})" if choice.means else ""
            found.append(f"  {choice.key:>2}  {choice.label}{means}")
        return found


def you(text: str) -> Turn:
    """What the person typed."""
    return Turn("you", "you", text)


@dataclass(frozen=True)
class Save:
    """Save the last "what if" as a case of its own; without one, give the case at hand this name."""

    name: str


@dataclass(frozen=True)
class Open:
    """Go on with another saved case."""

    name: str


@dataclass(frozen=True)
class New:
    """Begin another case."""


@dataclass(frozen=True)
class ListCases:
    """Tell which cases are saved."""


@dataclass(frozen=True)
class Set:
    """Give a setting a value; without a setting, tell all of them."""

    setting: str = ""
    value: str = ""


@dataclass(frozen=True)
class Quit:
    """End the conversation."""


Effect = Save | Open | New | ListCases | Set | Quit


class Reply(NamedTuple, Generic[T]):
    """What a reply comes to."""

    dialogue: T
    turns: list[Turn]
    effects: tuple[Effect, ...] = ()
    """What is left for a session to do; nothing of it has happened yet."""
