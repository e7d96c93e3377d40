"""What all checks of references share: names, values and conditions held against the vocabulary, each fault with its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from advisor.engine.crisis_rules import names_in_crises
from advisor.errors import Fault
from advisor.files.yaml_text import Document, Where
from advisor.model.answer_kinds import ANSWER_KINDS
from advisor.model.conditions import Condition, Leaf, RollUp
from advisor.model.entry import Citation
from advisor.model.kinds.question import Question
from advisor.model.kinds.registry import shelves
from advisor.model.knowledge import Knowledge
from advisor.model.situation import scope_of
from advisor.model.written_values import read_value
from advisor.text.nearest import did_you_mean


class Checker:
    """Holds the entries of a knowledge folder against its vocabulary and gathers the faults."""

    def __init__(self, knowledge: Knowledge, documents: Mapping[str, Document]) -> None:
        self.knowledge, self.documents = knowledge, documents
        self.faults: list[Fault] = []

    @cached_property
    def pages(self) -> set[str]:
        """The ids of everything that has a page in the library."""
        return {name for kind in shelves() for name in self.knowledge.entries(kind.name)}

    def fault(self, key: str, where: Where, what: str, advice: str = "") -> None:
        """Note a fault at a place of an entry."""
        document = self.documents[key]
        self.faults.append(Fault(document.file, document.line(where), what, advice))

    def known(self, key: str, where: Where, name: str, names: Iterable[str], kind: str) -> bool:
        """Whether a name is among some names; a fault with the nearest one if it is not."""
        if name in names:
            return True
        self.fault(key, where, f"There is no {kind} '{name}'.", did_you_mean(name, names))
        return False

    def value(self, key: str, where: Where, question: Question, written: Any) -> None:
        """Check that a question can have a written value."""
        try:
            read_value(question, written)
        except ValueError as error:
            self.fault(key, where, str(error))

    def condition(self, key: str, where: Where, condition: Condition, scope: str) -> None:
        """Check every leaf of a condition that is seen from a frame."""
        if isinstance(condition, Leaf):
            self.leaf(key, where, condition, scope)
        elif isinstance(condition, RollUp):
            if scope != "case":
                self.fault(key, where, f"'{condition.how}' can stand only in a rule about the market or the offer.")
            else:
                self.condition(key, where, condition.part, condition.kind)
        else:
            for part in condition.parts:
                self.condition(key, where, part, scope)

    def leaf(self, key: str, where: Where, leaf: Leaf, scope: str) -> None:
        """Check one leaf: its fact, its test and its words."""
        names = [*self.knowledge.questions, *self.knowledge.conclusions, *names_in_crises(self.knowledge)]
        if not self.known(key, where, leaf.fact, names, "fact"):
            return
        home = scope_of(self.knowledge.about(leaf.fact))
        if home not in ("case", scope):
            self.fault(
                key, where, f"'{leaf.fact}' is about a {home}; this rule cannot see it.", "Use some, every or count."
            )
        question = self.knowledge.questions.get(leaf.fact)
        tests = question.answers.tests if question else ANSWER_KINDS["yes-no"].tests
        if leaf.test not in tests:
            allowed = " or ".join("a plain value" if test == "one_of" else test for test in tests)
            self.fault(key, where, f"'{leaf.fact}' cannot be tested with '{leaf.test}'.", f"Use {allowed}.")
        elif question and question.is_figure:
            self.bound(key, where, leaf)
        else:
            for word in leaf.words:
                allowed_words = question.values if question else ("yes", "no")
                if word not in allowed_words:
                    near = did_you_mean(word, allowed_words) or f"Write one of {', '.join(allowed_words)}."
                    self.fault(key, where, f"'{leaf.fact}' cannot be '{word}'.", near)

    def bound(self, key: str, where: Where, leaf: Leaf) -> None:
        """Check that a bound is a number."""
        try:
            _ = leaf.number
        except ValueError:
            self.fault(key, where, f"'{leaf.fact}' needs a number, not '{leaf.words[0]}'.")

    def citation(self, key: str, where: Where, citation: Citation) -> None:
        """Check that a citation points at a passage, and at claims that the passage makes."""
        if not self.known(key, where, citation.source, self.knowledge.sources, "source"):
            return
        try:
            passage = self.knowledge.passage(citation)
        except KeyError:
            subjects = [passage.id for passage in self.knowledge.sources[citation.source].passages]
            near = did_you_mean(citation.at, subjects) or f"It has {', '.join(subjects[:8]) or 'none'}."
            self.fault(key, where, f"'{citation.source}' has no passage '{citation.at}'.", near)
            return
        claims = [claim.id for claim in passage.claims]
        for claim in citation.claims:
            self.known(key, where, claim, claims, f"claim in {citation.source} {citation.at}")
