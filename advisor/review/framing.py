"""Finds wording that feeds fears of dependence, in any inflection and in spite of a typing error; context may excuse it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from advisor.model.catalogue import Framing
from advisor.review.context import excuse
from advisor.review.documents import Paragraph
from advisor.understanding.english import words

WORD = re.compile(r"%|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['\u2019][^\W_]+)*", re.UNICODE)
SENTENCE = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)]*\s+(?=[\"'\u201c\u2018(]*[A-Z0-9])")
OPTIONAL = words("the a an this that these those do does did any all every each")
"""Words that a phrase may have or lack."""
OWNERS = words("their your his her its theirs yours our")
"""Words for whose it is, one as good as another inside a phrase."""
BE = words("is are was were be been being am s re")
LINKS = BE | words("about of")
"""Words that a phrase of several words may lack too."""
LEAST_WITHOUT_LINKS = 3
MOST_BETWEEN = 3
"""So many words may stand between the words of a phrase of three or more."""
MOST_BETWEEN_TWO = 2
"""So many between two words; none where one of them is as short as `in`."""
ALIKE = {"programme": "program", "programmes": "programs", "license": "licence", "licenses": "licences",
         "licensed": "licenced", "autarchy": "autarky", "%": "percent", "percentage": "percent",
         "america's": "america", "american": "america"}  # fmt: skip
NOT = "not"
LEAST_FOR_A_TYPO, LEAST_ALONE_FOR_A_TYPO = 5, 8
"""So many letters a word needs before one wrong letter is forgiven; more, where it is the whole phrase."""
DERIVED = (
    *("ances", "ance", "ancy", "ants", "antly", "ant", "ators", "ator", "ations", "ation", "ating", "ated", "ates"),
    *("ative", "ate", "acies", "acy", "ists", "istic", "ist", "isms", "ism", "iness", "y"),
)
"""Endings by which one stem makes nouns, verbs and adjectives: dominance, dominate, dominant."""
INFLECTED = ("ing", "ings", "ed", "es", "s", "er", "ers", "ly", "ment", "ions", "ion", "al", "")
MOST_SHOWN = 200
MORE = "\u2026"


@dataclass(frozen=True)
class Found:
    """One place where a phrase, or something very like it, stands."""

    entry: str
    words: str
    where: str
    sentence: str
    excused: str
    """Why its context excuses it; nothing if it does not."""
    score: float
    """How like the phrase it is, at most 100."""


@dataclass(frozen=True)
class _Match:
    entry: str
    first: int
    last: int
    score: float
    weight: int


def find_framing(framing: Mapping[str, Framing], paragraphs: Iterable[Paragraph]) -> list[Found]:
    """Every place in reading order; of phrases that overlap the longest counts."""
    phrases = [
        (name, tokens) for name, entry in framing.items() for phrase in entry.avoid for tokens in variants(phrase)
    ]
    innocent = {name: [harmless(phrase) for phrase in entry.innocent] for name, entry in framing.items()}
    found = []
    for paragraph in paragraphs:
        for sentence in SENTENCE.split(paragraph.text):
            found += list(_in_sentence(phrases, innocent, sentence, paragraph.where))
    return found


def variants(phrase: str) -> list[tuple[str, ...]]:
    """A phrase as the words that must be there; a phrase of two words also written as one."""
    listed = [normal(match.group()) for match in WORD.finditer(phrase)]
    kept = tuple(word for word in listed if word not in OPTIONAL) or tuple(listed)
    bare = tuple(word for word in kept if word not in LINKS)
    kept = bare if len(bare) >= LEAST_WITHOUT_LINKS else kept
    # Whose rivals they are makes no difference; whose definition it is does.
    kept = (kept[0], *("their" if word in OWNERS else word for word in kept[1:]))
    return [kept, ("".join(kept),)] if len(kept) == 2 else [kept]


def harmless(phrase: str) -> tuple[str, ...]:
    """A phrase in which a word does no harm; small words count where little else would be left."""
    listed = tuple(normal(match.group()) for match in WORD.finditer(phrase))
    kept = tuple(word for word in listed if word not in OPTIONAL)
    return kept if len(kept) > 1 else listed


def normal(typed: str) -> str:
    """A word in one spelling."""
    word = typed.casefold().replace("\u2019", "'").replace(".", "")
    if word.endswith("n't"):
        return NOT
    word = ALIKE.get(word, word)
    return re.sub(r"iz(e|ed|es|ing|ation|ations)$", r"is\1", word) if len(word) > LEAST_FOR_A_TYPO else word


def _in_sentence(
    phrases: Sequence[tuple[str, tuple[str, ...]]],
    innocent: Mapping[str, Sequence[tuple[str, ...]]],
    sentence: str,
    where: str,
) -> Iterator[Found]:
    spans = list(WORD.finditer(sentence))
    typed = [normal(span.group()) for span in spans]
    matches = [match for name, phrase in phrases for match in _matches(name, phrase, typed, MOST_BETWEEN)]
    harmless = {name: [m for p in listed for m in _matches(name, p, typed, 0)] for name, listed in innocent.items()}
    for match in _apart(m for m in matches if not any(_inside(m, other) for other in harmless[m.entry])):
        begin, end = spans[match.first].start(), spans[match.last].end()
        yield Found(
            entry=match.entry,
            words=sentence[begin:end],
            where=where,
            sentence=_shown(sentence, begin, end),
            excused=excuse(sentence, begin, end),
            score=match.score,
        )


def _matches(entry: str, phrase: Sequence[str], typed: Sequence[str], between: int) -> Iterator[_Match]:
    reach = (
        between if len(phrase) >= LEAST_WITHOUT_LINKS else min(between, MOST_BETWEEN_TWO) * (min(map(len, phrase)) > 2)
    )
    turned = between and len(phrase) > 1 and (len(phrase) >= LEAST_WITHOUT_LINKS or min(map(len, phrase)) >= 4)
    for first in range(len(typed)):
        found = _in_order(phrase, typed, first, reach)
        if found is None and turned:
            found = _in_any_order(phrase, typed, first)
        if found:
            last, score = found
            yield _Match(entry, first, last, score, len(phrase))


def _in_order(phrase: Sequence[str], typed: Sequence[str], first: int, reach: int) -> tuple[int, float] | None:
    """Where a phrase that begins at a word ends, and how like it is; words that a phrase may lack do not count between."""
    alone, at, scores, done = len(phrase) == 1, first, list[float](), 0
    for number, wanted in enumerate(phrase):
        if done > number:
            continue
        skipped = 0
        while at < len(typed):
            score, taken = _here(wanted, typed, at, alone)
            if not score and number + 1 < len(phrase) and wanted + phrase[number + 1] == typed[at]:
                # "Preapproved" for "pre-approved".
                score, taken, done = 100, 1, number + 2
            if score or number == 0 or skipped > reach:
                break
            skipped += typed[at] not in OPTIONAL
            at += 1
            score = 0
        if at >= len(typed) or not score or skipped > reach:
            return None
        at, scores = at + taken, [*scores, score]
    return at - 1, sum(scores) / len(scores)


def _here(wanted: str, typed: Sequence[str], at: int, alone: bool) -> tuple[float, int]:
    """How like the word at a place is, and how many words it takes: "bullet-proof" is one word written as two."""
    score = like(wanted, typed[at], alone)
    if not score and at + 1 < len(typed) and typed[at] + typed[at + 1] == wanted:
        return 100, 2
    return score, 1


def _in_any_order(phrase: Sequence[str], typed: Sequence[str], first: int) -> tuple[int, float] | None:
    """Where a phrase ends whose words stand near each other in another order."""
    window = typed[first : first + len(phrase) + (2 if len(phrase) >= LEAST_WITHOUT_LINKS else 0)]
    if not any(like(wanted, window[0], False) for wanted in phrase):
        return None
    places = []
    for wanted in phrase:
        place = next((n for n, word in enumerate(window) if n not in places and like(wanted, word, False)), None)
        if place is None:
            return None
        places.append(place)
    return first + max(places), 95.0


def _inside(match: _Match, other: _Match) -> bool:
    return other.first <= match.first and match.last <= other.last


def _apart(matches: Iterable[_Match]) -> list[_Match]:
    kept: list[_Match] = []
    for match in sorted(matches, key=lambda m: (-m.weight, -m.score, m.last - m.first, m.first)):
        if all(match.last < other.first or other.last < match.first for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.first)


@lru_cache(maxsize=50_000)
def like(wanted: str, word: str, alone: bool) -> float:
    """How like a word is to the wanted one: 100 in any of its forms, less with one typing error, 0 if it is another word."""
    if word == wanted or (wanted == "their" and word in OWNERS) or (wanted in BE and word in BE):
        return 100
    if wanted.endswith("ing") and alone:
        # "Winning" is a way of speaking; to win is not.
        return _typo(wanted, word, alone)
    if _family(wanted) & _family(word):
        return 100
    return _typo(wanted, word, alone)


def _typo(wanted: str, word: str, alone: bool) -> float:
    least = LEAST_ALONE_FOR_A_TYPO if alone else LEAST_FOR_A_TYPO
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
def _family(word: str) -> frozenset[str]:
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


def _shown(sentence: str, begin: int, end: int) -> str:
    if len(sentence) <= MOST_SHOWN:
        return sentence
    spare = max(MOST_SHOWN - (end - begin), 0) // 2
    start, stop = max(begin - spare, 0), min(end + spare, len(sentence))
    return (MORE if start else "") + sentence[start:stop].strip() + (MORE if stop < len(sentence) else "")
