"""Steps of lessons as tasks: what the lesson's author asks, with the reasons that the rules give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from random import Random
from typing import TypeVar

from advisor.analysis.continuity.simulate import in_each_crisis
from advisor.analysis.explanation.data import Statement, SubjectExplanation
from advisor.engine.compile import Program
from advisor.learning.answer_key import Scene, home, is_right, place_for, scene_of
from advisor.learning.exercises.crises import placing
from advisor.learning.exercises.given_facts import Key, only, reading, told_facts
from advisor.learning.exercises.musts import subject_in_words
from advisor.learning.feedback import grounds_of, why_it_moves, why_it_stands, why_it_stops
from advisor.learning.task import Given, Item, Reasons, Task, told
from advisor.model.kinds.lesson import Step
from advisor.proposals.data import JudgedRequirement
from advisor.proposals.requirements import judged_requirements

Thing = TypeVar("Thing")


def task_of_step(program: Program, step: Step, seed: str) -> Task:
    """The task that a step asks; the seed shuffles what must not stand in the right order."""
    chance = Random(seed)
    topics = (step.shows,) if step.shows else ()
    if step.form == "options":
        items = tuple(Item(o.says, o.right, told(o.because)) for o in _shuffled(step.options, chance))
        form = "one" if sum(item.right for item in items) == 1 else "several"
        return Task(form, step.text, items, because=step.because, topics=topics)  # type: ignore[arg-type]
    if step.form == "match":
        return _match(step, chance, topics)
    if step.form == "order":
        order = list(range(len(step.items)))
        while order == sorted(order):
            chance.shuffle(order)
        items = tuple(Item(step.items[number]) for number in order)
        key = tuple(order.index(number) for number in range(len(order)))
        return Task("order", step.text, items, key=key, because=step.because, topics=topics)
    if step.form == "write":
        return Task("write", step.text, points=step.points, because=step.because, topics=topics)
    return _of_a_case(program, step, topics, chance)


def _shuffled(listed: Sequence[Thing], chance: Random) -> list[Thing]:
    return chance.sample(listed, len(listed))


def _match(step: Step, chance: Random, topics: tuple[str, ...]) -> Task:
    rights = list(dict.fromkeys(pair.right for pair in step.pairs))
    chance.shuffle(rights)
    key = tuple(rights.index(pair.right) for pair in step.pairs)
    lefts = tuple(Item(pair.left, reasons=told(pair.because)) for pair in step.pairs)
    return Task("match", step.text, tuple(map(Item, rights)), lefts=lefts, key=key, because=step.because, topics=topics)


def _of_a_case(program: Program, step: Step, topics: tuple[str, ...], chance: Random) -> Task:
    scene = scene_of(program, step)
    right = is_right(scene, step.asks or "changes", step.choices)
    reasons = _reasons(scene, step)
    labels = _labels(scene, step)
    deeper = _grounds(scene, step)
    items = tuple(
        Item(labels[name], bool(right[name]), reasons[name], name, grounds=deeper.get(name))
        for name in _shuffled(step.choices, chance)
    )
    return Task("several", step.text, items, _given(scene, step), because=step.because, topics=(step.case, *topics))


def _labels(scene: Scene, step: Step) -> dict[str, str]:
    knowledge = scene.program.knowledge
    if step.asks == "crisis":
        return {name: knowledge.crises[name].title for name in step.choices}
    if step.asks == "requirement":
        return {name: knowledge.requirements[name].title for name in step.choices}
    return {
        measure: knowledge.measures[measure].title + subject_in_words(scene.situation, subject)
        for measure, subject in _keys(scene, step)
    }


def _keys(scene: Scene, step: Step) -> list[Key]:
    return [(measure, place_for(scene.program, measure, scene.of)) for measure in step.choices]


def _given(scene: Scene, step: Step) -> tuple[Given, ...]:
    """The facts of the case that decide, so that nobody has to look them up."""
    title = Given(f"The case: {scene.program.knowledge.cases[step.case].title}.")
    if step.asks == "requirement":
        return (replace(title, facts=tuple(_claims(scene, step)), joint=""),)
    if step.asks == "crisis":
        return (title, *told_facts(scene.program, only(scene.situation, placing(scene.before, scene.of))))
    keys = _keys(scene, step)
    read = reading(scene.before, keys) | (reading(scene.after, keys) if scene.after else set())
    read |= {(home(scene.program.knowledge, name, scene.of), name) for name in step.set}
    return (title, *told_facts(scene.program, only(scene.situation, read)))


def _claims(scene: Scene, step: Step) -> Iterator[str]:
    """What decides requirements: the answers they look at, and what the proposal says of those it decides itself."""
    judged = {each.requirement: each for each in judged_requirements(scene.before)}
    yield from dict.fromkeys(f"{fact.heading}: {fact.value}" for n in step.choices for fact in judged[n].facts)
    for name in step.choices:
        requirement, claim = scene.program.knowledge.requirements[name], scene.situation.claim(name)
        if requirement.needs is None or claim is not None:
            said = f"{claim.state}{f': {claim.note}' if claim.note else ''}" if claim else "nothing"
            yield f"On '{requirement.title}' the proposal says: {said}"


def _reasons(scene: Scene, step: Step) -> dict[str, Reasons]:
    knowledge = scene.program.knowledge
    if step.asks == "crisis":
        cells = {cell.crises[0]: cell for cell in in_each_crisis(scene.program, scene.situation, scene.of)}
        return {name: partial(why_it_stops, knowledge, cells[name]) for name in step.choices}
    if step.asks == "requirement":
        judged = {each.requirement: each for each in judged_requirements(scene.before)}
        return {name: partial(_why_unmet, judged[name]) for name in step.choices}
    return {name: partial(_why_there, scene, name) for name in step.choices}


def _grounds(scene: Scene, step: Step) -> dict[str, Callable[[], SubjectExplanation]]:
    if step.asks in ("crisis", "requirement"):
        return {}
    return {name: partial(grounds_of, scene.after or scene.before, name, scene.of) for name in step.choices}


def _why_there(scene: Scene, measure: str) -> list[Statement]:
    if scene.after is not None:
        return why_it_moves(scene.before, scene.after, measure, scene.of)
    return why_it_stands(scene.before, measure, scene.of)


def _why_unmet(judged: JudgedRequirement) -> list[Statement]:
    decided = "; ".join(f"{fact.heading}: {fact.value}" for fact in judged.facts)
    told = f"{judged.claimed.capitalize()}: {judged.because}{f' Because of: {decided}.' if decided else ''}"
    return [Statement(text=told, citations=judged.citations[:2])]
