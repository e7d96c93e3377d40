"""Asks a SAT solver (python-sat, an extra) whether a case exists in which conditions hold together, and for such a case.

The compiled program is handed over node by node: the solver gets the same graph that `run` judges, and no other semantics.
Facts that are known completely are constants; open ones become one variable for each answer that conditions tell apart.
Where a list of subjects is not complete, up to `SPARE` more may exist.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from itertools import combinations
from typing import Any

from advisor.engine.compile import Program, Tally
from advisor.engine.equivalence import distinguishable_answers
from advisor.engine.following import settled
from advisor.engine.worlds import holds
from advisor.errors import needs
from advisor.model.conditions import Leaf
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.values import Fact, Origin, Several, Value, is_open

SPARE = 2
"""So many subjects more than listed, as long as more may be named."""
ASSUMED = Origin("assumed")
Query = tuple[Subject, int]
Differs = Callable[[Subject, str], bool]
Given = Callable[["Copy", "Copy"], list[int]]


def has_solver() -> bool:
    """Whether python-sat is installed."""
    return find_spec("pysat") is not None


class Solver:
    """A program over one situation, as clauses; raises MissingExtraError if python-sat is not installed."""

    def __init__(self, program: Program, situation: Situation, spare: int = SPARE) -> None:
        with needs("proofs"):
            from pysat.solvers import Solver as Sat

        self.sat: Any = Sat(name="glucose4")
        self.variables = 1
        self.sat.add_clause([1])
        self.copy = Copy(self, program, settled(program.knowledge, situation), spare)

    def variable(self) -> int:
        """A new variable."""
        self.variables += 1
        return self.variables

    def both(self, literals: Iterable[int]) -> int:
        """A literal that holds exactly if all the others do."""
        listed = list(dict.fromkeys(literals))
        if len(listed) == 1:
            return listed[0]
        made = self.variable()
        for literal in listed:
            self.sat.add_clause([-made, literal])
        self.sat.add_clause([made, *(-literal for literal in listed)])
        return made

    def either(self, literals: Iterable[int]) -> int:
        """A literal that holds exactly if at least one of the others does."""
        return -self.both([-literal for literal in literals] or [1])

    def possible(self, *queries: Query) -> bool:
        """Whether a case exists in which all these literals hold."""
        return bool(self.sat.solve(assumptions=self._assumed(queries)))

    def _assumed(self, queries: Iterable[Query]) -> list[int]:
        assumed = [self.copy.literal(*query) for query in queries]
        # A subject about which something holds exists.
        return assumed + [self.copy.exists(subject) for subject in dict.fromkeys(subject for subject, _ in queries)]

    def case_where(self, *queries: Query) -> Situation | None:
        """A case in which all these literals hold, or nothing if there is none."""
        return self.copy.decoded(self.sat.get_model()) if self.possible(*queries) else None

    def pair_where(
        self, differs: Differs, queries: Sequence[Query], given: Given | None = None
    ) -> tuple[Situation, Situation] | None:
        """Two cases alike in all facts but those that may differ, in which one of the literals is not the same.

        `given` names literals of the solver that must hold of the two.
        """
        twin = Copy(self, self.copy.program, self.copy.situation, self.copy.spare, self.copy, differs)
        apart = []
        for subject, literal in queries:
            one, other = self.copy.literal(subject, literal), twin.literal(subject, literal)
            if one != other:
                changed = self.either([self.both([one, -other]), self.both([-one, other])])
                apart.append(self.both([changed, self.copy.exists(subject)]))
        also = given(self.copy, twin) if given else []
        if not apart or not self.sat.solve(assumptions=[self.either(apart), *also]):
            return None
        model = self.sat.get_model()
        return self.copy.decoded(model), twin.decoded(model)


class Copy:
    """One copy of the program in a solver; another copy may share the facts that do not differ."""

    def __init__(
        self,
        solver: Solver,
        program: Program,
        situation: Situation,
        spare: int,
        shared: Copy | None = None,
        differs: Differs = lambda subject, fact: False,
    ) -> None:
        self.solver, self.program, self.situation, self.spare = solver, program, situation, spare
        self.shared, self.differs = shared, differs
        self.nodes: dict[tuple[Subject, int], int] = {}
        self.answers: dict[tuple[Subject, str], dict[Value, int]] = {}
        self.present: dict[Subject, int] = shared.present if shared else {}

    def literal(self, subject: Subject, literal: int) -> int:
        """The solver's literal for a literal of the program."""
        node = self.nodes.get((subject, literal >> 1))
        if node is None:
            node = self.nodes[subject, literal >> 1] = self._node(subject, literal >> 1)
        return -node if literal & 1 else node

    def _node(self, subject: Subject, node: int) -> int:
        reads = self.program.inputs[subject.kind][node]
        if isinstance(reads, Leaf):
            return self._leaf(subject, reads)
        if isinstance(reads, Tally):
            return self._tally(reads)
        if isinstance(reads, tuple):
            return self.solver.both(self.literal(subject, part) for part in reads) if reads else 1
        return self.literal(CASE, reads)

    def _leaf(self, subject: Subject, leaf: Leaf) -> int:
        value = self.situation.value(subject, leaf.fact)
        if not is_open(value):
            return 1 if holds(leaf, value) else -1
        # Of a set each option is a variable of its own, and a leaf holds if one of the options it looks for is chosen.
        return self.solver.either(
            made for value, made in self._answers(subject, leaf.fact).items() if holds(leaf, value)
        )

    def _answers(self, subject: Subject, fact: str) -> dict[Value, int]:
        if self.shared and not self.differs(subject, fact):
            return self.shared._answers(subject, fact)
        if (subject, fact) not in self.answers:
            question = self.program.knowledge.questions[fact]
            known = self.situation.value(subject, fact)
            made: dict[Value, int]
            if question.takes_many:
                chosen = known.chosen if isinstance(known, Several) else frozenset()
                made = {Several(frozenset({o})): 1 if o in chosen else self.solver.variable() for o in question.values}
            else:
                alike = distinguishable_answers(question, self.program.leaves.get(fact, ()), known)
                made = {group.value: self.solver.variable() for group in alike}
                self.solver.sat.add_clause(list(made.values()))
                for one, other in combinations(made.values(), 2):
                    self.solver.sat.add_clause([-one, -other])
            self.answers[subject, fact] = made
        return self.answers[subject, fact]

    def has(self, subject: Subject, fact: str, option: str) -> int:
        """The literal that says that an open fact is an option, or a set that includes it."""
        for value, made in self._answers(subject, fact).items():
            if value == option or (isinstance(value, Several) and option in value.chosen):
                return made
        # An option that is judged like an earlier one shares its literal.
        question, leaves = self.program.knowledge.questions[fact], self.program.leaves.get(fact, ())
        alike = distinguishable_answers(question, leaves, self.situation.value(subject, fact))
        return self._answers(subject, fact)[next(each.value for each in alike if option in each.others)]

    def _tally(self, tally: Tally) -> int:
        holding = [self.solver.both([here, self.literal(at, tally.literal)]) for at, here in self.subjects(tally.kind)]
        sets = combinations(holding, tally.at_least)
        return self.solver.either(self.solver.both(group) for group in sets)

    def subjects(self, kind: str) -> list[tuple[Subject, int]]:
        """The subjects of a kind, each with the literal that says it exists."""
        spare = self.spare if kind in self.situation.still_listing else 0
        subjects = [Subject(kind, index) for index in range(self.situation.count(kind) + spare)]
        return [(subject, self.exists(subject)) for subject in subjects]

    def exists(self, subject: Subject) -> int:
        """The literal that says that a subject exists."""
        listed = self.situation.count(subject.kind)
        if subject == CASE or subject.index < listed:
            return 1
        if subject not in self.present:
            self.present[subject] = self.solver.variable()
            if subject.index > listed:
                self.solver.sat.add_clause(
                    [-self.present[subject], self.exists(Subject(subject.kind, subject.index - 1))]
                )
        return self.present[subject]

    def decoded(self, model: Sequence[int]) -> Situation:
        """The case a model of the solver stands for."""
        true = {literal for literal in model if literal > 0} | {1}
        situation = self.situation
        for kind in sorted({subject.kind for subject in self.present}):
            for subject, here in self.subjects(kind)[situation.count(kind) :]:
                if here in true:
                    situation = situation.with_subject(kind, f"{kind.capitalize()} {subject.index + 1}")
            situation = situation.closed(kind)
        for (subject, fact), answers in {**(self.shared.answers if self.shared else {}), **self.answers}.items():
            if subject != CASE and subject.index >= situation.count(subject.kind):
                continue
            chosen = [value for value, made in answers.items() if made in true]
            several = [value.chosen for value in chosen if isinstance(value, Several)]
            one = not self.program.knowledge.questions[fact].takes_many
            value = chosen[0] if one else Several(frozenset().union(*several))
            situation = situation.with_fact(subject, Fact(fact, value, ASSUMED))
        return situation
