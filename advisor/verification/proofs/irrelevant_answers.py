"""Questions that never matter, and options that never make a difference to each other, with a case in which to try them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from random import Random
from typing import TYPE_CHECKING

from advisor.analysis.continuity.simulate import READ
from advisor.engine.certainty import Query
from advisor.engine.run import run
from advisor.engine.witness import Prover, listed_situation, place_in, places_of
from advisor.engine.worlds import Worlds, drawn
from advisor.model.kinds.question import Question
from advisor.model.situation import Situation, Subject, scope_of
from advisor.model.values import Fact, Several, Value
from advisor.verification.data import Finding

if TYPE_CHECKING:
    from advisor.engine.solver import Copy

SAMPLED_COMPLETIONS = 1 << 10
ADVICE = "Write a rule that reads it, join the options, or say in accepted.yaml why it is asked."


def idle_answers(prover: Prover) -> Iterator[Finding]:
    """All findings about questions and options, in asking order; of a question that never matters, none about its options."""
    for question in prover.program.knowledge.questions.values():
        key = f"questions/{prover.program.knowledge.topic_of[question.id].id}"
        subject = places_of(prover.program, question.id)[0]
        prover.start_afresh()
        apart = _told_apart(prover, question, subject)
        if not apart and not _differs(prover, question, subject, None):
            told = f"'{question.id}' never matters: no answer to it changes any advice."
            yield Finding("never-matters", question.id, key, told, ADVICE, _to_try(prover, question, subject))
            continue
        for group in _groups(prover, question, subject, apart):
            told = f"'{question.id}': which of {', '.join(group)} it is changes no advice."
            if question.takes_many and len(group) == 1:
                told = f"'{question.id}': whether {group[0]} is chosen changes no advice."
            witness = _to_try(prover, question, subject, group[0])
            yield Finding("alike", f"{question.id}: {', '.join(group)}", key, told, ADVICE, witness)


def _groups(prover: Prover, question: Question, subject: Subject, apart: set[tuple[str, str]]) -> list[list[str]]:
    """Options that are alike; of a set, also single options that it does not matter to choose."""
    if not question.has_options:
        return []
    groups: list[list[str]] = []
    for option in question.values:
        for group in groups:
            pair = (group[0], option)
            if pair not in apart and not _differs(prover, question, subject, pair):
                group.append(option)
                break
        else:
            groups.append([option])
    found = [group for group in groups if len(group) > 1]
    if question.takes_many:
        single = [group[0] for group in groups if len(group) == 1]
        found += [[o] for o in single if (o, "") not in apart and not _differs(prover, question, subject, (o, ""))]
    return found


def outcomes(prover: Prover) -> list[Query]:
    """All that a person sees: standings of measures, tensions, what is judged of a proposal, and continuity."""
    program = prover.program
    found = [(place_in(scope), lit) for (_, scope), levels in program.outcomes.items() for lit in levels.values()]
    rules = program.knowledge.rules.values()
    told = [rule for rule in rules if rule.then.tension or rule.then.judges or rule.then.classes]
    found += [(place_in(scope_of(rule.about)), program.says[rule.id]) for rule in told]
    # What becomes of a workload in a crisis.
    return found + [(place_in("workload"), program.concluded[name]) for name in READ if name in program.concluded]


def _told_apart(prover: Prover, question: Question, subject: Subject) -> set[tuple[str, str]]:
    """Pairs of options (and, of a set, options and nothing) that random cases show to differ."""
    values, pairs = _tried(prover, question)
    others = drawn(listed_situation(), prover.axes(question.id, subject), SAMPLED_COMPLETIONS, Random(1))
    copies = sum(1 << number * SAMPLED_COMPLETIONS for number in range(len(values)))
    planes = {key: {v: plane * copies for v, plane in found.items()} for key, found in others.changed.items()}
    planes[subject, question.id] = {
        value: others.everywhere << n * SAMPLED_COMPLETIONS for n, value in enumerate(values)
    }
    after = run(prover.program, Worlds(others.situation, SAMPLED_COMPLETIONS * len(values), planes))
    seen = [after.literal(*query)[0] for query in outcomes(prover)]
    blocks = [tuple(plane >> n * SAMPLED_COMPLETIONS & others.everywhere for plane in seen) for n in range(len(values))]
    return {pair for pair, (one, other) in pairs.items() if blocks[one] != blocks[other]}


def _tried(prover: Prover, question: Question) -> tuple[list[Value], dict[tuple[str, str], tuple[int, int]]]:
    """Values to try, and which two of them tell a pair of options apart."""
    if question.is_figure:
        values = prover.answers(question.id)
        return values, {(str(n), str(m)): (n, m) for n, m in combinations(range(len(values)), 2)}
    if not question.takes_many:
        return list(question.values), {
            (one, other): (n, m) for (n, one), (m, other) in combinations(enumerate(question.values), 2)
        }
    # Sets of one option: the swap of two is then a swap alone. What only larger sets show is left to the solver.
    sets: list[Value] = [Several(frozenset()), *(Several(frozenset({option})) for option in question.values)]
    pairs = {(one, other): (n, m) for (n, one), (m, other) in combinations(enumerate(question.values, 1), 2)}
    return sets, pairs | {(option, ""): (n, 0) for n, option in enumerate(question.values, 1)}


def _differs(prover: Prover, question: Question, subject: Subject, pair: tuple[str, str] | None) -> bool:
    """Whether two cases exist that differ in this answer alone, as the pair says, and in some outcome."""

    def given(one: Copy, twin: Copy) -> list[int]:
        if pair is None:
            return []
        has, lacks = pair
        found = [one.has(subject, question.id, has)]
        if not question.takes_many:
            return [*found, twin.has(subject, question.id, lacks)]
        found.append(-twin.has(subject, question.id, has))
        for option in question.values:
            here, there = one.has(subject, question.id, option), twin.has(subject, question.id, option)
            if option == lacks:
                found += [-here, there]
            elif option != has:
                same = prover.solver.either([prover.solver.both([here, there]), prover.solver.both([-here, -there])])
                found.append(same)
        return found

    return (
        prover.solver.pair_where(lambda at, fact: (at, fact) == (subject, question.id), outcomes(prover), given)
        is not None
    )


def _to_try(prover: Prover, question: Question, subject: Subject, option: str = "") -> Situation:
    """A small case in which the answer stands, so that another can be tried."""
    situation = Situation()
    if subject.kind != "case":
        situation = situation.with_subject(subject.kind, f"{subject.kind.capitalize()} 1").closed(subject.kind)
    value = question.answers.drawn(question, option) if option else prover.answers(question.id)[0]
    return situation.with_fact(subject, Fact(question.id, value))
