"""How well people are understood. Run: python -m tests.language.measure [--misses]

For both halves of the corpus: right at once; offered, where the question back names what was meant, so that "yes" is enough;
partly right; asked back without naming it; misread, a command taken for an answer, the other way round, or for another
command; and wrong, where something else was recorded. `--misses` lists those of the half that
may be looked at. Nobody looks at the other half while tuning.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections import Counter

from advisor.conversation.reply import command_in
from advisor.engine.compile import compile_rules
from advisor.files.knowledge.load import load_knowledge
from tests.language.judge import dialogue_at, judged, utterances

VERDICTS = ("right", "offered", "partly", "asked", "misread", "wrong")


def main(arguments: list[str]) -> None:
    """Print the figures of each half."""
    program = compile_rules(load_knowledge())
    for unseen in (False, True):
        counts: Counter[str] = Counter()
        times: list[float] = []
        for one in utterances():
            if one.unseen is not unseen:
                continue
            dialogue = dialogue_at(program, one.at)
            verdict, found = judged(program, one)
            _ = dialogue.now
            begin = time.perf_counter()
            command_in(dialogue, one.says)
            dialogue.read(one.says)
            times.append(time.perf_counter() - begin)
            counts[verdict] += 1
            if "--misses" in arguments and not unseen and verdict != "right":
                print(
                    f"{verdict:8} {one.voice[:4]} {one.at:22} {one.says[:150]!r}\n         means {one.means}  took {found}"
                )
        total = counts.total()
        shares = ", ".join(f"{name} {counts[name]} ({100 * counts[name] / total:.1f} %)" for name in VERDICTS)
        print(f"{'unseen' if unseen else 'seen'} half, {total} utterances: {shares}")
        print(f"  per message: median {1000 * statistics.median(times):.2f} ms, slowest {1000 * max(times):.1f} ms")


if __name__ == "__main__":
    main(sys.argv[1:])
