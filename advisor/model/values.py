"""The values a fact can have, and where they came from. Unknown is not a value: it is the absence of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from advisor.model.entry import Citation


@dataclass(frozen=True)
class Several:
    """A set of options; `partial` means that more may hold than are listed."""

    chosen: frozenset[str]
    partial: bool = False


@dataclass(frozen=True)
class Number:
    """A number known to lie between two bounds, both included; `None` means no upper bound."""

    low: float
    high: float | None

    @property
    def exact(self) -> bool:
        """Whether the bounds are one figure."""
        return self.low == self.high


Value = str | Several | Number


def is_open(value: Value | None) -> bool:
    """Whether a question about this value may still teach us something."""
    if isinstance(value, Several):
        return value.partial
    if isinstance(value, Number):
        return not value.exact
    return value is None


@dataclass(frozen=True)
class Origin:
    """Where a fact came from."""

    kind: Literal["answered", "known", "follows", "concluded", "assumed", "unsure"]
    as_of: str = ""
    confidence: str = ""
    note: str = ""
    citations: tuple[Citation, ...] = ()
    rule: str = ""
    is_aged: bool = False
    """Whether it is older than base.yaml allows for such a fact."""
    disputed: tuple[str, ...] = ()
    """Who says otherwise, what, and since when."""
    ends: str = ""
    """The last day on which it holds, and what comes after, if that is known."""

    def in_words(self) -> str:
        """The origin as a short phrase for people, with what casts doubt on it."""
        doubt = ("; older than it may be" if self.is_aged else "") + ("; disputed" if self.disputed else "")
        doubt += f"; until {self.ends}" if self.ends else ""
        if self.kind == "known":
            return f"known, {self.as_of}, {self.confidence} confidence{doubt}"
        if self.kind == "unsure" and self.as_of:
            return f"known in part, {self.as_of}, {self.confidence} confidence{doubt}; you are not sure"
        if self.kind == "answered":
            return "your answer"
        return {
            "follows": "follows from another answer",
            "concluded": "concluded",
            "assumed": "assumed",
            "unsure": "you are not sure",
        }[self.kind]


ANSWERED = Origin("answered")


@dataclass(frozen=True)
class Fact:
    """A named value with its origin."""

    name: str
    value: Value | None
    origin: Origin = ANSWERED
