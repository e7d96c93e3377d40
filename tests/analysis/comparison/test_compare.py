"""Cases side by side: every measure, where it stands in each, and what makes the difference."""

from __future__ import annotations

from advisor.analysis.comparison.compare import Cell, Row, compare, compared_measures
from advisor.analysis.subject_words import WHOLE_CASE, NamedSubject
from advisor.engine.compile import Program
from advisor.engine.run import Run
from tests.fixtures.little_base import talk


def judged(program: Program, *replies: str) -> Run:
    return talk(program, *replies)[0].now.run


def rows(*runs: Run) -> dict[str, Row]:
    return {row.measure: row for row in compared_measures(runs)}


def test_a_measure_that_stands_apart_names_the_facts_and_the_rule(little: Program) -> None:
    wary = judged(little, "AE", "", "none", "Shop", "yes", "no")
    open_shop = judged(little, "AE", "", "none", "Shop", "no", "no")
    trusting = judged(little, "AE", "1", "high", "none", "Shop")
    row = rows(wary, open_shop, trusting)["lock"]

    assert row.differs
    assert row.cells == (Cell("must", 1, 1), Cell("avoid", 1, 1), Cell("open", 1, 1))
    assert set(row.facts) == {(NamedSubject("workload", "Shop"), "secret"), (WHOLE_CASE, "trust")}
    assert {(number, cause.rule.id) for number, cause in row.causes} == {
        (1, "no-lock-for-open"),
        (0, "lock-the-secret"),
    }


def test_the_facts_behind_a_difference_are_given_for_each_case_as_written_and_in_words(little: Program) -> None:
    wary = judged(little, "AE", "", "none", "Shop", "yes", "no")
    trusting = judged(little, "AE", "1", "high", "none", "Shop")
    found = compare([wary, trusting], ["Wary", "Trusting"])
    row = next(row for row in found.measures if row.measure == "lock")

    assert found.cases == ("Wary", "Trusting")
    assert row.stands == ("must", "open")
    assert (row.stands_for, row.judged_for) == ((1, 1), (1, 1))
    assert {(fact.about, fact.heading): (fact.values, fact.in_words) for fact in row.facts} == {
        ("workload: Shop", "Secret (Shop)"): (("yes", "unsure"), ("yes", "not known")),
        ("case", "Trust"): (("low", "high"), ("low", "high")),
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
    found = compared_measures(
        [judged(little, "AE", "", "all", "Shop", "yes"), judged(little, "AE", "", "none", "Shop", "no")]
    )
    measures = little.knowledge.measures

    assert [measures[row.measure].commitment for row in found] == [
        "security",
        "resilience",
        "openness",
        *["partnership"] * 2,
    ]
    assert [row.measure for row in found][-2:] == ["seat", "help"]
