"""An interview without a person: the conversation's own questions, answered from a case in which everything is known."""

from __future__ import annotations

from advisor.conversation.answers import State, apply, profile_for
from advisor.conversation.next_step import Step, snapshot
from advisor.engine.compile import Program
from advisor.model.knowledge import Knowledge
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.written_values import write_fact

MOST_STEPS = 200


def questions_to_settle_musts(program: Program, truth: Situation) -> int:
    """How many questions are asked, beyond the market and what is known about it, until every must is settled."""
    state = apply(program.knowledge, State(), Answer("market", CASE, "", truth.market))
    asked = 0
    for _ in range(MOST_STEPS):
        step = snapshot(program, state).step
        if step.kind == "more":
            return asked
        asked += step.kind != "known"
        for answer in _answers(program.knowledge, truth, step):
            state = apply(program.knowledge, state, answer)
    raise RecursionError("The interview does not end.")


def _answers(knowledge: Knowledge, truth: Situation, step: Step) -> list[Answer]:
    if step.kind == "known":
        return [Answer("known", CASE, "", [])]
    if step.kind == "name":
        listed = truth.subjects.get(step.subject.kind, ())[step.subject.index :]
        named = [
            Answer("name", Subject(step.subject.kind, step.subject.index + number), "", name)
            for number, (name, _) in enumerate(listed)
        ]
        return named if len(named) == 1 else [*named, Answer("end", Subject(step.subject.kind))]
    if step.kind == "profile":
        profile = profile_for(knowledge, truth.name(step.subject))
        return [Answer("profile", step.subject, "", profile.id if profile else "set")]
    fact = truth.fact(step.subject, step.fact)
    written = write_fact(knowledge.questions[step.fact], fact) if fact else "unsure"
    return [Answer("fact", step.subject, step.fact, written)]
