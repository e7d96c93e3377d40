"""Medians, and tables in plain text."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any


def seconds(work: Callable[[], Any]) -> float:
    """The time of one call."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def median_seconds(work: Callable[[], Any], repeats: int = 5, at_least: float = 0.0) -> float:
    """The median time of a call, after one that is not counted; repeated for `at_least` so many seconds."""
    work()
    # The garbage collector would charge one engine for what another left behind.
    gc.collect()
    gc.disable()
    try:
        taken = [seconds(work)]
        while len(taken) < repeats or sum(taken) < at_least:
            taken.append(seconds(work))
    finally:
        gc.enable()
    return statistics.median(taken)


def median_of_each(work: Callable[[Any], Any], given: Sequence[Any], at_least: float = 0.3) -> float:
    """The median time of a call over several arguments in turn."""
    for one in given:
        work(one)
    gc.collect()
    gc.disable()
    try:
        taken: list[float] = []
        while sum(taken) < at_least or not taken:
            taken += [seconds(partial(work, one)) for one in given]
    finally:
        gc.enable()
    return statistics.median(taken)


def shown(time_taken: float) -> str:
    """A time with three figures and its unit."""
    if time_taken < 0.001:
        return f"{1e6 * time_taken:.3g} us"
    return f"{1000 * time_taken:.3g} ms" if time_taken < 1 else f"{time_taken:.3g} s"


class Table:
    """Rows printed as they come, in columns as wide as their heads and at least ten."""

    def __init__(self, heads: Sequence[str], first: int = 10) -> None:
        self.widths = [max(first if number == 0 else 10, len(head)) for number, head in enumerate(heads)]
        self.row(heads)
        print("  ".join("-" * width for width in self.widths))

    def row(self, cells: Iterable[str]) -> None:
        """Print one row, the first cell to the left and the others to the right."""
        pairs = enumerate(zip(cells, self.widths, strict=False))
        print("  ".join(f"{cell:<{w}}" if number == 0 else f"{cell:>{w}}" for number, (cell, w) in pairs), flush=True)

    def end(self) -> None:
        """An empty line."""
        print(flush=True)
