"""The semantics of conditions as a table, each row in both orders of its parts."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from advisor.engine.compile import compile_rules
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.model.situation import CASE, Situation
from advisor.model.values import Fact
from advisor.model.written_values import read_value
from tests.conftest import ROOT
from tests.fixtures.synthetic_base import knowledge

ROWS = yaml.load((ROOT / "tests/engine/truth.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
STATES = {"yes": "fires", "no": "silent", "open": "undecided"}


def situation_of(row: dict[str, Any], base: Any) -> Situation:
    facts = dict(row["facts"])
    partial = facts.pop("partial", "")
    read = {n: Fact(n, read_value(base.questions[n], v, n == partial)) for n, v in facts.items()}
    situation = Situation("", read)
    listed = row.get("workloads")
    for number, shape in enumerate(s for s in listed or () if s != "..."):
        known = {} if shape == "?" else {"shape": Fact("shape", shape)}
        situation = situation.with_subject("workload", f"w{number}", known)
    return situation if listed is None or "..." in listed else situation.closed("workload")


def turned(condition: Any) -> Any:
    if isinstance(condition, dict):
        return {key: turned(value) for key, value in condition.items()}
    return list(reversed(condition)) if isinstance(condition, list) else condition


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['when']} {row['facts']} {row.get('workloads', '')}" for row in ROWS])
def test_a_condition_means_what_the_table_says(row: dict[str, Any]) -> None:
    for condition in (row["when"], turned(row["when"])):
        base = knowledge([{"id": "r", "about": "market", "when": condition, "then": {"avoid": "m"}}])

        judged = run(compile_rules(base), Worlds(situation_of(row, base)))
        assert judged.state(CASE, "r") == STATES[row["is"]]


@pytest.mark.parametrize(
    ("when", "unless", "state"),
    [
        ("yes", "yes", "silent"),
        ("yes", "no", "fires"),
        ("yes", "open", "undecided"),
        ("no", "open", "silent"),
        ("open", "yes", "silent"),
        ("open", "no", "undecided"),
    ],
)
def test_an_exception_silences_a_rule(when: str, unless: str, state: str) -> None:
    rule = {"id": "r", "about": "market", "when": {"colour": "red"}, "unless": {"sunny": "yes"}, "then": {"avoid": "m"}}
    base = knowledge([rule])
    facts = {"colour": {"yes": "red", "no": "blue", "open": None}[when]}
    facts["sunny"] = {"yes": "yes", "no": "no", "open": None}[unless]
    situation = Situation("", {name: Fact(name, value) for name, value in facts.items()})

    assert run(compile_rules(base), Worlds(situation)).state(CASE, "r") == state
