"""The strengths of a recommendation and the verdicts on a measure: their keys, and the words in which people meet them.

Files, saved cases and JSON hold the keys, which never change. To call a must something else, change its word in
`MUST_WORDS`: every sentence that says it is composed from there.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple, get_args

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


class VerdictWords(NamedTuple):
    """The words for one verdict on a measure."""

    word: str
    """Before a measure in a list, and after a number; for a strength it is a noun too, as in "every must"."""
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
    become: str = ""
    """After "become"; nothing where no measure becomes it."""

    @property
    def a_noun(self) -> str:
        """The word of a strength with its article."""
        return _with_article(self.word)

    @property
    def plural(self) -> str:
        """The word of a strength, for several measures."""
        return f"{self.word}s"

    @property
    def title(self) -> str:
        """The word as a heading."""
        return self.word.capitalize()


def _with_article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _strength(word: str, stands: str = "", means: str = "", become: str = "") -> VerdictWords:
    """The words for a strength; `stands` is what is said where its word is not said as a noun."""
    a_noun = _with_article(word)
    return VerdictWords(
        word=word,
        stands=stands or a_noun,
        opening=(stands or word).capitalize(),
        sentence=f"It is {stands}: {word}." if stands else f"It is {a_noun}.",
        before_changes=f"It stands at {word}." if stands else f"It is {a_noun}.",
        means=means or stands,
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
WORD_WIDTH = max(len(WORDS[level].word) for level in LEVELS)
"""How wide a column of verdicts is."""
COLUMN = 2 + WORD_WIDTH + 1
"""Where the titles of measures begin in a list, after two signs and the verdict."""

TYPED_AS_MUST = tuple(dict.fromkeys((MUST_WORDS.word, MUST)))
TYPED_AS_MUSTS = tuple(dict.fromkeys((MUSTS, f"{MUST}s")))
"""What people may type for a must and for several: the word they read, and the key, which files hold."""
