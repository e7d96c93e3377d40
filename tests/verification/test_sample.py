"""Statements are drawn from every kind, each once, and the same from the same seed."""

from __future__ import annotations

from advisor.engine.compile import Program
from advisor.verification.sample import drawn, statements


def heads(lines: list[str]) -> list[str]:
    return [line for line in lines if not line.startswith("   ")]


def test_the_same_seed_draws_the_same(program: Program) -> None:
    assert drawn(program.knowledge, 20, 3) == drawn(program.knowledge, 20, 3)
    assert drawn(program.knowledge, 20, 3) != drawn(program.knowledge, 20, 4)


def test_every_kind_is_drawn_from_and_each_statement_comes_with_its_sources(program: Program) -> None:
    lines = drawn(program.knowledge, 27, 1)
    kinds = {where.split("/")[0] for where, _, _ in statements(program.knowledge)}

    assert {head.split(". ", 1)[1].split("/")[0] for head in heads(lines)} == kinds
    assert len(heads(lines)) == 27
    assert sum(line.startswith("   [") for line in lines) >= 27


def test_no_statement_is_drawn_twice_and_all_can_be(program: Program) -> None:
    number = sum(1 for _ in statements(program.knowledge))
    all_drawn = heads(drawn(program.knowledge, number + 5, 1))

    assert len(all_drawn) == number
