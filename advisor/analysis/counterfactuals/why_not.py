"""Finds what would change the verdict on a measure, and puts each change into words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import get_args

from advisor.analysis.counterfactuals.data import ChangedAnswer, ChangeInWords, SubjectChanges, Way, WhyNot
from advisor.analysis.counterfactuals.search import AnswerChange, ChangeSet, counterfactuals
from advisor.analysis.eligibility.judge import eligibility
from advisor.analysis.subject_words import about_of_fact, subject_of
from advisor.engine.run import Run
from advisor.model.kinds.question import ChangedBy, Question
from advisor.model.situation import Subject
from advisor.model.strengths import NOT_INDICATED, Wanted
from advisor.model.values import Number, Several
from advisor.model.written_values import write_value
from advisor.text.phrases import with_name


def why_not(
    run: Run,
    measure: str,
    subjects: Sequence[Subject],
    wanted: Wanted | None = None,
    known_too: bool = False,
    most: int | None = None,
) -> WhyNot:
    """The smallest changes for the first few subjects, or all; without a wish, in if it is out and out if it is in."""
    left = subjects[most:] if most else ()
    subjects = [] if run.barred & 1 else subjects
    return WhyNot(
        measure=measure,
        title=run.program.knowledge.measures[measure].title,
        subjects=tuple(_for_subject(run, measure, subject, wanted, known_too) for subject in subjects[:most]),
        eligibility=eligibility(run),
        left_out=tuple(run.worlds.situation.name(subject) for subject in left),
    )


def _for_subject(run: Run, measure: str, subject: Subject, wanted: Wanted | None, known_too: bool) -> SubjectChanges:
    found = counterfactuals(run, measure, subject, wanted, known_too)
    named = subject_of(run.worlds.situation, subject)
    return SubjectChanges(
        about=named.written,
        subject_kind=named.kind,
        subject_name=named.name,
        stands=found.verdict or NOT_INDICATED,
        wanted=found.wanted,
        possible=not found.never,
        reached=not found.never and not found.by_size,
        known_kept=not known_too,
        counts={str(size): len(sets) for size, sets in enumerate(found.by_size, 1)},
        sets=tuple(tuple(changed_answer(run, change) for change in set_) for sets in found.by_size for set_ in sets),
        ways=tuple(way for size, sets in enumerate(found.by_size, 1) for way in _ways(run, size, sets)),
    )


def _ways(run: Run, size: int, sets: Iterable[ChangeSet]) -> list[Way]:
    """Sets of one size in words; those first of which the consortium can bring about more itself."""
    ways = [Way(size=size, changes=tuple(change_in_words(run, change) for change in way)) for way in merged(sets)]
    return sorted(ways, key=lambda way: max(reach(change) for change in way.changes))


def reach(change: ChangeInWords) -> int:
    """How far from the consortium's own hands a change is."""
    who = get_args(ChangedBy)
    return who.index(change.changed_by) if change.changed_by else len(who)


def subjects_of_measure(run: Run, measure: str, name: str = "") -> list[Subject]:
    """The subjects for which rules could recommend a measure or advise against it, or the one that is called so."""
    subjects = [subject for one, scope in run.program.outcomes if one == measure for subject in run.subjects_of(scope)]
    return [p for p in subjects if not name or run.worlds.situation.name(p).casefold() == name.casefold()]


def changed_answer(run: Run, change: AnswerChange) -> ChangedAnswer:
    """One change as case files would write it."""
    question = run.program.knowledge.questions[change.fact]
    about = about_of_fact(run, change.subject, change.fact)
    return ChangedAnswer(
        fact=change.fact,
        about=about.written,
        subject_kind=about.kind,
        subject_name=about.name,
        now=write_value(question, run.worlds.situation.value(change.subject, change.fact)),
        to=write_value(question, change.value),
        or_=tuple(write_value(question, value) for value in change.others),
        changed_by=question.changed_by,
    )


def change_in_words(run: Run, change: AnswerChange) -> ChangeInWords:
    """One change: the fact, the values that would do, and what it is now."""
    question = run.program.knowledge.questions[change.fact]
    fact = run.worlds.situation.fact(change.subject, change.fact)
    now = question.in_words(fact.value) if fact and fact.value is not None else "not sure" if fact else "not answered"
    if fact and isinstance(fact.value, Several):
        now = ""
    label = with_name(question.label, run.worlds.situation.name(change.subject))
    return ChangeInWords(label=label, to=values_in_words(run, change), now=now, changed_by=question.changed_by)


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
    change = replace(group[0][position], value=values[0], others=tuple(values[1:]))
    return (*group[0][:position], change, *group[0][position + 1 :])


def values_in_words(run: Run, change: AnswerChange) -> str:
    """The values that would do: as alternatives, by the only one that would not, or by what a set gains and loses."""
    question = run.program.knowledge.questions[change.fact]
    was = run.worlds.situation.value(change.subject, change.fact)
    if isinstance(was, Several) and isinstance(change.value, Several):
        return _set_change(question, was, change.value)
    values = [change.value, *change.others]
    if isinstance(change.value, Number):
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
