"""When a card comes back: the FSRS scheduler, fed with every attempt at it in order. It needs the extra `train`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from advisor.errors import needs
from advisor.learning.flashcards import Card, card_of
from advisor.model.attempt import Attempt

if TYPE_CHECKING:
    from fsrs import Card as Schedule
    from fsrs import Scheduler


@cache
def scheduler() -> Scheduler:
    """The scheduler, without chance and with days as its smallest step; raises MissingExtraError where it is not installed."""
    with needs("train"):
        from fsrs import Scheduler

    return Scheduler(enable_fuzzing=False, learning_steps=(), relearning_steps=())


def cards_of(attempts: Sequence[Attempt]) -> dict[Card, Schedule]:
    """Every card that was tried, with its schedule after all attempts at it."""
    with needs("train"):
        from fsrs import Card as Schedule
        from fsrs import Rating

    found: dict[Card, Schedule] = {}
    using = scheduler()
    for attempt in attempts:
        if attempt.kind == "card":
            card = card_of(attempt)
            schedule = found.get(card) or Schedule(card_id=len(found) + 1, due=attempt.at)
            rating = Rating.Good if attempt.passed else Rating.Again
            found[card], _ = using.review_card(schedule, rating, review_datetime=attempt.at)
    return found


def due(attempts: Sequence[Attempt], now: datetime) -> list[Card]:
    """The cards that were tried and are due, the one most in danger of being forgotten first."""
    cards = cards_of(attempts)
    waiting = [card for card, schedule in cards.items() if schedule.due <= now]
    return sorted(waiting, key=lambda card: recall(cards[card], now))


def recall(schedule: Schedule, now: datetime) -> float:
    """How likely it is, by the model of the scheduler, that a card of that schedule is remembered now."""
    return float(scheduler().get_card_retrievability(schedule, now))
