"""Turns a case file into the recorded answers that give the same situation, so that it can be opened as a conversation."""

from __future__ import annotations

from advisor.conversation.claims import answer_of
from advisor.engine.compile import Program
from advisor.files.cases.read import place_case
from advisor.model.entry import LISTED_KINDS
from advisor.model.kinds.case_study import Case
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.written_values import write_fact


def answers_of(program: Program, case: Case) -> list[Answer]:
    """The answers that replay to the situation of a case; the faults of the case must have been dealt with before."""
    situation, _ = place_case(program.knowledge, case)
    answers = []
    if situation.market:
        answers += [Answer("market", value=situation.market), Answer("known", value=[])]
    answers += _facts(program, situation, CASE)
    for kind in LISTED_KINDS:
        for index in range(situation.count(kind)):
            subject = Subject(kind, index)
            answers.append(Answer("name", subject, value=situation.name(subject)))
            answers += _facts(program, situation, subject)
        if kind not in situation.still_listing:
            answers.append(Answer("end", Subject(kind)))
    subjects = {situation.written_subject(subject): subject for subject in situation.all_subjects()}
    answers += [answer_of(subjects[claim.about], claim) for claim in case.claims]
    if case.claims or case.members is not None:
        answers.append(Answer("proposal", value="yes"))
    return answers


def _facts(program: Program, situation: Situation, subject: Subject) -> list[Answer]:
    questions = program.knowledge.questions
    return [
        Answer("fact", subject, name, write_fact(questions[name], fact))
        for name, fact in situation.facts_at(subject).items()
        if fact.origin.kind != "known"
    ]
