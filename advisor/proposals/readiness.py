"""Readiness: how much of the minimum offer is there, as an interval that only answers can narrow.

The minimum offer is every measure that the advice calls a must, for each subject. A measure that may still become a must, and a
measure of which the proposal says nothing, can go either way; the worst and the best of all ways are the bounds. As they are
taken over shares and not over counts, each answer can only raise the lower bound or lower the upper one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from advisor.analysis.subject_words import spoken
from advisor.analysis.verdicts import verdicts
from advisor.engine.run import Run
from advisor.model.entry import COMMITMENTS
from advisor.model.kinds.rule import Rule
from advisor.model.situation import CASE, Subject
from advisor.model.strengths import MUST
from advisor.proposals.data import Interval, Met, Readiness, ReadinessItem, Share
from advisor.proposals.requirements import by_claim, shown


def readiness(run: Run) -> list[Readiness]:
    """The readiness of each commitment; `run` may be of a program for advice or for reviewing."""
    items = _items(run)
    knowledge = run.program.knowledge
    found = []
    for commitment in COMMITMENTS:
        mine = [item for item in items if knowledge.measures[item.measure].commitment == commitment]
        claimed, evidenced = (
            [(item.asked, getattr(item, reading)) for item in mine] for reading in ("claimed", "evidenced")
        )
        found.append(
            Readiness(
                commitment=commitment, claimed=interval(claimed), evidenced=interval(evidenced), items=tuple(mine)
            )
        )
    return found


def interval(states: Sequence[tuple[Literal["yes", "perhaps"], Met]]) -> Interval:
    """The worst and the best share over all ways in which what is open can turn out."""
    surely = [met for asked, met in states if asked == "yes"]
    perhaps = [met for asked, met in states if asked == "perhaps"]
    met, unmet = surely.count("met"), surely.count("unmet")
    # At worst, whatever is open is asked and missing; at best, it is asked and there, and what is missing is not asked.
    worst_of = len(surely) + len(perhaps) - perhaps.count("met")
    best = len(surely) - unmet + len(perhaps) - perhaps.count("unmet")
    return Interval(at_worst=Share(met=met, of=worst_of), at_best=Share(met=best, of=best + unmet))


def _items(run: Run) -> list[ReadinessItem]:
    found = []
    for (measure, subject), entry in verdicts(run).items():
        is_must, never_must = run.outcome(measure, subject, MUST)
        if never_must & 1:
            continue
        speaking = [rule for rule in (*entry.recommend, *entry.undecided) if rule.then.strength == MUST]
        found.append(_item(run, measure, subject, speaking, bool(is_must & 1)))
    return found


def _item(run: Run, name: str, subject: Subject, speaking: list[Rule], surely: bool) -> ReadinessItem:
    measure, situation = run.program.knowledge.measures[name], run.worlds.situation
    written = situation.written_subject(subject)
    claim = situation.claim(name, written)
    met = by_claim(claim)
    return ReadinessItem(
        measure=name,
        title=measure.title,
        about=written,
        subject_kind="" if subject == CASE else subject.kind,
        subject_name=situation.name(subject),
        asked="yes" if surely else "perhaps",
        claimed=met,
        evidenced=shown(met, claim),
        claim=claim,
        because=spoken(run, subject, speaking[0].because),
        evidence=measure.evidence,
        owner=claim.owner if claim and claim.owner else ", ".join(measure.asked_of) or "consortium",
        citations=speaking[0].citations,
    )
