"""What the conditions of requirements, yardsticks and meanings come to for a case, and on which facts they rest."""

from __future__ import annotations

from advisor.analysis.advice.advise import facts_used, open_question
from advisor.analysis.advice.data import FactUsed, OpenQuestion
from advisor.analysis.relevance.waiting import open_facts
from advisor.analysis.trace import trace
from advisor.engine.run import Run, not_settled
from advisor.model.kinds.rule import ProposalCondition
from advisor.model.situation import CASE


def verdict(run: Run, condition: ProposalCondition) -> bool | None:
    """Whether a condition holds; None while it is open."""
    return {"fires": True, "silent": False, "undecided": None}[run.state(CASE, condition.rule)]


def open_questions(run: Run, condition: ProposalCondition) -> tuple[OpenQuestion, ...]:
    """The questions on which an undecided condition depends."""
    literal = run.program.rules[condition.rule]
    order = {fact: number for number, fact in enumerate(run.program.knowledge.questions)}
    found = sorted(open_facts(run, CASE, literal, not_settled), key=lambda key: (key[0], order[key[1]]))
    return tuple(open_question(run, subject, fact) for subject, fact in found)


def facts_of(run: Run, condition: ProposalCondition) -> tuple[FactUsed, ...]:
    """The facts that decided a condition."""
    return tuple(facts_used(run, trace(run, CASE, run.program.knowledge.rules[condition.rule])))
