"""What a word means: a term of the glossary, an answer of the question at hand, a measure, or a question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from advisor.conversation.next_step import Snapshot
from advisor.documents.citations import Numbering
from advisor.model.entry import STATUS_IN_WORDS
from advisor.model.kinds.question import Question
from advisor.model.knowledge import Knowledge
from advisor.text.nearest import by_words, nearest

TRAILING = re.compile(
    r"\s+(?:mean|means|stand for|about|exactly|even|sorry|here|again|actually|in this context|please|pls|plz|thanks"
    r"|thank you|then)$",
    re.IGNORECASE,
)
LEADING = re.compile(r"^(?:the term|the word|the|an|a|by|exactly|this|that|meant by)\s+", re.IGNORECASE)
SIMILARITY_THRESHOLD = 90


def bare(words: str) -> str:
    """The words that are asked about, without what only joins them to the question."""
    # "Fine tuning, is that like training" asks about the first.
    words = words.split(",")[0] or words
    words = words.strip(" ?.!\"'\u2018\u2019\u201c\u201d")
    while LEADING.match(words) or TRAILING.search(words):
        words = TRAILING.sub("", LEADING.sub("", words))
    return words.strip(" \"'\u2018\u2019\u201c\u201d")


def meaning(now: Snapshot, words: str, numbering: Numbering) -> list[str] | None:
    """What the words mean in a conversation, an answer of the question at hand first; None if nothing is known by them."""
    knowledge, wanted = now.run.program.knowledge, bare(words)
    option = _option(now, knowledge, wanted)
    lines = option or meaning_of(knowledge, words, numbering)
    measure = None if option or term_meant(knowledge, wanted) else measure_meant(knowledge, wanted)
    if lines and measure:
        return [*lines, f"'why {measure.replace('-', ' ')}' tells where it stands in this case."]
    return lines


def meaning_of(knowledge: Knowledge, words: str, numbering: Numbering) -> list[str] | None:
    """What the words mean, with sources; None if nothing is known by them."""
    wanted = bare(words)
    looks = (_term, _measure, _question)
    return next(filter(None, (look(knowledge, wanted, numbering) for look in looks)), None)


def terms(knowledge: Knowledge) -> dict[str, str]:
    """The terms of the glossary and their other names, each with the id of its term."""
    return {name.casefold(): term.id for term in knowledge.glossary.values() for name in (term.term, *term.also)}


def term_meant(knowledge: Knowledge, words: str) -> str | None:
    """The term that words name: exactly, but for the plural, or with a typing error."""
    names = terms(knowledge)
    word = words.casefold()
    for form in (word, word.removesuffix("s"), f"{word}s", word.replace("-", " "), word.replace(" ", "-")):
        if form in names:
            return names[form]
    near = nearest(word, names, most=1, least=SIMILARITY_THRESHOLD, whole=True)
    return names[near[0]] if near else None


def near_terms(knowledge: Knowledge, words: str, most: int = 3) -> list[str]:
    """The terms and measures whose names share most of the words."""
    known = {
        **dict.fromkeys(t.term for t in knowledge.glossary.values()),
        **dict.fromkeys(m.title for m in knowledge.measures.values()),
    }
    return by_words(bare(words), known, most)


def _option(now: Snapshot, knowledge: Knowledge, wanted: str) -> list[str] | None:
    question = knowledge.questions.get(now.step.fact) if now.step.kind == "fact" else None
    for option in question.options if question else ():
        if wanted.casefold() in (option.label.casefold(), option.value, *(word.casefold() for word in option.also)):
            return [f"{option.label}: {option.means}."]
    return None


def _term(knowledge: Knowledge, wanted: str, numbering: Numbering) -> list[str] | None:
    name = term_meant(knowledge, wanted)
    if name is None:
        return None
    term = knowledge.glossary[name]
    return [
        f"{term.term}: {term.means} ({STATUS_IN_WORDS[term.confidence]}) {numbering.marks(term.citations)}".rstrip()
    ]


def measure_meant(knowledge: Knowledge, words: str) -> str | None:
    """The measure that words name and no other."""
    titles = {measure.title: key for key, measure in knowledge.measures.items()}
    titles |= {key.replace("-", " "): key for key in knowledge.measures}
    alike = nearest(words, titles, most=1, least=SIMILARITY_THRESHOLD, whole=True)
    if alike:
        return titles[alike[0]]
    near = {titles[name] for name in by_words(words, titles, most=8)}
    return near.pop() if len(near) == 1 else None


def _measure(knowledge: Knowledge, wanted: str, numbering: Numbering) -> list[str] | None:
    found = measure_meant(knowledge, wanted)
    if found is None:
        return None
    measure = knowledge.measures[found]
    return [f"{measure.title}: {measure.in_short} {numbering.marks(measure.citations, most=3)}".rstrip()]


def _question(knowledge: Knowledge, wanted: str, numbering: Numbering) -> list[str] | None:
    for question in _named(knowledge, wanted):
        return [f"{question.label}: {question.ask.replace('{name}', 'the workload or partner')} {question.why}"]
    return None


def _named(knowledge: Knowledge, wanted: str) -> Iterator[Question]:
    for question in knowledge.questions.values():
        if wanted.casefold() in (question.label.casefold(), question.id, *(name.casefold() for name in question.named)):
            yield question
