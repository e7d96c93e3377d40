"""What a message says about facts: about the one that is asked for, and about any other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from advisor.language.lexicon import CORRECTION, UNSURE
from advisor.language.message import Message, Written
from advisor.language.normalise import folded
from advisor.language.phrase_matcher import Wordings
from advisor.model.kinds.question import Question


@dataclass(frozen=True)
class Slots:
    """What a message says: answers that are sure, and what it may mean where it is not."""

    facts: Mapping[str, Written] = field(default_factory=dict)
    """By fact the written value, as in a case file."""
    doubtful: tuple[Written, ...] = ()
    """What the message may mean for the fact that is asked for."""
    unsure: bool = False
    """The person does not know."""
    exact: bool = False
    """The message is nothing but the answer."""
    unread: str = ""
    """The words that belong to no answer."""


class SlotFiller(Wordings):
    """Hears what messages say about the facts of some questions."""

    def fill_slots(self, asked: Question | None, text: str) -> Slots:
        """What a message says when a question has been asked, or none."""
        said = " ".join(folded(text).replace("\n", " , ").split())
        *_, last = CORRECTION.split(said)
        said = last if last.strip(" .,!?") else said
        message = Message(self, asked, said)
        if asked is None:
            return Slots(message.others())
        values, doubtful = message.asked_for(asked)
        # Where the question itself is passed over, what else is told must be told in so many words.
        others = message.others() if values or (not doubtful and message.plain_besides()) else {}
        unsure = bool(UNSURE.search(said))
        if unsure and values and not doubtful:
            doubtful, values = values, ()
        if unsure and not values and not doubtful and "undecided" in asked.values:
            doubtful = ["undecided"]
        facts = {asked.id: values[0]} | others if values else others
        return Slots(
            facts,
            tuple(doubtful),
            unsure and not values and not doubtful,
            not others and message.exact,
            message.unread(),
        )
