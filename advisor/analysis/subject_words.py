"""Subjects, and what rules say of them, in words."""

from __future__ import annotations

import re

from advisor.analysis.verdicts import Verdicts
from advisor.engine.run import Run
from advisor.model.entry import STRENGTHS
from advisor.model.kinds.rule import Rule
from advisor.model.situation import CASE, Subject


def subject_words(run: Run, subject: Subject) -> str:
    """A subject as documents name it."""
    return "case" if subject == CASE else f"{subject.kind}: {run.worlds.situation.name(subject)}"


def about(run: Run, rule: Rule, subject: Subject) -> str:
    """The subject of a rule in words: `market`, `offer`, or `workload: NAME`."""
    return rule.about if subject == CASE else f"{subject.kind}: {run.worlds.situation.name(subject)}"


def named_about(run: Run, subject: Subject, entry: Verdicts) -> str:
    """The subject of a recommendation in words, as the strongest rule that speaks on it says."""
    by_strength = sorted(entry.recommend, key=lambda r: STRENGTHS.index(r.then.strength or "may"))
    speaking = by_strength or entry.avoid or entry.undecided
    return about(run, speaking[0], subject) if speaking else _anyone(subject, run)


def where(run: Run, subject: Subject, fact: str) -> str:
    """The subject of a fact in words."""
    return (
        run.program.knowledge.about(fact)
        if subject == CASE
        else f"{subject.kind}: {run.worlds.situation.name(subject)}"
    )


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


def _anyone(subject: Subject, run: Run) -> str:
    return "market" if subject == CASE else f"{subject.kind}: {run.worlds.situation.name(subject)}"
