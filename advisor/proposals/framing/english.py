"""Tells the paragraphs that are in English from those in which English phrases cannot be found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from advisor.files.paragraphs import Paragraph
from advisor.language.lexicon import words
from advisor.text.safe import counted

COMMON = words(
    "the of and to in a is that for it as was with be by on not he this are or his from at which but have an had they you were"
    " their one all we can her has there been if more when will would who so no our its us do than then also any may these such"
    " i my me your them those into over under between within about each other how what"
)
"""The small words that every English text is full of."""
MIN_WORDS, MIN_WORDS_IN_ALL, LEAST = 10, 5, 0.12
"""A paragraph, or a text, of so many words without so large a share of small words is not English, or garbled."""
LETTER, WORD, LATIN = re.compile(r"[^\W\d_]"), re.compile(r"[^\W\d_]+"), "LATIN"
MAX_PLACES = 5


def in_english(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[str]]:
    """The paragraphs in English, and where the others stand; a short one is what the text as a whole is."""
    whole = is_english(" ".join(paragraph.text for paragraph in paragraphs))
    english, places = [], []
    for paragraph in paragraphs:
        is_short = len(WORD.findall(paragraph.text)) < MIN_WORDS and is_latin(paragraph.text)
        if whole if is_short else is_english(paragraph.text):
            english.append(paragraph)
        else:
            places.append(paragraph.where)
    if not places:
        return english, []
    more = f" and {len(places) - MAX_PLACES} more" if len(places) > MAX_PLACES else ""
    told = f"{counted(len(places), 'paragraph')} not in English, or garbled: {'; '.join(places[:MAX_PLACES])}{more}."
    return english, [told]


def is_english(text: str) -> bool:
    """Whether a text is English as far as its letters and small words tell; a few words in Latin letters pass."""
    listed = WORD.findall(text.casefold())
    few = len(listed) < MIN_WORDS_IN_ALL
    return is_latin(text) and (few or sum(word in COMMON for word in listed) >= LEAST * len(listed))


def is_latin(text: str) -> bool:
    """Whether at least half of the letters are Latin ones."""
    letters = LETTER.findall(text)
    return 2 * sum(unicodedata.name(letter, "").startswith(LATIN) for letter in letters) >= len(letters)
