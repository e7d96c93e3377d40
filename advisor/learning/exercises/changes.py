"""Exercise: what a changed answer does to the advice."""

from __future__ import annotations

from functools import partial
from operator import itemgetter
from random import Random

from advisor.engine.equivalence import answers
from advisor.engine.run import Run, run
from advisor.engine.worlds import Change, each
from advisor.learning.answer_key import SUPPOSED, standing
from advisor.learning.exercises.cases import Scenes, Wanted, judge, some_of
from advisor.learning.exercises.given_facts import Key, Spot, deciding, fitting, only, reading, told_facts, with_more
from advisor.learning.exercises.musts import BESIDE, standings, subject_in_words
from advisor.learning.feedback import grounds_of, why_it_moves
from advisor.learning.task import Item, Task
from advisor.model.situation import CASE, Situation
from advisor.model.values import Fact, Value

CHOICES = {1: 3, 2: 4, 3: 5, 4: 6}
MOST_FACTS = {1: 7, 2: 9, 3: 11, 4: 13}
MOST_MOVED = {1: 1, 2: 2, 3: 3, 4: 4}
LOOKED_AT = 12
"""So many facts of a case are tried for a change that moves a few measures and not many."""


def change_task(scenes: Scenes, chance: Random, level: int, wanted: Wanted = ()) -> Task | None:
    """A task on a drawn case and one change in it, or nothing if no change makes a fair one."""
    program = scenes.program
    situation, note = scenes.any(chance, level)
    before = judge(program, situation)
    found = _change(scenes, before, chance)
    if found is None:
        return None
    spot, value = found
    after = judge(program, _with(situation, spot, value))
    was, now = standings(before), standings(after)
    moved = [key for key in was if was[key] != now[key]]
    near = [key for key in was if was[key] == now[key] and spot in reading(before, [key])]
    still = [key for key in was if was[key] == now[key] and was[key] and key not in near]
    few = some_of(chance, moved, min(MOST_MOVED[level], CHOICES[level] - 1), itemgetter(0), wanted)
    others = CHOICES[level] - len(few)
    close = some_of(chance, near, others, itemgetter(0), wanted)
    keys = [*few, *close, *chance.sample(still, min(len(still), others - len(close)))]
    keys = fitting(before, keys, MOST_FACTS[level])
    chance.shuffle(keys)
    spots = deciding(before, keys) | deciding(after, keys) | {spot}
    shown = only(situation, with_more(before, keys, spots, chance, BESIDE[level]))
    return _task(judge(program, shown), judge(program, _with(shown, spot, value)), keys, spot, note)


def _change(scenes: Scenes, before: Run, chance: Random) -> tuple[Spot, Value] | None:
    """A fact and another value for it that moves something, found among facts drawn at random."""
    situation, program = before.worlds.situation, scenes.program
    spots = [(place, name) for place in situation.places() for name in situation.facts_at(place)]
    tried = []
    for place, name in chance.sample(spots, min(LOOKED_AT, len(spots))):
        others = [v for v in answers(program, name) if v != situation.value(place, name)]
        tried += [Change(place, name, chance.choice(others))] if others else []
    judged = run(program, each(situation, [(), *((change,) for change in tried)]))
    moving = 0
    for (measure, frame), levels in program.outcomes.items():
        for place in judged.slots(frame):
            for level in levels:
                surely, _ = judged.outcome(measure, place, level)
                moving |= surely ^ (judged.worlds.everywhere if surely & 1 else 0)
    found = [change for number, change in enumerate(tried, 1) if moving >> number & 1]
    if not found:
        return None
    change = chance.choice(found)
    assert change.value is not None
    return (change.place, change.fact), change.value


def _with(situation: Situation, spot: Spot, value: Value) -> Situation:
    place, name = spot
    return situation.with_fact(place, Fact(name, value, SUPPOSED))


def _task(before: Run, after: Run, keys: list[Key], spot: Spot, note: str) -> Task | None:
    situation, knowledge = before.worlds.situation, before.program.knowledge
    was, now = ({key: standing(judged, *key) for key in keys} for judged in (before, after))
    rights = [was[key] != now[key] for key in keys]
    if None in (*was.values(), *now.values()) or len(set(rights)) < 2 or len(keys) < 3:
        return None

    def item(key: Key, right: bool) -> Item:
        measure, place = key
        label = f"{knowledge.measures[measure].title}{subject_in_words(situation, place)}"
        reasons, deeper = (
            partial(why_it_moves, before, after, measure, place),
            partial(grounds_of, after, measure, place),
        )
        return Item(label, right, reasons, measure, place, deeper)

    items = tuple(item(key, right) for key, right in zip(keys, rights, strict=True))
    place, name = spot
    question = knowledge.questions[name]
    whose = "" if place == CASE else f" of '{situation.name(place)}'"
    value = question.in_words(after.worlds.situation.value(place, name))
    ask = f"Now suppose '{question.label}'{whose} becomes: {value}. Which of these then stand elsewhere in the advice?"
    return Task(
        "several",
        ask,
        items,
        given=tuple(told_facts(before.program, situation, note)),
        topics=(name,),
        situation=situation,
    )
