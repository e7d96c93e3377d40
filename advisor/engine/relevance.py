"""Which unanswered questions can still change something, which rules wait for each, and which to ask first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from advisor.engine.classes import figures
from advisor.engine.compile import Program, Tally
from advisor.engine.run import Run, run
from advisor.engine.worlds import Change, each
from advisor.model.condition import Leaf
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
        for key in sorted(open_facts(judged, place, judged.program.says[rule.id], counts)):
            found.setdefault(key, []).append((place, rule.id))
    order = asking_order(judged.program)
    keys = sorted(found, key=lambda key: (order[key[1]][0], key[0], order[key[1]][1]))
    return [Waiting(place, fact, tuple(found[place, fact])) for place, fact in keys]


def undecided(judged: Run, wanted: Wanted = everything) -> Iterator[tuple[Place, Rule]]:
    """The rules without a say that may still get one, and could then change the status or the strength of a measure."""
    for rule in filter(wanted, judged.program.knowledge.rules.values()):
        for place in judged.places(rule):
            says, silent = judged.says(place, rule.id)
            reached = rule.then.strength and judged.outcome(rule.then.measure, place, rule.then.strength)[0] & 1
            if not (says | silent) & 1 and not reached:
                yield place, rule


def open_facts(judged: Run, place: Place, literal: int, counts: Counts = can_be_asked) -> set[tuple[Place, str]]:
    """The facts that count among those an undecided literal depends on; as a rule, those that can still be asked."""
    situation = judged.worlds.situation
    return {(here, fact) for here, fact in read_below(judged, place, literal) if counts(situation, here, fact)}


def read_below(judged: Run, place: Place, literal: int, settled: bool = False) -> dict[tuple[Place, str], set[Leaf]]:
    """The facts a literal depends on, each with the leaves that read it; `settled` goes through what is settled too."""
    situation, inputs = judged.worlds.situation, judged.program.inputs
    found: dict[tuple[Place, str], set[Leaf]] = {}
    seen: set[tuple[Place, int]] = set()
    todo = [(place, literal >> 1)]
    while todo:
        here, node = todo.pop()
        if (here, node) in seen or _skipped(judged, here, node, settled):
            continue
        seen.add((here, node))
        reads = inputs[here.kind][node]
        if isinstance(reads, Leaf):
            found.setdefault((here, reads.fact), set()).add(reads)
        elif isinstance(reads, Tally):
            listed = range(situation.count(reads.kind))
            todo.extend((Place(reads.kind, slot), reads.literal >> 1) for slot in listed)
        elif isinstance(reads, tuple):
            todo.extend((here, literal >> 1) for literal in reads)
        else:
            todo.append((CASE, reads >> 1))
    return found


def _skipped(judged: Run, place: Place, node: int, settled: bool) -> bool:
    return not settled and any(plane & 1 for plane in judged.literal(place, 2 * node))


def best_first(program: Program, situation: Situation, waiting: Collection[Waiting]) -> list[tuple[Waiting, int]]:
    """Waiting questions with the number of rules their answers settle, on average in hundredths; the best first.

    One world for each answer to each question: an exact look-ahead by one step.
    """
    steps = [(w, value) for w in waiting for value in answers(program, w.fact)]
    if not steps:
        return []
    judged = run(program, each(situation, [(Change(w.place, w.fact, value),) for w, value in steps]))
    settled: dict[Waiting, list[int]] = {w: [] for w in waiting}
    for number, (w, _) in enumerate(steps):
        planes = (judged.says(place, rule) for place, rule in w.rules)
        settled[w].append(sum((says | silent) >> number & 1 for says, silent in planes))
    scored = [(w, 100 * sum(counts) // len(counts)) for w, counts in settled.items()]
    return sorted(scored, key=lambda pair: -pair[1])


def answers(program: Program, fact: str) -> list[Value]:
    """Answers that stand for all answers to a question: each option, or a number on each side of every bound."""
    question = program.knowledge.questions[fact]
    if question.kind == "several":
        return [*(Several(frozenset({value})) for value in question.values), Several(frozenset())]
    if question.kind == "number":
        return [Number(figure, figure) for figure in figures(question, program.leaves.get(fact, ()))]
    return list(question.values)


def asking_order(program: Program) -> dict[str, tuple[int, int]]:
    """For every question the number of its topic, and its own number there."""
    return {
        question.id: (number, position)
        for number, topic in enumerate(program.knowledge.topics)
        for position, question in enumerate(topic.questions)
    }
