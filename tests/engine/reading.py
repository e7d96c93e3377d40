"""One rule over the little knowledge, judged for one case and read aloud."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from advisor.engine.compile import Program, compile_rules
from advisor.engine.grounds import why
from advisor.engine.run import Run, run
from advisor.engine.worlds import Worlds
from advisor.model.rule import Rule
from advisor.model.situation import Situation
from advisor.model.values import Fact, Number, Origin, Several, Value
from advisor.model.why import Grounds, Node

KNOWN = Origin("known", "2026-05-01", "high")
UNSURE = Origin("unsure")
Facts = Mapping[str, Value | None]
SIGNS = {"yes": "+", "no": "-", "open": "?"}


@dataclass(frozen=True)
class Told:
    """A case: facts of the market, of workloads and of partners; which lists may grow."""

    market: Facts = field(default_factory=dict)
    workloads: tuple[tuple[str, Facts], ...] = ()
    partners: tuple[tuple[str, Facts], ...] = ()
    growing: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    """The facts of the market that come from sources and not from an answer."""

    @property
    def situation(self) -> Situation:
        """The case as the engine takes it."""
        listed = {"workload": self.workloads, "partner": self.partners}
        named = {kind: tuple((n, self.facts(f)) for n, f in subjects) for kind, subjects in listed.items()}
        return Situation("", self.facts(self.market), named, self.growing)

    def facts(self, given: Facts) -> dict[str, Fact]:
        """Facts with their origins; one without a value was answered with "not sure"."""
        origins = {
            name: UNSURE if value is None else KNOWN if name in self.known else None for name, value in given.items()
        }
        return {name: Fact(name, value, origin) if (origin := origins[name]) else Fact(name, value)
                for name, value in given.items()}  # fmt: skip


def made(name: str, when: Any, then: Mapping[str, Any], **more: Any) -> Rule:
    """A rule with words of its own."""
    words = {"title": f"The rule {name}", "status": "reviewed", "because": f"So says {name}.", "limits": "Seldom."}
    return Rule.model_validate({"id": name, "about": "market", "when": when, "then": then} | words | more)


def judged(little: Program, told: Told, *rules: Rule) -> Run:
    """The case under these rules alone, and what concludes that a market is wary."""
    kept = {"wary-if-low": little.knowledge.rules["wary-if-low"]} | {rule.id: rule for rule in rules}
    return run(compile_rules(replace(little.knowledge, rules=kept)), Worlds(told.situation))


def read_aloud(little: Program, told: Told, *rules: Rule, subject: int = 0) -> Grounds:
    """Why the lock stands where it does."""
    return why(judged(little, told, *rules), "lock").subjects[subject]


def lines(node: Node, depth: int = 0) -> list[str]:
    """A tree as lines."""
    found = [f"{'  ' * depth}{SIGNS[node.holds]} {node.says}"]
    for part in node.parts:
        found += lines(part, depth + 1)
    return found


__all__ = ["KNOWN", "Number", "Several", "Told", "judged", "lines", "made", "read_aloud"]
