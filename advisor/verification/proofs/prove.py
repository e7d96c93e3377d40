"""What can be proved about a rule base: rules that never fire or add nothing, answers that never matter, advice that
contradicts itself, markets without advice, requirements that cannot be met. Every finding comes with a case that shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random

from advisor.engine.certainty import Query
from advisor.engine.compile import Program, compile_rules
from advisor.engine.proposal_rules import with_conditions
from advisor.engine.run import Run, run
from advisor.engine.solver import Solver, has_solver
from advisor.engine.witness import Prover, listed_situation, place_in, possible_together
from advisor.engine.worlds import Planes, Worlds, drawn
from advisor.errors import Fault
from advisor.files.yaml_text import Document
from advisor.model.conditions import Condition, Group
from advisor.model.entry import COMMITMENTS
from advisor.model.kinds.registry import kind_of
from advisor.model.kinds.rule import Rule
from advisor.model.knowledge import Knowledge
from advisor.model.prefill import situation_of
from advisor.model.situation import CASE, Situation, scope_of
from advisor.model.strengths import AVOID, MAY, STRENGTHS
from advisor.model.values import Number, Several, Value, is_open
from advisor.verification.data import Finding, Proofs
from advisor.verification.impact.edits import short
from advisor.verification.proofs.irrelevant_answers import idle_answers

FAULTS = ("never-fires", "never-met")
"""Checks whose findings are faults, unless they are accepted."""
NEVER = {"needs": "be met", "applies": "apply", "for": "speak for a proposal", "against": "speak against a proposal",
         "answered": "be answered"}  # fmt: skip


def prove(knowledge: Knowledge) -> Proofs:
    """Every finding about a rule base, in a fixed order."""
    if not has_solver():
        return Proofs()
    program = compile_rules(with_conditions(knowledge))
    prover = Prover(program)
    found = [
        *never_fire(prover),
        *implied(prover),
        *idle_answers(prover),
        *both_ways(prover),
        *unserved_markets(prover),
    ]
    found += never_met(prover)
    because = {entry.finding: entry.because for entry in knowledge.accepted.values()}
    return Proofs(tuple(replace(each, accepted=because.get(each.name, "")) for each in found), _looked_at(program))


def _looked_at(program: Program) -> dict[str, int]:
    knowledge = program.knowledge
    rules = sum(not rule.then.is_made for rule in knowledge.rules.values())
    both = [levels for levels in program.outcomes.values() if MAY in levels and AVOID in levels]
    options = sum(len(question.options) for question in knowledge.questions.values())
    return {
        "never-fires": rules,
        "implied": rules,
        "never-matters": len(knowledge.questions),
        "alike": options,
        "both-ways": len(both),
        "unserved": len(knowledge.markets),
        "never-met": sum(bool(rule.then.judges) for rule in knowledge.rules.values()),
    }


def parts_of(rule: Rule, program: Program) -> Iterator[tuple[str, Query]]:
    """The parts of a rule's own conditions in words, each with its literal."""
    scope = scope_of(rule.about)
    subject = place_in(scope)

    def top(condition: Condition) -> tuple[Condition, ...]:
        return condition.parts if isinstance(condition, Group) and condition.how == "all" else (condition,)

    for part in top(rule.when):
        yield short(part), (subject, program.literals[scope, part])
    if rule.unless is not None:
        yield f"unless {short(rule.unless)}", (subject, program.literals[scope, rule.unless] ^ 1)


def never_fire(prover: Prover) -> Iterator[Finding]:
    """Rules whose conditions cannot hold together, with the part that does not join the others."""
    for rule in prover.program.knowledge.rules.values():
        if rule.then.is_made or _possible(prover, rule):
            continue
        told, witness = _clash(prover, rule)
        advice = "Mend the condition, or retire the rule."
        yield Finding("never-fires", rule.id, f"rules/{rule.id}", f"The rule can never fire: {told}", advice, witness)


def never_met(prover: Prover) -> Iterator[Finding]:
    """Requirements and yardsticks whose conditions cannot hold."""
    for rule in prover.program.knowledge.rules.values():
        condition = rule.then.judges
        if condition and not _possible(prover, rule):
            told, witness = _clash(prover, rule)
            told = f"It can never {NEVER[condition.part]}: {told}"
            key = kind_of(condition.kind).key(condition.entry)
            yield Finding("never-met", condition.entry, key, told, "Mend its condition.", witness)


def _possible(prover: Prover, rule: Rule) -> bool:
    return prover.where((place_in(scope_of(rule.about)), prover.program.rules[rule.id])) is not None


def _clash(prover: Prover, rule: Rule) -> tuple[str, Situation | None]:
    parts = list(parts_of(rule, prover.program))
    kept = possible_together(prover, [query for _, query in parts])
    out = [words for words, query in parts if query not in kept]
    others = [words for words, query in parts if query in kept]
    joined = f"{'; '.join(out)} cannot hold" + (f" together with {'; '.join(others)}." if others else " at all.")
    return joined, prover.witness(*kept)


def implied(prover: Prover) -> Iterator[Finding]:
    """Rules that have their say only where another says the same or more."""
    groups: dict[tuple[object, ...], list[Rule]] = {}
    for rule in (rule for rule in prover.program.knowledge.rules.values() if not rule.then.is_made):
        then = rule.then
        outcome = (then.recommend, then.avoid, then.concluded, then.tension, then.judges)
        groups.setdefault((scope_of(rule.about), *outcome), []).append(rule)
    for group in groups.values():
        for rule in group:
            stronger = next((other for other in group if _implies(prover, rule, other)), None)
            if stronger is not None:
                yield _implied_by(prover, rule, stronger)


