"""The words of explanations: every kind of condition, as a line of the tree, as a clause, and as an open question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from advisor.analysis.trace import ConditionTrace
from advisor.model.conditions import TAKEN, Group, Leaf, RollUp
from advisor.model.kinds.question import Question
from advisor.model.knowledge import Knowledge
from advisor.model.situation import Situation, Subject
from advisor.model.values import Number, Several, Value
from advisor.text.phrases import asks, joined, lowered, plural
from advisor.text.safe import counted

MAX_WORDS = 3
HEADINGS = {
    ("all", True): "All of these are needed, and hold",
    ("all", False): "These would be needed, and do not hold",
    ("all", None): "These are needed, and open",
    ("any", True): "Any of these is enough, and holds",
    ("any", False): "One of these would be enough, and none holds",
    ("any", None): "One of these would be enough, and it is open",
    ("none", True): "Each of these would stand against it, and none holds",
    ("none", False): "These stand against it",
    ("none", None): "Each of these would stand against it, and it is open whether one holds",
}
SINGLE_NONE = {
    True: "This would stand against it, and does not hold",
    False: "This stands against it",
    None: "This would stand against it, and is open",
}
EXCEPTIONS = {True: "An exception holds", False: "The exception does not hold", None: "An exception may hold"}


class OpenPoint(NamedTuple):
    """What an undecided rule hangs on, in words: a noun, or a clause with "whether"."""

    text: str
    is_clause: bool = False


class Wording:
    """Words for the conditions of one case, as seen from one subject, whose name is left out."""

    def __init__(self, knowledge: Knowledge, situation: Situation, here: Subject) -> None:
        self.knowledge, self.situation, self.here = knowledge, situation, here

    def line(self, judged: ConditionTrace, leaf: Leaf) -> str:
        """A fact as a line: what it is and, where that is not plain, what is looked for."""
        question = self.knowledge.questions[leaf.fact]
        fact, name = judged.fact, self.name(judged.subject)
        known = question.in_words(fact.value) if fact else "not known"
        told = f"{name}, {question.label}: {known}" if name else f"{question.label}: {known}"
        origin = fact.origin.in_words() if fact else "not asked yet"
        return f"{told}{contrast(question, leaf, fact.value if fact else None, judged.verdict)} ({origin})"

    def conclusion(self, judged: ConditionTrace, leaf: Leaf) -> str:
        """A conclusion as a line: whether it holds, and what it means if it does."""
        conclusion = self.knowledge.conclusions[leaf.fact]
        name = self.name(judged.subject)
        subject = f"{name}, " if name else ""
        if judged.verdict is None:
            return f"{subject}{conclusion.label}: open"
        if judged.verdict is not positive(leaf):
            return f"{subject}{conclusion.label}: does not hold"
        return f"{subject}{conclusion.label}: {conclusion.means}"

    def clause(self, judged: ConditionTrace, leaf: Leaf) -> str:
        """A fact as a clause within a sentence, set against what is looked for where it differs."""
        if leaf.fact in self.knowledge.conclusions:
            holds = judged.verdict is positive(leaf)
            return f"'{self.knowledge.label(leaf.fact)}' {'holds' if holds else 'does not hold'}"
        question = self.knowledge.questions[leaf.fact]
        value = judged.fact.value if judged.fact else None
        noun, many = self.noun(question, judged.subject), self.many(question)
        if value is None:
            return f"{noun} {'are' if many else 'is'} not known"
        if isinstance(value, Several):
            return f"{noun} {self._includes(question, leaf, value, many)}"
        said = question.in_words(value) if isinstance(value, Number) else quoted(question, [value])[0]
        return f"{noun} {'are' if many else 'is'} {said}" + contrast(question, leaf, value, judged.verdict, quotes=True)

    def for_none(self, kind: str, leaf: Leaf) -> str:
        """A clause that says of all subjects of a kind that they lack what is looked for."""
        question, subject = self.knowledge.questions[leaf.fact], self.here
        noun = self.noun(question, subject)
        if question.takes_many:
            verb = "do" if plural(question.label) else "does"
            return f"for no {kind} {verb} {noun} include {joined(labels(question, leaf.words), 'or')}"
        return f"for no {kind} is {noun} {joined(quoted(question, leaf.words), 'or')}"

    @staticmethod
    def _includes(question: Question, leaf: Leaf, value: Several, many: bool) -> str:
        matched = [word for word in leaf.words if word in value.chosen]
        if matched:
            return f"include{'' if many else 's'} {joined(labels(question, matched))}"
        if value.partial:
            return f"{'are' if many else 'is'} known only in part"
        if len(leaf.words) > MAX_WORDS:
            return f"{'are' if many else 'is'} '{question.in_words(value)}', none of the {len(leaf.words)} that count"
        return f"{'do' if many else 'does'} not include {joined(labels(question, leaf.words), 'or')}"

    def whether(self, subject: Subject, read: Sequence[Leaf]) -> OpenPoint:
        """The open point of leaves on one fact: the fact, or whether it is what they look for."""
        leaf = read[0]
        if leaf.fact in self.knowledge.conclusions:
            return OpenPoint(f"whether '{self.knowledge.label(leaf.fact)}' holds", is_clause=True)
        question = self.knowledge.questions[leaf.fact]
        noun = self.noun(question, subject)
        words = list(dict.fromkeys(word for other in read for word in other.words))
        alike = {other.test.replace("_any", "").replace("not", "one_of") for other in read}
        told_by_itself = question.is_yes_no or asks(question.label)
        if told_by_itself or len(alike) > 1 or len(words) > MAX_WORDS or set(words) >= set(question.values or "?"):
            return OpenPoint(noun)
        be, have = ("are", "include") if self.many(question) else ("is", "includes")
        if question.is_figure:
            if len(words) > 1:
                return OpenPoint(noun)
            return OpenPoint(f"whether {noun} is {bound(question, leaf)}", is_clause=True)
        if question.takes_many:
            return OpenPoint(f"whether {noun} {have} {joined(labels(question, words), 'or')}", is_clause=True)
        return OpenPoint(f"whether {noun} {be} {joined(quoted(question, words), 'or')}", is_clause=True)

    def noun(self, question: Question, subject: Subject) -> str:
        """A fact as a noun in a sentence, with the name of its subject unless that is plain."""
        name, label = self.name(subject), lowered(question.label)
        if question.is_yes_no:
            return f"the answer to '{question.label}'" + (f" for {name}" if name else "")
        if question.is_figure and (plural(question.label) or re.fullmatch(r"\w+s", question.unit)):
            # What is counted is no figure by itself: "cloud regions are 3" would be odd.
            return f"the figure for {label}" + (f" of {name}" if name else "")
        if asks(question.label):
            return f"for {name}, {label}" if name else label
        return f"the {label}" + (f" of {name}" if name else "")

    @staticmethod
    def many(question: Question) -> bool:
        """Whether what `noun` gives stands in the plural."""
        return plural(question.label) and question.has_options

    def topic(self, question: Question, subject: Subject) -> str:
        """A fact as what one asks about."""
        name = self.name(subject)
        if question.is_yes_no:
            return f"'{question.label}'" + (f" for {name}" if name else "")
        return re.sub(r" \(\d.*?\)", "", self.noun(question, subject))

    def name(self, subject: Subject) -> str:
        """The name of a subject other than the one at hand."""
        return "" if subject == self.here else self.situation.name(subject)

    def heading(self, judged: ConditionTrace, group: Group) -> str:
        """What a group of conditions asks, and whether it has it."""
        if not group.parts:
            return "The crisis takes just that" if group == TAKEN else "This holds for every market"
        single = group.how == "none" and len(judged.parts) == 1
        return SINGLE_NONE[judged.verdict] if single else HEADINGS[group.how, judged.verdict]

    def tally(self, judged: ConditionTrace, roll_up: RollUp) -> str:
        """Of which subjects a condition holds, by name."""
        kind = roll_up.kind
        listed = [self.situation.name(Subject(kind, index)) for index in range(self.situation.count(kind))]
        if not listed and judged.parts:
            return f"Any {kind} would fit" if judged.verdict else f"No {kind} could fit"
        if not listed:
            return f"No {kind} has been named" + (" yet" if judged.verdict is None else "")
        shown = joined([name for subject in judged.subjects if (name := self.situation.name(subject))])
        if judged.verdict is None:
            asked = {"some": f"a {kind} fits", "every": f"every {kind} fits"}
            told = asked.get(roll_up.how, f"{counted(roll_up.at_least, kind)} fit")
            return f"Open is whether {told}" + (f": {shown}" if shown else "")
        if roll_up.how == "every":
            return f"Every {kind} fits: {shown}" if judged.verdict else f"Not every {kind} fits: not {shown}"
        if judged.verdict:
            least = f"At least {roll_up.at_least} {kind}s fit" if roll_up.at_least > 1 else f"At least one {kind} fits"
            return f"{least}: {shown}"
        if roll_up.at_least == 1:
            return f"No {kind} fits: {joined(listed)}" if len(listed) > 1 else f"The {kind} does not fit: {shown}"
        return f"Fewer than {roll_up.at_least} {kind}s fit" + (f": not {shown}" if shown else "")


def contrast(question: Question, leaf: Leaf, value: Value | None, verdict: bool | None, quotes: bool = False) -> str:
    """What to add to a value so that it is plain why it fits, why not, or what is open."""
    if question.is_yes_no:
        return ""
    if question.takes_many:
        return _among(question, leaf, value, verdict)
    if verdict is None:
        return f"; open is whether {_sought(question, leaf)}"
    if isinstance(value, Number):
        return _against(question, leaf, verdict)
    if verdict is not (leaf.test == "not"):
        return "; anything else would do" if leaf.test == "not" and not quotes else ""
    if len(leaf.words) > MAX_WORDS:
        return f", none of the {len(leaf.words)} that count" if leaf.test == "one_of" else ""
    return f", not {joined(quoted(question, leaf.words), 'or')}"


def _against(question: Question, leaf: Leaf, verdict: bool) -> str:
    side = "below" if leaf.test == "at_least" else "above"
    said = f"not {side}" if verdict else side
    return f", {said} {question.in_words(Number(leaf.number, leaf.number))}"


def _among(question: Question, leaf: Leaf, value: Value | None, verdict: bool | None) -> str:
    sought = labels(question, leaf.words)
    if verdict is None:
        return f"; open is whether {joined(sought, 'or')} is among them"
    if verdict and isinstance(value, Several):
        matched = labels(question, [word for word in leaf.words if word in value.chosen])
        return f"; {joined(matched)} {'is' if len(matched) == 1 else 'are'} among them" if len(value.chosen) > 1 else ""
    nothing = isinstance(value, Several) and not value.chosen
    return "" if nothing else f", not {joined(sought, 'or')}"


def _sought(question: Question, leaf: Leaf) -> str:
    if question.is_figure:
        return f"it is {bound(question, leaf)}"
    verb = "is not" if leaf.test == "not" else "is"
    return f"it {verb} {joined(labels(question, leaf.words), 'or')}"


def bound(question: Question, leaf: Leaf) -> str:
    """A comparison with its figure and unit."""
    return f"{leaf.test.replace('_', ' ')} {question.in_words(Number(leaf.number, leaf.number))}"


def labels(question: Question, words: Sequence[str]) -> list[str]:
    """The words of a condition as a person reads them."""
    return [question.in_words(word) for word in words]


def quoted(question: Question, words: Sequence[str]) -> list[str]:
    """Answers within a sentence: in quotation marks unless each is a single word."""
    found = labels(question, words)
    return [f"'{label}'" for label in found] if any(" " in label for label in found) else found


def positive(leaf: Leaf) -> bool:
    """Whether a leaf on a conclusion asks that it hold."""
    return (leaf.words == ("yes",)) != (leaf.test == "not")
