"""Subjects, and what rules say of them, in words."""

from __future__ import annotations

import re
from typing import NamedTuple

from advisor.analysis.verdicts import Verdict
from advisor.engine.run import Run
from advisor.model.entry import LISTED_KINDS
from advisor.model.kinds.rule import Rule
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.strengths import MAY, STRENGTHS


class NamedSubject(NamedTuple):
    """A kind of subject and its name; market, offer and the case itself have none."""

    kind: str
    name: str = ""

    @property
    def written(self) -> str:
        """The subject as documents write it: `market`, or `workload: NAME`."""
        return f"{self.kind}: {self.name}" if self.kind in LISTED_KINDS else self.kind


WHOLE_CASE = NamedSubject("case")


def subject_of(situation: Situation, subject: Subject) -> NamedSubject:
    """What two cases have in common of a subject."""
    return WHOLE_CASE if subject == CASE else NamedSubject(subject.kind, situation.name(subject))


def about_of_rule(run: Run, rule: Rule, subject: Subject) -> NamedSubject:
    """The subject of a rule: the market, the offer, or one that is listed."""
    return _named(run, subject, rule.about)


def about_of_verdict(run: Run, subject: Subject, entry: Verdict) -> NamedSubject:
    """The subject of a recommendation, as the strongest rule that speaks on it says."""
    by_strength = sorted(entry.recommend, key=lambda r: STRENGTHS.index(r.then.strength or MAY))
    speaking = by_strength or entry.avoid or entry.undecided
    return _named(run, subject, speaking[0].about if speaking else "market")


def about_of_fact(run: Run, subject: Subject, fact: str) -> NamedSubject:
    """The subject of a fact."""
    return _named(run, subject, run.program.knowledge.about(fact) if subject == CASE else "")


def _named(run: Run, subject: Subject, home: str) -> NamedSubject:
    return NamedSubject(home) if subject == CASE else subject_of(run.worlds.situation, subject)


def spoken(run: Run, subject: Subject, text: str) -> str:
    """A text with the facts named in braces put into words."""
    situation, questions = run.worlds.situation, run.program.knowledge.questions

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        if name == "name":
            return situation.name(subject)
        if name not in questions:
            return match.group(0)
        home = subject if situation.fact(subject, name) else CASE
        return questions[name].in_words(situation.value(home, name))

    return re.sub(r"\{([a-z0-9-]+)\}", fill, text)
