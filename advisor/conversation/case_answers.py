"""Turns a case file into the recorded answers that give the same situation, so that it can be opened as a conversation."""

from __future__ import annotations

from advisor.conversation.reading.claims import about, answer_of
from advisor.engine.compile import Program
from advisor.files.cases.read import place_case
from advisor.model.entry import LISTED_KINDS
from advisor.model.kinds.case_study import Case
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Place, Situation
from advisor.model.written_values import write_fact


def answers_of(program: Program, case: Case) -> list[Answer]:
    """The answers that replay to the situation of a case; the faults of the case must have been dealt with before."""
    situation, _ = place_case(program.knowledge, case)
    answers = []
    if situation.market:
        answers += [Answer("market", value=situation.market), Answer("known", value=[])]
    answers += _facts(program, situation, CASE)
    for kind in LISTED_KINDS:
        for slot in range(situation.count(kind)):
            place = Place(kind, slot)
            answers.append(Answer("name", place, value=situation.name(place)))
            answers += _facts(program, situation, place)
        if kind not in situation.still_listing:
            answers.append(Answer("end", Place(kind)))
    places = {about(situation, place): place for place in situation.places()}
    answers += [answer_of(places[claim.about], claim) for claim in case.claims]
    if case.claims or case.members is not None:
        answers.append(Answer("proposal", value="yes"))
    return answers


def _facts(program: Program, situation: Situation, place: Place) -> list[Answer]:
    questions = program.knowledge.questions
    return [
        Answer("fact", place, name, write_fact(questions[name], fact))
        for name, fact in situation.facts_at(place).items()
        if fact.origin.kind != "known"
    ]
