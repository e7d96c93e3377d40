"""Where every measure stands for every subject: which rules speak on it, and in which worlds they do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from advisor.engine.run import Run
from advisor.model.kinds.rule import Rule
from advisor.model.situation import Subject
from advisor.model.strengths import AVOID, LEVELS, NOT_INDICATED, OPEN, RECOMMENDED, STRENGTHS, Level, Status, Strength


@dataclass
class Verdict:
    """The rules that speak on one measure for one subject, by what they say and whether they do so already."""

    recommend: list[Rule] = field(default_factory=list)
    avoid: list[Rule] = field(default_factory=list)
    undecided: list[Rule] = field(default_factory=list)

    @property
    def strength(self) -> Strength | None:
        """The highest strength among the rules that fire."""
        return min((r.then.strength for r in self.recommend if r.then.strength), key=STRENGTHS.index, default=None)

    @property
    def status(self) -> Status:
        """What the rules together say."""
        if self.recommend:
            return RECOMMENDED
        return AVOID if self.avoid else OPEN if self.undecided else NOT_INDICATED


def verdict_key(entry: Verdict | None) -> Level | Literal[""]:
    """The key of the level at which a measure stands; nothing while it is open or not indicated."""
    if entry is None or entry.status in (OPEN, NOT_INDICATED):
        return ""
    return entry.strength or AVOID


def verdicts(run: Run, world: int = 0) -> dict[tuple[str, Subject], Verdict]:
    """For every measure and subject, the rules that have a say in one world, or may still have one."""
    found: dict[tuple[str, Subject], Verdict] = {}
    for name, rule in run.program.knowledge.rules.items():
        for subject in run.subjects(rule) if rule.then.measure else ():
            says, silent = run.says(subject, name)
            entry = found.setdefault((rule.then.measure, subject), Verdict())
            if says >> world & 1:
                (entry.recommend if rule.then.recommend else entry.avoid).append(rule)
            elif not silent >> world & 1:
                entry.undecided.append(rule)
    return found


def sure_levels(run: Run) -> Iterator[tuple[str, Subject, dict[Level, int]]]:
    """Every measure and subject with the worlds in which it surely stands at each level."""
    for measure, scope in run.program.outcomes:
        for subject in run.subjects_of(scope):
            yield measure, subject, {level: run.outcome(measure, subject, level)[0] for level in LEVELS}
