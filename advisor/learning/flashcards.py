"""Cards to remember by: one for each term, rule, measure and case that was met, and one for each goal of a finished lesson."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from random import Random
from typing import NamedTuple

from advisor.engine.compile import Program
from advisor.learning.answer_key import study
from advisor.learning.exercises.cases import judge
from advisor.learning.exercises.musts import standings, subject_in_words
from advisor.learning.feedback import grounds_of, why_it_stands
from advisor.learning.lesson_tasks import task_of_step
from advisor.learning.path import done_steps, in_order, lesson_progress
from advisor.learning.task import Item, Task, told
from advisor.model.attempt import Attempt
from advisor.model.kinds.rule import Rule
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE
from advisor.model.strengths import A_MUST, MUST

CHOICES = 4
A_DAY_NEW, A_DAY = 5, 12
"""So many new cards, and so many in all, are five minutes a day."""
HIDDEN = "…"


class Card(NamedTuple):
    """What a card is about: an entry of a kind, or with `goal` one of the goals of a lesson."""

    kind: str
    entry: str
    number: int = 0

    @property
    def id(self) -> str:
        """What attempts call it; they are kept, so that it stays."""
        return f"{self.kind}:{self.entry}" + (f"/{self.number}" if self.kind == "goal" else "")


def card_of(attempt: Attempt) -> Card:
    """The card of an attempt at one, which the store keeps by its id; one that is none is of no kind."""
    kind, _, entry = attempt.name.partition(":")
    if kind != "goal":
        return Card(kind, entry)
    lesson, _, number = entry.partition("/")
    return Card(kind, lesson, int(number)) if number.isdecimal() else Card("", attempt.name)


def met(program: Program, attempts: Sequence[Attempt]) -> list[Card]:
    """The cards of everything the learner has met, in the order of meeting; what was missed comes first."""
    knowledge, done = program.knowledge, done_steps(attempts)
    finished = [lesson for lesson in in_order(knowledge) if lesson_progress(lesson, done).whole]
    goals = [Card("goal", each.id, number) for each in finished for number in range(len(each.goals))]
    missed = [name for attempt in attempts for name in (*attempt.missed, *attempt.mistaken)]
    seen = [name for attempt in attempts for name in attempt.seen]
    named = (card for name in (*missed, *seen) for card in _cards_about(knowledge, name))
    return list(dict.fromkeys([*goals, *named]))


def _cards_about(knowledge: Knowledge, name: str) -> Iterator[Card]:
    shelves = {
        "term": knowledge.glossary,
        "rule": knowledge.rules,
        "case": knowledge.cases,
        "measure": knowledge.measures,
    }
    for kind, shelf in shelves.items():
        if name in shelf and not (kind == "rule" and not knowledge.rules[name].then.measure):
            yield Card(kind, name)


def exists(program: Program, card: Card) -> bool:
    """Whether what a card is about is still in the knowledge base."""
    if card.kind == "goal":
        lesson = program.knowledge.lessons.get(card.entry)
        return lesson is not None and card.number < len(lesson.goals)
    return card in _cards_about(program.knowledge, card.entry)


def task_of_card(program: Program, card: Card, seed: int) -> Task:
    """The task of a card; the seed chooses what stands beside the right answer."""
    drawn_by = f"{card.id} {seed}"
    if card.kind == "goal":
        return task_of_step(program, program.knowledge.lessons[card.entry].goals[card.number].check, drawn_by)
    make = {"term": _term, "rule": _rule, "measure": _measure, "case": _case}[card.kind]
    return make(program, card.entry, Random(drawn_by))


def _term(program: Program, name: str, chance: Random) -> Task:
    glossary = program.knowledge.glossary
    term = glossary[name]
    means = hidden(term.means, (term.term, *term.also))
    others = chance.sample([other for key, other in glossary.items() if key != name], CHOICES - 1)
    items = [Item(each.term, each is term, told(each.means, each.citations[:2]), each.id) for each in (term, *others)]
    return _one(f"Which word is meant? {means}", items, chance)


def _measure(program: Program, name: str, chance: Random) -> Task:
    measures = program.knowledge.measures
    measure = measures[name]
    near = [m for key, m in measures.items() if key != name and m.commitment == measure.commitment]
    others = chance.sample(near, min(len(near), CHOICES - 1))
    items = [Item(m.title, m is measure, told(m.in_short, m.citations[:2]), m.id) for m in (measure, *others)]
    return _one(f"Which measure is meant? {hidden(measure.in_short, (measure.title,))}", items, chance)


def _rule(program: Program, name: str, chance: Random) -> Task:
    knowledge = program.knowledge
    rule, measures = knowledge.rules[name], knowledge.measures
    right = measures[rule.then.measure]
    # A measure on which the same facts speak could be right too.
    near = [m for key, m in measures.items() if key != right.id and m.commitment == right.commitment]
    others = chance.sample(near, min(len(near), CHOICES - 1))
    speaks = "for" if rule.then.recommend else "against"
    reason = hidden(plain_reason(knowledge, rule), (right.title,))
    items = [
        Item(right.title, True, told(f"{rule.title}.", rule.citations[:2]), right.id),
        *(Item(m.title, False, told(m.in_short, m.citations[:1]), m.id) for m in others),
    ]
    return _one(f"A rule speaks {speaks} one of these measures: {reason} Which one?", items, chance)


def _case(program: Program, name: str, chance: Random) -> Task:
    """A must of a case study, among measures that are settled there and are no musts."""
    case = program.knowledge.cases[name]
    judged = judge(program, study(program.knowledge, case))
    stands = standings(judged)
    musts = sorted(key for key, word in stands.items() if word == MUST)
    others = sorted(key for key, word in stands.items() if word is not None and word != MUST)
    chosen = [*chance.sample(musts, min(1, len(musts))), *chance.sample(others, CHOICES - 1 if musts else CHOICES)]
    items = [
        Item(
            program.knowledge.measures[measure].title + subject_in_words(judged.worlds.situation, subject),
            stands[measure, subject] == MUST,
            partial(why_it_stands, judged, measure, subject),
            measure,
            subject,
            partial(grounds_of, judged, measure, subject),
        )
        for measure, subject in chosen
    ]
    return _one(f"{case.title}. {case.story} Which measure is {A_MUST} there?", items, chance)


def _one(ask: str, items: list[Item], chance: Random) -> Task:
    chance.shuffle(items)
    right = next((item.topic for item in items if item.right), "")
    return Task("one", ask, tuple(items), topics=(right,) if right else ())


def plain_reason(knowledge: Knowledge, rule: Rule) -> str:
    """The reason of a rule for no case in particular."""

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        kind = "case" if rule.about in (CASE.kind, "market", "offer") else rule.about
        return f"the {kind}" if name == "name" else f"({knowledge.label(name).lower()})"

    return re.sub(r"\{([a-z0-9-]+)\}", fill, " ".join(rule.because.split()))


def hidden(text: str, names: Sequence[str]) -> str:
    """A text in which the names that would give the answer away are left out."""
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    return (
        re.sub(rf"\b(?:{pattern})(?:s|es)?\b", HIDDEN, " ".join(text.split()), flags=re.IGNORECASE) if pattern else text
    )
