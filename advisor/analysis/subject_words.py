"""TODO."""

from __future__ import annotations

import re

from advisor.analysis.advice.advise import _anyone
from advisor.analysis.verdicts import Verdicts
from advisor.engine.run import Run
from advisor.model.entry import STRENGTHS
from advisor.model.kinds.rule import Rule
from advisor.model.situation import CASE, Place


def subject(run: Run, place: Place) -> str:
    """A subject as documents name it."""
    return "case" if place == CASE else f"{place.kind}: {run.worlds.situation.name(place)}"


def about(run: Run, rule: Rule, place: Place) -> str:
    """The subject of a rule in words: `market`, `offer`, or `workload: NAME`."""
    return rule.about if place == CASE else f"{place.kind}: {run.worlds.situation.name(place)}"


def named_about(run: Run, place: Place, entry: Verdicts) -> str:
    """The subject of a recommendation in words, as the strongest rule that speaks on it says."""
    by_strength = sorted(entry.recommend, key=lambda r: STRENGTHS.index(r.then.strength or "may"))
    speaking = by_strength or entry.avoid or entry.undecided
    return about(run, speaking[0], place) if speaking else _anyone(place, run)


def where(run: Run, place: Place, fact: str) -> str:
    """The subject of a fact in words."""
    return run.program.knowledge.about(fact) if place == CASE else f"{place.kind}: {run.worlds.situation.name(place)}"


def spoken(run: Run, place: Place, text: str) -> str:
    """A text with the facts named in braces put into words."""
    situation, questions = run.worlds.situation, run.program.knowledge.questions

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        if name == "name":
            return situation.name(place)
        if name not in questions:
            return match.group(0)
        home = place if situation.fact(place, name) else CASE
        return questions[name].in_words(situation.value(home, name))

    return re.sub(r"\{([a-z0-9-]+)\}", fill, text)
