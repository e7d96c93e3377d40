"""datalogic-py: JSONLogic in Rust; one compiled rule a layer gives a list of truth values."""

from __future__ import annotations

from typing import Any

from datalogic_py import Engine

from tests.benchmarks.synthetic import Base, Case, Expr, flat


class Peer:
    def __init__(self, made: Base) -> None:
        self.asks = made.asks
        engine = Engine()
        self.layers = []
        for layer in (1, 2, 3):
            rules = made.layer(layer)
            compiled = engine.compile([logic(rule.when) for rule in rules])
            self.layers.append((compiled, [rule.name for rule in rules]))

    def ready(self, case: Case) -> dict[str, Any]:
        return flat(case, self.asks)

    def fired(self, ready: dict[str, Any]) -> list[str]:
        known, found = dict(ready), list[str]()
        for compiled, names in self.layers:
            truths = compiled.evaluate(known)
            known.update(zip(names, truths, strict=True))
            found += [name for name, truth in zip(names, truths, strict=True) if truth]
        return found


def logic(expr: Expr) -> Any:
    """An expression as JSONLogic."""
    what = expr[0]
    if what in ("all", "any"):
        return {"and" if what == "all" else "or": [logic(part) for part in expr[1]]}
    made: Any
    if what == "rule":
        made = {"var": expr[1]}
    elif what == "has":
        made = {"var": f"{expr[1]}_{expr[2]}"}
    elif what == "least":
        return {">=" if expr[3] else "<": [{"var": expr[1]}, expr[2]]}
    elif expr[2] in (("yes",), ("no",)):
        made = {"var": expr[1]} if expr[2] == ("yes",) else {"!": {"var": expr[1]}}
    elif len(expr[2]) == 1:
        return {"==" if expr[3] else "!=": [{"var": expr[1]}, expr[2][0]]}
    else:
        made = {"in": [{"var": expr[1]}, list(expr[2])]}
    return made if expr[-1] else {"!": made}
