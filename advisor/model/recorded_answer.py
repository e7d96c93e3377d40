"""A recorded answer: what it sets, for which subject, and its written value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from advisor.model.situation import CASE, Subject

Sets = Literal["market", "known", "fact", "skip", "name", "profile", "end", "stage", "proposal", "claim", "remark"]


@dataclass(frozen=True)
class Answer:
    """One recorded answer: what it sets, for which subject, and its written value."""

    sets: Sets
    subject: Subject = CASE
    fact: str = ""
    value: Any = ""

    @property
    def key(self) -> tuple[str, Subject, str]:
        """Two answers with one key answer the same question."""
        return ("fact" if self.sets in ("skip", "claim") else self.sets, self.subject, self.fact)

    def as_plain(self) -> dict[str, Any]:
        """The answer as plain data, for storage."""
        return {
            "sets": self.sets,
            "kind": self.subject.kind,
            "slot": self.subject.index,
            "fact": self.fact,
            "value": self.value,
        }

    @staticmethod
    def from_plain(plain: dict[str, Any]) -> Answer:
        """The answer from plain data; raises KeyError or ValueError if they are not an answer."""
        answer = Answer(plain["sets"], Subject(plain["kind"], plain["slot"]), plain["fact"], plain["value"])
        words = answer.value if isinstance(answer.value, list) else [answer.value]
        texts = all(isinstance(text, str) for text in (answer.subject.kind, answer.fact, *words))
        if (
            answer.sets not in get_args(Sets)
            or type(answer.subject.index) is not int
            or answer.subject.index < 0
            or not texts
        ):
            raise ValueError(plain)
        return answer
