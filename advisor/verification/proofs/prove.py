"""What can be proved about a rule base: rules that never fire or add nothing, answers that never matter, advice that
contradicts itself, markets without advice, requirements that cannot be met. Every finding comes with a case that shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from advisor.engine.certainty import Query
from advisor.engine.compile import Program, compile_rules
from advisor.engine.proposal_rules import is_condition, is_made, with_conditions
from advisor.engine.run import run
from advisor.engine.solver import has_solver
from advisor.engine.witness import Prover, place_in, possible_together
from advisor.engine.worlds import Worlds
from advisor.errors import Fault
from advisor.files.yaml_text import Document
from advisor.model.conditions import Condition, Group
from advisor.model.entry import STRENGTHS
from advisor.model.kinds.rule import Rule
from advisor.model.knowledge import Knowledge
from advisor.model.situation import Situation, scope_of
from advisor.verification.data import Finding, Proofs
from advisor.verification.impact.edits import short
from advisor.verification.proofs.irrelevant_answers import idle_answers
from advisor.verification.proofs.unserved_markets import unserved_markets

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
    rules = len([name for name in knowledge.rules if not is_made(name)])
    both = [levels for levels in program.outcomes.values() if "may" in levels and "avoid" in levels]
    options = sum(len(question.options) for question in knowledge.questions.values())
    return {
        "never-fires": rules,
        "implied": rules,
        "never-matters": len(knowledge.questions),
        "alike": options,
        "both-ways": len(both),
        "unserved": len(knowledge.markets),
        "never-met": len([name for name in knowledge.rules if is_condition(name)]),
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
        if is_made(rule.id) or _possible(prover, rule):
            continue
        told, witness = _clash(prover, rule)
        advice = "Mend the condition, or retire the rule."
        yield Finding("never-fires", rule.id, f"rules/{rule.id}", f"The rule can never fire: {told}", advice, witness)


def never_met(prover: Prover) -> Iterator[Finding]:
    """Requirements and yardsticks whose conditions cannot hold."""
    for rule in prover.program.knowledge.rules.values():
        if is_condition(rule.id) and not _possible(prover, rule):
            told, witness = _clash(prover, rule)
            kind, name, part = rule.id.split(" ")
            advice = "Mend its condition."
            told = f"It can never {NEVER[part]}: {told}"
            yield Finding("never-met", name, f"{kind}s/{name}", told, advice, witness)


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
    for rule in (rule for rule in prover.program.knowledge.rules.values() if not is_made(rule.id)):
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
        rule.then.strength or "may"
    ) > STRENGTHS.index(other.then.strength or "may")


def both_ways(prover: Prover) -> Iterator[Finding]:
    """Measures that rules recommend and advise against for the same subject."""
    program = prover.program
    for (measure, scope), levels in program.outcomes.items():
        if "may" not in levels or "avoid" not in levels:
            continue
        subject = place_in(scope)
        witness = prover.witness((subject, levels["may"]), (subject, levels["avoid"]))
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
