"""The nearest known names to a word that is not known: for faults, for typos, and for search."""

from __future__ import annotations

from collections.abc import Iterable

MAX_LENGTH_WITHOUT_TYPO = 4
SIMILARITY_THRESHOLD = 88
SMALL_WORDS = {
    *("a", "an", "and", "any", "are", "at", "by", "do", "for", "from", "i", "in", "is", "it", "of", "on", "or", "our"),
    *("the", "their", "this", "to", "we", "with", "you"),
}


def nearest(word: str, known: Iterable[str], most: int = 3, least: float = 70, whole: bool = False) -> list[str]:
    """The known names most like a word, best first; none if nothing is like it at all.

    A part of a name counts as like it, unless `whole` is set.
    """
    from rapidfuzz import fuzz, process, utils

    # Parts of words mislead: "at" is in "Atlantis", and a word of three letters is in half of all names.
    alike = [name for name in known if 2 * len(name) >= len(word)]
    scorer = fuzz.ratio if whole or len(word) <= MAX_LENGTH_WITHOUT_TYPO else fuzz.WRatio
    found = process.extract(word, alike, scorer=scorer, processor=utils.default_process, limit=most, score_cutoff=least)
    return [name for name, _, _ in found]


def by_words(wanted: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The known names that share most of the wanted words, the shortest first; at least half of the words must be there.

    A word is there if a word of the name is nearly the same, or begins with it.
    """
    from rapidfuzz import fuzz

    words = [word for word in _words(wanted) if word not in SMALL_WORDS]
    found = []
    for name in known:
        there = _words(name)
        shared = sum(
            any(fuzz.ratio(word, other) >= SIMILARITY_THRESHOLD or _begins(other, word) for other in there)
            for word in words
        )
        if words and 2 * shared >= len(words):
            found.append((-shared, len(there), name))
    return [name for shared, _, name in sorted(found) if shared == min(found)[0]][:most]


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in text.casefold()).split()


def _begins(word: str, start: str) -> bool:
    return len(start) >= MAX_LENGTH_WITHOUT_TYPO and word.startswith(start)


def did_you_mean(word: str, known: Iterable[str], most: int = 3) -> str:
    """A question that names the nearest known names, or nothing."""
    names = nearest(word, known, most)
    return f"Did you mean {' or '.join(names)}?" if names else ""
