"""Subjects, and what rules say of them, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from advisor.analysis.verdicts import Verdict
from advisor.engine.run import Run
from advisor.model.entry import LISTED_KINDS
from advisor.model.kinds.rule import Rule
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.strengths import MAY, STRENGTHS
from advisor.model.values import Number, Value
from advisor.text.phrases import raised


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
    """A text with the facts named in braces put into words, as it can be read aloud to people of the market."""
    situation, questions = run.worlds.situation, run.program.knowledge.questions

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        if name == "name":
            return situation.name(subject)
        if name not in questions:
            return match.group(0)
        home = subject if situation.fact(subject, name) else CASE
        words = questions[name].in_words(_rounded(situation.value(home, name)))
        return raised(words) if _begins_sentence(match) else words

    names = run.program.knowledge.names.get(situation.market, ())
    return re.sub(r"\{([a-z0-9-]+)\}", fill, _told_at_home(names, text))


def _begins_sentence(match: re.Match[str]) -> bool:
    before = match.string[: match.start()].rstrip()
    return not before or before[-1] in ".?!"


def _rounded(value: Value | None) -> Value | None:
    """A figure as it is said in a sentence: without decimals from ten on."""
    if isinstance(value, Number) and value.low >= 10:
        return Number(round(value.low), None if value.high is None else round(value.high))
    return value


def _told_at_home(names: Sequence[str], text: str) -> str:
    """A text that tells an example from the market itself as one of the country, and not as one from far away."""
    own = [name.removeprefix("the ") for n, name in enumerate(names) if not n or _names_the_country(name)]
    if not own:
        return text
    found = "|".join(sorted(map(re.escape, own), key=len, reverse=True))
    mention = re.compile(rf"(?:\b[Tt]he )?\b(?:{found})\b(?!['\u2019-])")
    return mention.sub(lambda match: "The country" if _begins_sentence(match) else "the country", text)


def _names_the_country(name: str) -> bool:
    """Whether another name of a market is one of the whole country, and not of a city in it."""
    return name.startswith("the ") or name.isupper()
