"""Finds the phrases of a vocabulary in a person's words, typing errors forgiven in long words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from advisor.language.normalise import EXCEPT, NOT, Word, words_of
from advisor.model.kinds.question import Option, Question

MIN_LENGTH_FOR_TYPO, MIN_LENGTH_FOR_TWO_TYPOS = 5, 9
"""From so many letters a word may have one typing error, and two."""
GAP = 1
"""So many other words may stand between two words of a phrase."""


@dataclass(frozen=True)
class Phrase:
    """Words with what they mean: an answer to a question, or the name of its fact."""

    fact: str
    value: str
    stems: tuple[str, ...]
    where: str = "here"
    """"here" counts when the question is asked, "anywhere" always; "name" names the fact."""


@dataclass(frozen=True)
class Found:
    """A phrase found in a message."""

    phrase: Phrase
    at: tuple[int, ...]
    """The numbers of the words that it covers."""
    typos: int = 0

    @property
    def start(self) -> int:
        """The number of its first word."""
        return self.at[0]


@dataclass
class Vocabulary:
    """Phrases, looked up by their words."""

    phrases: dict[Phrase, None] = field(default_factory=dict)
    by_word: dict[str, list[Phrase]] = field(default_factory=dict)
    near: dict[str, tuple[str, ...]] = field(default_factory=dict)
    by_size: dict[int, list[str]] = field(default_factory=dict)

    def add(self, fact: str, value: str, texts: Iterable[str], where: str = "here") -> None:
        """Take in the texts by which an answer is known."""
        for text in texts:
            stems = tuple(word.stem for word in words_of(text))
            phrase = Phrase(fact, value, stems, where)
            if stems and stems != (NOT,) and phrase not in self.phrases:
                self.phrases[phrase] = None
                key = max(stems, key=lambda stem: (stem != NOT, len(stem)))
                if key not in self.by_word:
                    self.by_word[key] = []
                self.by_word[key].append(phrase)
                for stem in stems:
                    if stem not in self.near:
                        self.near[stem] = (stem,)
                        self.by_size.setdefault(len(stem), []).append(stem)

    def find(self, words: Sequence[Word]) -> Iterator[Found]:
        """Every place where a phrase stands in order within one clause."""
        meant = [self._meant(word.stem) for word in words]
        for position, stems in enumerate(meant):
            for stem in stems:
                for phrase in self.by_word.get(stem, ()):
                    found = _aligned(phrase, words, meant, position, stem)
                    if found:
                        yield found

    def _meant(self, stem: str) -> tuple[str, ...]:
        """The known words that a word may stand for: itself, or those one or two typing errors away."""
        if stem not in self.near:
            self.near[stem] = self._nearest(stem)
        return self.near[stem]

    def _nearest(self, stem: str) -> tuple[str, ...]:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        most = (
            0
            if len(stem) < MIN_LENGTH_FOR_TYPO or not stem.isalpha()
            else 1
            if len(stem) < MIN_LENGTH_FOR_TWO_TYPOS
            else 2
        )
        if not most:
            return ()
        known = [
            other for size in range(len(stem) - most, len(stem) + most + 1) for other in self.by_size.get(size, ())
        ]
        alike = process.extract(stem, known, scorer=OSA.distance, score_cutoff=most, limit=None)
        # Whoever mistypes a word rarely gets its first letter wrong.
        found = [
            (away, other)
            for other, away, _ in alike
            if len(other) >= MIN_LENGTH_FOR_TYPO - 1 and (other[0] == stem[0] or stem[:2] == other[1::-1])
        ]
        least = min(found, default=(0, ""))[0]
        return tuple(other for away, other in found if away == least)


def _aligned(
    phrase: Phrase, words: Sequence[Word], meant: Sequence[tuple[str, ...]], position: int, key: str
) -> Found | None:
    """The phrase with its key word at a position, if its other words stand around it in order."""
    place = phrase.stems.index(key)
    at = [position]
    for step, stems in ((-1, phrase.stems[:place][::-1]), (1, phrase.stems[place + 1 :])):
        here = position
        for stem in stems:
            found = _next(stem, words, meant, here, step)
            if found is None:
                return None
            at.append(here := found)
    typos = sum(words[n].stem not in phrase.stems for n in at)
    return Found(phrase, tuple(sorted(at)), typos)


def _next(stem: str, words: Sequence[Word], meant: Sequence[tuple[str, ...]], here: int, step: int) -> int | None:
    # What a turning word turns must stand next to it: "havent read the law" is not "no law".
    gap = 0 if stem == NOT or words[here].stem == NOT else GAP
    for number in range(here + step, here + step * (gap + 2), step):
        if not 0 <= number < len(words) or words[number].clause != words[here].clause:
            return None
        if stem in meant[number]:
            return number
        if words[number].stem == NOT:
            # A word that turns round is never passed over.
            return None
    return None


def longest_first(found: Iterable[Found]) -> list[Found]:
    """The found phrases that do not overlap, those of most words first; in the order of the message."""
    kept: list[Found] = []
    taken: set[int] = set()
    ranked = sorted(found, key=lambda one: (-len(one.at), one.typos, one.at[-1] - one.at[0], one.start))
    for one in ranked:
        alike = [other for other in kept if other.at == one.at]
        if alike and all(len(other.phrase.stems) == len(one.phrase.stems) for other in alike):
            # The same words may mean answers to several questions.
            kept.append(one)
        elif not taken & set(one.at):
            kept.append(one)
            taken |= set(one.at)
    return sorted(kept, key=lambda one: one.start)


ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class Wordings:
    """How people say the answers to some questions, and name their facts."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        self.questions = questions
        self.here: dict[str, Vocabulary] = {}
        self.bags: dict[str, dict[str, set[str]]] = {}

    @cached_property
    def anywhere(self) -> Vocabulary:
        """The phrases that count whatever is asked."""
        found = Vocabulary()
        for question in self.questions.values():
            names = (question.label, *question.named)
            # What is left of "who runs it" without small words would be found everywhere.
            told = (name for name in names if len(words_of(name)) > 1 or " " not in name)
            found.add(question.id, "", told, "name")
            for option in question.options:
                found.add(question.id, option.value, option.anywhere, "anywhere")
            found.add(question.id, "yes", question.yes, "anywhere")
            found.add(question.id, "no", question.no, "anywhere")
        return found

    def words_here(self, question: Question) -> Vocabulary:
        """The phrases that count when a question is asked."""
        if question.id not in self.here:
            found = self.here[question.id] = Vocabulary()
            for number, option in enumerate(question.options):
                words = (option.label, option.value.replace("-", " "), *option.also)
                found.add(question.id, option.value, words)
                found.add(question.id, option.value, option.anywhere, "anywhere")
                found.add(question.id, option.value, (str(number + 1), *ORDINALS[number : number + 1]), "number")
            if question.options:
                found.add(question.id, question.options[-1].value, ("last",), "number")
            found.add(question.id, "yes", question.yes, "anywhere")
            found.add(question.id, "no", question.no, "anywhere")
        return self.here[question.id]

    def named(self, text: str) -> list[str]:
        """The facts that a text names."""
        found = longest_first(self.anywhere.find(words_of(text)))
        return list(dict.fromkeys(one.phrase.fact for one in found if one.phrase.where == "name"))

    def guess(self, question: Question, text: str) -> str | None:
        """The one option whose wordings share most words with a text; a guess to be asked about, never to be taken."""
        said = {word.stem for word in words_of(text)} - {NOT, EXCEPT}
        if question.id not in self.bags:
            self.bags[question.id] = {option.value: _bag(option) for option in question.options}
        bags = self.bags[question.id]
        shared = {
            value: sum(1 / sum(stem in other for other in bags.values()) for stem in said & bag)
            for value, bag in bags.items()
        }
        best = sorted(shared.values(), reverse=True)[:2]
        if not best or best[0] < MIN_SHARED or (len(best) > 1 and best[0] - best[1] < APART):
            return None
        return max(shared, key=lambda value: shared[value])


MIN_SHARED, APART = 1.0, 0.5
"""So many words, each counted by how few options share it, must speak for a guess, and so many more than for the next."""


def _bag(option: Option) -> set[str]:
    texts = (option.label, option.means, *option.also, *option.anywhere)
    return {word.stem for text in texts for word in words_of(text)} - {NOT, EXCEPT}
