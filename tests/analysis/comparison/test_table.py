"""Cases side by side: every measure, where it stands in each, and what makes the difference."""

from __future__ import annotations

from advisor.analysis.comparison.table import Cell, Row, compare
from advisor.engine.compile import Program
from advisor.engine.run import Run
from tests.fixtures.little_base import talk


def judged(program: Program, *replies: str) -> Run:
    return talk(program, *replies)[0].now.run


def rows(*runs: Run) -> dict[str, Row]:
    return {row.measure: row for row in compare(runs)}


def test_a_measure_that_stands_apart_names_the_facts_and_the_rule(little: Program) -> None:
    wary = judged(little, "AE", "", "none", "Shop", "yes", "no")
    open_shop = judged(little, "AE", "", "none", "Shop", "no", "no")
    trusting = judged(little, "AE", "1", "high", "none", "Shop")
    row = rows(wary, open_shop, trusting)["lock"]

    assert row.differs
    assert row.cells == (Cell("must", 1, 1), Cell("avoid", 1, 1), Cell("open", 1, 1))
    assert {(each.subject, each.fact): each.values for each in row.facts} == {
        (("workload", "Shop"), "secret"): ("yes", "no", None),
        (("case", ""), "trust"): ("low", "low", "high"),
    }
    assert {(number, cause.rule.id) for number, cause in row.causes} == {
        (1, "no-lock-for-open"),
        (0, "lock-the-secret"),
    }


def test_what_stands_alike_is_listed_without_a_reason_and_what_stands_nowhere_is_left_out(little: Program) -> None:
    found = rows(judged(little, "AE", "", "voice"), judged(little, "AE", "", "voice and price"))

    assert "lock" not in found
    assert not found["seat"].differs
    assert not found["seat"].facts
    assert not found["seat"].causes
    assert [cell.word for cell in found["help"].cells] == ["", "may"]


def test_a_cell_counts_the_subjects_for_which_it_stands(little: Program) -> None:
    two = judged(little, "AE", "", "none", "Shop, Till", "yes", "no")
    assert rows(two)["lock"].cells == (Cell("must", 1, 2),)


def test_the_order_is_by_commitment_and_weight(little: Program) -> None:
    found = compare([judged(little, "AE", "", "all", "Shop", "yes"), judged(little, "AE", "", "none", "Shop", "no")])
    measures = little.knowledge.measures

    assert [measures[row.measure].commitment for row in found] == [
        "security",
        "resilience",
        "openness",
        *["partnership"] * 2,
    ]
    assert [row.measure for row in found][-2:] == ["seat", "help"]
