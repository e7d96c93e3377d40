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
    for crisis in knowledge.crises.values():
        yield Entry("crisis", crisis.id, crisis.title, f"{crisis.in_short} {crisis.story}")
    for lesson in knowledge.lessons.values():
        yield Entry("lesson", lesson.id, lesson.title, " ".join(lesson.goals))
    for question in knowledge.questions.values():
        yield Entry("fact", question.id, question.label, question.ask)
    for source in knowledge.sources.values():
        yield Entry("source", source.id, source.title, f"{source.publisher} {source.authors}")


def find(knowledge: Knowledge, words: str, most: int = 12) -> list[Entry]:
    """The entries most like some words, best first: titles count more than texts."""
    from rapidfuzz import fuzz, utils

    wanted = utils.default_process(words)
    if not wanted:
        return []
    named = find_market(knowledge.names, words)
    scored = []
    for entry in entries(knowledge):
        title = utils.default_process(f"{entry.title} {entry.id.replace('-', ' ')}")
        text = utils.default_process(entry.words)
        score = max(fuzz.token_set_ratio(wanted, title), 0.9 * _covered(wanted, text), 0.95 * _covered(wanted, title))
        if (entry.kind, entry.id) == ("market", named):
            score = 101.0
        if score >= 65:
            scored.append((-score, entry.kind, entry.id, entry))
    return [entry for *_, entry in sorted(scored, key=lambda row: row[:3])[:most]]


def _covered(wanted: str, text: str) -> float:
    from rapidfuzz import fuzz

    if wanted in text:
        return 100.0
    words, known = wanted.split(), set(text.split())
    if not known:
        return 0.0
    return (
        sum(max(fuzz.ratio(word, other) for other in known) for word in words) / len(words) if len(known) < 80 else 0.0
    )
