"""What advice says twice, said once: the same advice for several subjects, and sentences that open several reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable

from advisor.analysis.advice.data import Reason, Recommendation
from advisor.text.phrases import strung


def told_once(recommendations: Iterable[Recommendation]) -> list[Recommendation]:
    """The recommendations in order; one that stands alike, and for the same reasons, for several subjects is told once."""
    alike: dict[tuple[object, ...], list[Recommendation]] = {}
    for each in recommendations:
        reasons = tuple((reason.rule, reason.text) for reason in (*each.because, *each.against))
        named = bool(each.subject_name)
        alike.setdefault((each.measure, each.status, each.strength, named, each.support, reasons), []).append(each)
    return [_for_all(group) if len(group) > 1 else group[0] for group in alike.values()]


def _for_all(group: list[Recommendation]) -> Recommendation:
    """One recommendation for all subjects of a group, with the facts of each."""
    first = group[0]
    because = [_with_facts(reasons) for reasons in zip(*(each.because for each in group), strict=True)]
    against = [_with_facts(reasons) for reasons in zip(*(each.against for each in group), strict=True)]
    names = strung([each.subject_name for each in group])
    return first.model_copy(update={"subject_name": names, "because": tuple(because), "against": tuple(against)})


def _with_facts(reasons: tuple[Reason, ...]) -> Reason:
    """One reason for several subjects: what it says of this one, it says of each."""
    facts = dict.fromkeys(fact for reason in reasons for fact in reason.facts)
    text = re.sub(r"\b[Tt]h(?:is|e) workload\b", _each_workload, reasons[0].text)
    return reasons[0].model_copy(update={"facts": tuple(facts), "text": text})


def _each_workload(match: re.Match[str]) -> str:
    return "Each workload" if match[0][0] == "T" else "each workload"


def without_repeats(reasons: Iterable[Reason]) -> list[Reason]:
    """Reasons for one thing, each without the sentences at its start that an earlier one has told."""
    told: set[str] = set()
    found = []
    for reason in reasons:
        sentences = re.split(r"(?<=[.?!]) (?=[A-Z])", " ".join(reason.text.split()))
        rest = sentences[:]
        while len(rest) > 1 and rest[0] in told:
            rest = rest[1:]
        told.update(sentences)
        found.append(reason.model_copy(update={"text": " ".join(rest)}) if rest != sentences else reason)
    return found
