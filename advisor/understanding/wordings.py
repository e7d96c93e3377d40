"""The wordings of all questions: what counts when one is asked, and what counts whatever is asked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from advisor.model.question import Question
from advisor.understanding.phrases import Vocabulary, longest_first
from advisor.understanding.words import words_of

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


class Wordings:
    """How people say the answers to some questions, and name their facts."""

    def __init__(self, questions: Mapping[str, Question]) -> None:
        self.questions = questions
        self.here: dict[str, Vocabulary] = {}

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
