"""Exercise: which of some measures are part of the minimum offer."""

from __future__ import annotations

from functools import partial
from operator import itemgetter
from random import Random
from typing import Final

from advisor.engine.run import Run
from advisor.learning.answer_key import standing
from advisor.learning.exercises.cases import ExerciseCases, Wanted, judge, some_of
from advisor.learning.exercises.given_facts import Key, deciding, fitting, only, told_facts, with_more
from advisor.learning.feedback import grounds_of, why_it_stands
from advisor.learning.task import Item, Task
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.strengths import AVOID, MAY, MUST, MUSTS, SHOULD

KIND: Final = "musts"
"""The key of this kind of exercise, as attempts keep it."""
CHOICES = {1: 4, 2: 5, 3: 6, 4: 7}
"""How many measures are offered at each level."""
MAX_FACTS = {1: 8, 2: 10, 3: 12, 4: 14}
BESIDE = {1: 1, 2: 2, 3: 4, 4: 6}
"""So many facts are told that decide nothing."""
NEAR = (SHOULD, MAY, AVOID)
"""Standings that a learner may take for a must."""


def must_task(exercise_cases: ExerciseCases, chance: Random, level: int, wanted: Wanted = ()) -> Task | None:
    """A task on a drawn case, or nothing if it makes no fair one."""
    program = exercise_cases.program
    situation, note = exercise_cases.any(chance, level)
    judged = judge(program, situation)
    stands = standings(judged)
    musts = [key for key, word in stands.items() if word == MUST]
    near = [key for key, word in stands.items() if word in NEAR]
    far = [key for key, word in stands.items() if word == ""]
    if not musts or not near + far:
        return None
    some = chance.randint(1, min(len(musts), CHOICES[level] - 1))
    others = CHOICES[level] - some
    # The higher the level, the more of the others look like musts.
    alike = min(len(near), chance.randint(min(level - 1, others), others))
    rest = min(len(far), others - alike)
    keys = [
        key
        for among, number in ((musts, some), (near, alike), (far, rest))
        for key in some_of(chance, among, number, itemgetter(0), wanted)
    ]
    keys = fitting(judged, keys, MAX_FACTS[level])
    chance.shuffle(keys)
    subject_facts = with_more(judged, keys, deciding(judged, keys), chance, BESIDE[level])
    shown = only(situation, subject_facts)
    return task_of(judge(program, shown), keys, note)


def standings(judged: Run) -> dict[Key, str | None]:
    """Where every measure stands for every subject that rules look at."""
    keys = [(m, subject) for m, scope in judged.program.outcomes for subject in judged.subjects_of(scope)]
    return {(measure, subject): standing(judged, measure, subject) for measure, subject in keys}


def task_of(judged: Run, keys: list[Key], note: str) -> Task | None:
    """The task on a situation that tells all it needs; nothing if it is trivial, or left open."""
    situation, measures = judged.worlds.situation, judged.program.knowledge.measures
    stands = {key: standing(judged, *key) for key in keys}
    rights = [word == MUST for word in stands.values()]
    if None in stands.values() or len(set(rights)) < 2 or len(keys) < 3:
        return None

    def item(key: Key, right: bool) -> Item:
        measure, subject = key
        label = measures[measure].title + subject_in_words(situation, subject)
        reasons, deeper = (
            partial(why_it_stands, judged, measure, subject),
            partial(grounds_of, judged, measure, subject),
        )
        return Item(label, right, reasons, measure, subject, deeper)

    items = tuple(item(key, right) for key, right in zip(keys, rights, strict=True))
    ask = f"Which of these are {MUSTS}, part of the minimum offer?"
    return Task("several", ask, items, given=told_facts(judged.program, situation, note), situation=situation)


def subject_in_words(situation: Situation, subject: Subject) -> str:
    """For whom a measure is meant, where that is not the case as a whole."""
    return "" if subject == CASE else f", for '{situation.name(subject)}'"
