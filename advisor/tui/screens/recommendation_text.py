"""The texts of the recommendation screen: where a measure stands, what it asks, and the sources it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from advisor.analysis.counterfactuals.document import MAX_SUBJECTS, why_not_blocks
from advisor.analysis.counterfactuals.why_not import subjects_of_measure, why_not
from advisor.analysis.explanation.data import Explanation, SubjectExplanation
from advisor.analysis.explanation.document import nobody_named, paragraph_words
from advisor.conversation.next_step import Snapshot
from advisor.documents.citations import Numbering, caution
from advisor.documents.writers import plain
from advisor.model.entry import STATUS_IN_WORDS
from advisor.model.kinds.measure import Measure
from advisor.model.knowledge import Knowledge


def verdict_lines(found: Explanation, subjects: Iterable[SubjectExplanation], numbering: Numbering) -> str:
    """Where the measure stands for each subject, and why, in a paragraph each."""
    if found.about_each:
        return nobody_named(found)
    return "\n\n".join(numbering.words(paragraph_words(subject)) for subject in subjects)


def change_lines(now: Snapshot, measure: str, names: Sequence[str]) -> str:
    """The smallest changes of answers that would move the measure, for each subject, in the order of their names."""
    situation = now.state.situation
    subjects = sorted(subjects_of_measure(now.run, measure), key=lambda subject: names.index(situation.name(subject)))
    _, *told = why_not_blocks(why_not(now.run, measure, subjects, most=MAX_SUBJECTS))
    lines = plain.lines(told, Numbering(now.run.program.knowledge))
    return "\n".join([*lines, "Back in the conversation, 'what if' and one of these shows all that it changes."])


def measure_parts(measure: Measure) -> Iterator[tuple[str, str]]:
    """What the measure asks, of whom, with steps, evidence, cost and when it backfires: headings and texts."""
    told = [measure.asks, f"Cost {measure.cost.replace('-', ' ')}, effort {measure.effort}."]
    if measure.asked_of:
        told[-1] += f" Asked of: {', '.join(measure.asked_of)}."
    told.append(f"Support for its cited facts: {STATUS_IN_WORDS[measure.confidence]}.")
    if measure.addition:
        told.append("An addition: no line of the article asks for it.")
    yield "What it asks", "\n".join(told)
    if measure.steps:
        yield "Steps", "\n".join(f"{number:>2}  {step}" for number, step in enumerate(measure.steps, 1))
    for title, texts in (("Evidence to show", measure.evidence), ("When it backfires", measure.backfires)):
        if texts:
            yield title, "\n".join(f" -  {text}" for text in texts)


def source_lines(knowledge: Knowledge, measure: Measure, numbering: Numbering) -> str:
    """Every source numbered on this screen and those of the measure: passage, date, what it says, reliability."""
    numbering.marks(measure.citations, most=len(measure.citations))
    lines = []
    for number, citation in enumerate(numbering.cited, 1):
        source, passage = knowledge.sources[citation.source], knowledge.passage(citation)
        mark = f"[{number}]"
        lines.append(f"{mark:<4}  {source.title}, {source.publisher}, {source.date}; {passage.where}")
        lines.append(f"      Supports: {citation.supports}")
        doubt = caution(knowledge, citation)
        told = f"      Reliability: {source.reliability}." + (f" Caution: {doubt}" if doubt else "")
        lines += [told, ""]
    return "\n".join(lines[:-1])
