"""The smallest changes of answers that bring a measure in or take it out: exact, in order, and none with a change too many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from advisor.analysis.relevance.waiting import asking_order
from advisor.analysis.verdicts import verdict_key, verdicts
from advisor.engine.equivalence import distinguishable_answers
from advisor.engine.run import Run, read_below, run
from advisor.engine.worlds import Change, Worlds, each, holds, pairs
from advisor.model.conditions import Leaf
from advisor.model.situation import Subject
from advisor.model.strengths import AVOID, MAY, MUST, NOT_MUST, OPEN, RECOMMENDED, SHOULD, STRENGTHS, Level, Wanted
from advisor.model.values import Fact, Origin, Several, Value, is_open

MAX_CHANGES = 3
"""So many answers are changed together at most."""
BLOCK = 1 << 14
"""So many worlds are run at once."""
MEANT: dict[Wanted, tuple[Level, Level | None]] = {
    MUST: (MUST, None),
    SHOULD: (SHOULD, MUST),
    MAY: (MAY, SHOULD),
    RECOMMENDED: (MAY, None),
    AVOID: (AVOID, MAY),
    NOT_MUST: (MUST, None),
    "not-recommended": (MAY, None),
    "not-avoid": (AVOID, None),
}
"""The level each of them reaches, or does not reach, and the level above it that must not be reached with it."""
ASSUMED = Origin("assumed")


@dataclass(frozen=True)
class AnswerChange:
    """One answer given another value, and the values that would do as well."""

    subject: Subject
    fact: str
    value: Value
    others: tuple[Value, ...] = ()
    moved: frozenset[str] = frozenset()
    """For a set of options, those that it adds or drops."""

    @property
    def key(self) -> tuple[Subject, str]:
        """The answer it changes."""
        return self.subject, self.fact

    @property
    def change(self) -> Change:
        """The swap as a change of worlds."""
        return Change(self.subject, self.fact, self.value)


ChangeSet = tuple[AnswerChange, ...]


def goal(judged: Run, measure: str, subject: Subject, wanted: Wanted) -> list[int] | None:
    """The literals that hold where a measure stands as wanted, or nothing if no rule could make it so."""
    levels = judged.program.outcomes.get((measure, subject.kind), {})
    level, above = MEANT[wanted]
    if level not in levels:
        return [] if wanted.startswith("not-") else None
    literal = levels[level]
    if wanted.startswith("not-"):
        return [literal ^ 1]
    higher = levels.get(above) if above else None
    if higher == literal:
        return None
    return [literal] if higher is None else [literal, higher ^ 1]


def smallest_changes(
    judged: Run, subject: Subject, wanted: Sequence[int], known_too: bool = False, most: int = MAX_CHANGES
) -> Iterator[list[ChangeSet]]:
    """All inclusion-minimal sets of one change, then of two, and so on, after which all literals surely hold.

    Facts that are known of the market stay as they are, unless `known_too`; where they are known in part, they may be
    completed. A list is empty where no set of that size will do.
    """
    search = _Search(judged, subject, wanted, known_too)
    if search.reached(Worlds(judged.worlds.situation)):
        return
    found: list[frozenset[AnswerChange]] = []
    for size in range(1, most + 1):
        sets = [set_ for set_ in search.of_size(size) if not any(earlier <= frozenset(set_) for earlier in found)]
        found += map(frozenset, sets)
        yield least_moved(sets)


def least_moved(sets: Sequence[ChangeSet]) -> list[ChangeSet]:
    """The sets without those that change the same answers as another and add or drop more options."""
    return [set_ for set_ in sets if not any(_moves_less(other, set_) for other in sets)]


def _moves_less(one: ChangeSet, other: ChangeSet) -> bool:
    """Whether a set changes the same answers with fewer options added or dropped."""
    if [swap.key for swap in one] != [swap.key for swap in other] or one == other:
        return False
    pairs = list(zip(one, other, strict=True))
    return all(a == b or a.moved < b.moved for a, b in pairs)


def moved(was: Value | None, value: Value) -> frozenset[str]:
    """The options that differ between two sets; none for other values."""
    if not isinstance(value, Several):
        return frozenset()
    return value.chosen ^ (was.chosen if isinstance(was, Several) else frozenset())


class _Search:
    def __init__(self, judged: Run, subject: Subject, wanted: Sequence[int], known_too: bool) -> None:
        self.judged, self.subject, self.wanted = judged, subject, wanted
        self.situation = judged.worlds.situation
        self.swaps = list(self.all_swaps(known_too))
        self.alone: set[AnswerChange] = set()

    def reached(self, worlds: Worlds) -> int:
        """The worlds in which every wanted literal surely holds."""
        after, plane = run(self.judged.program, worlds), worlds.everywhere
        for literal in self.wanted:
            plane &= after.literal(self.subject, literal)[0]
        return plane

    def all_swaps(self, known_too: bool) -> Iterator[AnswerChange]:
        read: dict[tuple[Subject, str], set[Leaf]] = {}
        for literal in self.wanted:
            for key, leaves in read_below(self.judged, self.subject, literal, settled=True).items():
                read.setdefault(key, set()).update(leaves)
        order = asking_order(self.judged.program)
        for subject, fact in sorted(read, key=lambda key: (order[key[1]][0], key[0], order[key[1]][1])):
            yield from self.swaps_of(subject, fact, read[subject, fact], known_too)

    def swaps_of(self, subject: Subject, name: str, leaves: set[Leaf], known_too: bool) -> Iterator[AnswerChange]:
        fact = self.situation.fact(subject, name)
        known = fact.value if fact and fact.origin.kind == "known" and not known_too else None
        if known is not None and not is_open(known):
            return
        value = fact.value if fact else None
        now = [holds(leaf, value) for leaf in leaves]
        for alike in distinguishable_answers(self.judged.program.knowledge.questions[name], leaves, known, value):
            if [holds(leaf, alike.value) for leaf in leaves] != now:
                yield AnswerChange(subject, name, alike.value, alike.others, moved(value, alike.value))

    def of_size(self, size: int) -> Iterator[ChangeSet]:
        """The sets of a size that reach the goal and hold no single change that does so alone, in order."""
        if size == 1:
            plane = self.reached(each(self.situation, [(swap.change,) for swap in self.swaps]))
            singles = [swap for number, swap in enumerate(self.swaps) if plane >> number & 1]
            self.alone = set(singles)
            yield from ((swap,) for swap in singles)
            return
        left = [swap for swap in self.swaps if swap not in self.alone]
        # What the larger sets have in common is changed once, and the last two in all worlds at once.
        for numbers in combinations(range(len(left)), size - 2):
            first = tuple(left[number] for number in numbers)
            keys = {swap.key for swap in first}
            if len(keys) == len(first):
                rest = [swap for swap in left[max(numbers, default=-1) + 1 :] if swap.key not in keys]
                yield from self.pairs_after(first, rest)

    def pairs_after(self, first: ChangeSet, rest: Sequence[AnswerChange]) -> Iterator[ChangeSet]:
        situation = self.situation
        for swap in first:
            situation = situation.with_fact(swap.subject, Fact(swap.fact, swap.value, ASSUMED))
        for some in pairs(situation, [swap.change for swap in rest], BLOCK):
            for one, other in some.at(self.reached(some.worlds)):
                yield (*first, rest[one], rest[other])


@dataclass(frozen=True)
class Counterfactuals:
    """The smallest changes after which a measure stands as wanted, by size: those of one answer first."""

    measure: str
    subject: Subject
    verdict: str
    """The key of its level, open, or nothing."""
    wanted: Wanted
    by_size: tuple[tuple[ChangeSet, ...], ...]
    never: bool = False
    """Whether no rule could make it stand so."""

    @property
    def smallest(self) -> tuple[ChangeSet, ...]:
        """All sets of the smallest size that will do; they are ties."""
        return next((sets for sets in self.by_size if sets), ())


def counterfactuals(
    judged: Run, measure: str, subject: Subject, wanted: Wanted | None = None, known_too: bool = False
) -> Counterfactuals:
    """How a measure could come to stand as wanted; without a wish, in if it is out and out if it is in."""
    entry = verdicts(judged).get((measure, subject))
    verdict = verdict_key(entry) or (OPEN if entry and entry.undecided else "")
    wanted = wanted or _turned(judged, measure, subject, verdict)
    literals = goal(judged, measure, subject, wanted)
    if literals is None:
        return Counterfactuals(measure, subject, verdict, wanted, (), never=True)
    by_size = tuple(tuple(sets) for sets in smallest_changes(judged, subject, literals, known_too))
    return Counterfactuals(measure, subject, verdict, wanted, by_size)


def _turned(judged: Run, measure: str, subject: Subject, verdict: str) -> Wanted:
    if verdict in STRENGTHS:
        return "not-recommended"
    # What is only ever advised against can do no better than to be left alone.
    hopeless = verdict == AVOID and MAY not in judged.program.outcomes[measure, subject.kind]
    return "not-avoid" if hopeless else RECOMMENDED
