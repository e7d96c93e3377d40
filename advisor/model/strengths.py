"""The strengths of a recommendation and the verdicts on a measure: their keys, and the words in which people meet them.

Files, saved cases and JSON hold the keys, which never change. To call a must something else, change its word in
`MUST_WORDS`: every sentence that says it is composed from there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, get_args

MUST: Final = "must"
SHOULD: Final = "should"
MAY: Final = "may"
RECOMMENDED: Final = "recommended"
AVOID: Final = "avoid"
OPEN: Final = "open"
NOT_MUST: Final = "not-must"
NOT_INDICATED: Final = "not-indicated"

Strength = Literal["must", "should", "may"]
STRENGTHS: tuple[Strength, ...] = (MUST, SHOULD, MAY)
Level = Strength | Literal["avoid"]
"""How a measure stands: recommended at least so strongly, or advised against."""
LEVELS: tuple[Level, ...] = (*STRENGTHS, AVOID)
BY_WEIGHT: tuple[Level, ...] = (MUST, AVOID, SHOULD, MAY)
"""The levels by how much they matter to a reader."""
Status = Literal["recommended", "avoid", "open", "not-indicated"]
"""What the rules together say of a measure."""
STATUSES: tuple[Status, ...] = (RECOMMENDED, AVOID, OPEN, NOT_INDICATED)
Wanted = Literal["must", "should", "may", "recommended", "avoid", "not-must", "not-recommended", "not-avoid"]
"""How a person may want a measure to stand."""
WANTED: tuple[Wanted, ...] = get_args(Wanted)


@dataclass(frozen=True)
class VerdictWords:
    """The words for one verdict on a measure."""

    word: str
    """Before a measure in a list, and after a number."""
    stands: str
    """After "it is"."""
    opening: str
    """At the beginning of a sentence, before the reason."""
    sentence: str
    """Before the rules that say so."""
    before_changes: str
    """Before the answers that would change it."""
    means: str = ""
    """What a memo says of it; nothing where no memo does."""


@dataclass(frozen=True)
class StrengthWords(VerdictWords):
    """The words for one strength; its word is a noun too, as in "every must"."""

    a_noun: str = ""
    plural: str = ""
    title: str = ""
    """As a heading."""
    become: str = ""
    """After "become"."""


def _strength(word: str, stands: str = "", means: str = "", become: str = "") -> StrengthWords:
    """The forms of a word for a strength; `stands` is what is said in its place where it is not said as a noun."""
    a_noun = f"{'an' if word[0] in 'aeiou' else 'a'} {word}"
    return StrengthWords(
        word=word,
        stands=stands or a_noun,
        opening=(stands or word).capitalize(),
        sentence=f"It is {stands}: {word}." if stands else f"It is {a_noun}.",
        before_changes=f"It stands at {word}." if stands else f"It is {a_noun}.",
        means=means or stands,
        a_noun=a_noun,
        plural=f"{word}s",
        title=word.capitalize(),
        become=become or a_noun,
    )


MUST_WORDS = _strength("must", means="part of the minimum acceptable offer for this market")
SHOULD_WORDS = _strength("should", stands="recommended")
MAY_WORDS = _strength("may", stands="an option", become="an option")
AVOID_WORDS = VerdictWords(
    word="avoid",
    stands="advised against",
    opening="Advised against",
    sentence="I advise against it.",
    before_changes="I advise against it.",
    means="advised against",
)
OPEN_WORDS = VerdictWords(
    word="open",
    stands="open",
    opening="Open",
    sentence="It is open: it depends on answers not given yet.",
    before_changes="It is open: it hangs on answers that are missing.",
)
NOT_INDICATED_WORDS = VerdictWords(
    word="-",
    stands="not indicated",
    opening="Not indicated",
    sentence="It is not indicated: no rule asks for it here.",
    before_changes="It is not recommended as things stand.",
)
A_MUST, MUSTS = MUST_WORDS.a_noun, MUST_WORDS.plural
GONE = "gone"
"""The word for a measure that was recommended or advised against before, and is neither now."""

STRENGTH_WORDS: dict[Strength, StrengthWords] = {MUST: MUST_WORDS, SHOULD: SHOULD_WORDS, MAY: MAY_WORDS}
WORDS: dict[str, VerdictWords] = {
    MUST: MUST_WORDS,
    SHOULD: SHOULD_WORDS,
    MAY: MAY_WORDS,
    AVOID: AVOID_WORDS,
    OPEN: OPEN_WORDS,
    NOT_INDICATED: NOT_INDICATED_WORDS,
}
"""The words by the key of the verdict."""
WOULD: dict[Wanted, str] = {
    MUST: f"make it {A_MUST}",
    SHOULD: f"make it {SHOULD_WORDS.a_noun}",
    MAY: f"make it {MAY_WORDS.a_noun}",
    RECOMMENDED: "bring it in",
    AVOID: "turn the advice against it",
    NOT_MUST: f"make it less than {A_MUST}",
    "not-recommended": "take it out",
    "not-avoid": "end the advice against it",
}
"""What changes would do after which a measure stands as wanted."""
WORD_WIDTH = max(len(words.word) for words in (*STRENGTH_WORDS.values(), AVOID_WORDS))
"""How wide a column of verdicts is."""
COLUMN = 2 + WORD_WIDTH + 1
"""Where the titles of measures begin in a list, after two signs and the verdict."""

TYPED_AS_MUST = tuple(dict.fromkeys((MUST_WORDS.word, MUST)))
TYPED_AS_MUSTS = tuple(dict.fromkeys((MUSTS, f"{MUST}s")))
"""What people may type for a must and for several: the word they read, and the key, which files hold."""
