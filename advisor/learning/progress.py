"""What a learner knows by now, read off the attempts: by topic, what is due, what was mixed up, how hard exercises are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from advisor.engine.compile import Program
from advisor.learning.exercises.exercise import HIGHEST, KINDS, LOWEST
from advisor.learning.flashcards import A_DAY, A_DAY_NEW, Card, card_of, exists, met
from advisor.learning.spaced_repetition import cards_of, due, recall
from advisor.model.attempt import Attempt
from advisor.model.entry import COMMITMENTS
from advisor.model.knowledge import Knowledge

KNOWN = 0.9
"""A card counts as known while it is remembered with this likelihood, by the scheduler's model."""
RISES_AFTER = 2
"""So many exercises of a level, all right one after the other, and the next is a level harder."""
FALLS_BELOW = 0.5
MAX_MIXED = 5
LATELY = 30
TOPICS = (*COMMITMENTS, "cases", "terms", "goals of lessons")


@dataclass(frozen=True)
class TopicProgress:
    """How many cards on a topic were met, are known now, and are due."""

    topic: str
    met: int
    known: int
    due: int


def topic_of(knowledge: Knowledge, card: Card) -> str:
    """The topic under which a card is counted."""
    kind, name, _ = card
    if kind == "rule":
        kind, name = "measure", knowledge.rules[name].then.measure
    if kind == "measure":
        return knowledge.measures[name].commitment
    return {"case": "cases", "term": "terms", "goal": "goals of lessons"}[kind]


def by_topic(program: Program, attempts: Sequence[Attempt], now: datetime) -> list[TopicProgress]:
    """Progress by topic, for the topics of which something was met."""
    knowledge, cards = program.knowledge, cards_of(attempts)
    all_met = [card for card in dict.fromkeys([*met(program, attempts), *cards]) if exists(program, card)]
    waiting = set(due(attempts, now))
    found = []
    for topic in TOPICS:
        mine = [card for card in all_met if topic_of(knowledge, card) == topic]
        known = [
            card for card in mine if card in cards and last_right(attempts, card) and recall(cards[card], now) >= KNOWN
        ]
        if mine:
            found.append(TopicProgress(topic, len(mine), len(known), sum(card in waiting for card in mine)))
    return found


def last_right(attempts: Sequence[Attempt], card: Card) -> bool:
    """Whether the last attempt at a card was right."""
    return next((a.passed for a in reversed(attempts) if a.kind == "card" and card_of(a) == card), False)


def queue(program: Program, attempts: Sequence[Attempt], now: datetime) -> list[Card]:
    """The cards of today: those that are due, then a few new ones; no more than five minutes of them."""
    waiting = [card for card in due(attempts, now) if exists(program, card)]
    first: dict[Card, datetime] = {}
    for attempt in attempts:
        if attempt.kind == "card":
            first.setdefault(card_of(attempt), attempt.at)
    today = sum(at.date() == now.date() for at in first.values())
    new = [card for card in met(program, attempts) if card not in first][: max(A_DAY_NEW - today, 0)]
    return [*waiting, *new][:A_DAY]


def mixed_up(attempts: Sequence[Attempt]) -> list[tuple[str, str, int]]:
    """Entries chosen in place of others, with how often; lately, and the most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    for attempt in [a for a in attempts if a.of][-LATELY:]:
        counts.update((wrong, right) for wrong in attempt.mistaken for right in attempt.missed if wrong != right)
    return [(wrong, right, number) for (wrong, right), number in counts.most_common(MAX_MIXED)]


def missed_lately(attempts: Sequence[Attempt]) -> set[str]:
    """The entries that were judged wrongly when they were asked last."""
    wrong: dict[str, bool] = {}
    for attempt in attempts:
        if attempt.of:
            wrong |= dict.fromkeys(attempt.seen, False)
            wrong |= dict.fromkeys((*attempt.missed, *attempt.mistaken), True)
    return {name for name, is_wrong in wrong.items() if is_wrong}


def level_of(attempts: Sequence[Attempt], kind: str) -> int:
    """The level of the next exercise of a kind: up after two that were all right, down after one mostly wrong."""
    level, row = LOWEST, 0
    for attempt in attempts:
        if attempt.kind == "practice" and attempt.name == kind:
            row = row + 1 if attempt.passed and attempt.level == level else 0
            if row == RISES_AFTER:
                level, row = min(level + 1, HIGHEST), 0
            elif attempt.right < FALLS_BELOW * attempt.of:
                level, row = max(level - 1, LOWEST), 0
    return level


def exercise_scores(attempts: Sequence[Attempt]) -> list[tuple[str, int, int, int, int]]:
    """For each kind of exercise that was tried: how many, how much was right, of how much, and the level reached."""
    found: list[tuple[str, int, int, int, int]] = []
    for kind in KINDS:
        mine = [a for a in attempts if a.kind in ("practice", "class") and a.name == kind]
        if mine:
            right, of = sum(a.right for a in mine), sum(a.of for a in mine)
            found.append((kind, len(mine), right, of, level_of(attempts, kind)))
    return found
