"""What many plausible cases are told, and the figures of a report over them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import mean, median, quantiles

from advisor.engine.compile import Program
from advisor.model.entry import COMMITMENTS
from advisor.model.strengths import AVOID, MUST, RECOMMENDED

KINDS = (MUST, RECOMMENDED, AVOID)


@dataclass
class CaseAdvice:
    """What one case is told: the measures by strength, those advised against, and the number of tensions."""

    must: frozenset[str]
    recommended: frozenset[str]
    avoid: frozenset[str]
    tensions: int

    def measures(self, kind: str) -> frozenset[str]:
        """The measures that are `must`, `recommended` or `avoid`."""
        return {MUST: self.must, RECOMMENDED: self.recommended, AVOID: self.avoid}[kind]


@dataclass(frozen=True)
class Spread:
    """How a figure spreads over cases."""

    middle: float
    ninetieth: float
    """What nine of ten cases do not exceed."""
    highest: int

    @classmethod
    def of(cls, figures: Sequence[int]) -> Spread:
        """The spread of some figures."""
        ninetieth = quantiles(figures, n=10)[8] if len(figures) > 1 else figures[0]
        return cls(median(figures), ninetieth, max(figures))


@dataclass(frozen=True)
class PairDifference:
    """How far the measures of two cases differ, on average over pairs."""

    pairs: int
    middle: float
    """How many measures differ in the median pair."""
    differing: float
    shared: float
    """The share of all measures of a pair that both have."""
    same: float
    """The share of pairs in which none differs."""


@dataclass
class Quality:
    """What plausible cases are told, and how many questions settle their musts."""

    seed: int
    cases: list[CaseAdvice] = field(default_factory=list)
    market_pairs: list[tuple[CaseAdvice, CaseAdvice]] = field(default_factory=list)
    """The same answers in two markets."""
    questions: list[int] = field(default_factory=list)

    @property
    def random_pairs(self) -> list[tuple[CaseAdvice, CaseAdvice]]:
        """Each case beside the next."""
        return list(zip(self.cases[::2], self.cases[1::2], strict=False))

    def share(self, kind: str, measure: str) -> float:
        """The share of cases in which a measure is `must`, `recommended` or `avoid`."""
        return sum(measure in case.measures(kind) for case in self.cases) / len(self.cases)

    def without(self, program: Program, kind: str) -> dict[str, int]:
        """By commitment, the cases in which nothing of it is `must`, or `recommended`."""
        measures = program.knowledge.measures
        missing: Counter[str] = Counter()
        for case in self.cases:
            present = {measures[measure].commitment for measure in case.measures(kind)}
            missing.update(c for c in COMMITMENTS if c not in present)
        return {commitment: missing[commitment] for commitment in COMMITMENTS}


def pair_difference(pairs: Sequence[tuple[CaseAdvice, CaseAdvice]], kind: str) -> PairDifference:
    """How far the measures of one kind differ between the cases of each pair."""
    sets = [(one.measures(kind), other.measures(kind)) for one, other in pairs]
    apart = [len(one ^ other) for one, other in sets]
    return PairDifference(
        pairs=len(pairs),
        middle=median(apart),
        differing=mean(apart),
        shared=mean(len(one & other) / (len(one | other) or 1) for one, other in sets),
        same=sum(number == 0 for number in apart) / len(pairs),
    )
