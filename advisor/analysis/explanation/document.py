"""Explanations in words: in a sentence, in a paragraph, or down to answers and sources, for each subject."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from advisor.analysis.eligibility.document import under_eligibility
from advisor.analysis.evidence import SUPPORT_IN_WORDS
from advisor.documents.document import Block, Document, Line, Sentence, Sources
from advisor.model.knowledge import Knowledge
from advisor.model.strengths import AVOID, WORDS
from advisor.text.phrases import lowered

if TYPE_CHECKING:
    # Built only when somebody asks why.
    from advisor.analysis.explanation.data import Depth, Explanation, Node, RuleExplanation, SubjectExplanation

SIGNS = {"yes": "+", "no": "-", "open": "?"}
LEGEND = "In the lines below, + holds, - does not hold, and ? is open."


def why_document(knowledge: Knowledge, found: Explanation, depth: Depth = "tree") -> Document:
    """An explanation for a terminal, with its sources."""
    blocks: list[Block] = [Line(f"Case: {found.case}"), *why_blocks(found, depth), Sources(short=True)]
    document = Document(f"Why: {found.title}", tuple(blocks), knowledge, unbroken=True)
    return under_eligibility(document, found.eligibility)


def why_blocks(found: Explanation, depth: Depth) -> Iterator[Line]:
    """An explanation as a conversation tells it."""
    yield Line(found.title)
    yield Line(found.in_short)
    if found.about_each:
        yield Line(nobody_named(found))
        return
    if depth == "tree":
        yield Line(LEGEND)
    for subject in found.subjects:
        if depth == "tree":
            yield from _tree(subject)
        else:
            yield Line(sentence_words(subject) if depth == "sentence" else paragraph_words(subject))


def why_memo(knowledge: Knowledge, found: Explanation, depth: Depth = "paragraph") -> Document:
    """An explanation as a memo, a part for each subject, with its sources."""
    blocks: list[Block] = [Line(f"Why: {found.title}", heading=1), Line(f"Case: {found.case}"), Line(found.in_short)]
    blocks += [Line(nobody_named(found))] if found.about_each else []
    for subject in found.subjects:
        blocks += [Line(subject.name, heading=2)] if subject.name else []
        # The name stands in the heading.
        blocks += _part_of_memo(subject.model_copy(update={"name": ""}), depth)
    document = Document(f"Why: {found.title}", (*blocks, Sources(short=True)), knowledge, tight=True)
    return under_eligibility(document, found.eligibility)


def _part_of_memo(subject: SubjectExplanation, depth: Depth) -> Iterator[Line]:
    if depth != "tree":
        yield Line(sentence_words(subject) if depth == "sentence" else paragraph_words(subject))
        return
    yield Line(verdict_sentence(subject))
    for rule in subject.rules:
        yield Line()
        if rule.text:
            yield Line(Sentence(rule.text, rule.citations, most=3))
        yield from tree_blocks(titled_tree(rule), 1, in_words=True)
        if rule.text:
            yield from (Line(), Line(f"Limits: {rule.limits}"))
    if support_words(subject):
        yield from (Line(), Line(support_words(subject)))


def nobody_named(found: Explanation) -> str:
    """What to say where rules look at subjects one by one and none is named."""
    return f"Rules look at each {found.about_each} on its own, and none has been named."


def sentence_words(subject: SubjectExplanation) -> Sentence:
    """The verdict and its main reason, with the name of the subject before it, if there is one."""
    text = _named(subject, subject.sentence, subject.verdict, subject.reason)
    return Sentence(text, subject.paragraph[0].citations, most=2)


def paragraph_words(subject: SubjectExplanation) -> tuple[Sentence, ...]:
    """The paragraph, with the name of the subject before it, if there is one."""
    first, *rest = subject.paragraph
    named = Sentence(_named(subject, first.text, first.verdict, first.reason), first.citations)
    return (named, *(Sentence(statement.text, statement.citations) for statement in rest))


def _named(subject: SubjectExplanation, text: str, verdict: str, reason: str) -> str:
    if not subject.name:
        return text
    # A second colon would be one too many.
    return f"{subject.name}: {lowered(f'{verdict}, as {reason}' if verdict else text)}"


def verdict_sentence(subject: SubjectExplanation) -> str:
    """The verdict on a measure, in a sentence without a reason."""
    told = WORDS[subject.strength or subject.status].sentence
    return f"{subject.name}: {told}" if subject.name else told


def rule_words(rule: RuleExplanation) -> str:
    """A rule with what it says of the measure."""
    does = WORDS[rule.strength or AVOID].word
    return f"{rule.title} ({does}{', but it gives way' if rule.state == 'gives-way' else ''})"


def support_words(subject: SubjectExplanation) -> str:
    """What to know about the support of what is said, if no primary text bears it out."""
    return "" if subject.support in (None, "confirmed") else f"Support: {SUPPORT_IN_WORDS[subject.support]}."


def _tree(subject: SubjectExplanation) -> Iterator[Line]:
    yield Line(verdict_sentence(subject))
    for rule in subject.rules:
        if rule.text:
            yield Line(Sentence(rule.text, rule.citations, most=3), depth=1, column=2)
        yield from tree_blocks(titled_tree(rule), 1)
        if rule.text:
            yield Line(f"Limits: {rule.limits}", depth=2, column=4)
    if support_words(subject):
        yield Line(support_words(subject), depth=1, column=2)


def titled_tree(rule: RuleExplanation) -> Node:
    """The tree of a rule, headed by what the rule says of the measure."""
    return rule.tree.model_copy(update={"says": rule_words(rule)})


def tree_blocks(node: Node, depth: int = 0, in_words: bool = False) -> Iterator[Line]:
    """A tree as lines, each below what it decides: with a sign for whether it holds, or the word."""
    lead = node.holds if in_words else SIGNS[node.holds]
    says = Sentence(node.says, node.citations, most=2)
    yield Line(says, depth=depth, lead=lead, joint=" ", column=0 if in_words else 2 * depth + 2)
    for part in node.parts:
        yield from tree_blocks(part, depth + 1, in_words)
