"""How our own engine grows with rules and with worlds. Run: python -m tests.benchmarks.growth [--quick]"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from advisor.analysis.advice.advise import advise
from advisor.analysis.relevance.waiting import Waiting, waiting_questions
from advisor.conversation.answers import State, replay
from advisor.conversation.next_step import snapshot
from advisor.engine.compile import Program, compile_rules
from advisor.engine.run import Run, run
from advisor.engine.worlds import Change, Worlds, drawn, each, pairs
from advisor.files.cases.read import place_case
from advisor.files.knowledge.load import load_knowledge
from advisor.files.knowledge.read_folder import load_checked
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Situation
from advisor.verification.verify import duplicates, orphans, uncited, unpinned, verify
from tests.benchmarks.folder import write
from tests.benchmarks.ours import compiled, single_changes, situation, value
from tests.benchmarks.synthetic import Base, answer, base, cases
from tests.benchmarks.timing import Table, median_of_each, median_seconds, seconds, shown

SIZES = (50, 200, 1_000, 10_000, 100_000)
WIDTHS = (1, 64, 1_024, 16_384, 65_536, 262_144)


def main(arguments: list[str]) -> None:
    """Print all tables; the quick run stops at 1,000 rules."""
    quick = "--quick" in arguments
    rules(SIZES[:3] if quick else SIZES)
    worlds((200,) if quick else (200, 1_000), WIDTHS[:4] if quick else WIDTHS)
    changes()
    shipped()
    folder(200 if quick else 10_000)


def judge(program: Program, known: Situation) -> Run:
    """From an answer to judged planes."""
    return run(program, Worlds(known))


def judge_and_list(program: Program, known: Situation) -> list[Waiting]:
    """From an answer to the questions that still matter."""
    return waiting_questions(run(program, Worlds(known)))


def rules(sizes: tuple[int, ...]) -> None:
    """Time against the number of rules, 60 % of the questions answered."""
    print(
        "Time against rules, one case of which 60 % is known. 'judge' is an answer to judged planes; 'lists' adds the"
    )
    print("questions that still matter; 'moment' is all that a front end needs (judge, lists, next question).")
    table = Table(["rules", "nodes", "compile", "judge", "us a rule", "lists", "moment"])
    for size in sizes:
        made = base(size)
        program = compiled(made)
        known = situation(made, cases(made, 1, known=0.6)[0])
        compiling = median_seconds(partial(compile_rules, program.knowledge), 1 if size > 10_000 else 3)
        judging = median_seconds(partial(judge, program, known), 200 if size <= 1_000 else 5)
        listing = median_seconds(partial(judge_and_list, program, known), 3)
        whole = median_seconds(partial(snapshot, program, State(known, confirmed=True)), 3)
        cells = [f"{program.sizes['case']:,}", shown(compiling), shown(judging), f"{1e6 * judging / size:.2f}"]
        table.row([f"{size:,}", *cells, shown(listing), shown(whole)])
    table.end()


def worlds(sizes: tuple[int, ...], widths: tuple[int, ...]) -> None:
    """Time against the number of worlds, every answer at random."""
    print("Time against worlds, every fact at random in each: one run, and millions of rules judged a second.")
    table = Table(["rules", "worlds", "run", "M rules/s"])
    for size in sizes:
        made = base(size)
        program = compiled(made)
        chance = random.Random(1)
        axes = [(CASE, a.fact, sorted({value(a, answer(a, chance)) for _ in range(40)}, key=str)) for a in made.asks]
        for width in widths:
            many = drawn(Situation(still_listing=frozenset()), axes, width, chance)
            taken = median_seconds(partial(run, program, many), 3, 0.1)
            table.row([f"{size:,}", f"{width:,}", shown(taken), f"{size * width / taken / 1e6:,.1f}"])
    table.end()


def changes() -> None:
    """All single and double changes of one case (budget: 10 ms at 200 rules)."""
    made = base(200)
    program, case = compiled(made), cases(made, 1)[0]
    known, single = situation(made, case), single_changes(made, case)
    worlds = sum(many.count for many in singles_and_doubles(known, single))
    whole = median_seconds(lambda: [run(program, many) for many in singles_and_doubles(known, single)], 9)
    writing = median_seconds(lambda: list(singles_and_doubles(known, single)), 9)
    print(f"All single and double changes of a case, 200 rules, {worlds:,} worlds: {shown(whole)} (budget 10 ms),")
    print(f"of which {shown(writing)} to write the changes down as planes.\n")


def singles_and_doubles(known: Situation, single: Sequence[Change]) -> Iterator[Worlds]:
    """The worlds of all single changes of a case, and those of all pairs of changes of two facts."""
    yield each(known, [(change,) for change in single])
    for some in pairs(known, single, 1_000_000):
        yield some.worlds


def shipped() -> None:
    """The shipped base: each of its case studies, whole."""
    program = compile_rules(load_knowledge())
    placed = [place_case(program.knowledge, case)[0] for case in program.knowledge.cases.values()]
    print(f"The shipped base, {len(program.rules)} rules: median over its {len(placed)} case studies.")
    table = Table(["what", "time"], first=24)
    table.row(["run", shown(median_of_each(partial(judge, program), placed))])
    table.row(["run and advise", shown(median_of_each(lambda known: advise(judge(program, known)), placed))])
    states = [State(known, confirmed=True) for known in placed]
    table.row(["moment", shown(median_of_each(partial(snapshot, program), states))])
    table.end()


def folder(size: int) -> None:
    """A knowledge folder of so many rules: loaded, checked, asked and verified through the real functions."""
    print(f"A knowledge folder of {size:,} rules on disk.")
    table = Table(["what", "time"], first=52)
    with tempfile.TemporaryDirectory() as name, _own_cache(Path(name) / "cache"):
        made = base(size)
        where = write(made, Path(name) / "knowledge")
        table.row(["load from its files, check form and references", shown(seconds(partial(load_checked, where)))])
        table.row(["the same, and write the cache", shown(seconds(partial(load_knowledge, str(where))))])
        table.row(["load from the cache", shown(median_seconds(partial(load_knowledge, str(where)), 2))])
        table.row(["load from its files, look for orphans and doubles too", shown(seconds(partial(structure, where)))])
        program = compile_rules(load_knowledge(str(where)))
        times = _conversation(made, program)
        table.row(["an answer: replay, judge, lists, next question", shown(statistics.median(times))])
        table.row(["the slowest answer", shown(max(times))])
        table.row(["verify it whole, with examples and proofs", shown(seconds(partial(verify, where)))])
    table.end()


def structure(where: Path) -> None:
    """Load and check a folder but for its examples; raises RuntimeError on any fault."""
    knowledge, _, documents = load_checked(where)
    for check in (uncited, unpinned, orphans, duplicates):
        faults = list(check(knowledge, documents))
        if faults:
            raise RuntimeError(f"The synthetic folder has faults: {faults[:3]}")


def _conversation(made: Base, program: Program, most: int = 25) -> list[float]:
    """The time of each answer in a conversation that answers what is asked."""
    chance, asked = random.Random(5), {ask.fact: ask for ask in made.asks}
    answers, times = [Answer("market", value="AE")], list[float]()
    now = snapshot(program, replay(program.knowledge, answers))
    while now.step.kind == "fact" and len(times) < most:
        said = answer(asked[now.step.fact], chance)
        answers.append(Answer("fact", CASE, now.step.fact, list(said) if isinstance(said, tuple) else str(said)))
        begin = time.perf_counter()
        now = snapshot(program, replay(program.knowledge, answers))
        times.append(time.perf_counter() - begin)
    if not times:
        raise RuntimeError(f"The conversation asks nothing: it waits for {now.step.kind}.")
    return times


@contextmanager
def _own_cache(folder: Path) -> Iterator[None]:
    """The cache of loaded knowledge in a folder of the benchmark, so that a person's own is left alone."""
    before = os.environ.get("ADVISOR_CACHE")
    os.environ["ADVISOR_CACHE"] = os.fspath(folder)
    try:
        yield
    finally:
        os.environ.pop("ADVISOR_CACHE")
        if before is not None:
            os.environ["ADVISOR_CACHE"] = before


if __name__ == "__main__":
    main(sys.argv[1:])
