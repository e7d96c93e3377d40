"""Reads "what if": facts and values in a person's words, as answers that would take the place of those given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advisor.conversation.answer_list import listed_answers
from advisor.conversation.next_step import Snapshot, Step
from advisor.conversation.reading.answer import read
from advisor.conversation.reading.facts import option_words
from advisor.conversation.reading.result import clean, plain
from advisor.model.kinds.question import Question
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Subject, scope_of
from advisor.model.values import Several
from advisor.text.nearest import nearest

BETWEEN = re.compile(r"\s*(?:[,;]\s*(?:and\s+)?|\s+and\s+)\s*", re.IGNORECASE)
IS = re.compile(r"\s*[:=]\s*|\s+(?:is|are|was|were|becomes|became|to be|would be|had)\s+", re.IGNORECASE)
ADDS = re.compile(r"\s+(?:includes?|included|with|also has|also have|plus)\s+", re.IGNORECASE)
DROPS = re.compile(r"\s+(?:excludes?|without|no longer includes?|minus)\s+", re.IGNORECASE)
SMALL = re.compile(r"^(?:if|that|the|their|its|our|my|they|it|we)\s+", re.IGNORECASE)
HOW = (
    "Say a fact and its value, such as 'what if trust in US providers is high',"
    " or use the number of an answer: 'what if 3 is yes'."
)


@dataclass(frozen=True)
class Supposed:
    """Answers that would take the place of those given, or what is not understood."""

    answers: tuple[Answer, ...] = ()
    complaint: str = ""


def suppose(now: Snapshot, text: str) -> Supposed:
    """What a person wants to see changed."""
    text = clean(text).rstrip("?. ")
    if not text:
        return Supposed(complaint=HOW)
    return _several(now, text)


def _several(now: Snapshot, text: str) -> Supposed:
    # Labels may hold "and" and commas: the longest beginning that makes sense is taken first.
    ends = [len(text), *(match.start() for match in reversed(list(BETWEEN.finditer(text))))]
    first = Supposed()
    for end in ends:
        head = _one(now, text[:end])
        rest = BETWEEN.sub("", text[end:], count=1)
        found = _several(now, rest) if head.answers and rest else head
        if head.answers and not found.complaint:
            return Supposed(head.answers + (found.answers if rest else ()))
        first = found if head.answers else head
    return first


def _one(now: Snapshot, text: str) -> Supposed:
    bare = text
    while SMALL.match(bare):
        bare = SMALL.sub("", bare)
    for pattern, how in ((DROPS, "drop"), (ADDS, "add"), (IS, "set")):
        parts = pattern.split(bare, maxsplit=1)
        if len(parts) == 2 and all(parts):
            return _fact_and_value(now, parts[0], parts[1], how)
    market = re.match(r"in\s+(.+)", bare, re.IGNORECASE)
    if market:
        return _market(now, market.group(1))
    return _value_alone(now, bare)


def _fact_and_value(now: Snapshot, what: str, value: str, how: str) -> Supposed:
    if plain(what) in ("market", "country", "where"):
        return _market(now, value)
    steps, complaint, _ = _steps(now, what)
    if complaint:
        return Supposed(complaint=complaint)
    answers = []
    for step in steps:
        reading = read(now.run.program, now, step, value)
        if reading.answer is None or not reading.exact or reading.answer.sets not in ("fact", "market"):
            label = now.run.program.knowledge.label(step.fact) if step.fact else "that"
            return Supposed(complaint=f"For '{label}': {reading.complaint or HOW}")
        answers.append(reading.answer if how == "set" else _mixed(now, step, reading.answer, how))
    return Supposed(tuple(answers))


def _mixed(now: Snapshot, step: Step, answer: Answer, how: str) -> Answer:
    value = now.state.situation.value(step.subject, step.fact)
    if not isinstance(value, Several) or not isinstance(answer.value, list):
        return answer
    named = set(answer.value)
    chosen = value.chosen | named if how == "add" else value.chosen - named
    question = now.run.program.knowledge.questions[step.fact]
    return Answer("fact", step.subject, step.fact, [word for word in question.values if word in chosen])


def _market(now: Snapshot, value: str) -> Supposed:
    reading = read(now.run.program, now, Step("market"), value)
    return Supposed((reading.answer,)) if reading.answer else Supposed(complaint=reading.complaint)


def _steps(now: Snapshot, what: str) -> tuple[list[Step], str, list[str]]:
    """The facts meant by words or by the number of an answer, for each subject where none is named; else a complaint
    and the labels that are near the words."""
    rows = listed_answers(now.run.program.knowledge, now.state)
    if what.isdigit():
        meant = [row.step for row in rows if row.number == int(what) and row.step.kind in ("fact", "market")]
        missing = f"There is no answer {what} that could be another. Type 'check' for the list."
        return meant, "" if meant else missing, []
    subject, words = subject_named(now, what)
    name = _fact_named(now, words)
    if name is None:
        near = nearest(words, [question.label for question in now.run.program.knowledge.askable.values()], most=3)
        hint = f"Did you mean {' or '.join(near)}?" if near else HOW
        return [], f"I know no fact like '{what}'. {hint}", near
    scope = scope_of(now.run.program.knowledge.about(name))
    if scope == "case":
        return [Step("fact", CASE, name)], "", []
    listed = [Subject(scope, index) for index in range(now.state.situation.count(scope))]
    chosen = [subject] if subject and subject.kind == scope else listed
    steps = [Step("fact", subject, name) for subject in chosen]
    return steps, "" if steps else f"That is asked of each {scope}. Name one first.", []


def subject_named(now: Snapshot, what: str) -> tuple[Subject | None, str]:
    """The workload or partner that the words name, and the words without it."""
    situation = now.state.situation
    for subject in sorted(situation.all_subjects(), key=lambda subject: -len(situation.name(subject))):
        name = situation.name(subject)
        pattern = rf"(?:\s*\b(?:of|for|at|in)\s+(?:the\s+)?)?\(?\b{re.escape(name)}\b\)?(?:'s|\u2019s)?[\s,:]*"
        if name and re.search(pattern, what, re.IGNORECASE):
            return subject, re.sub(pattern, " ", what, count=1, flags=re.IGNORECASE).strip()
    return None, what


def _fact_named(now: Snapshot, words: str) -> str | None:
    questions = now.run.program.knowledge.askable
    word = plain(words)
    names = {plain(question.label): name for name, question in questions.items()}
    names |= {name.replace("-", " "): name for name in questions} | {name: name for name in questions}
    if word in names:
        return names[word]
    near = nearest(word, names, most=2, least=88)
    meant = {names[other] for other in near}
    return meant.pop() if len(meant) == 1 else None


def _value_alone(now: Snapshot, text: str) -> Supposed:
    """A value by itself is understood where it belongs to one question only; a yes-or-no fact by its name."""
    negated = re.match(r"(?:no|not|without)\s+(.+)", text, re.IGNORECASE)
    what = negated.group(1) if negated else text
    steps, complaint, near = _steps(now, what)
    questions = now.run.program.knowledge.askable
    if steps and all(step.fact and questions[step.fact].is_yes_no for step in steps):
        return Supposed(tuple(Answer("fact", s.subject, s.fact, "no" if negated else "yes") for s in steps))
    owners = [] if negated else list(_owners(questions, plain(text)))
    if len(owners) == 1:
        return _fact_and_value(now, owners[0].label, text, "add" if owners[0].takes_many else "set")
    if len(owners) > 1:
        named = " or ".join(f"'{question.label} is {text}'" for question in owners[:4])
        return Supposed(complaint=f"Several questions have that answer. Did you mean {named}?")
    return Supposed(complaint=complaint if near else f"I do not read '{text}' as a fact and its value. {HOW}")


def _owners(questions: dict[str, Question], word: str) -> Iterator[Question]:
    for question in questions.values():
        words = option_words(question) if question.has_options else {}
        if not word.isdigit() and word in words:
            yield question
