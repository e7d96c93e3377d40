"""Puts judged conditions into plain words, one line each, for the chat, the reports and the explanation tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.engine.explain import Explained, Judged
from advisor.model.base import Citation
from advisor.model.condition import Group, Leaf, RollUp
from advisor.model.knowledge import Knowledge
from advisor.model.situation import Place, Situation

MARKS = {True: "yes", False: "no", None: "open"}
HEADINGS = {
    ("all", True): "All of these hold",
    ("all", False): "Not all of these hold",
    ("all", None): "All of these are needed, and some are open",
    ("any", True): "At least one of these holds",
    ("any", False): "None of these holds",
    ("any", None): "One of these is needed, and it is open",
    ("none", True): "None of these holds",
    ("none", False): "One of these holds and rules it out",
    ("none", None): "None of these may hold, and some are open",
}


@dataclass(frozen=True)
class Line:
    """One line of an explanation: how deep it stands, its words, and what it rests on."""

    depth: int
    mark: str
    text: str
    citations: tuple[Citation, ...] = ()


def explanation_lines(knowledge: Knowledge, situation: Situation, explained: Explained) -> list[Line]:
    """An explained rule as lines, from the rule down to the facts."""
    return list(_Wording(knowledge, situation).rule(explained, 0))


class _Wording:
    def __init__(self, knowledge: Knowledge, situation: Situation) -> None:
        self.knowledge, self.situation = knowledge, situation

    def rule(self, explained: Explained, depth: int) -> Iterator[Line]:
        rule = explained.rule
        mark = {"fires": "yes", "silent": "no", "undecided": "open"}[explained.state]
        yield Line(depth, mark, rule.title, rule.citations)
        if explained.state == "silent" and explained.unless is not None:
            yield Line(depth + 1, "no", "An exception holds")
            yield from self.judged(explained.unless, depth + 2)
            return
        if explained.when is not None:
            yield from self.judged(explained.when, depth + 1)
        if explained.unless is not None:
            heading = "The exception does not hold" if explained.state == "fires" else "An exception may hold"
            yield Line(depth + 1, "yes" if explained.state == "fires" else "open", heading)
            yield from self.judged(explained.unless, depth + 2)

    def judged(self, judged: Judged, depth: int) -> Iterator[Line]:
        condition = judged.condition
        if isinstance(condition, Leaf):
            yield from self.leaf(judged, condition, depth)
        elif isinstance(condition, Group):
            yield from self.group(judged, condition, depth)
        else:
            yield from self.roll_up(judged, condition, depth)

    def group(self, judged: Judged, group: Group, depth: int) -> Iterator[Line]:
        if not group.parts:
            yield Line(depth, "yes", "This holds for every market")
        elif len(judged.parts) == 1 and group.how != "none" and judged.parts[0].verdict is judged.verdict:
            yield from self.judged(judged.parts[0], depth)
        else:
            yield Line(depth, MARKS[judged.verdict], HEADINGS[group.how, judged.verdict])
            for part in judged.parts:
                yield from self.judged(part, depth + 1)

    def roll_up(self, judged: Judged, roll_up: RollUp, depth: int) -> Iterator[Line]:
        number = {"some": "At least one", "every": "Every", "count": f"At least {roll_up.at_least}"}[roll_up.how]
        noun = roll_up.kind + ("s" if roll_up.how == "count" else "")
        yield Line(depth, MARKS[judged.verdict], f"{number} {noun}: {self.verdict_phrase(judged)}")
        for part in judged.parts:
            name = self.situation.name(part.place)
            yield Line(depth + 1, MARKS[part.verdict], f"{part.place.kind} {name}")
            yield from self.judged(part, depth + 2)
        if judged.still_listing:
            yield Line(depth + 1, "open", f"More {roll_up.kind}s may still be named")

    @staticmethod
    def verdict_phrase(judged: Judged) -> str:
        return {True: "found", False: "not found", None: "open"}[judged.verdict]

    def leaf(self, judged: Judged, leaf: Leaf, depth: int) -> Iterator[Line]:
        subject = self.subject(judged.place)
        if leaf.fact in self.knowledge.conclusions:
            yield Line(depth, MARKS[judged.verdict], f"{subject}{self.concluded(judged, leaf)}")
            for rule in judged.rules:
                yield from self.rule(rule, depth + 1)
            return
        question = self.knowledge.questions[leaf.fact]
        fact = judged.fact
        is_now = question.in_words(fact.value) if fact and fact.value is not None else "not known"
        origin = f" ({fact.origin.in_words()})" if fact else " (not asked yet)"
        text = f"{subject}{question.label}: {is_now}{origin}"
        if judged.verdict is not True:
            text += f"; looked for: {self.looked_for(leaf)}"
        yield Line(depth, MARKS[judged.verdict], text, fact.origin.citations if fact else ())

    def subject(self, place: Place) -> str:
        name = self.situation.name(place)
        return f"{name}, " if name else ""

    def concluded(self, judged: Judged, leaf: Leaf) -> str:
        conclusion = self.knowledge.conclusions[leaf.fact]
        if judged.verdict is None:
            return f"Open: {conclusion.label}"
        negated = (leaf.words == ("no",)) != (leaf.test == "not")
        if judged.verdict == negated:
            return f"Does not hold: {conclusion.label}"
        return f"{conclusion.label}: {conclusion.means}"

    def looked_for(self, leaf: Leaf) -> str:
        question = self.knowledge.questions[leaf.fact]
        labels = {option.value: option.label for option in question.options}
        words = " or ".join(labels.get(word, word) for word in leaf.words)
        unit = f" {question.unit}" if question.unit else ""
        return {
            "one_of": words,
            "not": f"anything but {words}",
            "includes": words,
            "includes_any": words,
            "at_least": f"at least {words}{unit}",
            "at_most": f"at most {words}{unit}",
        }[leaf.test]
