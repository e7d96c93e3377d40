"""What would change where a measure stands, in words: the smallest sets of answers, and how many there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from advisor.analysis.counterfactuals.search import AnswerChange, ChangeSet, Counterfactuals, Wanted, counterfactuals
from advisor.analysis.subject_words import about_of_fact, subject_of
from advisor.documents.citations import Numbering
from advisor.documents.writers.plain import with_sources
from advisor.engine.run import Run
from advisor.model.kinds.question import Question
from advisor.model.situation import Subject
from advisor.model.values import Number, Several
from advisor.model.written_values import write_value
from advisor.text.safe import counted

MOST_SHOWN = 5
MOST_SUBJECTS = 4
DOES: dict[Wanted, str] = {
    "must": "make it a must",
    "should": "make it a should",
    "may": "make it a may",
    "recommended": "bring it in",
    "avoid": "turn the advice against it",
    "not-must": "make it less than a must",
    "not-recommended": "take it out",
    "not-avoid": "end the advice against it",
}
STANDS = {
    "must": "It is a must.",
    "should": "It stands at should.",
    "may": "It stands at may.",
    "avoid": "I advise against it.",
    "open": "It is open: it hangs on answers that are missing.",
    "": "It is not recommended as things stand.",
}
SIZES = {1: "One answer alone", 2: "Two answers together", 3: "Three answers together"}


def places_of(judged: Run, measure: str) -> list[Subject]:
    """The subjects for which rules could recommend a measure or advise against it."""
    return [
        subject for name, scope in judged.program.outcomes if name == measure for subject in judged.subjects_of(scope)
    ]


def alternatives_lines(
    judged: Run, measure: str, subjects: Sequence[Subject], wanted: Wanted | None, known_too: bool = False
) -> list[str]:
    """What would change where a measure stands, for each subject."""
    lines = [judged.program.knowledge.measures[measure].title]
    for subject in subjects[:MOST_SUBJECTS]:
        lines += counterfactual_lines(judged, counterfactuals(judged, measure, subject, wanted, known_too), known_too)
    if len(subjects) > MOST_SUBJECTS:
        left = ", ".join(judged.worlds.situation.name(subject) for subject in subjects[MOST_SUBJECTS:])
        lines.append(f"I left out {left}. Add 'for' and a name to your words to see one of them.")
    return lines


def counterfactual_lines(judged: Run, found: Counterfactuals, known_too: bool = False) -> list[str]:
    """The smallest changes for one subject, the fewest answers first, with the number of further ones."""
    subject = judged.worlds.situation.name(found.subject)
    does = DOES[found.wanted]
    stands = f"{subject}: {STANDS[found.stands]}" if subject else STANDS[found.stands]
    if found.never:
        return [stands, f"  No rule could {does} here, whatever the answers."]
    if not found.smallest:
        told = f"  No change of up to three answers would {does}."
        fixed = " What is known of the market was left as it is." if not known_too else ""
        return [stands, told + fixed] if found.by_size else [f"{stands} Nothing has to change for that."]
    return [stands, *_sizes(judged, found, does)]


def _sizes(judged: Run, found: Counterfactuals, does: str) -> Iterator[str]:
    shown = False
    for size, sets in enumerate(found.by_size, 1):
        if not sets:
            continue
        told = [set_in_words(judged, group) for group in merged(sets)]
        if shown:
            yield f"  {SIZES[size]} would do it too, in {counted(len(told), 'further way')}."
            continue
        shown = True
        several = f" (any of these {len(told)})" if len(told) > 1 else ""
        yield f"  {SIZES[size]} would {does}{several}:"
        yield from (f"  - {line}" for line in told[:MOST_SHOWN])
        if len(told) > MOST_SHOWN:
            yield f"  - and {counted(len(told) - MOST_SHOWN, 'more way')} of this size"


def merged(sets: Iterable[ChangeSet]) -> list[ChangeSet]:
    """The sets with those joined that differ in the value of one answer only."""
    found = list(sets)
    for position in range(max(map(len, found), default=0)):
        groups: dict[tuple[AnswerChange | tuple[Subject, str], ...], list[ChangeSet]] = {}
        for set_ in found:
            alike = isinstance(set_[position].value, str)
            key = set_[position].key if alike else set_[position]
            groups.setdefault((*set_[:position], key, *set_[position + 1 :]), []).append(set_)
        found = [_joined(group, position) for group in groups.values()]
    return found


def _joined(group: list[ChangeSet], position: int) -> ChangeSet:
    values = [value for set_ in group for value in (set_[position].value, *set_[position].others)]
    swap = replace(group[0][position], value=values[0], others=tuple(values[1:]))
    return (*group[0][:position], swap, *group[0][position + 1 :])


def set_in_words(judged: Run, changes: ChangeSet) -> str:
    """Changes as one line: each fact with the value it would need and the one it has."""
    return "; and ".join(swap_in_words(judged, swap) for swap in changes)


def swap_in_words(judged: Run, swap: AnswerChange) -> str:
    """One change: the fact, the values that would do, and what it is now."""
    question, fact = (
        judged.program.knowledge.questions[swap.fact],
        judged.worlds.situation.fact(swap.subject, swap.fact),
    )
    told = f"{fact_name(judged, swap.subject, swap.fact)}: {values_in_words(judged, swap)}"
    if fact and isinstance(fact.value, Several):
        return told
    now = question.in_words(fact.value) if fact and fact.value is not None else "not sure" if fact else "not answered"
    return f"{told} (now: {now})"


def fact_name(judged: Run, subject: Subject, fact: str) -> str:
    """The heading of a fact, with the subject it is about."""
    name = judged.worlds.situation.name(subject)
    return judged.program.knowledge.label(fact) + (f" ({name})" if name else "")


def values_in_words(judged: Run, swap: AnswerChange) -> str:
    """The values that would do: as alternatives, by the only one that would not, or by what a set gains and loses."""
    question, was = (
        judged.program.knowledge.questions[swap.fact],
        judged.worlds.situation.value(swap.subject, swap.fact),
    )
    if isinstance(was, Several) and isinstance(swap.value, Several):
        return _set_change(question, was, swap.value)
    values = [swap.value, *swap.others]
    if isinstance(swap.value, Number):
        return _range(question, [value for value in values if isinstance(value, Number)])
    left = [value for value in question.values if value not in values]
    if len(left) == 1 and len(values) > 2:
        return f"anything but {question.in_words(left[0])}"
    return either([question.in_words(value) for value in values])


def _range(question: Question, ends: Sequence[Number]) -> str:
    low, high = min(end.low for end in ends), max(end.low for end in ends)
    if low == question.lowest and high < question.highest and low != high:
        return f"at most {question.in_words(Number(high, high))}"
    return question.in_words(Number(low, None if low < high == question.highest else high))


def _set_change(question: Question, was: Several, value: Several) -> str:
    more, less = (
        question.in_words(Several(chosen)) for chosen in (value.chosen - was.chosen, was.chosen - value.chosen)
    )
    parts = [f"with {more}"] if value.chosen - was.chosen else []
    parts += [f"without {less}"] if was.chosen - value.chosen else []
    return " and ".join(parts) if parts else f"{question.in_words(value)} and nothing else"


def either(words: list[str]) -> str:
    """Words as alternatives, in quotes where one of them is a choice of words itself."""
    if len(words) > 1 and any(" or " in word or "," in word for word in words):
        words = [f'"{word}"' for word in words]
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def alternatives_as_text(
    run: Run, measure: str, subjects: Sequence[Subject], wanted: Wanted | None, known_too: bool, width: int
) -> str:
    """What would change where a measure stands."""
    lines = alternatives_lines(run, measure, subjects, wanted, known_too)
    return with_sources(lines, Numbering(run.program.knowledge), width)


def alternatives_as_data(
    run: Run, measure: str, subjects: Sequence[Subject], wanted: Wanted | None, known_too: bool
) -> dict[str, Any]:
    """Every smallest set of changes, by subject and size."""
    found = [counterfactuals(run, measure, subject, wanted, known_too) for subject in subjects]
    return {
        "schema": "advisor/changes/1",
        "measure": measure,
        "subjects": [
            {
                "about": subject_of(run.worlds.situation, each.subject).written,
                "stands": each.stands or "not-indicated",
                "wanted": each.wanted,
                "possible": not each.never,
                "counts": {str(size): len(sets) for size, sets in enumerate(each.by_size, 1)},
                "sets": [[_swap(run, swap) for swap in set_] for sets in each.by_size for set_ in sets],
            }
            for each in found
        ],
    }


def _swap(run: Run, swap: AnswerChange) -> dict[str, Any]:
    question = run.program.knowledge.questions[swap.fact]
    return {
        "fact": swap.fact,
        "about": about_of_fact(run, swap.subject, swap.fact).written,
        "now": write_value(question, run.worlds.situation.value(swap.subject, swap.fact)),
        "to": write_value(question, swap.value),
        "or": [write_value(question, value) for value in swap.others],
    }


def places_about(run: Run, measure: str, name: str) -> list[Subject]:
    """The subjects of a measure, or the one that is called so."""
    subjects = places_of(run, measure)
    return [p for p in subjects if not name or run.worlds.situation.name(p).casefold() == name.casefold()]
