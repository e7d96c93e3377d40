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

from advisor.engine.classes import told_apart
from advisor.engine.compile import Program, Tally
from advisor.engine.worlds import holds
from advisor.errors import needs
from advisor.model.condition import Leaf
from advisor.model.situation import CASE, Place, Situation
from advisor.model.values import Fact, Origin, Several, Value, is_open

SPARE = 2
"""So many subjects more than listed, as long as more may be named."""
ASSUMED = Origin("assumed")
Query = tuple[Place, int]
Differs = Callable[[Place, str], bool]
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
        self.copy = Copy(self, program, situation, spare)

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
        return assumed + [self.copy.exists(place) for place in dict.fromkeys(place for place, _ in queries)]

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
        for place, literal in queries:
            one, other = self.copy.literal(place, literal), twin.literal(place, literal)
            if one != other:
                changed = self.either([self.both([one, -other]), self.both([-one, other])])
                apart.append(self.both([changed, self.copy.exists(place)]))
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
        differs: Differs = lambda place, fact: False,
    ) -> None:
        self.solver, self.program, self.situation, self.spare = solver, program, situation, spare
        self.shared, self.differs = shared, differs
        self.nodes: dict[tuple[Place, int], int] = {}
        self.answers: dict[tuple[Place, str], dict[Value, int]] = {}
        self.present: dict[Place, int] = shared.present if shared else {}

    def literal(self, place: Place, literal: int) -> int:
        """The solver's literal for a literal of the program."""
        node = self.nodes.get((place, literal >> 1))
        if node is None:
            node = self.nodes[place, literal >> 1] = self._node(place, literal >> 1)
        return -node if literal & 1 else node

    def _node(self, place: Place, node: int) -> int:
        reads = self.program.inputs[place.kind][node]
        if isinstance(reads, Leaf):
            return self._leaf(place, reads)
        if isinstance(reads, Tally):
            return self._tally(reads)
        if isinstance(reads, tuple):
            return self.solver.both(self.literal(place, part) for part in reads) if reads else 1
        return self.literal(CASE, reads)

    def _leaf(self, place: Place, leaf: Leaf) -> int:
        value = self.situation.value(place, leaf.fact)
        if not is_open(value):
            return 1 if holds(leaf, value) else -1
        # Of a set each option is a variable of its own, and a leaf holds if one of the options it looks for is chosen.
        return self.solver.either(made for value, made in self._answers(place, leaf.fact).items() if holds(leaf, value))

    def _answers(self, place: Place, fact: str) -> dict[Value, int]:
        if self.shared and not self.differs(place, fact):
            return self.shared._answers(place, fact)
        if (place, fact) not in self.answers:
            question = self.program.knowledge.questions[fact]
            known = self.situation.value(place, fact)
            made: dict[Value, int]
            if question.kind == "several":
                chosen = known.chosen if isinstance(known, Several) else frozenset()
                made = {Several(frozenset({o})): 1 if o in chosen else self.solver.variable() for o in question.values}
            else:
                alike = told_apart(question, self.program.leaves.get(fact, ()), known)
                made = {group.value: self.solver.variable() for group in alike}
                self.solver.sat.add_clause(list(made.values()))
                for one, other in combinations(made.values(), 2):
                    self.solver.sat.add_clause([-one, -other])
            self.answers[place, fact] = made
        return self.answers[place, fact]

    def has(self, place: Place, fact: str, option: str) -> int:
        """The literal that says that an open fact is an option, or a set that includes it."""
        for value, made in self._answers(place, fact).items():
            if value == option or (isinstance(value, Several) and option in value.chosen):
                return made
        # An option that is judged like an earlier one shares its literal.
        question, leaves = self.program.knowledge.questions[fact], self.program.leaves.get(fact, ())
        alike = told_apart(question, leaves, self.situation.value(place, fact))
        return self._answers(place, fact)[next(each.value for each in alike if option in each.others)]

    def _tally(self, tally: Tally) -> int:
        holding = [self.solver.both([here, self.literal(at, tally.literal)]) for at, here in self.subjects(tally.kind)]
        sets = combinations(holding, tally.at_least)
        return self.solver.either(self.solver.both(group) for group in sets)

    def subjects(self, kind: str) -> list[tuple[Place, int]]:
        """The subjects of a kind, each with the literal that says it exists."""
        spare = self.spare if kind in self.situation.still_listing else 0
        places = [Place(kind, slot) for slot in range(self.situation.count(kind) + spare)]
        return [(place, self.exists(place)) for place in places]

    def exists(self, place: Place) -> int:
        """The literal that says that a subject exists."""
        listed = self.situation.count(place.kind)
        if place == CASE or place.slot < listed:
            return 1
        if place not in self.present:
            self.present[place] = self.solver.variable()
            if place.slot > listed:
                self.solver.sat.add_clause([-self.present[place], self.exists(Place(place.kind, place.slot - 1))])
        return self.present[place]

    def decoded(self, model: Sequence[int]) -> Situation:
        """The case a model of the solver stands for."""
        true = {literal for literal in model if literal > 0} | {1}
        situation = self.situation
        for kind in sorted({place.kind for place in self.present}):
            for place, here in self.subjects(kind)[situation.count(kind) :]:
                if here in true:
                    situation = situation.with_subject(kind, f"{kind.capitalize()} {place.slot + 1}")
            situation = situation.closed(kind)
        for (place, fact), answers in {**(self.shared.answers if self.shared else {}), **self.answers}.items():
            if place != CASE and place.slot >= situation.count(place.kind):
                continue
            chosen = [value for value, made in answers.items() if made in true]
            several = [value.chosen for value in chosen if isinstance(value, Several)]
            one = self.program.knowledge.questions[fact].kind != "several"
            value = chosen[0] if one else Several(frozenset().union(*several))
            situation = situation.with_fact(place, Fact(fact, value, ASSUMED))
        return situation
