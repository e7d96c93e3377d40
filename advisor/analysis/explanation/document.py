"""Why a measure stands where it does for a case, as text, Markdown and JSON: the words that the conversation uses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from advisor.analysis.evidence import SUPPORT_IN_WORDS
from advisor.documents.citations import Numbering, reference
from advisor.documents.writers.markdown import plain
from advisor.engine.run import Run
from advisor.errors import InputError
from advisor.text.nearest import did_you_mean, nearest
from advisor.text.phrases import lowered
from advisor.text.wrapping import wrapped

if TYPE_CHECKING:
    # Built only when somebody asks why.
    from advisor.analysis.explanation.data import Depth, Explanation, Node, RuleExplanation, SubjectExplanation


def why_as_text(run: Run, measure: str, title: str, width: int, depth: Depth = "tree") -> str:
    """Why a measure stands where it does, as text; raises InputError with the nearest names if there is no such measure."""
    found, numbering = _why(run, measure, title), Numbering(run.program.knowledge)
    lines = [f"Case: {title}", *why_lines(found, numbering, depth), *_sources(numbering)]
    return "".join(f"{wrapped(line, width)}\n" for line in lines)


def why_as_markdown(run: Run, measure: str, title: str, depth: Depth = "paragraph") -> str:
    """Why a measure stands where it does, as a Markdown document; raises InputError as `why_as_text` does."""
    found, numbering = _why(run, measure, title), Numbering(run.program.knowledge)
    lines = [f"# Why: {plain(found.title)}", "", f"Case: {plain(title)}", "", plain(found.in_short), ""]
    lines += [plain(nobody_named(found)), ""] if found.about_each else []
    for subject in found.subjects:
        lines += [f"## {plain(subject.name)}", ""] if subject.name else []
        lines += [*_subject(subject, numbering, depth), ""]
    heading, *listed = _sources(numbering)[1:] or [""]
    lines += [f"## {heading}", "", *(f"- {plain(entry)}" for entry in listed)] if listed else []
    return "\n".join(lines).rstrip() + "\n"


def why_as_json(run: Run, measure: str, title: str) -> str:
    """Why a measure stands where it does, as the versioned document; raises InputError as `why_as_text` does."""
    return _why(run, measure, title).model_dump_json(by_alias=True, indent=2) + "\n"


def why_schema() -> str:
    """The JSON Schema of the document."""
    from advisor.analysis.explanation.data import Explanation

    return json.dumps(Explanation.model_json_schema(by_alias=True, mode="serialization"), indent=2) + "\n"


def _why(run: Run, measure: str, title: str) -> Explanation:
    from advisor.analysis.explanation.explain import why

    knowledge = run.program.knowledge
    key = measure if measure in knowledge.measures else None
    if key is None:
        titles = {entry.title: name for name, entry in knowledge.measures.items()}
        near = nearest(measure, titles, most=1, least=90)
        key = titles[near[0]] if near else None
    if key is None:
        raise InputError(f"There is no measure '{measure}'. {did_you_mean(measure, knowledge.measures)}".rstrip())
    return why(run, key, title)


def _subject(subject: SubjectExplanation, numbering: Numbering, depth: Depth) -> Iterator[str]:
    # The name stands in the heading.
    bare = subject.model_copy(update={"name": ""})
    if depth == "sentence":
        cited = subject.paragraph[0].citations
        yield f"{plain(subject.sentence)} {plain(numbering.marks(cited, most=2))}".rstrip()
        return
    if depth == "paragraph":
        yield plain(paragraph_text(bare, numbering))
        return
    yield plain(verdict_sentence(bare))
    for rule in subject.rules:
        yield ""
        if rule.text:
            yield from (plain(f"{rule.text} {numbering.marks(rule.citations)}"), "")
        yield from _bullets(rule.tree.model_copy(update={"says": rule_words(rule)}), numbering)
        if rule.text:
            yield from ("", f"Limits: {plain(rule.limits)}")
    if support_words(subject):
        yield from ("", plain(support_words(subject)))


def _bullets(node: Node, numbering: Numbering, depth: int = 0) -> Iterator[str]:
    marks = numbering.marks(node.citations, most=2)
    yield f"{'  ' * depth}- **{node.holds}** {plain(f'{node.says} {marks}')}".rstrip()
    for part in node.parts:
        yield from _bullets(part, numbering, depth + 1)


def _sources(numbering: Numbering) -> list[str]:
    cited = [f"[{n}] {reference(numbering.knowledge, c)}: {c.supports}" for n, c in enumerate(numbering.cited, 1)]
    return ["", "Sources", *cited] if cited else []


SIGNS = {"yes": "+", "no": "-", "open": "?"}


LEGEND = "In the lines below, + holds, - does not hold, and ? is open."


STATUS_WORDS = {
    "must": "It is a must.",
    "should": "It is recommended: should.",
    "may": "It is an option: may.",
    "avoid": "I advise against it.",
    "open": "It is open: it depends on answers not given yet.",
    "not-indicated": "It is not indicated: no rule asks for it here.",
}


def why_lines(found: Explanation, numbering: Numbering, depth: Depth) -> list[str]:
    """An explanation as lines; citations are numbered as they come."""
    lines = [found.title, found.in_short]
    if found.about_each:
        return [*lines, nobody_named(found)]
    if depth == "tree":
        lines.append(LEGEND)
    for subject in found.subjects:
        lines += list(_TOLD[depth](subject, numbering))
    return lines


def nobody_named(found: Explanation) -> str:
    """What to say where rules look at subjects one by one and none is named."""
    return f"Rules look at each {found.about_each} on its own, and none has been named."


def before(subject: SubjectExplanation, text: str) -> str:
    """A text on where a measure stands, with the name of its subject before it, if there is one."""
    if not subject.name:
        return text
    # A second colon would be one too many.
    stands = re.sub(r"^([^,:]+): ", r"\1, as ", text)
    return f"{subject.name}: {lowered(stands)}"


def paragraph_text(subject: SubjectExplanation, numbering: Numbering) -> str:
    """The paragraph as one text, with the numbers of its citations."""
    first, *rest = subject.paragraph
    named = [(before(subject, first.text), first.citations), *((one.text, one.citations) for one in rest)]
    return " ".join(f"{text} {numbering.marks(cited, most=len(cited))}".rstrip() for text, cited in named)


def verdict_sentence(subject: SubjectExplanation) -> str:
    """Where a measure stands, in a sentence without a reason."""
    told = STATUS_WORDS[subject.strength or subject.status]
    return f"{subject.name}: {told}" if subject.name else told


def rule_words(rule: RuleExplanation) -> str:
    """A rule with what it says of the measure."""
    does = rule.strength or "avoid"
    return f"{rule.title} ({does}{', but it gives way' if rule.state == 'gives-way' else ''})"


def support_words(subject: SubjectExplanation) -> str:
    """What to know about the support of what is said, if no primary text bears it out."""
    return "" if subject.support in (None, "confirmed") else f"Support: {SUPPORT_IN_WORDS[subject.support]}."


def tree_lines(node: Node, numbering: Numbering, depth: int = 0) -> Iterator[str]:
    """A tree as lines, each below what it decides."""
    marks = f" {numbering.marks(node.citations, most=2)}" if node.citations else ""
    yield f"{'  ' * depth}{SIGNS[node.holds]} {node.says}{marks}"
    for part in node.parts:
        yield from tree_lines(part, numbering, depth + 1)


def _sentence(subject: SubjectExplanation, numbering: Numbering) -> Iterator[str]:
    citations = subject.paragraph[0].citations
    yield f"{before(subject, subject.sentence)} {numbering.marks(citations, most=2)}".rstrip()


def _paragraph(subject: SubjectExplanation, numbering: Numbering) -> Iterator[str]:
    yield paragraph_text(subject, numbering)


def _tree(subject: SubjectExplanation, numbering: Numbering) -> Iterator[str]:
    yield verdict_sentence(subject)
    for rule in subject.rules:
        if rule.text:
            yield f"  {rule.text} {numbering.marks(rule.citations)}".rstrip()
        titled = rule.tree.model_copy(update={"says": rule_words(rule)})
        yield from (f"  {line}" for line in tree_lines(titled, numbering))
        if rule.text:
            yield f"    Limits: {rule.limits}"
    if support_words(subject):
        yield f"  {support_words(subject)}"


_TOLD = {"sentence": _sentence, "paragraph": _paragraph, "tree": _tree}
