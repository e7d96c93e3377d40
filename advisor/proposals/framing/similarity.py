"""How like one word is to another: the same in another form, of the same family, or with one wrong letter."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from advisor.language.lexicon import words

OWNERS = words("their your his her its theirs yours our")
"""Words for whose it is, one as good as another inside a phrase."""
BE = words("is are was were be been being am s re")
MIN_LENGTH_FOR_TYPO, MIN_LENGTH_ALONE_FOR_TYPO = 5, 8
"""So many letters a word needs before one wrong letter is forgiven; more, where it is the whole phrase."""
DERIVED = (
    *("ances", "ance", "ancy", "ants", "antly", "ant", "ators", "ator", "ations", "ation", "ating", "ated", "ates"),
    *("ative", "ate", "acies", "acy", "ists", "istic", "ist", "isms", "ism", "iness", "y"),
)
"""Endings by which one stem makes nouns, verbs and adjectives: dominance, dominate, dominant."""
INFLECTED = ("ing", "ings", "ed", "es", "s", "er", "ers", "ly", "ment", "ions", "ion", "al", "")


@lru_cache(maxsize=50_000)
def like(wanted: str, word: str, alone: bool) -> float:
    """How like a word is to the wanted one: 100 in any of its forms, less with one typing error, 0 if it is another word."""
    if word == wanted or (wanted == "their" and word in OWNERS) or (wanted in BE and word in BE):
        return 100
    if wanted.endswith("ing") and alone:
        # "Winning" is a way of speaking; to win is not.
        return _typo(wanted, word, alone)
    if family(wanted) & family(word):
        return 100
    return _typo(wanted, word, alone)


def _typo(wanted: str, word: str, alone: bool) -> float:
    least = MIN_LENGTH_ALONE_FOR_TYPO if alone else MIN_LENGTH_FOR_TYPO
    if min(len(wanted), len(word)) < least - 1 or max(len(wanted), len(word)) < least or wanted[0] != word[0]:
        return 0
    stems = min(OSA.distance(one, other) for one in _stems(wanted) for other in _stems(word))
    return 90 if OSA.distance(wanted, word) == 1 or (stems == 1 and len(min(_stems(word), key=len)) >= least) else 0


@lru_cache(maxsize=50_000)
def _stems(word: str) -> tuple[str, ...]:
    found = [
        word,
        *(word.removesuffix(ending) for ending in INFLECTED if ending and word.endswith(ending) and len(word) > 5),
    ]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=50_000)
def family(word: str) -> frozenset[str]:
    """The stems of a word: with its plain endings off, and with those that make one kind of word from another."""
    word = word.removesuffix("'s").removesuffix("s'")
    found = {f"+{word}"}
    for ending in INFLECTED:
        if ending and word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word.removesuffix(ending)
            found |= {f"+{stem}", f"+{stem}e"}
            if len(stem) > 3 and stem[-1] == stem[-2]:
                found.add(f"+{stem[:-1]}")
            if ending == "es" and stem.endswith("i"):
                found.add(f"+{stem[:-1]}y")
    # Protectionism is kin to protectionist, and not to protection.
    found |= {
        f"~{word.removesuffix(ending)}" for ending in DERIVED if word.endswith(ending) and len(word) - len(ending) >= 4
    }
    return frozenset(found)
