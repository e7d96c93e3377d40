"""zen-engine: a decision of three expression nodes in a row, each with one expression that gives a list of truth values."""

from __future__ import annotations

from typing import Any

import zen

from tests.benchmarks.synthetic import Base, Case, Expr, flat


class Peer:
    def __init__(self, made: Base) -> None:
        self.asks = made.asks
        self.names = [[rule.name for rule in made.layer(layer)] for layer in (1, 2, 3)]
        self.places = {
            name: f"l{layer}[{number}]"
            for layer, names in enumerate(self.names, 1)
            for number, name in enumerate(names)
        }
        graph = self.graph(made)
        self.engine = zen.ZenEngine({"loader": {"type": "static", "content": {"rules": graph}}})

    def graph(self, made: Base) -> dict[str, Any]:
        nodes: list[dict[str, Any]] = [{"id": "n0", "name": "n0", "type": "inputNode", "content": {}}]
        for layer in (1, 2, 3):
            text = "[" + ", ".join(self.text(rule.when) for rule in made.layer(layer)) + "]"
            content = {"expressions": [{"id": "e", "key": f"l{layer}", "value": text}], "passThrough": True}
            nodes.append({"id": f"n{layer}", "name": f"n{layer}", "type": "expressionNode", "content": content})
        nodes.append({"id": "n4", "name": "n4", "type": "outputNode", "content": {}})
        edges = [
            {"id": f"e{i}", "sourceId": f"n{i}", "targetId": f"n{i + 1}", "type": "edge"} for i in range(len(nodes) - 1)
        ]
        return {"nodes": nodes, "edges": edges}

    def ready(self, case: Case) -> dict[str, Any]:
        return flat(case, self.asks)

    def fired(self, ready: dict[str, Any]) -> list[str]:
        result = self.engine.evaluate("rules", ready)["result"]
        return [
            name
            for layer, names in enumerate(self.names, 1)
            for name, truth in zip(names, result[f"l{layer}"], strict=True)
            if truth
        ]

    def text(self, expr: Expr) -> str:
        """An expression in ZEN's language."""
        what = expr[0]
        if what in ("all", "any"):
            return "(" + (" and " if what == "all" else " or ").join(self.text(part) for part in expr[1]) + ")"
        if what == "rule":
            return self.places[expr[1]] if expr[2] else f"not {self.places[expr[1]]}"
        if what == "has":
            return f"{expr[1]}_{expr[2]}" if expr[3] else f"not {expr[1]}_{expr[2]}"
        if what == "least":
            return f"{expr[1]} {'>=' if expr[3] else '<'} {expr[2]}"
        if expr[2] in (("yes",), ("no",)):
            return str(expr[1]) if expr[2] == ("yes",) else f"not {expr[1]}"
        if len(expr[2]) == 1:
            return f"{expr[1]} {'==' if expr[3] else '!='} '{expr[2][0]}'"
        return f"{expr[1]} {'in' if expr[3] else 'not in'} [" + ", ".join(f"'{word}'" for word in expr[2]) + "]"
