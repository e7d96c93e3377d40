"""Which open question to ask first: the one whose answers settle most, by an exact look-ahead of one step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from operator import or_

from advisor.analysis.relevance.waiting import Waiting
from advisor.engine.compile import Program
from advisor.engine.equivalence import answers
from advisor.engine.run import Run, run
from advisor.engine.worlds import Planes, Worlds
from advisor.model.situation import Situation


def by_information_value(
    program: Program, situation: Situation, waiting: Sequence[Waiting]
) -> list[tuple[Waiting, int]]:
    """Waiting questions of one list with the number of rules their answers settle, on average in hundredths; best first.

    One world for each answer to each question: an exact look-ahead by one step.
    """
    if not waiting:
        return []
    steps, planes, blocks = 0, Planes(), list[int]()
    for w in waiting:
        values = answers(program, w.fact)
        planes[w.subject, w.fact] = {value: 1 << number for number, value in enumerate(values, steps)}
        blocks.append(((1 << len(values)) - 1) << steps)
        steps += len(values)
    judged = run(program, Worlds(situation, steps, planes))
    totals = bits_in(_settled(judged, waiting, blocks), blocks, steps)
    scored = [(w, 100 * n // block.bit_count()) for w, n, block in zip(waiting, totals, blocks, strict=True)]
    return sorted(scored, key=lambda pair: -pair[1])


def _settled(judged: Run, waiting: Sequence[Waiting], blocks: Sequence[int]) -> Iterator[int]:
    """For each pending rule the worlds that settle it, of the blocks of those questions alone for which it waits."""
    pending, asked = waiting[0].pending, reduce(or_, (w.bit for w in waiting))
    own_blocks: dict[int, int] = {0: 0}
    for subject, speaking, mask in zip(pending.subjects, pending.rules, pending.masks, strict=True):
        waits, says = mask & asked, speaking.says
        if waits not in own_blocks:
            mine = (block for w, block in zip(waiting, blocks, strict=True) if w.bit & waits)
            own_blocks[waits] = reduce(or_, mine)
        if waits:
            own = judged.planes[subject]
            yield (own[says] | own[says ^ 1]) & own_blocks[waits]


def bits_in(planes: Iterable[int], blocks: Sequence[int], worlds: int) -> list[int]:
    """For each block of worlds how many bits of all planes lie in it: the planes are laid side by side and counted at once."""
    size = (worlds + 7) // 8
    laid = b"".join([plane.to_bytes(size, "little") for plane in planes])
    number, copies = int.from_bytes(laid, "little"), len(laid) // size
    return [(number & int.from_bytes(b.to_bytes(size, "little") * copies, "little")).bit_count() for b in blocks]
