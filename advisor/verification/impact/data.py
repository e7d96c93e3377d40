"""The impact of edits as data: what was edited, and whose advice changes because of which edits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from advisor.analysis.comparison.changes import VerdictChange
from advisor.analysis.subject_words import WHOLE_CASE, NamedSubject
from advisor.model.knowledge import Knowledge
from advisor.model.situation import Situation
from advisor.model.values import Value
from advisor.verification.impact.edits import Edit

Sort = Literal["saved case", "case study", "market"]
SORTS: tuple[Sort, ...] = ("saved case", "case study", "market")


@dataclass(frozen=True)
class Tried:
    """A case as it is understood before and now."""

    sort: Sort
    id: str
    title: str
    before: Situation
    now: Situation
    not_understood: tuple[str, ...] = ()
    """Answers in words that the questions understood before and do not understand any more."""


@dataclass(frozen=True)
class Because:
    """An edit as the cause of a change: of which entry, and of which fact of it."""

    kind: str
    """A kind of entry, as in `edits`."""
    id: str
    fact: str = ""
    subject: NamedSubject = WHOLE_CASE
    was: Value | None = None
    now: Value | None = None


@dataclass(frozen=True)
class Move:
    """One measure that stands elsewhere now, and the edits that made it so."""

    change: VerdictChange
    because: tuple[Because, ...]
    exact: bool = True
    """Whether it was tried out; otherwise the edits are those that the measure hangs on."""


@dataclass(frozen=True)
class Touched:
    """A case whose advice changes, or whose answers are not all understood any more."""

    case: Tried
    moves: tuple[Move, ...]


@dataclass(frozen=True)
class Impact:
    """What was edited, and whose advice changes."""

    old: Knowledge
    new: Knowledge
    edits: tuple[Edit, ...]
    tried: Mapping[Sort, int]
    touched: tuple[Touched, ...]
