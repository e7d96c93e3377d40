"""Where a measure stands and why, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from advisor.analysis.explanation.condition_words import OpenPoint, Wording
from advisor.analysis.explanation.sufficient_facts import SufficientFacts, growing, open_leaves, sufficient_facts
from advisor.analysis.subject_words import spoken
from advisor.analysis.trace import ConditionTrace, RuleTrace
from advisor.analysis.verdicts import Verdict
from advisor.engine.run import Run
from advisor.model.conditions import Leaf
from advisor.model.kinds.rule import Rule
from advisor.model.situation import Subject
from advisor.model.strengths import AVOID, NOT_INDICATED_WORDS, OPEN, OPEN_WORDS, RECOMMENDED, WORDS
from advisor.text.phrases import joined, lowered, strung
from advisor.text.safe import counted

MAX_SENTENCE_LENGTH = 200
MAX_FACTS = 3


@dataclass(frozen=True)
class Brief:
    """What sentence and paragraph are made of: where a measure stands for a subject, and the rules that show why."""

    run: Run
    subject: Subject
    entry: Verdict
    told: Sequence[RuleTrace]

    @cached_property
    def wording(self) -> Wording:
        """The words, as seen from the subject."""
        return Wording(self.run.program.knowledge, self.run.worlds.situation, self.subject)

    @cached_property
    def beaten(self) -> list[RuleTrace]:
        """The rules that have lost their say."""
        return [one for one in self.told if any(other.surely for other in one.gives_way)]

    def among(self, rules: Sequence[Rule]) -> list[RuleTrace]:
        """The explained ones of some rules."""
        return [one for one in self.told if one.rule in rules and one not in self.beaten]

    @cached_property
    def open(self) -> list[RuleTrace]:
        """The rules that are undecided."""
        return [one for one in self.told if one.state == "undecided" or any(not o.surely for o in one.gives_way)]

    @cached_property
    def waiting(self) -> list[RuleTrace]:
        """What keeps those rules undecided: they themselves, or what may take their say."""
        taking = [other.to for one in self.open for other in one.gives_way if not other.surely]
        return [one for one in self.open if one.state == "undecided"] + taking

    @cached_property
    def silent(self) -> list[RuleTrace]:
        """The rules that are silent."""
        return [one for one in self.told if one.state == "silent"]


@dataclass(frozen=True)
class ReasonedVerdict:
    """A sentence that gives a verdict and its reason, with a colon between them; or one that has its own words for both."""

    verdict: str
    reason: str

    @property
    def text(self) -> str:
        """The whole sentence."""
        return f"{self.verdict}: {self.reason}" if self.verdict else self.reason

    def more(self, text: str) -> ReasonedVerdict:
        """The same with more text after it."""
        return replace(self, reason=f"{self.reason}{text}")


def sentence(brief: Brief) -> ReasonedVerdict:
    """The verdict on the measure and the main reason, in one sentence."""
    entry = brief.entry
    if entry.status in (RECOMMENDED, AVOID):
        told = main_reason(brief)
        if not (entry.recommend and entry.avoid):
            return told
        return replace(told, reason=told.reason.removesuffix(".")).more("; but another rule speaks against it.")
    if entry.status == OPEN:
        subject = "it" if any(one.rule.then.recommend for one in brief.open) else "advice against it"
        return ReasonedVerdict(OPEN_WORDS.opening, ended(f"{subject} hangs on {open_points(brief)}"))
    if brief.beaten:
        because = brief.beaten[0].gives_way[0].because
        return ReasonedVerdict(NOT_INDICATED_WORDS.opening, ended(f"what asks for it gives way, because {because}"))
    against = all(one.rule.then.avoid for one in brief.told)
    clauses = _clauses(brief, sufficient_facts(brief.silent))
    start = "Nothing speaks against it" if against else NOT_INDICATED_WORDS.opening
    return ReasonedVerdict(start, ended(clauses)) if clauses else ReasonedVerdict("", f"{start} here.")


def speaking(brief: Brief) -> list[RuleTrace]:
    """The rules that make the measure stand where it does, the strongest first."""
    return brief.among(brief.entry.recommend or brief.entry.avoid)


def because_of(brief: Brief, one: RuleTrace) -> str:
    """The reason of a rule, as it is spoken."""
    return " ".join(spoken(brief.run, brief.subject, one.rule.because).split())


def first_sentence(text: str) -> str:
    """The first sentence of a text."""
    return re.split(r"(?<=[.!?])\s+(?=[\"'A-Z0-9])", " ".join(text.split()), maxsplit=1)[0]


def main_reason(brief: Brief) -> ReasonedVerdict:
    """The verdict on the measure, because of the strongest rule that speaks."""
    verdict, reason = WORDS[brief.entry.strength or AVOID].opening, inner_reason(brief, speaking(brief)[0])
    if "because" in reason:
        return ReasonedVerdict(verdict, ended(reason))
    return ReasonedVerdict("", ended(f"{verdict}, because {reason}"))


def inner_reason(brief: Brief, one: RuleTrace) -> str:
    """The first sentence of a reason, to stand within a sentence; a name at its beginning keeps its capital."""
    reason = first_sentence(because_of(brief, one))
    return reason if one.rule.because.lstrip().startswith("{name}") else lowered(reason)


def ended(text: str) -> str:
    """A text that ends as a sentence."""
    return text.rstrip(".") + ("" if text.endswith(("!", "?")) else ".")


def few(parts: Sequence[str], most: int = MAX_FACTS) -> str:
    """The first few parts as a list, and how many more there are."""
    shown = list(parts[:most])
    return joined(shown) if len(parts) <= most else f"{', '.join(shown)} and {len(parts) - most} more"


def open_points(brief: Brief) -> str:
    """What undecided rules hang on, in a few words."""
    points = [brief.wording.whether(subject, leaves) for (subject, _), leaves in open_leaves(brief.waiting).items()]
    for kind in growing(brief.waiting):
        other = "other " if brief.run.worlds.situation.count(kind) else ""
        points.append(OpenPoint(f"which {other}{kind}s there are"))
    for most in (2, 1):
        # "Whether" comes last, or what follows would seem to belong to it.
        shown = [*sorted(points[:most], key=lambda point: point.is_clause), *points[most:]]
        told = few([point.text for point in shown], most)
        if len(told) <= MAX_SENTENCE_LENGTH - 50:
            return told
    return counted(len(points), "open answer")


def _clauses(brief: Brief, found: SufficientFacts) -> str:
    clauses = list(dict.fromkeys(_clause(brief, found, leaf, judged) for leaf, judged in found.merged))
    clauses += [f"no {kind} has been named" for kind in found.bare]
    for most in (3, 2, 1):
        shown, more = clauses[:most], len(clauses) - most
        told = strung(shown)
        told += f"; and {counted(more, 'more point')}" if more > 0 else ""
        if len(told) <= MAX_SENTENCE_LENGTH - 30:
            break
    return told


def _clause(brief: Brief, found: SufficientFacts, leaf: Leaf, judged: ConditionTrace) -> str:
    kind, situation = judged.subject.kind, brief.run.worlds.situation
    alike = [one for one in found.merged if one[0] == leaf and one[1].subject.kind == kind and one[1].verdict is False]
    all_of_them = 1 < len(alike) == situation.count(kind) and kind not in situation.still_listing
    if all_of_them and leaf.test in ("one_of", "includes", "includes_any"):
        return brief.wording.for_none(kind, leaf)
    return brief.wording.clause(judged, leaf)
