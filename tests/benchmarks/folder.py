"""Writes the synthetic rule base as a real knowledge folder in YAML, with examples that prove each rule."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.model.situation import CASE, Situation
from tests.benchmarks.ours import COMMITMENTS, base_data, compiled, data, value
from tests.benchmarks.synthetic import Base, Case, Expr, cases

DRAWN = 4_096
"""So many cases at random are searched for examples."""


def write(made: Base, folder: Path) -> Path:
    """Write the whole folder."""
    _file(folder / "base.yaml", base_data())
    found = data(made)
    _file(folder / "conclusions.yaml", found.pop("conclusions"))
    examples = example_finder(made)
    for kind, entries in found.items():
        for number, entry in enumerate(entries):
            inner = folder / kind / COMMITMENTS[number % 4] if kind == "rules" else folder / kind
            more = {"examples": examples[entry["id"]]} if kind == "rules" else {}
            _file(inner / f"{entry['id']}.yaml", entry | more)
    return folder


def _file(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml(content) + "\n", encoding="utf-8")


def yaml(content: Any, indent: int = 0) -> str:
    """Plain data as YAML in blocks, as a person writes it; only innermost lists and mappings stand on one line."""
    margin = " " * indent
    if isinstance(content, dict) and content:
        return "\n".join(f"{margin}{key}:{_below(inner, indent)}" for key, inner in content.items())
    if isinstance(content, list) and content:
        return "\n".join(f"{margin}- {yaml(inner, indent + 2).lstrip()}" for inner in content)
    return margin + json.dumps(content)


def _below(inner: Any, indent: int) -> str:
    nested = isinstance(inner, dict | list) and any(isinstance(part, dict | list) for part in _parts(inner))
    return "\n" + yaml(inner, indent + 2) if nested else " " + json.dumps(inner)


def _parts(content: Any) -> list[Any]:
    return list(content.values()) if isinstance(content, dict) else list(content)


def example_finder(made: Base) -> dict[str, list[dict[str, Any]]]:
    """For every rule an undecided example, and those that fire and are silent if they are found in cases at random."""
    program, read = compiled(made), facts_read(made)
    at_random = cases(made, DRAWN, seed=3)
    planes = run(program, _worlds(made, at_random)).planes[CASE]
    found: dict[str, list[dict[str, Any]]] = {}
    for rule in made.rules:
        found[rule.name] = [{"name": "nothing is known", "facts": {}, "expect": "undecided"}]
        for expect, literal in (("fires", program.rules[rule.name]), ("silent", program.rules[rule.name] ^ 1)):
            plane = planes[literal]
            if plane:
                case = at_random[(plane & -plane).bit_length() - 1]
                facts = {fact: written(case[fact]) for fact in sorted(read[rule.name])}
                found[rule.name].append({"name": f"it {expect}", "facts": facts, "expect": expect})
    return found


def _worlds(made: Base, at_random: list[Case]) -> Worlds:
    planes: dict[Any, dict[Any, int]] = {(CASE, ask.fact): {} for ask in made.asks}
    for number, case in enumerate(at_random):
        for ask in made.asks:
            values, said = planes[CASE, ask.fact], value(ask, case[ask.fact])
            values[said] = values.get(said, 0) | 1 << number
    return Worlds(Situation(still_listing=frozenset()), len(at_random), planes)


def written(said: Any) -> Any:
    """An answer as it stands in files."""
    return list(said) if isinstance(said, tuple) else str(said)


def facts_read(made: Base) -> dict[str, set[str]]:
    """The questions that each rule reads, through what other rules conclude too."""
    found: dict[str, set[str]] = {}

    def below(expr: Expr) -> set[str]:
        if expr[0] in ("all", "any"):
            return {fact for part in expr[1] for fact in below(part)}
        return found[expr[1]] if expr[0] == "rule" else {expr[1]}

    for rule in made.rules:
        found[rule.name] = below(rule.when)
    return found
