"""Exercise: what a changed answer does to the advice."""

from __future__ import annotations

from functools import partial
from operator import itemgetter
from random import Random

from advisor.engine.equivalence import answers
from advisor.engine.run import Run, run
from advisor.engine.worlds import Change, each
from advisor.learning.answer_key import SUPPOSED, standing
from advisor.learning.exercises.cases import ExerciseCases, Wanted, judge, some_of
from advisor.learning.exercises.given_facts import (
    Key,
    SubjectFact,
    deciding,
    fitting,
    only,
    reading,
    told_facts,
    with_more,
)
from advisor.learning.exercises.musts import BESIDE, standings, subject_in_words
from advisor.learning.feedback import grounds_of, why_it_moves
from advisor.learning.task import Item, Task
from advisor.model.situation import CASE, Situation
from advisor.model.values import Fact, Value

CHOICES = {1: 3, 2: 4, 3: 5, 4: 6}
MAX_FACTS = {1: 7, 2: 9, 3: 11, 4: 13}
MAX_MOVED = {1: 1, 2: 2, 3: 3, 4: 4}
LOOKED_AT = 12
"""So many facts of a case are tried for a change that moves a few measures and not many."""


def change_task(exercise_cases: ExerciseCases, chance: Random, level: int, wanted: Wanted = ()) -> Task | None:
    """A task on a drawn case and one change in it, or nothing if no change makes a fair one."""
    program = exercise_cases.program
    situation, note = exercise_cases.any(chance, level)
    before = judge(program, situation)
    found = _change(exercise_cases, before, chance)
    if found is None:
        return None
    changed, value = found
    after = judge(program, _with(situation, changed, value))
    was, now = standings(before), standings(after)
    moved = [key for key in was if was[key] != now[key]]
    near = [key for key in was if was[key] == now[key] and changed in reading(before, [key])]
    still = [key for key in was if was[key] == now[key] and was[key] and key not in near]
    few = some_of(chance, moved, min(MAX_MOVED[level], CHOICES[level] - 1), itemgetter(0), wanted)
    others = CHOICES[level] - len(few)
    close = some_of(chance, near, others, itemgetter(0), wanted)
    keys = [*few, *close, *chance.sample(still, min(len(still), others - len(close)))]
    keys = fitting(before, keys, MAX_FACTS[level])
    chance.shuffle(keys)
    subject_facts = deciding(before, keys) | deciding(after, keys) | {changed}
    shown = only(situation, with_more(before, keys, subject_facts, chance, BESIDE[level]))
    return _task(judge(program, shown), judge(program, _with(shown, changed, value)), keys, changed, note)


def _change(exercise_cases: ExerciseCases, before: Run, chance: Random) -> tuple[SubjectFact, Value] | None:
    """A fact and another value for it that moves something, found among facts drawn at random."""
    situation, program = before.worlds.situation, exercise_cases.program
    subject_facts = [(subject, name) for subject in situation.all_subjects() for name in situation.facts_at(subject)]
    tried = []
    for subject, name in chance.sample(subject_facts, min(LOOKED_AT, len(subject_facts))):
        others = [v for v in answers(program, name) if v != situation.value(subject, name)]
        tried += [Change(subject, name, chance.choice(others))] if others else []
    judged = run(program, each(situation, [(), *((change,) for change in tried)]))
    moving = 0
    for (measure, scope), levels in program.outcomes.items():
        for subject in judged.subjects_of(scope):
            for level in levels:
                surely, _ = judged.outcome(measure, subject, level)
                moving |= surely ^ (judged.worlds.everywhere if surely & 1 else 0)
    found = [change for number, change in enumerate(tried, 1) if moving >> number & 1]
    if not found:
        return None
    change = chance.choice(found)
    assert change.value is not None
    return (change.subject, change.fact), change.value


def _with(situation: Situation, changed: SubjectFact, value: Value) -> Situation:
    subject, name = changed
    return situation.with_fact(subject, Fact(name, value, SUPPOSED))


def _task(before: Run, after: Run, keys: list[Key], changed: SubjectFact, note: str) -> Task | None:
    situation, knowledge = before.worlds.situation, before.program.knowledge
    was, now = ({key: standing(judged, *key) for key in keys} for judged in (before, after))
    rights = [was[key] != now[key] for key in keys]
    if None in (*was.values(), *now.values()) or len(set(rights)) < 2 or len(keys) < 3:
        return None

    def item(key: Key, right: bool) -> Item:
        measure, subject = key
        label = f"{knowledge.measures[measure].title}{subject_in_words(situation, subject)}"
        reasons, deeper = (
            partial(why_it_moves, before, after, measure, subject),
            partial(grounds_of, after, measure, subject),
        )
        return Item(label, right, reasons, measure, subject, deeper)

    items = tuple(item(key, right) for key, right in zip(keys, rights, strict=True))
    subject, name = changed
    question = knowledge.questions[name]
    whose = "" if subject == CASE else f" of '{situation.name(subject)}'"
    value = question.in_words(after.worlds.situation.value(subject, name))
    ask = f"Now suppose '{question.label}'{whose} becomes: {value}. Which of these then stand elsewhere in the advice?"
    return Task(
        "several",
        ask,
        items,
        given=told_facts(before.program, situation, note),
        topics=(name,),
        situation=situation,
    )
