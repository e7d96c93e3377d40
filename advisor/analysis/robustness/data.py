"""How firm the advice is, as data: `advisor robust -f json` prints it."""

from __future__ import annotations

from pydantic import Field

from advisor.analysis.counterfactuals.data import ChangedAnswer, ChangeInWords
from advisor.analysis.eligibility.data import EligibilityResult
from advisor.engine.certainty import Certainty
from advisor.model.entry import Model
from advisor.model.strengths import Strength
from advisor.text.phrases import with_name

SCHEMA = "advisor/robust/1"


class GivenAnswer(Model):
    """An answer that was given, on a subject."""

    fact: str
    about: str
    subject_kind: str
    subject_name: str
    label: str

    @property
    def heading(self) -> str:
        """Its label, with the name of its subject if it has one."""
        return with_name(self.label, self.subject_name)


class MeasureOutlook(Model):
    """What may become of one measure for one subject."""

    measure: str
    title: str
    about: str
    subject_kind: str
    subject_name: str
    certain: Strength | None
    """The strength it has at least, whatever is answered."""
    possible: Strength | None
    """The highest strength that some answers give it."""
    avoid: Certainty
    exact: bool
    """Whether all completions were judged; otherwise `possible` may be too high and `certain` too low."""
    settled_by_one_answer: tuple[ChangedAnswer, ...]
    """The single answers that give it its possible strength."""
    settled_in_words: tuple[ChangeInWords, ...]
    """The same in words, those joined that differ in the value of one answer alone."""
    rests_on: tuple[GivenAnswer, ...]
    """The answers of which another value alone would change the verdict."""

    @property
    def heading(self) -> str:
        """Its title, with the name of its subject if it has one."""
        return with_name(self.title, self.subject_name)

    @property
    def is_undecided(self) -> bool:
        """Whether some answers would bring it in, or make it stronger."""
        return self.certain != self.possible


class Robustness(Model):
    """What holds whatever the open answers are, and what depends on single answers."""

    schema_: str = Field(SCHEMA, serialization_alias="schema")
    eligibility: EligibilityResult = EligibilityResult()
    holds: str
    """In a sentence or two, how much of the advice holds whatever the open answers are."""
    measures: tuple[MeasureOutlook, ...]
