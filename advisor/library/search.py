"""Finds entries of the knowledge base by words, with typos allowed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.model.knowledge import Knowledge
from advisor.model.prefill import find_market


@dataclass(frozen=True)
class Entry:
    """One thing that can be shown: its kind, id, title and the words it is found by."""

    kind: str
    id: str
    title: str
    words: str = ""


def entries(knowledge: Knowledge) -> Iterator[Entry]:
    """Every entry that can be searched and shown."""
    for measure in knowledge.measures.values():
        yield Entry("measure", measure.id, measure.title, measure.in_short)
    for rule in knowledge.rules.values():
        yield Entry("rule", rule.id, rule.title, rule.because)
    for term in knowledge.glossary.values():
        yield Entry("term", term.id, term.term, f"{' '.join(term.also)} {term.means}")
    for framing in knowledge.framing.values():
        yield Entry("framing", framing.id, f"Instead of: {', '.join(framing.avoid)}", framing.say)
    for code, names in knowledge.names.items():
        yield Entry("market", code, names[0], " ".join(names))
    for case in knowledge.cases.values():
        yield Entry("case", case.id, case.title, case.story)
    for requirement in knowledge.requirements.values():
        yield Entry("requirement", requirement.id, requirement.title, requirement.asks)
    for yardstick in knowledge.yardsticks.values():
        yield Entry("yardstick", yardstick.id, yardstick.title, yardstick.asks)
    for crisis in knowledge.crises.values():
        yield Entry("crisis", crisis.id, crisis.title, f"{crisis.in_short} {crisis.story}")
    for lesson in knowledge.lessons.values():
        yield Entry("lesson", lesson.id, lesson.title, " ".join(goal.says for goal in lesson.goals))
    for question in knowledge.questions.values():
        yield Entry("fact", question.id, question.label, question.ask)
    for source in knowledge.sources.values():
        yield Entry("source", source.id, source.title, f"{source.publisher} {source.authors}")


KINDS = (
    "market", "term", "measure", "fact", "requirement", "yardstick", "rule", "case", "crisis", "lesson", "framing", "source",
)  # fmt: skip
LEAST_LIKE = 0.7


def find(knowledge: Knowledge, words: str, most: int = 12) -> list[Entry]:
    """The entries most like some words, best first: titles count more than texts, and every word must be found."""
    from rapidfuzz import utils

    wanted = utils.default_process(words)
    if not wanted:
        return []
    named = find_market(knowledge.names, words)
    scored = []
    for entry in entries(knowledge):
        title = utils.default_process(f"{entry.title} {entry.id.replace('-', ' ')}")
        score = max(_like(wanted, title), 0.85 * _like(wanted, utils.default_process(entry.words)))
        if (entry.kind, entry.id) == ("market", named) or wanted == utils.default_process(entry.title):
            score = 101.0
        if score >= 85 * LEAST_LIKE:
            scored.append((-score, KINDS.index(entry.kind), entry.id, entry))
    return [entry for *_, entry in sorted(scored, key=lambda row: row[:3])[:most]]


def _like(wanted: str, text: str) -> float:
    from rapidfuzz.distance import OSA

    if f" {wanted} " in f" {text} ":
        return 100.0
    known = set(text.split())
    similar = OSA.normalized_similarity
    likest = [max((similar(word, other) for other in known), default=0.0) for word in wanted.split()]
    if min(likest) < LEAST_LIKE:
        return 0.0
    return 95 * sum(likest) / len(likest)
