"""A plain judge of complete cases, two-valued and recursive, against which every engine is checked before it is timed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tests.benchmarks.synthetic import Base, Case, Expr


class DisagreementError(Exception):
    """An engine fired other rules than the reference."""


def fired(made: Base, case: Case) -> set[str]:
    """The rules that fire in a complete case."""
    found: set[str] = set()
    for rule in made.rules:
        if holds(rule.when, case, found):
            found.add(rule.name)
    return found


def holds(expr: Expr, case: Case, found: set[str]) -> bool:
    """Whether an expression holds, given the earlier rules that fire."""
    what = expr[0]
    if what == "all":
        return all(holds(part, case, found) for part in expr[1])
    if what == "any":
        return any(holds(part, case, found) for part in expr[1])
    if what == "rule":
        return (expr[1] in found) == bool(expr[2])
    value, wanted = case[expr[1]], bool(expr[3])
    if what == "is":
        return (value in expr[2]) == wanted
    return bool(expr[2] in value if what == "has" else value >= expr[2]) == wanted


def check(title: str, made: Base, cases: Iterable[Case], engine: Callable[[Case], Iterable[str]]) -> None:
    """Raise DisagreementError, naming case and rules, unless the engine fires what the reference fires."""
    for case in cases:
        same(title, made, case, engine(case))


def same(title: str, made: Base, case: Case, names: Iterable[str]) -> None:
    """Raise DisagreementError, naming case and rules, unless these are the rules that fire by the reference."""
    wrong = fired(made, case) ^ set(names)
    if wrong:
        raise DisagreementError(f"{title} differs in rules {', '.join(sorted(wrong)[:10])} for the case {case}")
