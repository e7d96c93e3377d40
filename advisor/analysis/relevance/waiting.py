"""Which unanswered questions can still change something, which rules wait for each, and which to ask first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, reduce
from itertools import compress
from operator import or_

from advisor.engine.compile import Program, Speaking
from advisor.engine.equivalence import answers
from advisor.engine.run import Run, read_below, run
from advisor.engine.worlds import Planes, Worlds
from advisor.model.kinds.rule import Rule
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.strengths import MUST
from advisor.model.values import is_open

Wanted = Callable[[Rule], bool]
"""Of the rules whose outcome a person sees, those that are meant."""
Counts = Callable[[Situation, Subject, str], bool]


@dataclass(frozen=True)
class Pending:
    """The rules that wait for answers, side by side with their subjects and with masks: a bit for each question awaited."""

    questions: tuple[tuple[Subject, str], ...]
    """Each with its subject, in topic order; the number of a question is the number of its bit."""
    subjects: Sequence[Subject]
    rules: Sequence[Speaking]
    masks: Sequence[int]

    def musts(self) -> Pending:
        """The same for the rules alone that can make a measure part of the minimum offer."""
        kept = [speaking.must for speaking in self.rules]
        subjects, rules = list(compress(self.subjects, kept)), list(compress(self.rules, kept))
        return Pending(self.questions, subjects, rules, list(compress(self.masks, kept)))

    def waiting(self) -> list[Waiting]:
        """The questions that some rule waits for, in topic order."""
        asked = reduce(or_, self.masks, 0)
        return [Waiting(*key, self, 1 << n) for n, key in enumerate(self.questions) if asked >> n & 1]


@dataclass(frozen=True)
class Waiting:
    """An open question about one subject, and the rules that wait for the answer."""

    subject: Subject
    fact: str
    pending: Pending = field(repr=False, compare=False)
    bit: int = field(repr=False, compare=False)

    def speaking(self) -> Iterator[tuple[Subject, Speaking]]:
        """The rules that wait for the answer, each with its subject."""
        mine = [mask & self.bit for mask in self.pending.masks]
        return compress(zip(self.pending.subjects, self.pending.rules, strict=True), mine)

    @cached_property
    def rules(self) -> tuple[tuple[Subject, str], ...]:
        """The names of the rules that wait for the answer, each with its subject; listed when first looked at."""
        return tuple([(subject, speaking.rule.id) for subject, speaking in self.speaking()])


def everything(rule: Rule) -> bool:
    """Every rule whose outcome a person sees."""
    return True


def musts_only(rule: Rule) -> bool:
    """The rules that can make a measure part of the minimum offer."""
    return rule.then.strength == MUST


def can_be_asked(situation: Situation, subject: Subject, fact: str) -> bool:
    """Whether an answer could still add something: the person has not answered, and nothing complete is known."""
    known = situation.fact(subject, fact)
    return known is None or (known.origin.kind == "known" and is_open(known.value))


def waiting_questions(judged: Run, wanted: Wanted = everything, counts: Counts = can_be_asked) -> list[Waiting]:
    """The questions that count and on which an undecided, wanted rule depends, in topic order."""
    return pending(judged, wanted, counts).waiting()


def pending(judged: Run, wanted: Wanted = everything, counts: Counts = can_be_asked) -> Pending:
    """The undecided, wanted rules with the questions that count and on which they depend."""
    questions, below = _questions_below(judged, counts)
    slots = {
        scope: [(subject, judged.planes[subject], below[subject]) for subject in judged.subjects_of(scope)]
        for scope in judged.program.sizes
    }
    subjects, rules, masks = list[Subject](), list[Speaking](), list[int]()
    for speaking in _speaking(judged.program, wanted):
        _, scope, _, says, _, reached = speaking
        for subject, own, below_it in slots[scope]:
            # Only what is undecided has a mask.
            mask = below_it[says]
            if mask and not own[reached] & 1:
                subjects.append(subject)
                rules.append(speaking)
                masks.append(mask)
    return Pending(questions, subjects, rules, masks)


def _speaking(program: Program, wanted: Wanted) -> Sequence[Speaking]:
    return program.speaking if wanted is everything else [each for each in program.speaking if wanted(each.rule)]


def _questions_below(judged: Run, counts: Counts) -> tuple[tuple[tuple[Subject, str], ...], dict[Subject, list[int]]]:
    """The questions that count, and for every undecided literal a mask of those it depends on: one pass, inputs first."""
    situation, program = judged.worlds.situation, judged.program
    order = asking_order(program)
    asked = [
        (subject, fact) for subject in situation.all_subjects() for fact in order if counts(situation, subject, fact)
    ]
    asked.sort(key=lambda key: (order[key[1]][0], key[0], order[key[1]][1]))
    bits = {key: 1 << number for number, key in enumerate(asked)}
    masks: dict[Subject, list[int]] = {subject: [0] * len(planes) for subject, planes in judged.planes.items()}
    for segment in program.segments:
        for subject in judged.subjects_of(segment.scope):
            own, mask = judged.planes[subject], masks[subject]
            for fact, readings in segment.leaves.items():
                bit = bits.get((subject, fact), 0)
                for node, _ in readings.leaves if bit else ():
                    if not (own[2 * node] | own[2 * node + 1]) & 1:
                        mask[2 * node] = mask[2 * node + 1] = bit
            for node, literal in segment.imports:
                if not (own[2 * node] | own[2 * node + 1]) & 1:
                    mask[2 * node] = mask[2 * node + 1] = masks[CASE][literal]
            for node, tally in segment.tallies:
                if not (own[2 * node] | own[2 * node + 1]) & 1:
                    found = reduce(or_, (masks[index][tally.literal] for index in judged.subjects_of(tally.kind)), 0)
                    mask[2 * node] = mask[2 * node + 1] = found
            for true, false, pairs in segment.ands:
                if not (own[true] | own[false]) & 1:
                    found = 0
                    for literal, _ in pairs:
                        found |= mask[literal]
                    mask[true] = mask[false] = found
    return tuple(asked), masks


def undecided(judged: Run, wanted: Wanted = everything) -> Iterator[tuple[Subject, Rule]]:
    """The rules without a say that may still get one, and could then change the status or the strength of a measure."""
    for speaking in _speaking(judged.program, wanted):
        for subject in judged.subjects_of(speaking.scope):
            own, says = judged.planes[subject], speaking.says
            if not (own[says] | own[says ^ 1] | own[speaking.reached]) & 1:
                yield subject, speaking.rule


def open_facts(judged: Run, subject: Subject, literal: int, counts: Counts = can_be_asked) -> set[tuple[Subject, str]]:
    """The facts that count among those an undecided literal depends on; as a rule, those that can still be asked."""
    situation = judged.worlds.situation
    return {(here, fact) for here, fact in read_below(judged, subject, literal) if counts(situation, here, fact)}


def first_asked(knowledge: Knowledge, waiting: Sequence[Waiting]) -> tuple[Waiting, ...]:
    """The questions without those that the answer to another of them may make needless."""
    before = {question.id: leaf.fact for question, leaf in knowledge.following}
    asked = {(w.subject, w.fact) for w in waiting}

    def waits(w: Waiting) -> bool:
        fact = before.get(w.fact)
        return fact is not None and ((w.subject, fact) in asked or (CASE, fact) in asked)

    return tuple(w for w in waiting if not waits(w))


def asking_order(program: Program) -> dict[str, tuple[int, int]]:
    """For every question the number of its topic, and its own number there."""
    return {
        question.id: (number, position)
        for number, topic in enumerate(program.knowledge.topics)
        for position, question in enumerate(topic.questions)
    }


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
