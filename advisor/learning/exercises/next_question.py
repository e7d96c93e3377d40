"""Exercise: which of some open questions settles most about a few measures."""

from __future__ import annotations

from operator import itemgetter
from random import Random

from advisor.analysis.explanation.data import Statement
from advisor.analysis.relevance.waiting import Waiting, by_information_value, waiting_questions
from advisor.engine.run import Run, not_settled
from advisor.learning.exercises.cases import ExerciseCases, Wanted, judge, some_of
from advisor.learning.exercises.given_facts import Key, SubjectFact, fitting, only, reading, told_facts
from advisor.learning.exercises.musts import subject_in_words
from advisor.learning.task import Item, Task
from advisor.model.situation import CASE, Situation
from advisor.model.values import Fact, Origin
from advisor.text.safe import counted

CHOICES = {1: 3, 2: 3, 3: 4, 4: 4}
MEASURES = {1: 2, 2: 2, 3: 3, 4: 3}
MAX_FACTS = {1: 10, 2: 12, 3: 15, 4: 18}
CLEAR = {1: 3.0, 2: 2.0, 3: 1.5, 4: 1.25}
"""So many times as much as the next one must the best question settle."""
UNKNOWN = Origin("unsure")


def question_task(exercise_cases: ExerciseCases, chance: Random, level: int, wanted: Wanted = ()) -> Task | None:
    """A task on a drawn case with a few answers taken out, or nothing if no question is clearly the best."""
    situation, note = exercise_cases.any(chance, level)
    judged = judge(exercise_cases.program, situation)
    keys = _measures(judged, chance, level, wanted)
    subject_facts = sorted(reading(judged, keys))
    if len(keys) < 2 or len(subject_facts) < CHOICES[level]:
        return None
    asked = chance.sample(subject_facts, CHOICES[level])
    shown = only(situation, set(subject_facts) - set(asked))
    return _task(judge(exercise_cases.program, _unknown(shown, asked)), keys, asked, level, note)


def _measures(judged: Run, chance: Random, level: int, wanted: Wanted) -> list[Key]:
    """A few measures that read facts in common and can be told in few lines."""
    keys = [(m, subject) for m, scope in judged.program.outcomes for subject in judged.subjects_of(scope)]
    first = some_of(chance, keys, 1, itemgetter(0), wanted)[0]
    mine = reading(judged, [first])
    others = [key for key in keys if key[0] != first[0] and mine & reading(judged, [key])]
    chance.shuffle(others)
    return fitting(judged, [first, *others[: 2 * MEASURES[level]]], MAX_FACTS[level], reading)[: MEASURES[level]]


def _unknown(situation: Situation, subject_facts: list[SubjectFact]) -> Situation:
    for subject, name in subject_facts:
        situation = situation.with_fact(subject, Fact(name, None, UNKNOWN))
    return situation


def _task(judged: Run, keys: list[Key], asked: list[SubjectFact], level: int, note: str) -> Task | None:
    program, situation = judged.program, judged.worlds.situation
    if any(situation.value(*position) is not None for position in asked):
        # It follows from what is told, so nobody would ask it.
        return None
    meant = {measure for measure, _ in keys}
    waiting = waiting_questions(judged, lambda rule: rule.then.measure in meant, not_settled)
    mine = {(w.subject, w.fact): w for w in waiting}
    scores = {(w.subject, w.fact): score for w, score in by_information_value(program, situation, waiting)}
    ranked = sorted((scores.get(subject_fact, 0) for subject_fact in asked), reverse=True)
    if not ranked[0] or ranked[0] < CLEAR[level] * ranked[1] or not set(scores) <= set(asked):
        return None
    if level > 1 and not ranked[1]:
        return None

    def item(subject_fact: SubjectFact) -> Item:
        subject, name = subject_fact
        of = "" if subject == CASE else f" ({situation.name(subject)})"
        label = f"{program.knowledge.questions[name].label}{of}"
        return Item(
            label,
            scores.get(subject_fact) == ranked[0],
            lambda: _reasons(judged, mine.get(subject_fact), scores),
            name,
            subject,
        )

    named = "; ".join(program.knowledge.measures[m].title + subject_in_words(situation, p) for m, p in keys)
    ask = f"It is open where these stand: {named}. Which of these answers would settle most of that?"
    given, topics = told_facts(program, situation, note), tuple(measure for measure, _ in keys)
    return Task("one", ask, tuple(map(item, asked)), given, topics=topics, situation=situation)


def _reasons(judged: Run, waiting: Waiting | None, scores: dict[SubjectFact, int]) -> list[Statement]:
    if waiting is None:
        return [Statement(text="No rule on these measures waits for it, whatever the answer.")]
    rules = [judged.program.knowledge.rules[rule] for _, rule in waiting.rules]
    settles = scores[waiting.subject, waiting.fact] / 100
    wait = "waits" if len(rules) == 1 else "wait"
    told = f"{counted(len(rules), 'rule')} {wait} for it; an answer settles {settles:.1f} on average."
    named = [Statement(text=f"{rule.title}.", citations=rule.citations[:1]) for rule in rules[:2]]
    return [Statement(text=told), *named]
