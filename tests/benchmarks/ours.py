"""The synthetic rule base and its cases in the form our own engine takes."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

from advisor.engine.compile import Program, compile_rules
from advisor.engine.run import Run, run
from advisor.engine.worlds import Change, Worlds
from advisor.model.kinds.base import Base as FolderBase
from advisor.model.kinds.market import Market
from advisor.model.kinds.measure import Measure
from advisor.model.kinds.question import Conclusion, Topic
from advisor.model.kinds.rule import Rule
from advisor.model.kinds.source import Source
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Situation
from advisor.model.values import Fact, Number, Several, Value
from tests.benchmarks.synthetic import HIGHEST, TOPICS, Ask, Base, Case, Expr, Made, answer

CITED = [{"source": "paper", "at": "one", "supports": "the point"}]
COMMITMENTS = ("security", "resilience", "openness", "partnership")
STRENGTHS = ("must", "should", "may")


def condition(expr: Expr) -> Any:
    """An expression as authors write a condition."""
    what = expr[0]
    if what in ("all", "any"):
        return {what: [condition(part) for part in expr[1]]}
    if what == "rule":
        return {concluded(expr[1]): "yes" if expr[2] else "no"}
    _, fact, test, wanted = expr
    if what == "is":
        words = list(test) if len(test) > 1 else test[0]
        return {fact: words if wanted else {"not": words}}
    if what == "least":
        return {fact: {"at_least": str(test)} if wanted else {"at_most": str(test - 1)}}
    return {fact: {"includes": test}} if wanted else {"none": [{fact: {"includes": test}}]}


def concluded(rule: str) -> str:
    """The fact that a rule of the first two layers concludes."""
    return f"c-{rule}"


def rule_data(rule: Made) -> dict[str, Any]:
    """A rule as plain data, without its examples."""
    strength = STRENGTHS[int(rule.name[1:]) % 3]
    then: dict[str, Any] = {"recommend": rule.measure, "strength": strength}
    if rule.layer < 3:
        then = {"conclude": {concluded(rule.name): "yes"}}
    elif rule.avoids:
        then = {"avoid": rule.measure}
    about = {"id": rule.name, "title": f"Rule {rule.name}", "about": "market", "status": "reviewed"}
    told = {"because": f"The rule {rule.name} fires.", "brief": "It fires.", "limits": "Seldom.", "citations": CITED}
    return {**about, "when": condition(rule.when), "then": then, **told}


def topic_data(made: Base) -> list[dict[str, Any]]:
    """The questions as plain data, in topics."""
    size = len(made.asks) // TOPICS
    return [
        {
            "id": f"t{i}",
            "title": f"Topic {i}",
            "about": "market",
            "questions": [_question(a) for a in made.asks[at:][:size]],
        }
        for i, at in enumerate(range(0, len(made.asks), size))
    ]


def _question(ask: Ask) -> dict[str, Any]:
    data: dict[str, Any] = {"id": ask.fact, "ask": f"What about {ask.fact}?", "label": ask.fact, "kind": ask.kind}
    if ask.kind in ("choice", "several"):
        data["options"] = [{"value": word, "label": word, "means": word} for word in ask.words]
    if ask.kind == "number":
        data |= {"lowest": "0", "highest": str(HIGHEST)}
    return data | {"why": "It matters.", "if_unsure": "It stays open.", "ask_whom": "its owner", "changed_by": "buyer"}


def data(made: Base) -> dict[str, list[dict[str, Any]]]:
    """The whole rule base as plain data, by kind, with the least of sources and markets that it needs."""
    measures = dict.fromkeys(rule.measure for rule in made.rules if rule.measure)
    common = {"in_short": "Do it.", "asks": "Do it.", "role": "core", "cost": "low", "effort": "low"}
    common |= {"confidence": "seed"}
    source = {"id": "paper", "title": "Paper", "publisher": "Press", "date": "2026-04-16", "kind": "article"}
    passage = {"id": "one", "where": "Section 1", "says": "It is about measures.", "sha256": "abc"}
    facts = [concluded(rule.name) for rule in made.rules if rule.layer < 3]
    return {
        "conclusions": [{"id": fact, "about": "market", "label": fact, "means": fact} for fact in facts],
        "questions": topic_data(made),
        "rules": [rule_data(rule) for rule in made.rules],
        "measures": [
            {"id": m, "title": f"Measure {m}", "short": m, "commitment": COMMITMENTS[i % 4]}
            | common
            | {"citations": CITED}
            for i, m in enumerate(measures)
        ],
        "sources": [source | {"reliability": "high", "access": "read", "passages": [passage]}],
        "markets": [{"id": "AE", "name": "United Arab Emirates"}],
    }


def base_data() -> dict[str, Any]:
    """What base.yaml says."""
    named = {"name": "Synthetic", "version": "1", "date": "2026-11-23", "scope": "a benchmark", "does_not_cover": []}
    return named | {"months_a_source_may_age": {"default": "60"}, "topics": [f"t{i}" for i in range(TOPICS)]}


def knowledge(made: Base) -> Knowledge:
    """The rule base as knowledge, built in memory."""
    found = data(made)
    return Knowledge(
        FolderBase.model_validate(base_data()),
        tuple(Topic.model_validate(raw) for raw in found["questions"]),
        {raw["id"]: Conclusion.model_validate(raw) for raw in found["conclusions"]},
        {raw["id"]: Rule.model_validate(raw) for raw in found["rules"]},
        {
            "measure": {raw["id"]: Measure.model_validate(raw) for raw in found["measures"]},
            "source": {raw["id"]: Source.model_validate(raw) for raw in found["sources"]},
            "market": {raw["id"]: Market.model_validate(raw) for raw in found["markets"]},
        },
    )


def compiled(made: Base) -> Program:
    """The rule base compiled by our engine."""
    return compile_rules(knowledge(made))


def value(ask: Ask, said: Any) -> Value:
    """An answer as our engine holds it."""
    if ask.kind == "several":
        return Several(frozenset(said))
    return Number(said, said) if ask.kind == "number" else str(said)


def situation(made: Base, case: Case) -> Situation:
    """A case as our engine takes it."""
    known = {a.fact: Fact(a.fact, value(a, case[a.fact])) for a in made.asks if a.fact in case}
    return Situation("AE", known, still_listing=frozenset())


def names_fired(judged: Run) -> list[str]:
    """The names of the rules that fire in world 0."""
    planes = judged.planes[CASE]
    return [name for name, literal in judged.program.rules.items() if planes[literal] & 1]


def engine(made: Base, program: Program) -> Callable[[Case], list[str]]:
    """Our engine as a function from a case to the rules that fire."""
    return lambda case: names_fired(run(program, Worlds(situation(made, case))))


def single_changes(made: Base, case: Case) -> list[Change]:
    """Every change of one answer of a case, for several choices every option added or taken away."""
    found = []
    for ask in made.asks:
        now = case.get(ask.fact)
        if ask.kind == "several":
            others: Sequence[Any] = [tuple(sorted({*(now or ())} ^ {word})) for word in ask.words]
        else:
            others = [said for said in ask.words or range(0, HIGHEST + 1, 2) if said != now]
        found += [Change(CASE, ask.fact, value(ask, said)) for said in others]
    return found


def other_answers(made: Base, case: Case, count: int, seed: int = 7) -> list[tuple[str, Any]]:
    """Answers given one after the other: facts at random, each with another value than in the case as it then stands."""
    chance, now, found = random.Random(seed), dict(case), list[tuple[str, Any]]()
    while len(found) < count:
        ask = chance.choice(made.asks)
        said = answer(ask, chance)
        if said != now.get(ask.fact):
            now[ask.fact] = said
            found.append((ask.fact, said))
    return found
