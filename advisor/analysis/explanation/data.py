"""Why a measure stands where it does, as data: a sentence, a paragraph, and the whole tree down to answers and sources.

`advisor why -f json` prints it; the chat, the reports and the screen show the same words.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from advisor.analysis.advice.data import KnowledgeUsed, OpenQuestion
from advisor.analysis.eligibility.data import EligibilityResult
from advisor.analysis.evidence import Support
from advisor.model.entry import Citation, Model
from advisor.model.strengths import Status, Strength

SCHEMA = "advisor/why/1"
Holds = Literal["yes", "no", "open"]
Kind = Literal[
    "rule", "exception", "override",
    "all", "any", "none", "some", "every", "count", "subject", "more",
    "fact", "conclusion",
]  # fmt: skip
RuleState = Literal["fires", "silent", "undecided", "gives-way"]
Depth = Literal["sentence", "paragraph", "tree"]
DEPTHS: tuple[Depth, ...] = ("sentence", "paragraph", "tree")


class Node(Model):
    """One step of an explanation: a rule, a condition, a conclusion or a fact, with the parts that decided it."""

    says: str
    holds: Holds
    kind: Kind
    about: str = ""
    rule: str = ""
    fact: str = ""
    value: str = ""
    origin: str = ""
    confidence: str = ""
    as_of: str = ""
    citations: tuple[Citation, ...] = ()
    parts: tuple[Node, ...] = ()


class Statement(Model):
    """One statement of a paragraph, with what it rests on."""

    text: str
    verdict: str = ""
    """What stands before its colon, where that is the verdict on the measure."""
    reason: str = ""
    """What stands after it."""
    citations: tuple[Citation, ...] = ()


class RuleExplanation(Model):
    """One rule that speaks on the measure, or might: what it says, and the tree of what decided it."""

    rule: str
    title: str
    says: Literal["recommend", "avoid"]
    state: RuleState
    strength: Strength | None = None
    text: str
    """Why, as the rule's author puts it; empty unless its conditions hold."""
    limits: str
    status: str
    support: Support
    citations: tuple[Citation, ...]
    tree: Node


class SubjectExplanation(Model):
    """Why a measure stands where it does for one subject."""

    about: str
    subject_kind: str
    name: str = ""
    status: Status
    strength: Strength | None = None
    support: Support | None = None
    sentence: str
    verdict: str = ""
    """What stands before the colon of the sentence, if it has one."""
    reason: str = ""
    """What stands after it."""
    paragraph: tuple[Statement, ...]
    rules: tuple[RuleExplanation, ...]
    depends_on: tuple[OpenQuestion, ...] = ()


class SourceUsed(Model):
    """A passage that the explanation cites: of what work, by whom, from when, and how far to rely on it."""

    source: str
    at: str
    title: str
    publisher: str
    date: str
    where: str
    reliability: str
    supports: str


class Explanation(Model):
    """Why a measure stands where it does, for every subject on which rules speak."""

    schema_: str = Field(SCHEMA, serialization_alias="schema")
    as_of: str
    knowledge: KnowledgeUsed
    case: str = ""
    """The title of the case."""
    measure: str
    title: str
    in_short: str
    eligibility: EligibilityResult = EligibilityResult()
    about_each: str = ""
    """The kind of subject that rules look at one by one, where none has been named yet."""
    subjects: tuple[SubjectExplanation, ...]
    sources: tuple[SourceUsed, ...]
