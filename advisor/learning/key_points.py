"""Which points a sentence in free words covers: a match of words and no more, and it is told as that."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from advisor.analysis.explanation.data import Node, Statement, SubjectExplanation
from advisor.language.lexicon import words
from advisor.model.kinds.lesson import KeyPoint

ALIKE = 84
"""From this likeness in a hundred two words are taken for one, mistyped or inflected."""
SHORT = 4
"""Words of so few letters must be the same."""
ENOUGH = 2
"""So many words in common with a reason of the rules touch it."""
MOST_POINTS = 5
JOINING = words("a an the of to in on at for and or is are was be been it its this that these those with by as so")
"""Words that tell nothing about a point; unlike in answers to questions, "no" and "may" do."""


def words_in(text: str) -> list[str]:
    """The words of a text that tell something, in lower case."""
    found = re.findall(r"[a-z0-9]+", text.casefold().replace("'", ""))
    return [word for word in found if word not in JOINING]


def covers(sentence: str, point: KeyPoint) -> bool:
    """Whether a sentence has all words of one of the phrases that show the point."""
    said = words_in(sentence)
    return any(all(_is_said(word, said) for word in words) for phrase in point.words if (words := words_in(phrase)))


def covered(sentence: str, points: Sequence[KeyPoint]) -> list[bool]:
    """For each point whether the sentence covers it."""
    return [covers(sentence, point) for point in points]


def touches(sentence: str, text: str) -> bool:
    """Whether a sentence has enough of the words of a text."""
    wanted, said = words_in(text), words_in(sentence)
    return sum(_is_said(word, said) for word in wanted) >= min(ENOUGH, len(wanted))


def _is_said(word: str, said: Sequence[str]) -> bool:
    word, said = _single(word), [_single(other) for other in said]
    if len(word) <= SHORT:
        return word in said
    return any(fuzz.ratio(word, other) >= ALIKE or _begin_alike(word, other) for other in said)


def _single(word: str) -> str:
    """A word without the ending of the plural."""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word.removesuffix("s") if not word.endswith("ss") else word


def _begin_alike(one: str, other: str) -> bool:
    """Whether two words differ in their endings alone: fragile and fragility."""
    stem = min(len(one), len(other)) - 2
    return stem >= SHORT and one[:stem] == other[:stem] and abs(len(one) - len(other)) <= SHORT


def points_of(found: SubjectExplanation) -> list[Statement]:
    """The key points of where a measure stands: the reasons of its rules, and the facts that decided."""
    reasons = [Statement(text=rule.text, citations=rule.citations) for rule in found.rules if rule.text]
    facts = [fact for rule in found.rules for fact in _facts(rule.tree)]
    return list({point.text: point for point in [*reasons, *facts]}.values())[:MOST_POINTS]


def _facts(node: Node) -> Iterator[Statement]:
    if node.kind == "fact":
        yield Statement(text=node.says, citations=node.citations)
    for part in node.parts:
        yield from _facts(part)
