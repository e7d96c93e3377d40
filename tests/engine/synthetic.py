"""Small random rule bases and cases, and a plain three-valued judge that shares no code with the engine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import permutations, product
from typing import Any

from hypothesis import strategies as st

from advisor.model.condition import Condition, Group, Leaf, RollUp, Test, parse_condition, plain
from advisor.model.folder import Base
from advisor.model.knowledge import Knowledge
from advisor.model.question import Conclusion, Topic
from advisor.model.rule import Rule
from advisor.model.situation import Place, Situation, frame_of
from advisor.model.values import Fact, Number, Several

MARKET = {"colour": "choice", "tags": "several", "size": "number", "sunny": "yes-no"}
WORKLOAD = {"shape": "choice", "marks": "several"}
OPTIONS = ("red", "green", "blue")


def question(name: str, kind: str) -> dict[str, Any]:
    made: dict[str, Any] = {"id": name, "ask": name, "label": name, "kind": kind, "why": "x", "if_unsure": "x"}
    if kind in ("choice", "several"):
        made["options"] = [{"value": o, "label": o, "means": o} for o in OPTIONS]
    if kind == "number":
        made |= {"lowest": "0", "highest": "9"}
    return made


@cache
def topics() -> tuple[Topic, ...]:
    market = {"id": "market", "title": "m", "about": "market", "questions": [question(n, k) for n, k in MARKET.items()]}
    workload = {"id": "workload", "title": "w", "about": "workload"}
    workload["questions"] = [question(n, k) for n, k in WORKLOAD.items()]  # type: ignore[assignment]
    return (Topic.model_validate(market), Topic.model_validate(workload))


@cache
def conclusions() -> dict[str, Conclusion]:
    about = {"warm": "market", "round": "workload", "grand": "market"}
    return {n: Conclusion.model_validate({"id": n, "about": a, "label": n, "means": n}) for n, a in about.items()}


def knowledge(rules: list[dict[str, Any]]) -> Knowledge:
    base = Base.model_validate(
        {"name": "x", "version": "1", "date": "2026", "scope": "x", "does_not_cover": [], "months_a_source_may_age": {}}
        | {"topics": ["market", "workload"]}
    )
    common = {"title": "x", "status": "draft", "because": "x", "limits": "x"}
    built = {rule["id"]: Rule.model_validate(common | rule) for rule in rules}
    return Knowledge(base, topics(), conclusions(), built, {}, {}, {}, {})


@cache
def leaves_of(name: str, kind: str) -> st.SearchStrategy[Condition]:
    """Every leaf that reads a fact, made beforehand: to draw one of them is one choice, and cheap."""
    words: list[tuple[str, ...]] = [(option,) for option in OPTIONS]
    words += permutations(OPTIONS, 2)
    made: dict[str, tuple[list[Test], Sequence[tuple[str, ...]]]] = {
        "choice": (["one_of", "not"], words),
        "several": (["includes", "includes_any"], words),
        "number": (["at_least", "at_most"], [(str(number),) for number in range(10)]),
        "yes-no": (["one_of"], [("yes",), ("no",)]),
    }
    return st.sampled_from([Leaf(name, test, listed) for test, listed in product(*made[kind])])


def leaf(facts: Mapping[str, str], concluded: tuple[str, ...]) -> st.SearchStrategy[Condition]:
    kinds = {**facts, **dict.fromkeys(concluded, "yes-no")}
    return st.one_of([leaves_of(name, kind) for name, kind in kinds.items()])


@cache
def conditions(about: str, concluded: tuple[str, ...], roll_ups: bool = False) -> st.SearchStrategy[Condition]:
    leaves = leaf(MARKET if about == "market" else MARKET | WORKLOAD, concluded)
    if roll_ups:
        part = conditions("workload", ("round",))
        some = st.builds(RollUp, st.sampled_from(["some", "every"]), st.just("workload"), part)
        count = st.builds(RollUp, st.just("count"), st.just("workload"), part, st.integers(1, 3))
        leaves = st.one_of(leaves, some, count)
    groups = st.sampled_from(["all", "any", "none"])
    return st.recursive(
        leaves, lambda c: st.builds(Group, groups, st.lists(c, min_size=1, max_size=3).map(tuple)), max_leaves=5
    )


@st.composite
def rule_bases(draw: st.DrawFn) -> Knowledge:
    """Conclusions in two layers, the second resting on the first and on roll-ups; then rules over everything."""
    rules: list[dict[str, Any]] = []

    def add(about: str, condition: st.SearchStrategy[Condition], then: dict[str, Any]) -> None:
        rule: dict[str, Any] = {"id": f"r{len(rules)}", "about": about, "when": plain(draw(condition)), "then": then}
        if draw(st.booleans()):
            rule["unless"] = plain(draw(condition))
        rules.append(rule)

    add("market", conditions("market", ()), {"conclude": {"warm": "yes"}})
    for _ in range(draw(st.integers(1, 2))):
        add("workload", conditions("workload", ("warm",)), {"conclude": {"round": "yes"}})
    add("market", conditions("market", ("warm",), True), {"conclude": {"grand": "yes"}})
    for number in range(draw(st.integers(1, 3))):
        recommend = {"recommend": f"m{number}", "strength": draw(st.sampled_from(["must", "should", "may"]))}
        add("workload", conditions("workload", ("warm", "round", "grand")), recommend)
        add("offer", conditions("market", ("warm", "grand"), True), {"avoid": f"m{number}"})
    return knowledge(rules)


def values(kind: str) -> st.SearchStrategy[Any]:
    if kind == "choice":
        return st.sampled_from(OPTIONS)
    if kind == "several":
        return st.builds(Several, st.frozensets(st.sampled_from(OPTIONS)), st.booleans())
    if kind == "number":
        exact = st.integers(0, 9).map(lambda n: Number(n, n))
        return st.one_of(exact, st.integers(0, 9).map(lambda n: Number(n, None)))
    return st.sampled_from(["yes", "no"])


def facts(kinds: Mapping[str, str]) -> st.SearchStrategy[dict[str, Fact]]:
    optional = {name: st.builds(Fact, st.just(name), values(kind)) for name, kind in kinds.items()}
    return st.fixed_dictionaries({}, optional=optional)


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    listed = draw(st.lists(facts(WORKLOAD), max_size=3))
    named = tuple((f"w{number}", found) for number, found in enumerate(listed))
    still = draw(st.sampled_from([frozenset[str](), frozenset({"workload"})]))
    return Situation("", draw(facts(MARKET)), {"workload": named}, still)


class Judge:
    """Judges conditions by walking them, with Kleene's tables written out."""

    def __init__(self, base: Knowledge, situation: Situation) -> None:
        self.base, self.situation = base, situation

    def rule(self, name: str, slot: int | None) -> bool | None:
        rule = self.base.rules[name]
        when = self.condition(rule.when, slot)
        unless = False if rule.unless is None else self.condition(rule.unless, slot)
        return self.all([when, None if unless is None else not unless])

    @staticmethod
    def all(verdicts: list[bool | None]) -> bool | None:
        return False if False in verdicts else None if None in verdicts else True

    def condition(self, condition: Condition, slot: int | None) -> bool | None:
        if isinstance(condition, Leaf):
            return self.leaf(condition, slot)
        if isinstance(condition, RollUp):
            return self.roll_up(condition)
        verdicts = [self.condition(part, slot) for part in condition.parts]
        if condition.how == "all":
            return self.all(verdicts)
        negated = self.all([None if v is None else not v for v in verdicts])
        return negated if condition.how == "none" else None if negated is None else not negated

    def roll_up(self, roll_up: RollUp) -> bool | None:
        slots = list(range(self.situation.count("workload")))
        verdicts = [self.condition(roll_up.part, slot) for slot in slots]
        more = [self.condition(roll_up.part, -1)] * 3 if "workload" in self.situation.still_listing else []
        if roll_up.how == "every":
            opposite = RollUp("some", "workload", Group("none", (roll_up.part,)))
            found = self.roll_up(opposite)
            return None if found is None else not found
        if verdicts.count(True) >= roll_up.at_least:
            return True
        possible = len(verdicts) - verdicts.count(False) + sum(v is not False for v in more)
        return None if possible >= roll_up.at_least else False

    def leaf(self, leaf: Leaf, slot: int | None) -> bool | None:
        if leaf.fact in self.base.conclusions:
            home = frame_of(self.base.conclusions[leaf.fact].about)
            rules = [r.id for r in self.base.rules.values() if r.then.concluded == leaf.fact]
            states = [self.rule(name, None if home == "case" else slot) for name in rules]
            found = True if True in states else None if None in states else False
            return found if found is None or leaf.words == ("yes",) else not found
        place = Place("case") if leaf.fact in MARKET else Place("workload", slot if slot is not None else 0)
        value = None if slot == -1 and leaf.fact in WORKLOAD else self.situation.value(place, leaf.fact)
        if value is None:
            return None
        if isinstance(value, Several):
            return True if set(leaf.words) & value.chosen else None if value.partial else False
        if isinstance(value, Number):
            return self.bounded(leaf, value)
        return (value in leaf.words) if leaf.test == "one_of" else (value not in leaf.words)

    @staticmethod
    def bounded(leaf: Leaf, value: Number) -> bool | None:
        high = float("inf") if value.high is None else value.high
        if leaf.test == "at_least":
            return True if value.low >= leaf.number else False if high < leaf.number else None
        return True if high <= leaf.number else False if value.low > leaf.number else None


__all__ = ["Judge", "knowledge", "parse_condition", "rule_bases", "situations", "values"]
