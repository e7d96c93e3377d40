"""Text as words that can be compared: one spelling, no small words, and clauses kept apart."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from advisor.language.lexicon import CLAUSE_ENDS, EXCEPTING, NEGATING, SAID_FOR, SMALL, SPELLINGS

NOT = "not"
"""Every word that turns round what follows is this one."""
EXCEPT = "except"
CUT = "|"
"""The end of a clause."""
FROM_TWO = "two three four five six seven eight nine ten eleven twelve"
NUMBERS = {word: str(number) for number, word in enumerate(FROM_TWO.split(), 2)}
BREAK = re.compile(
    r"[,;:!?()\[\]\n]+|\.(?=\s|$)|\s[-\u2013\u2014]+\s|\u2014|\band (?=(?:they|it|its|we|the|there|i|he|she|their"
    r"|but|also)\b)"
)
LETTERED = re.compile(r"\b([a-z])(?::\s?|\s)(\d)\b")
WORD = re.compile(r"[^\W_]+(?:\.\d+)?|\|")


@dataclass(frozen=True)
class Word:
    """One word that counts."""

    stem: str
    clause: int
    typed: str


def folded(text: str) -> str:
    """The text in small letters, without accents, apostrophes and fancy signs."""
    text = unicodedata.normalize("NFKD", text.casefold())
    text = "".join(char for char in text if not unicodedata.combining(char))
    text = re.sub(r"[\u2018\u2019\u02bc'`\u00b4]", "", text)
    text = LETTERED.sub(r"\1\2", text)
    for said, meant in SAID_FOR.items():
        text = text.replace(said, meant)
    return text


def words_of(text: str) -> list[Word]:
    """The words of a text that count, with the number of the clause in which each stands."""
    found: list[Word] = []
    clause = 0
    for typed in WORD.findall(BREAK.sub(" | ", folded(text))):
        if typed == CUT or typed in CLAUSE_ENDS:
            clause += 1
        elif stem := stem_of(typed):
            found.append(Word(stem, clause, typed))
    return found


def stem_of(typed: str) -> str:
    """A word without its ending, so that its forms are one; nothing for a small word."""
    if typed in NEGATING:
        return NOT
    if typed in EXCEPTING:
        return EXCEPT
    typed = SPELLINGS.get(typed, NUMBERS.get(typed, typed))
    if typed in SMALL:
        return ""
    return _bare(re.sub(r"is(e|ed|es|ing|ation|ations)$", r"iz\1", typed) if len(typed) > 6 else typed)


def _bare(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    for ending, least in (("ations", 9), ("ation", 8), ("ing", 6), ("ed", 5), ("ly", 5), ("es", 5), ("s", 4), ("e", 5)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            left = word[: -len(ending)]
            # "storing" and "store", "planned" and "plan".
            return (
                left[:-1] if len(left) > 3 and left[-1] == left[-2] and left[-1] not in "ls" else left.removesuffix("e")
            )
    return word
