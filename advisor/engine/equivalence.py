"""Values that conditions tell apart: of all the answers to a question, one for each way in which the conditions judge them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import chain, combinations, pairwise

from advisor.engine.compile import Program
from advisor.engine.worlds import holds
from advisor.model.conditions import Leaf
from advisor.model.kinds.question import Question
from advisor.model.values import Number, Several, Value, is_open


@dataclass(frozen=True)
class AnswerClass:
    """Answers that every condition judges alike: one that stands for all, and the others worth naming."""

    value: Value
    others: tuple[Value, ...] = ()


def distinguishable_answers(
    question: Question, leaves: Collection[Leaf], known: Value | None = None, near: Value | None = None
) -> list[AnswerClass]:
    """The complete answers that leaves tell apart and that what is known so far allows, in the order of the options.

    Of sets that are judged alike, the one that differs least from `near` stands for all.
    """
    if known is not None and not is_open(known):
        return [AnswerClass(known)]
    read = sorted((leaf for leaf in leaves if leaf.fact == question.id), key=str)
    groups: dict[tuple[bool | None, ...], list[Value]] = {}
    for value in _candidates(question, read, known, near):
        groups.setdefault(tuple(holds(leaf, value) for leaf in read), []).append(value)
    if question.is_figure:
        # Bounds tell ranges apart, of which the ends say enough.
        return [AnswerClass(found[0], tuple(found[-1:] if len(found) > 1 else ())) for found in groups.values()]
    if question.takes_many:
        return [AnswerClass(found[0]) for found in groups.values()]
    return [AnswerClass(found[0], tuple(found[1:])) for found in groups.values()]


def _candidates(question: Question, read: list[Leaf], known: Value | None, near: Value | None) -> Iterator[Value]:
    if question.takes_many:
        at_least, like = (v.chosen if isinstance(v, Several) else frozenset[str]() for v in (known, near))
        found = (chosen | at_least for chosen in _sets(question, read, like))
        yield from (Several(chosen) for chosen in sorted(found, key=lambda chosen: len(chosen ^ like)))
    elif question.is_figure:
        low = known.low if isinstance(known, Number) else question.lowest
        high = known.high if isinstance(known, Number) and known.high is not None else question.highest
        yield from (Number(figure, figure) for figure in figures(question, read) if low <= figure <= high)
        if low not in (question.lowest, question.highest):
            yield Number(low, low)
    else:
        yield from question.values


def _sets(question: Question, read: list[Leaf], like: frozenset[str]) -> Iterator[frozenset[str]]:
    # Options that the same leaves look for are chosen or not together; those that none looks for stay as they are.
    groups: dict[tuple[bool, ...], list[str]] = {}
    for option in question.values:
        groups.setdefault(tuple(option in leaf.words for leaf in read), []).append(option)
    unread = frozenset(groups.pop((False,) * len(read), ())) & like
    parts = [like & set(options) or {options[0]} for options in groups.values()]
    for chosen in chain.from_iterable(combinations(parts, size) for size in range(len(parts) + 1)):
        yield unread.union(*chosen)


def figures(question: Question, leaves: Collection[Leaf]) -> list[float]:
    """Numbers on each side of, and between, the bounds that leaves compare a fact with."""
    bounds = sorted({leaf.number for leaf in leaves if leaf.fact == question.id})
    found = {question.lowest, question.highest, *bounds}
    found |= {bound + step for bound in bounds for step in (-1, 1)}
    whole = all(bound == int(bound) for bound in bounds)
    # What is compared with whole numbers only may be a count, of which there are no halves.
    found |= {(low + high) // 2 if whole else (low + high) / 2 for low, high in pairwise(bounds)}
    return sorted(figure for figure in found if question.lowest <= figure <= question.highest)


def answers(program: Program, fact: str) -> list[Value]:
    """Answers that stand for all answers to a question: each option, or a number on each side of every bound."""
    question = program.knowledge.questions[fact]
    if question.takes_many:
        return [*(Several(frozenset({value})) for value in question.values), Several(frozenset())]
    if question.is_figure:
        return [Number(figure, figure) for figure in figures(question, program.leaves.get(fact, ()))]
    return list(question.values)
