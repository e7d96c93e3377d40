"""When a card comes back: the FSRS scheduler, fed with every attempt at it in order. It needs the extra `train`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from advisor.errors import needs
from advisor.model.attempt import Attempt

if TYPE_CHECKING:
    from fsrs import Card, Scheduler


@cache
def scheduler() -> Scheduler:
    """The scheduler, without chance and with days as its smallest step; raises MissingExtraError where it is not installed."""
    with needs("train"):
        from fsrs import Scheduler

    return Scheduler(enable_fuzzing=False, learning_steps=(), relearning_steps=())


def cards_of(attempts: Sequence[Attempt]) -> dict[str, Card]:
    """Every card that was tried, as it stands after all attempts at it."""
    with needs("train"):
        from fsrs import Card, Rating

    found: dict[str, Card] = {}
    using = scheduler()
    for attempt in attempts:
        if attempt.kind == "card":
            card = found.get(attempt.name) or Card(card_id=len(found) + 1, due=attempt.at)
            rating = Rating.Good if attempt.passed else Rating.Again
            found[attempt.name], _ = using.review_card(card, rating, review_datetime=attempt.at)
    return found


def due(attempts: Sequence[Attempt], now: datetime) -> list[str]:
    """The cards that were tried and are due, the one most in danger of being forgotten first."""
    cards = cards_of(attempts)
    waiting = [name for name, card in cards.items() if card.due <= now]
    return sorted(waiting, key=lambda name: recall(cards[name], now))


def recall(card: Card, now: datetime) -> float:
    """How likely it is, by the model of the scheduler, that a card is remembered now."""
    return float(scheduler().get_card_retrievability(card, now))