def _implied_by(prover: Prover, rule: Rule, other: Rule) -> Finding:
    subject, says = place_in(scope_of(rule.about)), prover.program.says
    told = f"Whenever it fires, '{other.id}' fires too and says at least as much."
    witness = prover.witness((subject, says[rule.id]), (subject, says[other.id]))
    advice = "Widen it, retire it, or say in accepted.yaml why its own reason is wanted."
    return Finding("implied", f"{rule.id} by {other.id}", f"rules/{rule.id}", told, advice, witness)


def _implies(prover: Prover, rule: Rule, other: Rule) -> bool:
    if rule is other or _weaker(other, rule):
        return False
    subject, says = place_in(scope_of(rule.about)), prover.program.says
    if prover.where((subject, says[rule.id]), (subject, says[other.id] ^ 1)) is not None:
        return False
    # Of two that come to the same, the later one is needless; a rule that never fires is told of elsewhere.
    same = not _weaker(rule, other) and prover.where((subject, says[other.id]), (subject, says[rule.id] ^ 1)) is None
    later = list(prover.program.says).index(rule.id) > list(prover.program.says).index(other.id)
    return (later or not same) and prover.where((subject, says[rule.id])) is not None


def _weaker(rule: Rule, other: Rule) -> bool:
    return bool(rule.then.strength and other.then.strength) and STRENGTHS.index(
        rule.then.strength or MAY
    ) > STRENGTHS.index(other.then.strength or MAY)


def both_ways(prover: Prover) -> Iterator[Finding]:
    """Measures that rules recommend and advise against for the same subject."""
    program = prover.program
    for (measure, scope), levels in program.outcomes.items():
        if MAY not in levels or AVOID not in levels:
            continue
        subject = place_in(scope)
        witness = prover.witness((subject, levels[MAY]), (subject, levels[AVOID]))
        if witness is not None:
            judged = run(program, Worlds(witness))
            rules = [r.id for r in program.knowledge.rules.values() if r.then.measure == measure
                     and subject in judged.subjects(r) and judged.says(subject, r.id)[0] & 1]  # fmt: skip
            told = f"It can be recommended and advised against at once: {', '.join(rules)}."
            advice = "Let one rule override the other, or narrow one of them."
            yield Finding("both-ways", measure, f"measures/{measure}", told, advice, witness)


def as_fault(documents: Mapping[str, Document], finding: Finding) -> Fault:
    """A finding with its file and line."""
    document = documents.get(finding.key)
    return Fault(
        document.file if document else finding.key, document.line(()) if document else 0, finding.told, finding.advice
    )


SAMPLED_COMPLETIONS = 16
"""So many random completions of each market are judged before the solver is asked."""


def unserved_markets(prover: Prover) -> Iterator[Finding]:
    """A finding for every market and commitment in which nothing can be recommended."""
    knowledge = prover.program.knowledge
    bare = {code: situation_of(knowledge, code) for code in knowledge.markets}
    if not bare:
        return
    judged = run(prover.program, _completed(prover, list(bare.values())))
    for commitment in COMMITMENTS:
        queries = recommended(prover, commitment)
        served = _any(judged, queries)
        for number, (code, situation) in enumerate(bare.items()):
            block = served >> number * SAMPLED_COMPLETIONS & ((1 << SAMPLED_COMPLETIONS) - 1)
            if not block and not _possible_commitments(prover, situation, queries):
                told = f"Nothing can be recommended for {commitment}, whatever is answered."
                advice = "Write a rule that reaches it, or check what is known of the market."
                yield Finding("unserved", f"{code} {commitment}", f"markets/{code}", told, advice, situation)


def recommended(prover: Prover, commitment: str) -> list[Query]:
    """The literals that say that some measure of a commitment is recommended for the case or for a workload."""
    measures = prover.program.knowledge.measures
    return [
        (place_in(scope), levels[MAY])
        for (measure, scope), levels in prover.program.outcomes.items()
        if measure in measures and measures[measure].commitment == commitment and MAY in levels
    ]


def _any(judged: Run, queries: list[Query]) -> int:
    plane = 0
    for query in queries:
        plane |= judged.literal(*query)[0]
    return plane


def _possible_commitments(prover: Prover, situation: Situation, queries: list[Query]) -> bool:
    solver = Solver(prover.program, situation)
    return any(solver.possible(query) for query in queries)


def _completed(prover: Prover, situations: list[Situation]) -> Worlds:
    """Random completions of every market in one run, so many for each."""
    count = SAMPLED_COMPLETIONS * len(situations)
    worlds = drawn(listed_situation(), prover.axes(), count, Random(1))
    planes: Planes = {key: dict(found) for key, found in worlds.changed.items()}
    for number, situation in enumerate(situations):
        block = ((1 << SAMPLED_COMPLETIONS) - 1) << number * SAMPLED_COMPLETIONS
        for name, fact in situation.facts.items():
            if fact.value is None:
                continue
            values = planes[CASE, name]
            for other in values:
                values[other] &= ~block
            value = complete(fact.value)
            values[value] = values.get(value, 0) | block
    return Worlds(worlds.situation, count, planes)


def complete(value: Value) -> Value:
    """A value that is known in part, taken as if that were all."""
    if isinstance(value, Several) and is_open(value):
        return Several(value.chosen)
    return Number(value.low, value.low) if isinstance(value, Number) and is_open(value) else value
