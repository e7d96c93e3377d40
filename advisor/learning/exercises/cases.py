"""Situations for exercises, drawn from a seed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from random import Random
from typing import TypeVar

from advisor.engine.compile import Program
from advisor.engine.run import Run, run
from advisor.engine.sampling import Plausible
from advisor.engine.worlds import Worlds
from advisor.learning.answer_key import study
from advisor.model.entry import LISTED_KINDS
from advisor.model.situation import Situation
from advisor.model.values import Fact

Thing = TypeVar("Thing")
Wanted = Collection[str]
"""Ids of entries that a learner has missed and should be asked about."""
Subject = tuple[str, Mapping[str, Fact]]
SECTOR = "sector"
CHANCE_OF_STUDY = 0.25
DRAWN = " (what is known of it says so; the rest is drawn by chance, and invented)"
EASY_WORKLOADS, MAX_WORKLOADS = 1, 2


class ExerciseCases:
    """A source of situations; the same seed gives the same situation, whatever was drawn before."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.plausible = Plausible(program.knowledge, 0)

    @cached_property
    def studies(self) -> list[tuple[Situation, str]]:
        """The case studies, each with what is said of it."""
        cases = self.program.knowledge.cases
        return [(study(self.program.knowledge, cases[name]), f" ({cases[name].title})") for name in sorted(cases)]

    def any(self, chance: Random, level: int) -> tuple[Situation, str]:
        """A case study now and then, else a drawn case; with what is said of it."""
        if self.studies and chance.random() < CHANCE_OF_STUDY:
            return chance.choice(self.studies)
        return self.drawn(chance, level), DRAWN

    def drawn(self, chance: Random, level: int) -> Situation:
        """A plausible case with every question answered; the higher the level, the more subjects."""
        self.plausible.random = chance
        situation = next(self.plausible.cases(1))
        most = EASY_WORKLOADS if level < 3 else MAX_WORKLOADS
        kept = {"workload": most, "partner": 0 if level < 2 else 1, "member": 0}
        subjects: dict[str, tuple[Subject, ...]] = {
            kind: tuple(self._named(situation.subjects[kind][: kept[kind]])) for kind in LISTED_KINDS
        }
        return replace(situation, subjects=subjects)

    def _named(self, listed: Iterable[Subject]) -> Iterator[Subject]:
        """The subjects with names that a person would give; drawn ones are numbered."""
        names: list[str] = []
        for name, facts in listed:
            plain = name.rstrip("0123456789 ")
            sector = facts[SECTOR].value if plain == "workload" and SECTOR in facts else None
            if isinstance(sector, str):
                plain = f"{self.program.knowledge.questions[SECTOR].in_words(sector)} workload"
            names.append(f"{plain[:1].upper()}{plain[1:]}")
            count = names.count(names[-1])
            yield (f"{names[-1]} {count}" if count > 1 else names[-1]), facts


def some_of(
    chance: Random, among: Sequence[Thing], number: int, name: Callable[[Thing], str], wanted: Wanted
) -> list[Thing]:
    """So many at random, those whose names are wanted before all others."""
    drawn = chance.sample(among, len(among))
    return sorted(drawn, key=lambda each: name(each) not in wanted)[:number]


def judge(program: Program, situation: Situation) -> Run:
    """A situation, judged."""
    return run(program, Worlds(situation))
