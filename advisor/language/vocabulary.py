"""The wordings of all questions: what counts when one is asked, and what counts whatever is asked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from advisor.language.normalise import EXCEPT, NOT, words_of
from advisor.language.phrase_matcher import Vocabulary, longest_first
from advisor.model.kinds.question import Option, Question

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
        if not best or best[0] < LEAST_SHARED or (len(best) > 1 and best[0] - best[1] < APART):
            return None
        return max(shared, key=lambda value: shared[value])


LEAST_SHARED, APART = 1.0, 0.5
"""So many words, each counted by how few options share it, must speak for a guess, and so many more than for the next."""


def _bag(option: Option) -> set[str]:
    texts = (option.label, option.means, *option.also, *option.anywhere)
    return {word.stem for text in texts for word in words_of(text)} - {NOT, EXCEPT}
