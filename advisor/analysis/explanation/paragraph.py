"""Where a measure stands in a paragraph: the reason, the facts behind it, its limits, and what is open."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from advisor.analysis.evidence import warning
from advisor.analysis.explanation.condition_words import positive
from advisor.analysis.explanation.data import Statement
from advisor.analysis.explanation.sentence import (
    MAX_FACTS,
    Brief,
    ReasonedVerdict,
    because_of,
    ended,
    few,
    first_sentence,
    inner_reason,
    main_reason,
    open_points,
    sentence,
    speaking,
)
from advisor.analysis.explanation.sufficient_facts import SufficientFacts, open_leaves, sufficient_facts
from advisor.analysis.subject_words import spoken
from advisor.analysis.trace import ConditionTrace, RuleTrace
from advisor.model.conditions import ALWAYS, Leaf
from advisor.model.entry import Citation
from advisor.model.kinds.question import Question
from advisor.model.kinds.rule import Rule
from advisor.model.situation import Subject
from advisor.model.strengths import AVOID, NOT_INDICATED, OPEN, RECOMMENDED, STRENGTHS, WORDS
from advisor.text.phrases import joined, lowered, number_word, raised, strung
from advisor.text.safe import counted

MAX_RULES = 2
MAX_MARKS = 4


def paragraph(brief: Brief) -> Iterator[Statement]:
    """The sentence, what decided it, what speaks against it, and what is not known."""
    if brief.entry.status in (RECOMMENDED, AVOID):
        yield from _standing(brief)
    elif brief.entry.status == OPEN:
        yield from _undecided(brief)
    else:
        yield from _not_indicated(brief)
    for one in brief.beaten:
        other = one.gives_way[0]
        if brief.entry.status != NOT_INDICATED or one is not brief.beaten[0]:
            text = f"'{one.rule.title}' would have a say too, but gives way, because {other.because}"
            yield Statement(text=ended(text), citations=other.to.rule.citations[:MAX_MARKS])


def _statement(told: ReasonedVerdict, citations: tuple[Citation, ...] = ()) -> Statement:
    verdict, reason = (told.verdict, told.reason) if told.verdict else ("", "")
    return Statement(text=told.text, verdict=verdict, reason=reason, citations=citations)


def _standing(brief: Brief) -> Iterator[Statement]:
    first, *others = speaking(brief)
    reason = because_of(brief, first)
    rest = reason[len(first_sentence(reason)) :].strip()
    yield _statement(main_reason(brief).more(f" {rest}" if rest else ""), first.rule.citations[:MAX_MARKS])
    found = sufficient_facts([first])
    if first.rule.when == ALWAYS:
        yield Statement(text="That holds for every market.")
    yield from _basis(brief, found)
    yield from _concluded(brief, first, found)
    if others:
        titles = _titles([one.rule for one in others])
        start = "Another reason" if len(others) == 1 else f"{raised(number_word(len(others)))} more reasons"
        cited = tuple(c for one in others[:MAX_RULES] for c in one.rule.citations[:2])
        yield Statement(text=ended(f"{start}: {titles}"), citations=cited)
    for one in brief.among(brief.entry.avoid)[:1] if brief.entry.recommend else ():
        text = f"Against it speaks this: {inner_reason(brief, one)}"
        yield Statement(text=ended(text), citations=one.rule.citations[:MAX_MARKS])
    limits = first_sentence(spoken(brief.run, brief.subject, first.rule.limits))
    doubt = warning(brief.run.program.knowledge, [one.rule for one in (first, *others)])
    yield Statement(text=ended(f"Keep in mind: {lowered(limits)}"))
    if doubt:
        yield Statement(text=ended(f"Support: {doubt}"))
    if brief.open:
        could = _could(brief.open)
        yield Statement(text=ended(f"It could still {could}: that hangs on {open_points(brief)}"))


def _could(told: Sequence[RuleTrace]) -> str:
    strengths = [one.rule.then.strength for one in told if one.rule.then.strength]
    best = min(strengths, key=STRENGTHS.index, default=None)
    return f"become {WORDS[best].become}" if best else "meet an objection"


def _undecided(brief: Brief) -> Iterator[Statement]:
    yield _statement(sentence(brief))
    questions = brief.run.program.knowledge.questions
    points = [(subject, questions[name]) for subject, name in open_leaves(brief.waiting) if name in questions]
    yield from _unknown(brief, points)
    yield from _would_follow(brief)
    if points:
        find = [part for part in re.split(r"(?<=[.!?])\s+|;\s+", points[0][1].if_unsure) if "open" not in part]
        yield from [Statement(text=ended(raised("; ".join(part.rstrip(".") for part in find))))] if find else []


def _unknown(brief: Brief, points: Sequence[tuple[Subject, Question]]) -> Iterator[Statement]:
    asked: list[str] = []
    unsure: list[str] = []
    partly: list[Statement] = []
    for subject, question in points:
        fact = brief.run.worlds.situation.fact(subject, question.id)
        topic = brief.wording.topic(question, subject)
        if fact is None:
            asked.append(topic)
        elif fact.value is None:
            unsure.append(topic)
        else:
            known = f"{topic} {'are' if brief.wording.many(question) else 'is'} known only in part"
            partly.append(
                Statement(
                    text=ended(raised(f"{known}: {question.in_words(fact.value)} ({fact.origin.in_words()})")),
                    citations=fact.origin.citations[:2],
                )
            )
    if asked:
        yield Statement(text=f"I have not asked about {few(asked)} yet.")
    if unsure:
        yield Statement(text=f"You are not sure of {few(unsure)}.")
    yield from partly[:MAX_RULES]


def _would_follow(brief: Brief) -> Iterator[Statement]:
    asking = [one.rule for one in brief.open if one.rule.then.recommend]
    against = [one.rule for one in brief.open if one.rule.then.avoid]
    for rules, start in ((asking, f"It could {_could(brief.open)}"), (against, "An objection is possible")):
        if rules:
            citations = tuple(c for rule in rules[:MAX_RULES] for c in rule.citations[:2])
            yield Statement(text=ended(f"{start}: {_titles(rules)}"), citations=citations)
    for other in [other for one in brief.open for other in one.gives_way if not other.surely][:1]:
        yield Statement(text=ended(f"What asks for it would then give way, because {other.because}"))


def _not_indicated(brief: Brief) -> Iterator[Statement]:
    beaten = brief.beaten[:1]
    cited = tuple(c for one in beaten for other in one.gives_way[:1] for c in other.to.rule.citations[:MAX_MARKS])
    yield _statement(sentence(brief), cited)
    found = sufficient_facts(brief.silent)
    yield from _origins(brief, found)
    rules = [one.rule for one in brief.silent]
    if rules:
        says = "speak against it" if rules[0].then.avoid else "ask for it"
        start = f"One rule would {says} in another setting"
        start = start if len(rules) == 1 else f"{raised(number_word(len(rules)))} rules would {says} in other settings"
        citations = tuple(c for rule in rules[:MAX_RULES] for c in rule.citations[:2])
        yield Statement(text=ended(f"{start}: {_titles(rules)}"), citations=citations)


def _titles(rules: Sequence[Rule]) -> str:
    titles = [lowered(rule.title) for rule in rules[:MAX_RULES]]
    more = len(rules) - len(titles)
    return "; ".join(titles) + (f"; and {more} more" if more else "")


def _basis(brief: Brief, found: SufficientFacts) -> Iterator[Statement]:
    """The facts behind a reason, those answered first, then those known."""
    answered: list[str] = []
    known: list[str] = []
    supposed: list[str] = []
    cited: list[Citation] = []
    for leaf, judged in found.merged:
        fact = judged.fact
        if fact is None:
            continue
        clause = brief.wording.clause(judged, leaf)
        if fact.origin.as_of:
            known.append(f"{clause} ({fact.origin.as_of}, {fact.origin.confidence} confidence)")
            cited += fact.origin.citations[:2]
        else:
            (supposed if fact.origin.kind == "assumed" else answered).append(clause)
    if answered:
        yield Statement(text=ended(f"You told me that {_some(answered)}"))
    if supposed:
        yield Statement(text=ended(f"We suppose that {_some(supposed)}"))
    if known:
        yield Statement(text=ended(f"It is known that {_some(known)}"), citations=tuple(cited[:MAX_MARKS]))


def _some(clauses: Sequence[str]) -> str:
    more = len(clauses) - MAX_FACTS
    return strung(clauses[:MAX_FACTS]) + (f"; and {counted(more, 'more fact')}" if more > 0 else "")


def _concluded(brief: Brief, one: RuleTrace, found: SufficientFacts) -> Iterator[Statement]:
    conclusions = brief.run.program.knowledge.conclusions
    direct = [leaf for leaf in _direct(one.when) if any(leaf == passed for _, passed in found.conclusions)]
    holding = [conclusions[leaf.fact] for leaf in direct if positive(leaf)]
    if holding:
        told = [f"'{conclusion.label}'" for conclusion in holding[:MAX_FACTS]]
        told[0] += f" ({holding[0].means})"
        yield Statement(text=ended(f"From this I conclude {joined(told)}"))


def _direct(judged: ConditionTrace | None) -> Iterator[Leaf]:
    if judged is None:
        return
    if isinstance(judged.condition, Leaf):
        yield judged.condition
    for part in judged.parts:
        yield from _direct(part)


def _origins(brief: Brief, found: SufficientFacts) -> Iterator[Statement]:
    """Where the facts behind "not indicated" come from."""
    answered: dict[str, None] = {}
    supposed: dict[str, None] = {}
    known: dict[str, None] = {}
    cited: list[Citation] = []
    for leaf, judged in found.merged:
        question, fact = brief.run.program.knowledge.questions.get(leaf.fact), judged.fact
        if question is None or fact is None:
            continue
        topic = brief.wording.topic(question, judged.subject)
        if fact.origin.kind == "assumed":
            supposed[topic] = None
        elif fact.origin.as_of:
            known[f"{topic} ({fact.origin.as_of}, {fact.origin.confidence} confidence)"] = None
            cited += fact.origin.citations[:2]
        else:
            answered[topic] = None
    if answered and not known and not supposed:
        yield Statement(text="That is your answer." if len(answered) == 1 else "These are your answers.")
    elif known or supposed:
        told = [f"you told me about {few(list(answered))}"] if answered else []
        told += [f"we suppose {few(list(supposed))}"] if supposed else []
        told += [f"from sources I know {few(list(known))}"] if known else []
        yield Statement(text=ended(raised("; ".join(told))), citations=tuple(cited[:MAX_MARKS]))
