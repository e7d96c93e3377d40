"""Our engine beside others on the same synthetic rules. Run: python -m tests.benchmarks.peers [--quick | --install-line]"""

from __future__ import annotations

import statistics
import sys
import time
from functools import partial
from typing import Any

from advisor.engine.compile import Program
from advisor.engine.run import run
from advisor.engine.worlds import Worlds
from advisor.model.situation import CASE, Situation
from advisor.model.values import Fact
from tests.benchmarks.adapters import SINGLE, adapter, install_line, missing
from tests.benchmarks.batch import batch
from tests.benchmarks.ours import compiled, engine, names_fired, other_answers, situation, value
from tests.benchmarks.reference import check, same
from tests.benchmarks.synthetic import Base, Case, base, cases
from tests.benchmarks.timing import Table, median_of_each, seconds, shown

SIZES = (50, 200, 1_000, 10_000)
QUICK = (50, 200)
ROWS = {200: 262_144, 1_000: 65_536}
TOO_LONG = 20.0
"""Seconds after which a peer is left out of a row: to load, or to judge the cases once."""


def main(arguments: list[str]) -> None:
    """Check every engine against the reference, then time it; print three tables."""
    if "--install-line" in arguments:
        print(install_line())
        return
    quick = "--quick" in arguments
    sizes = QUICK if quick else SIZES
    for name in SINGLE:
        if missing(name):
            print(missing(name))
    here = [name for name in SINGLE if not missing(name)]
    single(sizes, here)
    if "clips" in here:
        changed(sizes)
    batch({50: 16_384} if quick else ROWS)


def single(sizes: tuple[int, ...], names: list[str]) -> None:
    """One case from scratch: a case goes in, the names of the rules that fire come out."""
    print("One case from scratch: median time from a complete case to the names of the rules that fire.")
    print("Ours judges in three values (fires, silent, undecided), the others in two.")
    print("Below each time: that time divided by ours; under 1 the peer is faster.")
    table = Table(["rules", "ours", *names])
    for size in sizes:
        made = base(size)
        program = compiled(made)
        given = cases(made, 20 if size <= 1_000 else 3)
        check("Our engine", made, given, engine(made, program))
        ready = [situation(made, case) for case in given]
        mine = median_of_each(partial(judged_names, program), ready)
        times = [peer_seconds(name, made, given) for name in names]
        table.row([f"{size:,}", shown(mine), *(shown(t) if isinstance(t, float) else t for t in times)])
        table.row(["", "1", *(f"{t / mine:.2f}" if isinstance(t, float) else "-" for t in times)])
    table.end()


def judged_names(program: Program, known: Situation) -> list[str]:
    """Our engine from a case to the names of the rules that fire."""
    return names_fired(run(program, Worlds(known)))


def peer_seconds(name: str, made: Base, given: list[Case]) -> float | str:
    """The median time of a peer for a case, after it was checked; or why it was not timed."""
    begin = time.perf_counter()
    peer: Any = adapter(name).Peer(made)
    if time.perf_counter() - begin > TOO_LONG:
        return "slow load"
    ready = [peer.ready(case) for case in given]
    if seconds(lambda: peer.fired(ready[0])) * len(given) > TOO_LONG:
        return "too slow"
    check(name, made, given, lambda case: peer.fired(peer.ready(case)))
    return median_of_each(peer.fired, ready)


def changed(sizes: tuple[int, ...]) -> None:
    """One answer changes in a session: CLIPS retracts and asserts facts, ours judges the case again."""
    print("One changed answer: median time until all rules are judged again; the names are not collected.")
    print("CLIPS keeps its session alive: it retracts, asserts and runs.")
    table = Table(["rules", "ours", "clips", "/ ours"])
    for size in sizes:
        made = base(size)
        program = compiled(made)
        case = cases(made, 1)[0]
        answers = other_answers(made, case, 200 if size <= 1_000 else 40)
        mine = statistics.median(our_session(made, program, case, answers))
        theirs = statistics.median(clips_session(made, case, answers))
        table.row([f"{size:,}", shown(mine), shown(theirs), f"{theirs / mine:.2f}"])
    table.end()


def our_session(made: Base, program: Program, case: Case, answers: list[tuple[str, Any]]) -> list[float]:
    """The time of each answer by our engine; each is checked against the reference after it was timed."""
    asked = {ask.fact: ask for ask in made.asks}
    now, known, taken = dict(case), situation(made, case), list[float]()
    for fact, said in answers:
        now[fact], given = said, Fact(fact, value(asked[fact], said))
        begin = time.perf_counter()
        known = known.with_fact(CASE, given)
        judged = run(program, Worlds(known))
        taken.append(time.perf_counter() - begin)
        same("Our engine", made, now, names_fired(judged))
    return taken


def clips_session(made: Base, case: Case, answers: list[tuple[str, Any]]) -> list[float]:
    """The time of each answer by CLIPS kept alive; each is checked against the reference after it was timed."""
    clips = adapter("clips")
    peer: Any = clips.Peer(made)
    asked = {ask.fact: ask for ask in made.asks}
    peer.begin(case)
    now, taken = dict(case), list[float]()
    for fact, said in answers:
        now[fact], texts = said, clips.written(asked[fact], said)
        begin = time.perf_counter()
        peer.answer(fact, texts)
        taken.append(time.perf_counter() - begin)
        same("CLIPS kept alive", made, now, peer.holding())
    return taken


if __name__ == "__main__":
    main(sys.argv[1:])
