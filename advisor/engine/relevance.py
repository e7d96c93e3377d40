"""Which unanswered questions can still change something, which rules wait for each, and which to ask first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from advisor.engine.compile import Program, Tally
from advisor.engine.run import Run, run
from advisor.engine.worlds import Change, Worlds
from advisor.model.base import STRENGTHS
from advisor.model.condition import Leaf
from advisor.model.question import Question
from advisor.model.rule import Rule
from advisor.model.situation import CASE, Place, Situation
from advisor.model.values import Number, Several, Value, is_open

Wanted = Callable[[Rule], bool]
Counts = Callable[[Situation, Place, str], bool]


@dataclass(frozen=True)
class Waiting:
    """An open question about one subject, and the rules (each with its subject) that wait for the answer."""

    place: Place
    fact: str
    rules: tuple[tuple[Place, str], ...]


def everything(rule: Rule) -> bool:
    """Every rule whose outcome a person sees."""
    return not rule.then.concluded


def musts_only(rule: Rule) -> bool:
    """The rules that can make a measure part of the minimum offer."""
    return rule.then.strength == "must"


def can_be_asked(situation: Situation, place: Place, fact: str) -> bool:
    """Whether an answer could still add something: the person has not answered, and nothing complete is known."""
    known = situation.fact(place, fact)
    return known is None or (known.origin.kind == "known" and is_open(known.value))


def not_settled(situation: Situation, place: Place, fact: str) -> bool:
    """Whether a fact is not known completely, even if the person has been asked and was not sure."""
    return is_open(situation.value(place, fact))


def waiting_questions(judged: Run, wanted: Wanted = everything, counts: Counts = can_be_asked) -> list[Waiting]:
    """The questions that count and on which an undecided, wanted rule depends, in topic order."""
    found: dict[tuple[Place, str], list[tuple[Place, str]]] = {}
    for place, rule in undecided(judged, wanted):
        for key in sorted(open_facts(judged, place, judged.program.rules[rule.id], counts)):
            found.setdefault(key, []).append((place, rule.id))
    order = _asking_order(judged.program)
    keys = sorted(found, key=lambda key: (order[key[1]][0], key[0], order[key[1]][1]))
    return [Waiting(place, fact, tuple(found[place, fact])) for place, fact in keys]


def undecided(judged: Run, wanted: Wanted = everything) -> Iterator[tuple[Place, Rule]]:
    """The undecided rules that could still change the status or the strength of some measure."""
    rules = judged.program.knowledge.rules.values()
    reached: dict[tuple[str, Place], int] = {}
    for rule in rules:
        if rule.then.strength:
            for place in judged.places(rule):
                if judged.state(place, rule.id) == "fires":
                    key, rank = (rule.then.measure, place), STRENGTHS.index(rule.then.strength)
                    reached[key] = min(rank, reached.get(key, rank))
    for rule in filter(wanted, rules):
        for place in judged.places(rule):
            if judged.state(place, rule.id) != "undecided":
                continue
            best = reached.get((rule.then.measure, place))
            if rule.then.strength is None or best is None or STRENGTHS.index(rule.then.strength) < best:
                yield place, rule


def open_facts(judged: Run, place: Place, literal: int, counts: Counts = can_be_asked) -> set[tuple[Place, str]]:
    """The facts that count among those an undecided literal depends on; as a rule, those that can still be asked."""
    situation, inputs = judged.worlds.situation, judged.program.inputs
    found: set[tuple[Place, str]] = set()
    seen: set[tuple[Place, int]] = set()
    todo = [(place, literal >> 1)]
    while todo:
        here, node = todo.pop()
        if (here, node) in seen or any(plane & 1 for plane in judged.literal(here, 2 * node)):
            continue
        seen.add((here, node))
        reads = inputs[here.kind][node]
        if isinstance(reads, Leaf):
            if counts(situation, here, reads.fact):
                found.add((here, reads.fact))
        elif isinstance(reads, Tally):
            listed = range(situation.count(reads.kind))
            todo.extend((Place(reads.kind, slot), reads.literal >> 1) for slot in listed)
        elif isinstance(reads, tuple):
            todo.extend((here, literal >> 1) for literal in reads)
        else:
            todo.append((CASE, reads >> 1))
    return found


def best_first(program: Program, situation: Situation, waiting: Collection[Waiting]) -> list[tuple[Waiting, int]]:
    """Waiting questions with the number of rules their answers settle, on average in hundredths; the best first.

    One world for each answer to each question: an exact look-ahead by one step.
    """
    steps = [(w, value) for w in waiting for value in answers(program, w.fact)]
    if not steps:
        return []
    judged = run(program, Worlds(situation, [(Change(w.place, w.fact, value),) for w, value in steps]))
    settled: dict[Waiting, list[int]] = {w: [] for w in waiting}
    for number, (w, _) in enumerate(steps):
        states = (judged.state(place, rule, number) for place, rule in w.rules)
        settled[w].append(sum(state != "undecided" for state in states))
    scored = [(w, 100 * sum(counts) // len(counts)) for w, counts in settled.items()]
    return sorted(scored, key=lambda pair: -pair[1])


def answers(program: Program, fact: str) -> list[Value]:
    """Answers that stand for all answers to a question: each option, or a number on each side of every bound."""
    question = program.knowledge.questions[fact]
    if question.kind == "several":
        return [*(Several(frozenset({value})) for value in question.values), Several(frozenset())]
    if question.kind == "number":
        return [Number(figure, figure) for figure in _sides(program, question)]
    return list(question.values)


def _sides(program: Program, question: Question) -> list[float]:
    bounds = {
        leaf.number
        for inputs in program.inputs.values()
        for leaf in inputs
        if isinstance(leaf, Leaf) and leaf.fact == question.id
    }
    figures = {question.lowest, question.highest} | bounds | {b + 1 for b in bounds} | {b - 1 for b in bounds}
    return sorted(f for f in figures if question.lowest <= f <= question.highest)


def _asking_order(program: Program) -> dict[str, tuple[int, int]]:
    return {
        question.id: (number, position)
        for number, topic in enumerate(program.knowledge.topics)
        for position, question in enumerate(topic.questions)
    }
