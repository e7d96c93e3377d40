"""Dictionary-encoded columns of synthetic cases: the same arrays of codes for every engine that judges columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from advisor.engine.columns import Columns as OurColumns
from advisor.model.values import Number, Several, Value
from tests.benchmarks.synthetic import HIGHEST, Ask, Base, Case, asks

Columns = dict[str, Any]
"""By column, an array of codes, -1 where the answer is not known."""


@dataclass(frozen=True)
class Coded:
    """A column: the question it answers, and the option it stands for where several may be chosen."""

    ask: Ask
    word: str = ""

    @property
    def boolean(self) -> bool:
        """Whether its codes are 0 for no and 1 for yes."""
        return self.ask.kind in ("yes-no", "several")

    @staticmethod
    def of(made: Base) -> dict[str, Coded]:
        """Every column of a rule base."""
        found: dict[str, Coded] = {}
        for ask in made.asks:
            if ask.kind == "several":
                found |= {f"{ask.fact}_{word}": Coded(ask, word) for word in ask.words}
            else:
                found[ask.fact] = Coded(ask)
        return found


CODES = {(ask.fact, word): number for ask in asks() for number, word in enumerate(ask.words)}


def code_of(fact: str, word: str) -> int:
    """The code of a word of a question with one choice."""
    return CODES[fact, word]


def columns(made: Base, count: int, known: float = 1.0, seed: int = 1) -> Columns:
    """So many rows at random; each answer is known with the chance `known`."""
    import numpy

    chance = numpy.random.default_rng(seed)
    found: Columns = {}
    for ask in made.asks:
        unknown = chance.random(count) >= known
        for name, coded in Coded.of(Base((ask,), ())).items():
            if coded.boolean:
                codes = (chance.random(count) < 0.4).astype(numpy.int8)
            else:
                codes = chance.integers(0, len(ask.words) or HIGHEST + 1, count).astype(numpy.int8)
            codes[unknown] = -1
            found[name] = codes
    return found


def ours(made: Base, given: Columns) -> OurColumns:
    """The same rows for our engine: several choices are one column, coded by the set that is chosen."""
    import numpy

    found: dict[str, tuple[list[Value], Any]] = {}
    for ask in made.asks:
        if ask.kind == "several":
            bits = [given[f"{ask.fact}_{word}"].astype(numpy.int16) for word in ask.words]
            codes = sum(bit << number for number, bit in enumerate(bits))
            sets: list[Value] = [_chosen(ask, code) for code in range(1 << len(ask.words))]
            found[ask.fact] = (sets, numpy.where(bits[0] < 0, -1, codes).astype(numpy.int8))
        elif ask.kind == "number":
            found[ask.fact] = ([Number(n, n) for n in range(HIGHEST + 1)], given[ask.fact])
        else:
            words: list[Value] = [*ask.words] if ask.kind == "choice" else ["no", "yes"]
            found[ask.fact] = (words, given[ask.fact])
    return found


def _chosen(ask: Ask, code: int) -> Several:
    return Several(frozenset(word for number, word in enumerate(ask.words) if code >> number & 1))


def row(made: Base, given: Columns, number: int) -> Case:
    """One row as a case; a fact that is not known is left out."""
    case: Case = {}
    for name, coded in Coded.of(made).items():
        code = int(given[name][number])
        if code < 0:
            continue
        ask = coded.ask
        if ask.kind == "several":
            case[ask.fact] = case.get(ask.fact, ()) + ((coded.word,) if code else ())
        elif ask.kind == "yes-no":
            case[ask.fact] = "yes" if code else "no"
        else:
            case[ask.fact] = ask.words[code] if ask.words else code
    return case
