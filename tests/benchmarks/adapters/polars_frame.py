"""Polars: the rules as one lazy query over columns of codes and bit-packed truth values; unknown is null."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import Any

import polars as pl

from tests.benchmarks.adapters.coded import Coded, Columns, code_of
from tests.benchmarks.synthetic import Base, Expr


class Batch:
    """The rules as one lazy query, over columns that are in memory already."""

    def __init__(self, made: Base, columns: Columns) -> None:
        cells = [
            pl.when(pl.col(fact) >= 0).then(pl.col(fact) == 1).alias(fact)
            if coded.boolean
            else pl.when(pl.col(fact) >= 0).then(pl.col(fact)).alias(fact)
            for fact, coded in Coded.of(made).items()
        ]
        lazy = pl.DataFrame(columns).select(cells).lazy()
        for layer in (1, 2, 3):
            lazy = lazy.with_columns([expression(rule.when).alias(rule.name) for rule in made.layer(layer)])
        self.names = [rule.name for rule in made.rules]
        fires = [pl.col(name).sum().alias(name) for name in self.names]
        silent = [(~pl.col(name)).sum().alias(f"not_{name}") for name in self.names]
        self.query = lazy.select(fires + silent)

    def counts(self) -> dict[str, tuple[int, int]]:
        """For each rule, in how many rows it fires and in how many it is silent."""
        row: dict[str, Any] = self.query.collect().row(0, named=True)
        return {name: (row[name], row[f"not_{name}"]) for name in self.names}


def expression(expr: Expr) -> pl.Expr:
    """An expression as Polars builds it."""
    what = expr[0]
    if what in ("all", "any"):
        both: pl.Expr = reduce(and_ if what == "all" else or_, [expression(part) for part in expr[1]])
        return both
    if what == "rule":
        return pl.col(expr[1]) if expr[2] else ~pl.col(expr[1])
    _, fact, test, wanted = expr
    if what == "is":
        found = among(fact, test)
    elif what == "has":
        found = pl.col(f"{fact}_{test}")
    else:
        found = pl.col(fact) >= test
    return found if wanted else ~found


def among(fact: str, words: tuple[str, ...]) -> pl.Expr:
    """That a fact has one of some words; a few are compared one by one, which is faster."""
    if words in (("yes",), ("no",)):
        return pl.col(fact) if words == ("yes",) else ~pl.col(fact)
    codes = [code_of(fact, word) for word in words]
    if len(codes) > 3:
        return pl.col(fact).is_in(pl.Series(codes, dtype=pl.Int8).implode())
    found: pl.Expr = reduce(or_, [pl.col(fact) == code for code in codes])
    return found
