"""Many cases at once, from dictionary-encoded columns in memory: our engine, DuckDB and Polars on the same rules."""

from __future__ import annotations

from functools import partial

from advisor.engine.columns import BLOCK, Columns, blocks
from advisor.engine.compile import Program
from advisor.engine.run import run
from advisor.model.situation import CASE, Situation
from tests.benchmarks.adapters import BATCH, adapter, coded, missing
from tests.benchmarks.ours import compiled
from tests.benchmarks.reference import DisagreementError, fired
from tests.benchmarks.synthetic import Base, base
from tests.benchmarks.timing import Table, median_seconds

Counts = dict[str, tuple[int, int]]
CHECKED = 300
"""So many rows are judged by the reference too."""


def counts(program: Program, columns: Columns, rows: int, size: int = BLOCK) -> Counts:
    """For each rule, in how many rows it fires and in how many it is silent, by our engine."""
    nothing = Situation(still_listing=frozenset())
    literals = list(program.rules.values())
    fires, silent = [0] * len(literals), [0] * len(literals)
    for _, worlds in blocks(nothing, columns, rows, size):
        planes = run(program, worlds).planes[CASE]
        for number, literal in enumerate(literals):
            fires[number] += planes[literal].bit_count()
            silent[number] += planes[literal ^ 1].bit_count()
    return dict(zip(program.rules, zip(fires, silent, strict=True), strict=True))


def checked(made: Base) -> None:
    """Raise DisagreementError unless our engine counts what the reference counts, over complete rows."""
    columns = coded.columns(made, CHECKED)
    ours = counts(compiled(made), coded.ours(made, columns), CHECKED)
    states = [fired(made, coded.row(made, columns, number)) for number in range(CHECKED)]
    for rule in made.rules:
        fires = sum(rule.name in state for state in states)
        if ours[rule.name] != (fires, CHECKED - fires):
            raise DisagreementError(f"Columns: {rule.name} {ours[rule.name]}, by the reference {fires} of {CHECKED}.")


def same(title: str, found: Counts, ours: Counts) -> None:
    """Raise DisagreementError, naming the rules, unless two engines counted alike."""
    wrong = [name for name in ours if found[name] != ours[name]]
    if wrong:
        shown = ", ".join(f"{name}: {found[name]}, ours {ours[name]}" for name in wrong[:5])
        raise DisagreementError(f"{title} counts differently: {shown}")


def batch(sizes: dict[int, int], repeats: int = 3) -> None:
    """Print one table: rows are rules, cases and the share that is known; times of all engines over all cases."""
    if missing("numpy"):
        print(missing("numpy"))
        return
    here = [name for name in BATCH if not missing(name)]
    for name in BATCH:
        if missing(name):
            print(missing(name))
    heads = [head for name in here for head in (f"{name} ms", "/ ours")]
    print("Many cases: all rows of columns in memory, fired and silent rows counted for each rule; whole time, median.")
    table = Table(["rules", "cases", "known", "ours ms", *heads])
    for size, rows in sizes.items():
        made = base(size)
        checked(made)
        program = compiled(made)
        for known in (1.0, 0.7):
            columns = coded.columns(made, rows, known)
            given = coded.ours(made, columns)
            mine = counts(program, given, rows)
            seconds = median_seconds(partial(counts, program, given, rows), repeats)
            cells = [f"{size:,}", f"{rows:,}", f"{known:.0%}", f"{1000 * seconds:.0f}"]
            for name in here:
                peer = adapter(name).Batch(made, columns)
                same(name, peer.counts(), mine)
                theirs = median_seconds(peer.counts, repeats)
                cells += [f"{1000 * theirs:.0f}", f"{theirs / seconds:.2f}"]
            table.row(cells)
    table.end()
