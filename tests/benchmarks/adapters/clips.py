"""clipspy: CLIPS with one fact an answer; from scratch by reset, and kept alive, where rules withdraw what no longer holds."""

from __future__ import annotations

import ctypes
from itertools import count
from typing import Any

from clips import Environment

from tests.benchmarks.synthetic import Ask, Base, Case, Expr


class Peer:
    def __init__(self, made: Base) -> None:
        self.asks = {ask.fact: ask for ask in made.asks}
        self.rules = {rule.name for rule in made.rules}
        self.environment = Environment()
        # CLIPS complains on stdout when an environment is freed, so none is.
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(self.environment))
        self.facts: dict[str, list[Any]] = {}
        for rule in made.rules:
            # The fact named like the rule holds as long as its condition does.
            pattern = conditions(rule.when, count())
            self.environment.build(f"(defrule rule-{rule.name} (logical {pattern}) => (assert ({rule.name})))")

    def ready(self, case: Case) -> str:
        return "\n".join(text for fact, said in case.items() for text in written(self.asks[fact], said))

    def fired(self, ready: str) -> list[str]:
        self.environment.reset()
        self.environment.load_facts(ready)
        self.environment.run()
        return self.holding()

    def holding(self) -> list[str]:
        """The rules that fire at this moment."""
        return [name for fact in self.environment.facts() if (name := fact.template.name) in self.rules]

    def begin(self, case: Case) -> None:
        """Start a session that is kept alive."""
        self.environment.reset()
        for fact, said in case.items():
            self.facts[fact] = [self.environment.assert_string(text) for text in written(self.asks[fact], said)]
        self.environment.run()

    def answer(self, fact: str, texts: list[str]) -> None:
        """Change one answer of the session: retract, assert, run."""
        for old in self.facts[fact]:
            old.retract()
        self.facts[fact] = [self.environment.assert_string(text) for text in texts]
        self.environment.run()


def written(ask: Ask, said: Any) -> list[str]:
    """An answer as facts; of several choices, one for each that is chosen."""
    return [f"({ask.fact} {word})" for word in said] if ask.kind == "several" else [f"({ask.fact} {said})"]


def conditions(expr: Expr, numbers: count[int]) -> str:
    """An expression as conditions; every number is compared through a variable of its own."""
    what = expr[0]
    if what in ("all", "any"):
        return f"({'and' if what == 'all' else 'or'} {' '.join(conditions(part, numbers) for part in expr[1])})"
    if what == "rule":
        return f"({expr[1]})" if expr[2] else f"(not ({expr[1]}))"
    _, fact, test, wanted = expr
    if what == "least":
        name = f"?n{next(numbers)}"
        return f"({fact} {name}&:({'>=' if wanted else '<'} {name} {test}))"
    if what == "has":
        return f"({fact} {test})" if wanted else f"(not ({fact} {test}))"
    return f"({fact} {'|'.join(test)})" if wanted else f"({fact} {'&'.join('~' + word for word in test)})"
