"""Conditions: `all`, `any` and `none` of leaves and roll-ups, as authors write them and as the engine reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, PlainSerializer

from advisor.model.entry import LISTED_KINDS

Test = Literal["one_of", "not", "at_least", "at_most", "includes", "includes_any"]
TESTS: tuple[Test, ...] = ("not", "at_least", "at_most", "includes", "includes_any")


@dataclass(frozen=True)
class Leaf:
    """One fact compared with one or more words, or with a number."""

    fact: str
    test: Test
    words: tuple[str, ...]

    @property
    def number(self) -> float:
        """The bound of `at_least` and `at_most`."""
        return float(self.words[0])


@dataclass(frozen=True)
class Group:
    """`all`, `any` or `none` of several conditions."""

    how: Literal["all", "any", "none"]
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class RollUp:
    """A condition on the subjects of one kind: some, every, or at least so many of them."""

    how: Literal["some", "every", "count"]
    kind: str
    part: Condition
    at_least: int = 1


Condition = Leaf | Group | RollUp
ALWAYS = Group("all", ())
TAKEN = Group("none", ())
"""What holds because a supposed crisis takes just that; no author writes it."""


def parse_condition(raw: Any) -> Condition:
    """Read a condition as authors write it; raises ValueError that says what to write instead."""
    if isinstance(raw, Leaf | Group | RollUp):
        return raw
    if raw == "always":
        return ALWAYS
    if not isinstance(raw, dict) or not raw:
        raise ValueError("A condition is a mapping such as 'residency-rule: strict' or 'all: [...]'.")
    if "count" in raw:
        return _count(raw)
    if len(raw) != 1:
        raise ValueError(f"A condition has one key; this one has {', '.join(map(str, raw))}. Put them in 'all: [...]'.")
    key, value = next(iter(raw.items()))
    if key in ("all", "any", "none"):
        if not isinstance(value, list) or not value:
            raise ValueError(f"'{key}' needs a list of conditions.")
        return Group(key, tuple(parse_condition(part) for part in value))
    if key in ("some", "every"):
        kind, part = _one_kind(key, value)
        return RollUp(key, kind, part)
    return _leaf(key, value)


def _one_kind(key: str, value: Any) -> tuple[str, Condition]:
    if not isinstance(value, dict) or len(value) != 1 or next(iter(value)) not in LISTED_KINDS:
        raise ValueError(f"'{key}' needs one of {', '.join(LISTED_KINDS)} with a condition below it.")
    kind, part = next(iter(value.items()))
    return kind, parse_condition(part)


def _count(raw: dict[str, Any]) -> RollUp:
    if set(raw) == {"count"} and isinstance(raw["count"], dict) and "at_least" in raw["count"]:
        raw = {
            "count": {k: v for k, v in raw["count"].items() if k != "at_least"},
            "at_least": raw["count"]["at_least"],
        }
    if set(raw) != {"count", "at_least"} or not str(raw["at_least"]).isdigit() or int(raw["at_least"]) < 1:
        raise ValueError("'count' needs 'at_least' with a whole number from 1.")
    kind, part = _one_kind("count", raw["count"])
    return RollUp("count", kind, part, int(raw["at_least"]))


def _leaf(fact: str, value: Any) -> Leaf:
    if isinstance(value, str):
        return Leaf(fact, "one_of", (value,))
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        return Leaf(fact, "one_of", tuple(value))
    if isinstance(value, dict) and len(value) == 1:
        test, words = next(iter(value.items()))
        if test in TESTS:
            listed = tuple(words) if isinstance(words, list) else (words,)
            if listed and all(isinstance(word, str) for word in listed):
                return Leaf(fact, test, listed)
    raise ValueError(f"'{fact}' needs a value, a list of values, or one of: {', '.join(TESTS)}.")


def plain(condition: Condition) -> Any:
    """The condition as authors write it."""
    if isinstance(condition, Leaf):
        words: Any = list(condition.words) if len(condition.words) > 1 else condition.words[0]
        return {condition.fact: words if condition.test == "one_of" else {condition.test: words}}
    if isinstance(condition, Group):
        return "always" if condition == ALWAYS else {condition.how: [plain(part) for part in condition.parts]}
    inner = {condition.how: {condition.kind: plain(condition.part)}}
    return inner | {"at_least": str(condition.at_least)} if condition.how == "count" else inner


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Every leaf below a condition, in reading order."""
    if isinstance(condition, Leaf):
        yield condition
    elif isinstance(condition, Group):
        for part in condition.parts:
            yield from leaves(part)
    else:
        yield from leaves(condition.part)


def roll_ups(condition: Condition) -> Iterator[RollUp]:
    """Every roll-up in a condition, in reading order."""
    if isinstance(condition, RollUp):
        yield condition
    elif isinstance(condition, Group):
        for part in condition.parts:
            yield from roll_ups(part)


ConditionField = Annotated[Leaf | Group | RollUp, BeforeValidator(parse_condition), PlainSerializer(plain)]
