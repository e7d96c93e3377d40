"""A random rule base of any size from a seed, as plain nested tuples that every engine under test is given alike.

An expression is `("all", parts)`, `("any", parts)` or a test; a test ends with whether it is wanted to hold:
`("is", fact, words, wanted)`, `("has", fact, word, wanted)`, `("least", fact, number, wanted)`, `("rule", name, wanted)`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Expr = tuple[Any, ...]
Kind = Literal["choice", "yes-no", "several", "number"]
Case = dict[str, Any]
"""An answer for every fact: a word, a tuple of words, or a number; a fact that is not known is left out."""

WORDS = "abcdef"
COUNTRIES = tuple(f"land{number}" for number in range(1, 61))
HIGHEST = 20
TOPICS = 4


@dataclass(frozen=True)
class Ask:
    """A question: the fact it fills, and the words that answer it."""

    fact: str
    kind: Kind
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Made:
    """A rule; layers 1 and 2 conclude a fact named after the rule, layer 3 recommends or advises against a measure."""

    name: str
    layer: int
    when: Expr
    measure: str = ""
    avoids: bool = False


@dataclass(frozen=True)
class Base:
    """Questions, and rules in an order in which no rule reads a later one."""

    asks: tuple[Ask, ...]
    rules: tuple[Made, ...]

    def layer(self, number: int) -> list[Made]:
        """The rules of one layer."""
        return [rule for rule in self.rules if rule.layer == number]


def asks() -> tuple[Ask, ...]:
    """40 questions: 16 with one choice, a country, 15 yes or no, 4 with several choices of 6, 4 numbers."""
    found = [Ask(f"choice{i}", "choice", tuple(WORDS[: 3 + i % 4])) for i in range(1, 17)]
    found += [Ask("country", "choice", COUNTRIES)]
    found += [Ask(f"flag{i}", "yes-no", ("yes", "no")) for i in range(1, 16)]
    found += [Ask(f"several{i}", "several", tuple(WORDS)) for i in range(1, 5)]
    found += [Ask(f"number{i}", "number") for i in range(1, 5)]
    return tuple(found)


def base(size: int, seed: int = 1) -> Base:
    """A rule base of so many rules, a fifth of which conclude facts in two layers, with negation."""
    return _Maker(size, random.Random(seed)).base()


class _Maker:
    def __init__(self, size: int, chance: random.Random) -> None:
        self.size, self.chance, self.asks = size, chance, asks()
        self.questions = self.deck(self.asks)
        self.first = [f"r{i}" for i in range(size // 10)]
        self.concluded = [f"r{i}" for i in range(size // 5)]

    def deck(self, cards: Sequence[Any]) -> Iterator[Any]:
        """Cards without end, all of them drawn before any comes again: so everything is read by some rule."""
        while True:
            yield from self.chance.sample(cards, len(cards))

    def base(self) -> Base:
        first, concluded = self.deck(self.first), self.deck(self.concluded)
        measures = max(1, self.size // 5)
        rules = []
        for number in range(self.size):
            layer = 1 if number < len(self.first) else 2 if number < len(self.concluded) else 3
            reads: list[Expr] = []
            if layer == 2 or (layer == 3 and self.chance.random() < 0.5):
                name = next(first if layer == 2 else concluded)
                reads = [("rule", name, self.chance.random() < 0.6)]
            turn = number - len(self.concluded)
            measure = f"m{turn % measures}" if layer == 3 else ""
            avoids = layer == 3 and turn >= measures and self.chance.random() < 0.1
            rules.append(Made(f"r{number}", layer, self.when(reads), measure, avoids))
        return Base(self.asks, tuple(rules))

    def when(self, reads: list[Expr]) -> Expr:
        """3 to 5 tests: 55 % all of them, 15 % any of them, 30 % mixed."""
        chosen: dict[str, Ask] = {}
        while len(chosen) + len(reads) < self.chance.choice((3, 4, 5)):
            ask = next(self.questions)
            chosen[ask.fact] = ask
        tests = tuple(reads) + tuple(self.test(ask) for ask in chosen.values())
        form = self.chance.random()
        if form < 0.55:
            return ("all", tests)
        if form < 0.7:
            return ("any", tests)
        cut = len(tests) // 2
        if self.chance.random() < 0.5:
            return ("all", (*tests[:cut], ("any", tests[cut:])))
        return ("any", (*tests[: cut - 1], ("all", tests[cut - 1 :])))

    def test(self, ask: Ask) -> Expr:
        wanted = self.chance.random() < 0.75
        if ask.kind == "yes-no":
            return ("is", ask.fact, (self.chance.choice(ask.words),), True)
        if ask.kind == "several":
            return ("has", ask.fact, self.chance.choice(ask.words), wanted)
        if ask.kind == "number":
            return ("least", ask.fact, self.chance.randint(1, HIGHEST), wanted)
        few = self.chance.randint(1, 2) if len(ask.words) < 10 else self.chance.randint(5, 20)
        return ("is", ask.fact, tuple(sorted(self.chance.sample(ask.words, few))), wanted)


def answer(ask: Ask, chance: random.Random) -> Any:
    """An answer to a question at random."""
    if ask.kind == "several":
        return tuple(word for word in ask.words if chance.random() < 0.4)
    return chance.randint(0, HIGHEST) if ask.kind == "number" else chance.choice(ask.words)


def cases(made: Base, count: int, seed: int = 1, known: float = 1.0) -> list[Case]:
    """Cases at random; below 1, `known` is the share of questions that are answered."""
    chance = random.Random(seed)
    return [
        {ask.fact: answer(ask, chance) for ask in made.asks if known == 1.0 or chance.random() < known}
        for _ in range(count)
    ]


def flat(case: Case, asked: Sequence[Ask]) -> dict[str, Any]:
    """A complete case as most peers like it best: a truth value for yes or no, and for each option of several."""
    found: dict[str, Any] = {}
    for ask in asked:
        value = case[ask.fact]
        if ask.kind == "several":
            found |= {f"{ask.fact}_{word}": word in value for word in ask.words}
        else:
            found[ask.fact] = value == "yes" if ask.kind == "yes-no" else value
    return found
