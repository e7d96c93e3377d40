"""The answers a person gave, as numbered statements in asked order, so that any of them can be changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from advisor.conversation.answers import State
from advisor.conversation.claims import answer_of
from advisor.conversation.next_step import Step
from advisor.engine.compile import Program
from advisor.files.cases.read import place_case
from advisor.model.entry import LISTED_KINDS
from advisor.model.kinds.case_study import Case
from advisor.model.knowledge import Knowledge
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.written_values import read_value, write_fact


@dataclass(frozen=True)
class Row:
    """One answer as a statement."""

    number: int
    label: str
    value: str
    step: Step


def listed_answers(knowledge: Knowledge, state: State) -> list[Row]:
    """Every answer that holds, in a fixed order: the market, its facts, the offer, each workload, each partner."""
    situation = state.situation
    rows: list[tuple[str, str, Step]] = []
    if situation.market:
        rows.append(("Market", knowledge.names[situation.market][0], Step("market")))
    for subject in situation.all_subjects():
        name = situation.name(subject)
        if subject != CASE:
            rows.append((subject.kind.capitalize(), name, Step("name", subject)))
        facts = situation.facts_at(subject)
        for fact in knowledge.questions:
            if fact in facts and facts[fact].origin.kind != "known":
                question, value = knowledge.questions[fact], facts[fact].value
                words = "not sure" if facts[fact].origin.kind == "unsure" else question.in_words(value)
                rows.append((f"{question.label}{f' ({name})' if name else ''}", words, Step("fact", subject, fact)))
    for claim in situation.claims:
        subject = next(p for p in situation.all_subjects() if situation.written_subject(p) == claim.about)
        name = f" ({situation.name(subject)})" if subject != CASE else ""
        rows.append((f"{title_of(knowledge, claim.what)}{name}", claim.in_words(), Step("claim", subject, claim.what)))
    for subject, left in sorted(state.skipped):
        if left in knowledge.questions:
            rows.append((knowledge.label(left), "left for later", Step("fact", subject, left)))
        elif not situation.claim(left, situation.written_subject(subject)):
            rows.append((title_of(knowledge, left), "left for later", Step("claim", subject, left)))
    return [Row(number, *row) for number, row in enumerate(rows, 1)]


def title_of(knowledge: Knowledge, what: str) -> str:
    """The title of a requirement or a measure."""
    entry = knowledge.requirements.get(what) or knowledge.measures[what]
    return entry.title


def understood(knowledge: Knowledge, situation: Situation, answers: Iterable[Answer]) -> str:
    """What was heard in a person's words, so that a wrong hearing can be undone."""
    told = []
    for answer in answers:
        if answer.sets == "market":
            told.append(f"Market: {knowledge.names[answer.value][0]}")
        elif answer.sets == "fact":
            question, name = knowledge.questions[answer.fact], situation.name(answer.subject)
            value = read_value(question, answer.value)
            told.append(f"{question.label}{f' ({name})' if name else ''}: {question.in_words(value)}")
        elif answer.sets == "name":
            told.append(f"{answer.subject.kind} {answer.value}")
        elif answer.sets == "claim":
            claim = situation.claim(answer.fact, situation.written_subject(answer.subject))
            told.append(f"{title_of(knowledge, answer.fact)}: {claim.in_words() if claim else ''}")
    return f"I understood: {'; '.join(told)}. If not, type 'back'."


def replaced(answers: Iterable[Answer], answer: Answer) -> tuple[Answer, ...]:
    """The answers with one replaced where it was last given, or added at the end if it is new."""
    # What is known about another market has yet to be confirmed.
    kept = [earlier for earlier in answers if answer.sets != "market" or earlier.sets != "known"]
    for number in reversed(range(len(kept))):
        if kept[number].key == answer.key:
            kept[number] = answer
            return tuple(kept)
    return (*kept, answer)


def without_old_government(
    knowledge: Knowledge, state: State, answers: tuple[Answer, ...], answer: Answer
) -> tuple[tuple[Answer, ...], str]:
    """The answers without those on the government of another market than the one now named, and what is said of that."""
    before = state.situation.market
    if answer.sets != "market" or not before or answer.value == before:
        return answers, ""
    gone = [one for one in answers if one.fact in knowledge.questions and knowledge.about(one.fact) == "market"]
    given = [one for one in gone if one.sets == "fact"]
    if not given:
        return answers, ""
    old, new = (knowledge.names[code][0] for code in (before, answer.value))
    told = "; ".join(
        f"{knowledge.label(one.fact)}: {_in_words(knowledge, one)}" for one in {one.fact: one for one in given}.values()
    )
    note = f"This was said of {old} and does not count for {new}: {told}. I ask it again; 'back' brings {old} again."
    return tuple(one for one in answers if one not in gone), note


def _in_words(knowledge: Knowledge, answer: Answer) -> str:
    question = knowledge.questions[answer.fact]
    value = read_value(question, answer.value)
    return "not sure" if value is None else question.in_words(value)


def without_subject(answers: Iterable[Answer], subject: Subject) -> tuple[Answer, ...]:
    """The answers without a workload, a partner or a member and all that was said of it; those listed after it move up."""
    kept = []
    for answer in answers:
        if answer.subject == subject and answer.sets != "end":
            continue
        follows = answer.subject.kind == subject.kind and answer.subject.index > subject.index
        moved = Subject(subject.kind, answer.subject.index - 1)
        kept.append(replace(answer, subject=moved) if follows and answer.sets != "end" else answer)
    return tuple(kept)


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
    answers += [
        Answer("remark", subjects[remark.about], remark.on, [part for pair in remark.columns.items() for part in pair])
        for remark in case.remarks
    ]
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
