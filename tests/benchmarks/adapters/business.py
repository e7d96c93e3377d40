"""business-rules: conditions as dicts over a class of variables, run a layer at a time."""

from __future__ import annotations

from typing import Any

from business_rules.actions import BaseActions, rule_action
from business_rules.engine import run_all
from business_rules.fields import FIELD_TEXT
from business_rules.variables import (
    BaseVariables,
    boolean_rule_variable,
    numeric_rule_variable,
    select_multiple_rule_variable,
)

from tests.benchmarks.synthetic import Ask, Base, Case, Expr

KINDS = {
    "yes-no": boolean_rule_variable,
    "number": numeric_rule_variable,
    "choice": select_multiple_rule_variable,
    "several": select_multiple_rule_variable,
}


class Actions(BaseActions):  # type: ignore[misc]
    def __init__(self, found: set[str]) -> None:
        self.found = found

    @rule_action(params={"name": FIELD_TEXT})  # type: ignore[untyped-decorator]
    def fire(self, name: str) -> None:
        self.found.add(name)


class Peer:
    def __init__(self, made: Base) -> None:
        self.asks = {ask.fact: ask for ask in made.asks}
        facts = {ask.fact: reading(ask) for ask in made.asks}
        names = [rule.name for rule in made.rules if rule.layer < 3]
        rules = {name: boolean_rule_variable()(lambda self, name=name: name in self.found) for name in names}
        self.variables: Any = type("Variables", (Variables,), {**facts, **rules})
        self.layers = [
            [
                {"conditions": conditions(rule.when), "actions": [{"name": "fire", "params": {"name": rule.name}}]}
                for rule in made.layer(layer)
            ]
            for layer in (1, 2, 3)
        ]

    def ready(self, case: Case) -> dict[str, Any]:
        return {fact: said_as(self.asks[fact], said) for fact, said in case.items()}

    def fired(self, ready: dict[str, Any]) -> list[str]:
        found: set[str] = set()
        variables, actions = self.variables(ready, found), Actions(found)
        for rules in self.layers:
            run_all(rules, variables, actions)
        return list(found)


class Variables(BaseVariables):  # type: ignore[misc]
    def __init__(self, case: dict[str, Any], found: set[str]) -> None:
        self.case, self.found = case, found


def reading(ask: Ask) -> Any:
    """The variable that reads a fact."""
    return KINDS[ask.kind]()(lambda self, fact=ask.fact: self.case[fact])


def said_as(ask: Ask, said: Any) -> Any:
    """An answer as the variable of its kind gives it; a choice is a list of one, which alone can be compared with several."""
    if ask.kind == "yes-no":
        return said == "yes"
    return said if ask.kind == "number" else [said] if ask.kind == "choice" else list(said)


def conditions(expr: Expr) -> dict[str, Any]:
    """An expression as conditions."""
    what = expr[0]
    if what in ("all", "any"):
        return {what: [conditions(part) for part in expr[1]]}
    if what == "rule":
        return {"name": expr[1], "operator": "is_true" if expr[2] else "is_false", "value": None}
    _, fact, test, wanted = expr
    if what == "least":
        return {"name": fact, "operator": "greater_than_or_equal_to" if wanted else "less_than", "value": test}
    if test in (("yes",), ("no",)):
        return {"name": fact, "operator": "is_true" if test == ("yes",) else "is_false", "value": None}
    words = list(test) if what == "is" else [test]
    one = "shares_at_least_one_element_with" if wanted else "shares_no_elements_with"
    return {"name": fact, "operator": one, "value": words}
