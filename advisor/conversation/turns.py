"""Turns: what is said, by whom, with which choices and citations. All front ends show the same turns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from advisor.model.entry import Citation

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
