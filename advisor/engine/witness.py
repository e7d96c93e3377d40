"""Searches all possible cases for one in which conditions hold together: random worlds first, then a solver for the rest.

A case of the search lists up to two workloads, partners and members, and answers everything. What no random case shows is
settled by the solver, so "there is none" is a proof. Both are deterministic: the same rules give the same cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from random import Random

from advisor.engine.certainty import Query
from advisor.engine.compile import Program
from advisor.engine.equivalence import distinguishable_answers
from advisor.engine.run import Run, run
from advisor.engine.solver import ASSUMED, Solver
from advisor.engine.worlds import Axis, Worlds, drawn, values_in
from advisor.model.entry import LISTED_KINDS
from advisor.model.situation import CASE, Situation, Subject, scope_of
from advisor.model.values import Fact, Several, Value

SAMPLED_COMPLETIONS = 1 << 13
"""So many random cases are judged before the solver is asked."""
LISTED = 2


class Prover:
    """All possible cases of a program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.solver = Solver(program, Situation(), spare=LISTED)

    def start_afresh(self) -> None:
        """Take a new solver: one that has copied the program for many questions answers slowly."""
        self.solver = Solver(self.program, Situation(), spare=LISTED)

    @cached_property
    def random(self) -> Run:
        """Random cases, all answered."""
        return run(self.program, drawn(listed_situation(), self.axes(), SAMPLED_COMPLETIONS, Random(1)))

    def axes(self, besides: str = "", leave: Subject = CASE) -> list[Axis]:
        """Every fact of every subject with its answers, but for one of them."""
        return [
            (subject, question.id, self.answers(question.id))
            for question in self.program.knowledge.questions.values()
            for subject in places_of(self.program, question.id)
            if (question.id, subject) != (besides, leave)
        ]

    def answers(self, fact: str) -> list[Value]:
        """The answers that conditions tell apart; for a set, each option with and without the others."""
        question, leaves = self.program.knowledge.questions[fact], self.program.leaves.get(fact, ())
        if not question.takes_many:
            return [alike.value for alike in distinguishable_answers(question, leaves)]
        chance = Random(fact)
        subsets = [frozenset(o for o in question.values if chance.random() < 0.5) for _ in range(12)]
        return [Several(chosen) for chosen in dict.fromkeys([frozenset[str](), frozenset(question.values), *subsets])]

    def where(self, *queries: Query) -> Situation | None:
        """A case in which all these literals hold; nothing if that is impossible."""
        plane = self.random.worlds.everywhere
        for subject, literal in queries:
            plane &= self.random.literal(subject, literal)[0]
        if not plane:
            return self.solver.case_where(*queries)
        return as_case(self.random.worlds, (plane & -plane).bit_length() - 1)

    def witness(self, *queries: Query) -> Situation | None:
        """Such a case without any fact or subject that it does not need; nothing if there is none."""
        found = self.where(*queries)
        return None if found is None else self.lean(found, queries)

    def lean(self, case: Situation, queries: Sequence[Query]) -> Situation:
        """A case without what is not needed for the literals to be known true."""
        part = self.program.part([(subject.kind, literal) for subject, literal in queries])

        def good(situation: Situation) -> bool:
            judged = run(part, Worlds(situation))
            return all(
                subject in judged.planes and judged.literal(subject, literal)[0] & 1 for subject, literal in queries
            )

        needed = {subject for subject, _ in queries}
        for kind in LISTED_KINDS:
            while case.count(kind) and Subject(kind, case.count(kind) - 1) not in needed:
                less = replace(case, subjects={**case.subjects, kind: case.subjects[kind][:-1]})
                if not good(less):
                    break
                case = less
        for subject in reversed(case.all_subjects()):
            for name in sorted(case.facts_at(subject)):
                less = without_fact(case, subject, name)
                case = less if good(less) else case
        return case


def listed_situation() -> Situation:
    """A case that lists two subjects of each kind and knows nothing else."""
    situation = Situation()
    for kind in LISTED_KINDS:
        for number in range(LISTED):
            situation = situation.with_subject(kind, f"{kind.capitalize()} {number + 1}")
        situation = situation.closed(kind)
    return situation


def places_of(program: Program, fact: str) -> list[Subject]:
    """The subjects of the search that have a fact."""
    scope = scope_of(program.knowledge.about(fact))
    return [CASE] if scope == "case" else [Subject(scope, index) for index in range(LISTED)]


def place_in(scope: str) -> Subject:
    """The subject at which literals of a frame are asked about."""
    return CASE if scope == "case" else Subject(scope)


def as_case(worlds: Worlds, world: int) -> Situation:
    """One world as a case of its own."""
    situation = worlds.situation
    for change in values_in(worlds, world):
        if change.value is not None:
            situation = situation.with_fact(change.subject, Fact(change.fact, change.value, ASSUMED))
    return situation


def without_fact(situation: Situation, subject: Subject, name: str) -> Situation:
    """The same situation with one fact not known."""
    facts = {other: fact for other, fact in situation.facts_at(subject).items() if other != name}
    if subject == CASE:
        return replace(situation, facts=facts)
    listed = list(situation.subjects[subject.kind])
    listed[subject.index] = (listed[subject.index][0], facts)
    return replace(situation, subjects={**situation.subjects, subject.kind: tuple(listed)})


def possible_together(prover: Prover, queries: Iterable[Query]) -> list[Query]:
    """As many of the literals as hold together, taken in order."""
    kept: list[Query] = []
    for query in queries:
        if prover.where(*kept, query) is not None:
            kept.append(query)
    return kept
