"""DuckDB: the rules as one SQL query over a table of codes, a layer of rules a subquery; unknown is NULL."""

from __future__ import annotations

from typing import Any

import duckdb

from tests.benchmarks.adapters.coded import Coded, Columns, code_of
from tests.benchmarks.synthetic import Base, Expr


class Batch:
    """The rules as one prepared query, over columns that are in memory already."""

    def __init__(self, made: Base, columns: Columns) -> None:
        self.connection = duckdb.connect()
        self.connection.execute("SET enable_progress_bar = false")
        self.connection.register("raw", columns)
        cells = [
            # Truth values as BOOLEAN: what a person would store, and faster than comparing codes.
            f"(CASE {fact} WHEN 1 THEN true WHEN 0 THEN false END) AS {fact}"
            if coded.boolean
            else f"CAST(nullif({fact}, -1) AS TINYINT) AS {fact}"
            for fact, coded in Coded.of(made).items()
        ]
        self.connection.execute(f"CREATE TABLE answers AS SELECT {', '.join(cells)} FROM raw")
        self.names = [rule.name for rule in made.rules]
        self.query = self.sql(made)

    def sql(self, made: Base) -> str:
        """The query that counts, for each rule, the rows where it fires and those where it is silent."""
        source = "answers"
        for layer in (1, 2, 3):
            cells = ", ".join(f"{text(rule.when)} AS {rule.name}" for rule in made.layer(layer))
            source = f"(SELECT *, {cells} FROM {source})"
        counts = ", ".join(f"count_if({name}), count_if(NOT {name})" for name in self.names)
        return f"SELECT {counts} FROM {source}"

    def counts(self) -> dict[str, tuple[int, int]]:
        """For each rule, in how many rows it fires and in how many it is silent."""
        row: Any = self.connection.execute(self.query).fetchone()
        return {name: (row[2 * number], row[2 * number + 1]) for number, name in enumerate(self.names)}


def text(expr: Expr) -> str:
    """An expression as SQL."""
    what = expr[0]
    if what in ("all", "any"):
        return "(" + (" AND " if what == "all" else " OR ").join(text(part) for part in expr[1]) + ")"
    if what == "rule":
        return str(expr[1]) if expr[2] else f"(NOT {expr[1]})"
    _, fact, test, wanted = expr
    if what == "has":
        return f"{fact}_{test}" if wanted else f"(NOT {fact}_{test})"
    if what == "least":
        return f"({fact} {'>=' if wanted else '<'} {test})"
    if test in (("yes",), ("no",)):
        return fact if test == ("yes",) else f"(NOT {fact})"
    codes = ", ".join(str(code_of(fact, word)) for word in test)
    return f"({fact} {'IN' if wanted else 'NOT IN'} ({codes}))"
