"""The smallest changes of answers as data: `advisor why-not -f json` prints it."""

from __future__ import annotations

from pydantic import Field

from advisor.analysis.eligibility.data import EligibilityResult
from advisor.model.entry import Model
from advisor.model.kinds.question import ChangedBy
from advisor.model.strengths import Wanted

SCHEMA = "advisor/changes/1"
Written = str | tuple[str, ...]
"""A value as case files write it."""


class ChangedAnswer(Model):
    """One answer given another value, and the values that would do as well."""

    fact: str
    about: str
    subject_kind: str
    subject_name: str
    now: Written
    to: Written
    or_: tuple[Written, ...] = Field((), serialization_alias="or")
    changed_by: ChangedBy | None = None
    """Who can bring it about, where that is known."""


class ChangeInWords(Model):
    """One change in words: the fact with its subject, the values that would do, and what it is now."""

    label: str
    to: str
    now: str
    """Nothing where `to` tells what is added and dropped."""
    changed_by: ChangedBy | None = None
    """Who can bring it about, where that is known."""


class Way(Model):
    """Sets of changes that differ in the value of one answer alone, as one."""

    size: int
    changes: tuple[ChangeInWords, ...]

    @property
    def is_own(self) -> bool:
        """Whether the consortium can bring all of it about itself."""
        return all(change.changed_by == "consortium" for change in self.changes)


class SubjectChanges(Model):
    """The smallest changes after which a measure has the wanted verdict for one subject."""

    about: str
    subject_kind: str
    subject_name: str
    stands: str
    """The verdict now: must, should, may, avoid, open or not-indicated."""
    wanted: Wanted
    possible: bool
    """Whether some rule could make it so."""
    reached: bool
    """Whether it is so already."""
    known_kept: bool
    """Whether what is known of the market was left as it is."""
    counts: dict[str, int]
    """By the number of answers that change, how many sets there are."""
    sets: tuple[tuple[ChangedAnswer, ...], ...]
    ways: tuple[Way, ...]
    """The sets in words, the smallest first; of one size, those first that the consortium can bring about itself."""

    @property
    def known_may_help(self) -> bool:
        """Whether nothing was found while known facts were kept, so that other facts of the market may do it."""
        return self.possible and not self.reached and not self.sets and self.known_kept


class WhyNot(Model):
    """What would change the verdict on a measure, for each subject."""

    schema_: str = Field(SCHEMA, serialization_alias="schema")
    measure: str
    title: str
    subjects: tuple[SubjectChanges, ...]
    eligibility: EligibilityResult = EligibilityResult()
    left_out: tuple[str, ...] = ()
    """The names of further subjects, for which nothing was looked for."""

    @property
    def known_may_help(self) -> bool:
        """Whether other facts of the market might do what other answers cannot."""
        return any(subject.known_may_help for subject in self.subjects)
