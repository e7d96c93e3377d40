"""The impact of edits as data: what was edited, and whose advice changes because of which edits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import Field

from advisor.analysis.comparison.changes import VerdictChange
from advisor.analysis.subject_words import WHOLE_CASE, NamedSubject
from advisor.model.entry import Model
from advisor.model.knowledge import Knowledge
from advisor.model.situation import Situation
from advisor.model.values import Value
from advisor.model.written_values import write_value
from advisor.verification.impact.edits import Edit

SCHEMA = "advisor/impact/1"

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

    def touched_by_edit(self) -> dict[tuple[str, str], list[Touched]]:
        """For each edit that is a cause, by kind and id, the cases whose advice it changes."""
        cases: dict[tuple[str, str], list[Touched]] = {}
        for each in self.touched:
            for key in dict.fromkeys((cause.kind, cause.id) for move in each.moves for cause in move.because):
                cases.setdefault(key, []).append(each)
        return cases


class KnowledgeState(Model):
    """One of the two states that are compared."""

    version: str
    date: str
    sha256: str


class ReportedEdit(Model):
    """One edit, and how many cases it changes the advice for."""

    kind: str
    id: str
    title: str
    how: str
    fields: tuple[str, ...]
    changes: tuple[str, ...]
    judges_otherwise: bool
    changes_advice_for: dict[Sort, int]


class ReportedCause(Model):
    """An edit as the cause of a change; of a market, a case or a profile with the fact that was edited, if it was one."""

    kind: str
    id: str
    fact: str
    about: str
    subject_kind: str
    subject_name: str
    was: Any
    now: Any


class ReportedMove(Model):
    """One measure that stands elsewhere now."""

    measure: str
    about: str
    subject_kind: str
    subject_name: str
    way: str
    was: str | None
    now: str | None
    because: tuple[ReportedCause, ...]
    exact: bool


class ReportedCase(Model):
    """One case whose advice changes, or whose answers are not all understood any more."""

    kind: Sort
    id: str
    title: str
    no_longer_understood: tuple[str, ...]
    moves: tuple[ReportedMove, ...]


class ImpactReport(Model):
    """Everything that the text tells, and all that it leaves out for length. `verify --against OLD -f json` prints it."""

    schema_: str = Field(SCHEMA, serialization_alias="schema")
    against: str
    before: KnowledgeState
    now: KnowledgeState
    edits: tuple[ReportedEdit, ...]
    compared: dict[Sort, int]
    cases: tuple[ReportedCase, ...]


def impact_report(impact: Impact, against: str) -> ImpactReport:
    """The impact as it is written for machines."""
    cases = impact.touched_by_edit()
    return ImpactReport(
        against=against,
        before=_state(impact.old),
        now=_state(impact.new),
        edits=tuple(_edit(edit, cases.get((edit.kind, edit.id), [])) for edit in impact.edits),
        compared={sort: impact.tried[sort] for sort in SORTS},
        cases=tuple(_case(impact, touched) for touched in impact.touched),
    )


def _state(knowledge: Knowledge) -> KnowledgeState:
    return KnowledgeState(version=knowledge.base.version, date=knowledge.base.date, sha256=knowledge.sha256)


def _edit(edit: Edit, cases: Sequence[Touched]) -> ReportedEdit:
    return ReportedEdit(
        kind=edit.kind,
        id=edit.id,
        title=edit.title,
        how=edit.how,
        fields=edit.fields,
        changes=edit.words,
        judges_otherwise=edit.judges,
        changes_advice_for={sort: sum(each.case.sort == sort for each in cases) for sort in SORTS},
    )


def _case(impact: Impact, touched: Touched) -> ReportedCase:
    case = touched.case
    return ReportedCase(
        kind=case.sort,
        id=case.id,
        title=case.title,
        no_longer_understood=case.not_understood,
        moves=tuple(_move(impact, move) for move in touched.moves),
    )


def _move(impact: Impact, move: Move) -> ReportedMove:
    return ReportedMove(
        measure=move.change.measure,
        about=move.change.named.written,
        subject_kind=move.change.named.kind,
        subject_name=move.change.named.name,
        way=move.change.direction,
        was=move.change.was or None,
        now=move.change.now or None,
        because=tuple(_cause(impact, cause) for cause in move.because),
        exact=move.exact,
    )


def _cause(impact: Impact, cause: Because) -> ReportedCause:
    subject = cause.subject if cause.fact or cause.subject != WHOLE_CASE else NamedSubject("")
    sides = ((impact.old, cause.was), (impact.new, cause.now))
    was, now = (write_value(k.questions[cause.fact], v) if cause.fact in k.questions else None for k, v in sides)
    return ReportedCause(
        kind=cause.kind,
        id=cause.id,
        fact=cause.fact,
        about=subject.written,
        subject_kind=subject.kind,
        subject_name=subject.name,
        was=was,
        now=now,
    )
