"""What many plausible cases are told, and the figures of a report over them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from advisor.engine.compile import Program
from advisor.model.entry import COMMITMENTS

KINDS = ("must", "recommended", "avoid")


@dataclass
class Told:
    """What one case is told: the measures by strength, those advised against, and the number of tensions."""

    must: frozenset[str]
    recommended: frozenset[str]
    avoid: frozenset[str]
    tensions: int


@dataclass
class Quality:
    """The figures of a report over plausible cases."""

    seed: int
    told: list[Told] = field(default_factory=list)
    pairs: list[tuple[Told, Told]] = field(default_factory=list)
    questions: list[int] = field(default_factory=list)

    def share(self, kind: str, measure: str) -> float:
        """The share of cases in which a measure is `must`, `recommended` or `avoid`."""
        return sum(measure in getattr(told, kind) for told in self.told) / len(self.told)

    def without(self, program: Program, kind: str) -> dict[str, int]:
        """By commitment, the cases in which nothing of it is `must`, or `recommended`."""
        measures = program.knowledge.measures
        missing: Counter[str] = Counter()
        for told in self.told:
            present = {measures[measure].commitment for measure in getattr(told, kind)}
            missing.update(c for c in COMMITMENTS if c not in present)
        return {commitment: missing[commitment] for commitment in COMMITMENTS}
