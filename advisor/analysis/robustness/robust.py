"""Finds how firm the advice is: what holds whatever is answered, what one answer would settle, what rests on one answer."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.analysis.counterfactuals.search import least_moved
from advisor.analysis.counterfactuals.why_not import change_in_words, changed_answer, merged
from advisor.analysis.robustness.data import GivenAnswer, MeasureOutlook, Robustness
from advisor.analysis.robustness.robustness import Outlook, outlooks, sensitivity, sentence_of_outlooks
from advisor.analysis.subject_words import about_of_fact, subject_of
from advisor.engine.run import Run
from advisor.model.situation import Subject


def robust(run: Run) -> Robustness:
    """What may become of every measure as questions are answered."""
    found, carried = outlooks(run), sensitivity(run)
    measures = tuple(_outlook(run, each, carried[each.measure, each.subject]) for each in found)
    return Robustness(holds=sentence_of_outlooks(found), measures=measures)


def _outlook(run: Run, outlook: Outlook, carried: Iterable[tuple[Subject, str]]) -> MeasureOutlook:
    named = subject_of(run.worlds.situation, outlook.subject)
    smallest = merged(least_moved([(change,) for change in outlook.alone]))
    return MeasureOutlook(
        measure=outlook.measure,
        title=run.program.knowledge.measures[outlook.measure].title,
        about=named.written,
        subject_kind=named.kind,
        subject_name=named.name,
        certain=outlook.certain,
        possible=outlook.possible,
        avoid=outlook.avoid,
        exact=outlook.exact,
        settled_by_one_answer=tuple(changed_answer(run, change) for change in outlook.alone),
        settled_in_words=tuple(change_in_words(run, change) for (change,) in smallest),
        rests_on=tuple(_given(run, subject, fact) for subject, fact in carried),
    )


def _given(run: Run, subject: Subject, fact: str) -> GivenAnswer:
    about = about_of_fact(run, subject, fact)
    return GivenAnswer(
        fact=fact,
        about=about.written,
        subject_kind=about.kind,
        subject_name=about.name,
        label=run.program.knowledge.label(fact),
    )
