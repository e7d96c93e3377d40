"""What a message says about facts: about the one that is asked for, and about any other."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from advisor.language.lexicon import CORRECTION, UNSURE, any_of
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


SURE, APART = 90, 8
"""A misspelt name is taken if it is so much alike, and the next country so much less."""


MIN_NAME_LENGTH = 6


MAX_WORDS_ABOUT_PROVIDERS = 4
"""The country of the providers is a market only in so few words."""


MAX_WORDS = 6


BEFORE = (
    "its/it is/we are/were/i am/im/going/looking/selling/preparing/aiming/the/market/country/target/is/for/in/at"
    "/to/into/please/hi/hello/lets/let us/do/say/try/take/about/maybe/probably/i think/this is/our/we want/want"
    "/would like/id like/start/with/a/case/new/government/of/republic/kingdom/city/capital"
)


LEADING = re.compile(rf"^(?:(?:{any_of(BEFORE)})\s+)+")


class Places:
    """The names of all markets."""

    def __init__(self, names: Mapping[str, tuple[str, ...]], provider_country: str = "") -> None:
        self.provider_country = provider_country
        self.codes = {code.casefold(): code for code in names}
        self.by_name = {plain_name(name): code for code, known in names.items() for name in known}

    def named(self, text: str) -> str | None:
        """The market that a text names and no other; None if there is none, or several."""
        whole = plain_name(text)
        if whole in self.codes or whole in self.by_name:
            return self.by_name.get(whole) or self.codes[whole]
        found = self.mentioned(text)
        if found:
            return found[0] if len(found) == 1 else None
        return self._misspelt(LEADING.sub("", whole))

    def mentioned(self, text: str) -> list[str]:
        """Every market named within a text, the longest names first taken, in order."""
        words = plain_name(text).split()
        found: list[str] = []
        here = 0
        while here < len(words):
            for size in range(min(MAX_WORDS, len(words) - here), 0, -1):
                code = self.by_name.get(" ".join(words[here : here + size]))
                if code:
                    found.append(code)
                    here += size - 1
                    break
            here += 1
        # "They do not trust US clouds" names the provider's country, not the market.
        few = len(words) <= MAX_WORDS_ABOUT_PROVIDERS
        return [code for code in dict.fromkeys(found) if few or code != self.provider_country]

    def _misspelt(self, word: str) -> str | None:
        from rapidfuzz import fuzz, process

        if len(word) < MIN_NAME_LENGTH:
            return None
        near = process.extract(word, self.by_name.keys(), scorer=fuzz.ratio, limit=6, score_cutoff=SURE - APART)
        codes: dict[str, float] = {}
        for name, score, _ in near:
            codes.setdefault(self.by_name[name], score)
        best, second, *_ = [*codes.items(), ("", 0.0), ("", 0.0)]
        return best[0] if best[1] >= SURE and best[1] - second[1] >= APART else None


def plain_name(text: str) -> str:
    """A name without accents, points and articles."""
    words = re.sub(r"[^\w\s]", " ", folded(text).replace(".", "")).split()
    return " ".join(word for word in words if word != "the")
