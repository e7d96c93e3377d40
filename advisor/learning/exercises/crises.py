"""Exercise: which crises stop a workload, or destroy its data, as it is placed."""

from __future__ import annotations

from functools import partial
from random import Random

from advisor.analysis.continuity.simulate import READ, decided, in_each_crisis
from advisor.engine.run import Run
from advisor.learning.answer_key import STOPPED
from advisor.learning.exercises.cases import ExerciseCases, Wanted, judge, some_of
from advisor.learning.exercises.given_facts import SubjectFact, facts_read, only, told_facts
from advisor.learning.feedback import why_it_stops
from advisor.learning.task import Item, Task
from advisor.model.knowledge import CRISIS_TAKES
from advisor.model.situation import Subject

CHOICES = {1: 4, 2: 5, 3: 6, 4: 7}


def crisis_task(exercise_cases: ExerciseCases, chance: Random, level: int, wanted: Wanted = ()) -> Task | None:
    """A task on a workload of a drawn case, or nothing if it makes no fair one."""
    program = exercise_cases.program
    situation, note = exercise_cases.any(chance, level)
    if not situation.count("workload") or CRISIS_TAKES not in program.knowledge.questions:
        return None
    subject = Subject("workload", chance.randrange(situation.count("workload")))
    situation = decided(situation, subject)
    shown = only(situation, placing(judge(program, situation), subject))
    cells = in_each_crisis(program, shown, subject)
    settled = [(cell, {each in STOPPED for each in cell.possible}) for cell in cells]
    stops = [cell for cell, verdicts in settled if verdicts == {True}]
    goes_on = [cell for cell, verdicts in settled if verdicts == {False}]
    if not stops or not goes_on:
        return None
    some = chance.randint(1, min(len(stops), CHOICES[level] - 1))
    chosen = [
        cell
        for among, number in ((stops, some), (goes_on, CHOICES[level] - some))
        for cell in some_of(chance, among, number, lambda cell: cell.crises[0], wanted)
    ]
    if len(chosen) < 3:
        return None
    chance.shuffle(chosen)
    knowledge = program.knowledge
    items = tuple(
        Item(
            knowledge.crises[cell.crises[0]].title,
            cell in stops,
            partial(why_it_stops, knowledge, cell),
            cell.crises[0],
            subject,
        )
        for cell in chosen
    )
    ask = f"Which of these stop '{shown.name(subject)}', or destroy its data?"
    return Task("several", ask, items, given=told_facts(program, shown, note), situation=shown)


def placing(judged: Run, subject: Subject) -> set[SubjectFact]:
    """The facts on which it rests what a crisis does to a workload."""
    read = facts_read(judged, [(subject, judged.program.concluded[name]) for name in READ])
    return {subject_fact for subject_fact in read if subject_fact[1] != CRISIS_TAKES}
