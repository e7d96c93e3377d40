"""Links between entries: what an entry names, and what names it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from advisor.library.search import KINDS, Entry, entries
from advisor.model.conditions import Condition, leaves
from advisor.model.entry import Citation
from advisor.model.kinds.rule import Rule
from advisor.model.knowledge import Knowledge
from advisor.model.prefill import find_market

Ref = tuple[str, str]
"""The kind and the id of an entry."""


class _Cites(Protocol):
    @property
    def citations(self) -> tuple[Citation, ...]: ...


class Links:
    """Every link of a knowledge base, both ways."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.entries: Mapping[Ref, Entry] = {(entry.kind, entry.id): entry for entry in entries(knowledge)}
        self.out: Mapping[Ref, list[Ref]] = {
            ref: [to for to in dict.fromkeys(named(knowledge, ref)) if to in self.entries and to != ref]
            for ref in self.entries
        }
        back: dict[Ref, list[Ref]] = defaultdict(list)
        for ref, found in self.out.items():
            for to in found:
                back[to].append(ref)
        self.back: Mapping[Ref, list[Ref]] = back

    def around(self, ref: Ref) -> list[Entry]:
        """The entries that an entry names or is named by, kind by kind."""
        near = dict.fromkeys([*self.out.get(ref, ()), *self.back.get(ref, ())])
        return [self.entries[to] for to in sorted(near, key=lambda to: (KINDS.index(to[0]), self.entries[to].title))]


def named(knowledge: Knowledge, ref: Ref) -> Iterator[Ref]:
    """What the entry names, by the fields that hold ids."""
    kind, name = ref
    if kind == "rule":
        yield from _of_rule(knowledge.rules[name])
    elif kind == "measure":
        measure = knowledge.measures[name]
        others = (*measure.needs, *measure.companion_of, *(clash.measure for clash in measure.clashes))
        yield from _all("measure", others)
    elif kind == "market":
        market = knowledge.markets[name]
        yield from _all("fact", (known.fact for known in market.known))
        parts: tuple[_Cites, ...] = (*market.known, *market.partners, *market.notes)
        for part in parts:
            yield from _sources(part.citations)
    elif kind == "case":
        case = knowledge.cases[name]
        yield "market", find_market(knowledge.names, case.market) or ""
        yield from _all("measure", (expected.measure for expected in case.expect))
    elif kind == "requirement":
        requirement = knowledge.requirements[name]
        yield from _facts(requirement.applies, requirement.needs)
    elif kind == "yardstick":
        yardstick = knowledge.yardsticks[name]
        yield from _facts(yardstick.speaks_for, yardstick.speaks_against)
    elif kind == "term":
        words = knowledge.glossary[name].term.casefold()
        yield from _all("measure", (key for key, m in knowledge.measures.items() if words in m.title.casefold()))
    elif kind == "crisis":
        yield from _all("measure", knowledge.crises[name].answered_by)
    elif kind == "lesson":
        lesson = knowledge.lessons[name]
        yield from _all("lesson", lesson.after)
        yield from ((other, step.shows) for step in lesson.all_steps for other in KINDS if step.shows)
    yield from _sources(_citations(knowledge, ref))


def _of_rule(rule: Rule) -> Iterator[Ref]:
    yield "measure", rule.then.measure
    yield from _all("measure", rule.then.tension)
    yield from _all("rule", (override.rule for override in rule.overrides))
    yield from _facts(rule.when, rule.unless)


def _facts(*conditions: Condition | None) -> Iterator[Ref]:
    for condition in conditions:
        yield from _all("fact", (leaf.fact for leaf in leaves(condition)) if condition else ())


def _citations(knowledge: Knowledge, ref: Ref) -> Iterable[Citation]:
    kind, name = ref
    shelves: dict[str, Mapping[str, _Cites]] = {
        "rule": knowledge.rules,
        "measure": knowledge.measures,
        "case": knowledge.cases,
        "requirement": knowledge.requirements,
        "yardstick": knowledge.yardsticks,
        "crisis": knowledge.crises,
        "lesson": knowledge.lessons,
        "term": knowledge.glossary,
        "framing": knowledge.framing,
    }
    return shelves[kind][name].citations if kind in shelves else ()


def _sources(citations: Iterable[Citation]) -> Iterator[Ref]:
    return _all("source", (citation.source for citation in citations))


def _all(kind: str, names: Iterable[str]) -> Iterator[Ref]:
    return ((kind, name) for name in names)
