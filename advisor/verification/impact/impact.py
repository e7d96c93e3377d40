"""Change impact: whose advice changes between two states of the knowledge, and because of which edits.

What changed in the advice for a case is told by `differences` between its two runs. Which edit is the cause is not guessed
from what a rule reads: both states are compiled into one program in which every edit (of a rule, or of a fact of the case)
is made in some worlds and not in others, and the case is judged in all of them at once. An edit is a cause if undoing it
alone undoes what changed, or if making it alone brings it about. Where these do not suffice together, as with two edits
that do the same beside a third that both need, a smallest set that does suffice is sought, and all that could take the
place of one of its edits are named too. Only where the two states cannot be put into one program (conclusions that would
run in a circle) are all edits named that the measure hangs on, and that is marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from advisor.analysis.comparison.changes import VerdictChange, verdict_changes
from advisor.analysis.subject_words import NamedSubject, subject_of
from advisor.engine.compile import Program, compile_rules
from advisor.engine.run import Run, run
from advisor.engine.worlds import Worlds
from advisor.files.cases.read import place_case
from advisor.model.conditions import Condition, Group, Leaf, RollUp, leaves
from advisor.model.kinds.question import Question, Topic
from advisor.model.kinds.rule import Override, Rule
from advisor.model.knowledge import Knowledge
from advisor.model.prefill import situation_of
from advisor.model.situation import CASE, Situation, Subject, scope_of
from advisor.model.strengths import AVOID, BY_WEIGHT, LEVELS, MAY, MUST, SHOULD
from advisor.model.values import Fact, Value
from advisor.verification.impact.data import SORTS, Because, Impact, Move, Touched, Tried
from advisor.verification.impact.edits import edits, judged_by

BEFORE, NOW = " before", " now"
"""Endings of the names under which both states of an edited rule stand in one program; no id holds a space."""


def impact(old: Knowledge, new: Knowledge, saved: Sequence[Tried] = ()) -> Impact:
    """All edits, and the case studies, bare markets and saved cases whose advice they change, the weightiest first."""
    sides, both = (compile_rules(old), compile_rules(new)), _Both(old, new)
    cases = [*saved, *_case_studies(old, new), *_markets(old, new)]
    touched = [Touched(case, tuple(_moves(both, sides, case))) for case in cases]
    kept = sorted((each for each in touched if each.moves or each.case.not_understood), key=_weight)
    tried = {sort: sum(case.sort == sort for case in cases) for sort in SORTS}
    return Impact(old, new, tuple(edits(old, new)), tried, tuple(kept))


def _weight(touched: Touched) -> tuple[int, int, int, str]:
    levels = {level for move in touched.moves for level in (move.change.was, move.change.now)}
    heaviest = next((n for n, level in enumerate(BY_WEIGHT) if level in levels), len(BY_WEIGHT))
    return SORTS.index(touched.case.sort), heaviest, -len(touched.moves), touched.case.title


def _case_studies(old: Knowledge, new: Knowledge) -> Iterator[Tried]:
    for name, case in new.cases.items():
        if name in old.cases:
            before, now = place_case(old, old.cases[name])[0], place_case(new, case)[0]
            yield Tried("case study", name, case.title or name, before, now)


def _markets(old: Knowledge, new: Knowledge) -> Iterator[Tried]:
    for code in new.markets:
        if code in old.markets:
            yield Tried("market", code, new.names[code][0], situation_of(old, code), situation_of(new, code))


def _moves(both: _Both, sides: tuple[Program, Program], case: Tried) -> Iterator[Move]:
    before, now = run(sides[0], Worlds(case.before)), run(sides[1], Worlds(case.now))
    shifts = verdict_changes(before, now)
    if shifts:
        trial = _Trial(both, case) if both.program else None
        for change in shifts:
            because = trial.because(change) if trial else []
            yield Move(change, tuple(because or both.hangs_on(case, change.measure)), exact=bool(because))


class _Both:
    """Both states of the knowledge in one program: a fact of its own for each edit says whether it is made."""

    def __init__(self, old: Knowledge, new: Knowledge) -> None:
        self.old, self.new = old, new
        self.recast = frozenset(_recast(old, new))
        self.switches: dict[str, Because] = {}
        rules = {rule.id: rule for rule in self._rules()}
        try:
            self.program: Program | None = compile_rules(replace(new, **self._vocabulary(), rules=rules))
        except RecursionError:
            self.program = None

    def _rules(self) -> Iterator[Rule]:
        old = {name: _renamed(rule, self.recast) for name, rule in self.old.rules.items()}
        new = self.new.rules
        apart = {n for n in {**old, **new} if n not in old or n not in new or judged_by(old[n]) != judged_by(new[n])}
        for states, made, ending in ((old, "no", BEFORE), (new, "yes", NOW)):
            for name, rule in states.items():
                beaten = [o.rule for o in rule.overrides]
                names = [n + e for n in beaten if n in apart for e, s in ((BEFORE, old), (NOW, new)) if n in s]
                names += [n for n in beaten if n not in apart]
                overrides = tuple(Override.model_construct(rule=n, because="") for n in names)
                if name in apart:
                    when = Group("all", (Leaf(self._switch(name), "one_of", (made,)), rule.when))
                    yield rule.model_copy(update={"id": name + ending, "when": when, "overrides": overrides})
                elif states is new:
                    yield rule.model_copy(update={"overrides": overrides})

    def _switch(self, name: str) -> str:
        """The fact that says whether an edited rule stands as it does now."""
        old, new = self.old.rules.get(name), self.new.rules.get(name)
        because = Because("rule", name)
        if old and new and judged_by(old) == judged_by(new):
            # The rule is as it was, and a fact it reads or concludes is another one now.
            because = Because("question", min(self.recast & _facts_of(new)))
        switch = f"{because.kind} {because.id}"
        self.switches[switch] = because
        return switch

    def _vocabulary(self) -> dict[str, Any]:
        new, old = self.new, self.old
        conclusions = dict(new.conclusions)
        topics = list(new.topics)
        for name, conclusion in old.conclusions.items():
            if name in self.recast or name not in conclusions:
                conclusions[name + BEFORE if name in self.recast else name] = conclusion
        for topic in old.topics:
            gone = [q for q in topic.questions if q.id in self.recast or q.id not in new.questions]
            renamed = [q.model_copy(update={"id": q.id + BEFORE}) if q.id in self.recast else q for q in gone]
            topics.append(topic.model_copy(update={"questions": tuple(renamed)}))
        switches = tuple(
            Question.model_construct(id=name, ask="", label="", kind="yes-no", why="", if_unsure="")
            for name in self.switches
        )
        topics.append(Topic.model_construct(id="edits", title="", about="market", questions=switches))
        return {"conclusions": conclusions, "topics": tuple(topics)}

    def changed_facts(self, case: Tried) -> dict[tuple[Subject, str], tuple[Value | None, Value | None]]:
        """The facts of a case that have another value now, by their place now."""
        found = {}
        subjects = {subject_of(case.before, subject): subject for subject in case.before.all_subjects()}
        for subject in case.now.all_subjects():
            earlier = subjects.get(subject_of(case.now, subject))
            facts = case.before.facts_at(earlier) if earlier else {}
            for name in {**facts, **case.now.facts_at(subject)} if earlier else ():
                values = _value(facts.get(name)), case.now.value(subject, name)
                if values[0] != values[1] and name not in self.recast:
                    found[subject, name] = values
        return found

    def because_of(
        self, case: Tried, subject: Subject, name: str, values: tuple[Value | None, Value | None]
    ) -> Because:
        """The edit behind a fact of a case that has another value now: of its market, of the case, or of the question."""
        sides = (case.before.fact(subject, name), case.now.fact(subject, name))
        known = any(fact and fact.origin.as_of for fact in sides)
        kind, entry = "profile", self.new.topic_of[name].id if name in self.new.topic_of else ""
        if case.before.market != case.now.market:
            kind, entry = "case", case.id
        elif known and (subject.kind == "partner" or _known(self.old, case, name) != _known(self.new, case, name)):
            kind, entry = "market", case.now.market
        elif case.sort == "case study" and any(fact and fact.origin.kind != "known" for fact in sides):
            kind, entry = "case", case.id
        elif self.old.questions.get(name) != self.new.questions.get(name):
            kind, entry = "question", name
        return Because(kind, entry, name, subject_of(case.now, subject), *values)

    def hangs_on(self, case: Tried, measure: str) -> Iterator[Because]:
        """Every edit that a measure may hang on in either state, through conclusions and overrides."""
        read: set[str] = set()
        for knowledge in (self.old, self.new):
            for rule in _behind(knowledge, measure):
                read |= _facts_of(rule)
        ids = dict.fromkeys(r.id for k in (self.old, self.new) for r in _behind(k, measure))
        made = {because.id: because for because in self.switches.values() if because.kind == "rule"}
        yield from (made[name] for name in ids if name in made)
        yield from (Because("question", name) for name in sorted(self.recast & read))
        for (subject, name), values in self.changed_facts(case).items():
            if name in read:
                yield self.because_of(case, subject, name, values)
        if _listed(case.before) != _listed(case.now):
            yield Because("case", case.id)


class _Trial:
    """One case judged with every edit made or not made, to see which of them matter."""

    def __init__(self, both: _Both, case: Tried) -> None:
        assert both.program is not None
        self.program, self.case = both.program, case
        changed = both.changed_facts(case)
        self.facts = {key: values for key, values in changed.items() if key[1] in both.program.leaves}
        self.because_facts = [both.because_of(case, *key, values) for key, values in self.facts.items()]
        self.edits = [*both.switches.values(), *self.because_facts]
        self.situation = _with_recast(case, both.recast)
        self.switches = tuple(both.switches)
        number = len(self.edits)
        # World 0 makes no edit, world 1 all, then come all but one, then one alone.
        all_but_one = (1 << number) - 1 << 2
        made = [2 | all_but_one & ~(4 << n) | 4 << number + n for n in range(number)]
        self.singly = self._run(made, 2 + 2 * number)

    def _run(self, made: Sequence[int], count: int) -> Run:
        """Judge the case in so many worlds; for each edit, the plane of the worlds in which it is made."""
        everywhere = (1 << count) - 1
        planes: dict[tuple[Subject, str], dict[Value | None, int]] = {}
        for switch, plane in zip(self.switches, made, strict=False):
            planes[CASE, switch] = {"yes": plane, "no": everywhere & ~plane}
        for (key, (was, now)), plane in zip(self.facts.items(), made[len(self.switches) :], strict=True):
            planes[key] = {was: everywhere & ~plane, now: plane}
        return run(self.program, Worlds(self.situation, count, planes))

    def because(self, change: VerdictChange) -> list[Because]:
        """The edits that made a shift; none if it cannot be told."""
        subject = next((p for p in reversed(self.case.now.all_subjects()) if self._subject(p) == change.named), None)
        whole_case = Because("case", self.case.id, subject=change.named)
        if subject is None or change.named not in {
            subject_of(self.case.before, p) for p in self.case.before.all_subjects()
        }:
            return [whole_case]
        number = len(self.edits)
        as_now = _standing(self.singly, change.measure, subject, change.now)
        if not as_now >> 1 & 1:
            return []
        needed = [n for n in range(number) if not as_now >> 2 + n & 1]
        enough = [n for n in range(number) if as_now >> 2 + number + n & 1]
        lists_differ = not _standing(self.singly, change.measure, subject, change.was) & 1
        found = dict.fromkeys([*needed, *enough])
        if not enough and not lists_differ:
            found |= dict.fromkeys(self._together(change, subject, needed))
        return [*([whole_case] if lists_differ else []), *(self.edits[n] for n in sorted(found))]

    def _subject(self, subject: Subject) -> NamedSubject:
        return subject_of(self.case.now, subject)

    def _together(self, change: VerdictChange, subject: Subject, needed: Sequence[int]) -> list[int]:
        """The edits of a smallest set that brings a shift about, and those that could stand in for one of them."""

        def reach(sets: Sequence[Sequence[int]]) -> list[bool]:
            chosen = [set(edits) for edits in sets]
            made = [sum(1 << world for world, edits in enumerate(chosen) if n in edits) for n in range(len(self.edits))]
            plane = _standing(self._run(made, len(sets)), change.measure, subject, change.now)
            return [bool(plane >> world & 1) for world in range(len(sets))]

        found = smallest(list(needed), [n for n in range(len(self.edits)) if n not in needed], reach)
        swaps = [
            (other, [*(n for n in found if n != one), other])
            for one in found
            if one not in needed
            for other in range(len(self.edits))
            if other not in found
        ]
        return [*found, *(other for (other, _), does in zip(swaps, reach([s for _, s in swaps]), strict=True) if does)]


def smallest(start: list[int], others: list[int], reach: Callable[[list[list[int]]], list[bool]]) -> list[int]:
    """The start with the fewest of the others that reach the same as all do: each is the last one that was wanting."""
    found = start
    while True:
        first = reach([[*found, *others[:n]] for n in range(len(others) + 1)]).index(True)
        if first == 0:
            return found
        found, others = [*found, others[first - 1]], others[: first - 1]


def _standing(judged: Run, measure: str, subject: Subject, word: str) -> int:
    """The worlds in which a measure stands exactly so; no word: neither recommended nor advised against."""
    must, should, may, avoid = (judged.outcome(measure, subject, level)[0] for level in LEVELS)
    exactly = {MUST: must, SHOULD: should & ~must, MAY: may & ~should, AVOID: avoid & ~may}
    return exactly[word] if word else judged.worlds.everywhere & ~(may | avoid)


def _recast(old: Knowledge, new: Knowledge) -> Iterator[str]:
    """Facts that were of another nature before: concluded and not asked, about another subject, of another kind."""

    def nature(knowledge: Knowledge, name: str) -> tuple[str, str]:
        question = knowledge.questions.get(name)
        return scope_of(knowledge.about(name)), question.kind if question else "concluded"

    names = {**new.questions, **new.conclusions}
    for name in (*old.questions, *old.conclusions):
        if name in names and nature(old, name) != nature(new, name):
            yield name


def _renamed(rule: Rule, names: frozenset[str]) -> Rule:
    """The rule with other names for some facts, so that both states of a fact can stand side by side."""
    if not names & _facts_of(rule):
        return rule
    then = rule.then
    if then.concluded in names:
        then = then.model_copy(update={"conclude": {then.concluded + BEFORE: "yes"}})
    unless = None if rule.unless is None else _renamed_in(rule.unless, names)
    return rule.model_copy(update={"when": _renamed_in(rule.when, names), "unless": unless, "then": then})


def _renamed_in(condition: Condition, names: frozenset[str]) -> Condition:
    if isinstance(condition, Leaf):
        return replace(condition, fact=condition.fact + BEFORE) if condition.fact in names else condition
    if isinstance(condition, RollUp):
        return replace(condition, part=_renamed_in(condition.part, names))
    return replace(condition, parts=tuple(_renamed_in(part, names) for part in condition.parts))


def _facts_of(rule: Rule) -> set[str]:
    read = {leaf.fact for part in (rule.when, rule.unless) if part is not None for leaf in leaves(part)}
    return read | ({rule.then.concluded} - {""})


def _with_recast(case: Tried, recast: frozenset[str]) -> Situation:
    """The case as it is now, with the facts of another nature as they were before beside it."""
    situation = case.now
    subjects = {subject_of(case.now, subject): subject for subject in case.now.all_subjects()}
    for subject in case.before.all_subjects() if recast else ():
        for name, fact in case.before.facts_at(subject).items():
            home = subjects.get(subject_of(case.before, subject))
            if name in recast and home is not None:
                situation = situation.with_fact(home, replace(fact, name=name + BEFORE))
    return situation


def _behind(knowledge: Knowledge, measure: str) -> Iterator[Rule]:
    """The rules that speak on a measure, and all that conclude what these read."""
    todo = [rule for rule in knowledge.rules.values() if rule.then.measure == measure]
    seen: set[str] = set()
    while todo:
        rule = todo.pop()
        if rule.id not in seen:
            seen.add(rule.id)
            yield rule
            read = _facts_of(rule)
            todo += [other for other in knowledge.rules.values() if other.then.concluded in read]


def _known(knowledge: Knowledge, case: Tried, name: str) -> object:
    market = knowledge.markets.get(case.now.market)
    return [(known.value, known.partial) for known in market.known if known.fact == name] if market else []


def _value(fact: Fact | None) -> Value | None:
    return fact.value if fact else None


def _listed(situation: Situation) -> tuple[object, ...]:
    return (*(subject_of(situation, subject) for subject in situation.all_subjects()), situation.still_listing)
