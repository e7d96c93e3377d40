"""common-expression-language: CEL in Rust; one program a layer gives a list of truth values, over one shared context."""

from __future__ import annotations

from typing import Any

import cel

from tests.benchmarks.synthetic import Base, Case, Expr, flat


class Peer:
    def __init__(self, made: Base) -> None:
        self.asks = made.asks
        self.places: dict[str, str] = {}
        self.layers = []
        for layer in (1, 2, 3):
            rules = made.layer(layer)
            program = cel.compile("[" + ", ".join(self.text(rule.when) for rule in rules) + "]")
            self.layers.append((f"l{layer}", program, [rule.name for rule in rules]))
            self.places |= {rule.name: f"l{layer}[{number}]" for number, rule in enumerate(rules)}

    def ready(self, case: Case) -> dict[str, Any]:
        return flat(case, self.asks)

    def fired(self, ready: dict[str, Any]) -> list[str]:
        context, found = cel.Context(ready), list[str]()
        for layer, program, names in self.layers:
            truths = program.execute(context)
            context.add_variable(layer, truths)
            found += [name for name, truth in zip(names, truths, strict=True) if truth]
        return found

    def text(self, expr: Expr) -> str:
        """An expression in CEL."""
        what = expr[0]
        if what in ("all", "any"):
            return "(" + (" && " if what == "all" else " || ").join(self.text(part) for part in expr[1]) + ")"
        if what == "rule":
            return self.places[expr[1]] if expr[2] else f"!{self.places[expr[1]]}"
        if what == "has":
            return f"{expr[1]}_{expr[2]}" if expr[3] else f"!{expr[1]}_{expr[2]}"
        if what == "least":
            return f"{expr[1]} {'>=' if expr[3] else '<'} {expr[2]}"
        if expr[2] in (("yes",), ("no",)):
            return str(expr[1]) if expr[2] == ("yes",) else f"!{expr[1]}"
        if len(expr[2]) == 1:
            return f"{expr[1]} {'==' if expr[3] else '!='} '{expr[2][0]}'"
        made = f"({expr[1]} in [" + ", ".join(f"'{word}'" for word in expr[2]) + "])"
        return made if expr[3] else f"!{made}"
