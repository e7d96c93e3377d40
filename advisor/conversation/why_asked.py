"""Why a question is asked, derived from the rules that wait for it; and why a measure is advised, not advised, or open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from advisor.analysis.advice.data import SUPPORT_IN_WORDS
from advisor.analysis.relevance.waiting import Waiting
from advisor.conversation.next_step import Moment
from advisor.documents.citations import Numbering
from advisor.engine.proposal_rules import judged_in_words
from advisor.model.kinds.rule import Rule
from advisor.model.situation import Place
from advisor.text.phrases import lowered

if TYPE_CHECKING:
    # Built only when somebody asks why.
    from advisor.analysis.explanation.data import Depth, Grounds, Node, RuleGrounds, Why

MOST_RULES = 4
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


def waiting_for(now: Moment) -> Waiting | None:
    """The rules that wait for the present question."""
    for waiting in now.open_all:
        if (waiting.place, waiting.fact) == (now.step.place, now.step.fact):
            return waiting
    return None


def why_question(now: Moment, numbering: Numbering) -> list[str]:
    """The general reason for a question, then what waits for its answer, musts first."""
    knowledge = now.run.program.knowledge
    step = now.step
    if step.kind == "name":
        return [
            f"Rules look at each {step.place.kind} on its own: some measures are needed for one and wasted on another."
        ]
    if step.kind == "profile":
        return ["What the name suggests saves you questions. If it is wrong, choose to set the facts yourself."]
    if step.kind == "claim":
        return [
            "A review takes nothing for granted: what is claimed counts by the proposal's word, and what is shown counts by its"
            " evidence. Every gap gets an owner and what would show that it is closed."
        ]
    if step.kind != "fact":
        return ["Everything I advise depends on the market and on your answers; nothing is assumed."]
    waiting = waiting_for(now)
    if waiting is None:
        return [knowledge.questions[step.fact].why, "No rule waits for it now; you asked to set it."]
    rules = [(place, knowledge.rules[rule]) for place, rule in waiting.rules]
    rules.sort(key=lambda pair: _weight(pair[1]))
    lines = [knowledge.questions[step.fact].why, _count(len(rules))]
    for place, rule in rules[:MOST_RULES]:
        lines.append(f"- {_outcome(now, place, rule)}. {rule.title}. {numbering.marks(rule.citations, most=2)}")
    if len(rules) > MOST_RULES:
        lines.append(f"- and {len(rules) - MOST_RULES} more")
    return lines


def _count(number: int) -> str:
    return "One answer is waiting on it:" if number == 1 else f"{number} pieces of advice are waiting on it:"


def _weight(rule: Rule) -> int:
    return {"must": 0, "should": 2, "may": 3, None: 1}[rule.then.strength]


def _outcome(now: Moment, place: Place, rule: Rule) -> str:
    knowledge = now.run.program.knowledge
    subject = now.state.situation.name(place)
    name = f" for {subject}" if subject else ""
    if rule.then.tension:
        first, second = (knowledge.measures[m].title for m in rule.then.tension)
        return f"Whether '{first}' and '{second}' pull against each other{name}"
    if rule.then.judges:
        return judged_in_words(rule.then.judges)
    title = knowledge.measures[rule.then.measure].title
    if rule.then.avoid:
        return f"Whether to advise against '{title}'{name}"
    return f"Whether '{title}' becomes a {rule.then.strength}{name}"


def why_measure(now: Moment, measure: str, numbering: Numbering, depth: Depth = "paragraph") -> list[str]:
    """Why a measure stands where it does for each subject: in a sentence, in a paragraph, or down to the sources."""
    from advisor.analysis.explanation.explain import why

    return why_lines(why(now.run, measure), numbering, depth)


def why_lines(found: Why, numbering: Numbering, depth: Depth) -> list[str]:
    """An explanation as lines; citations are numbered as they come."""
    lines = [found.title, found.in_short]
    if found.about_each:
        return [*lines, nobody_named(found)]
    if depth == "tree":
        lines.append(LEGEND)
    for subject in found.subjects:
        lines += list(_TOLD[depth](subject, numbering))
    return lines


def nobody_named(found: Why) -> str:
    """What to say where rules look at subjects one by one and none is named."""
    return f"Rules look at each {found.about_each} on its own, and none has been named."


def before(subject: Grounds, text: str) -> str:
    """A text on where a measure stands, with the name of its subject before it, if there is one."""
    if not subject.name:
        return text
    # A second colon would be one too many.
    stands = re.sub(r"^([^,:]+): ", r"\1, as ", text)
    return f"{subject.name}: {lowered(stands)}"


def paragraph_text(subject: Grounds, numbering: Numbering) -> str:
    """The paragraph as one text, with the numbers of its citations."""
    first, *rest = subject.paragraph
    named = [(before(subject, first.text), first.citations), *((one.text, one.citations) for one in rest)]
    return " ".join(f"{text} {numbering.marks(cited, most=len(cited))}".rstrip() for text, cited in named)


def standing_words(subject: Grounds) -> str:
    """Where a measure stands, in a sentence without a reason."""
    told = STATUS_WORDS[subject.strength or subject.status]
    return f"{subject.name}: {told}" if subject.name else told


def rule_words(rule: RuleGrounds) -> str:
    """A rule with what it says of the measure."""
    does = rule.strength or "avoid"
    return f"{rule.title} ({does}{', but it gives way' if rule.state == 'gives-way' else ''})"


def support_words(subject: Grounds) -> str:
    """What to know about the support of what is said, if no primary text bears it out."""
    return "" if subject.support in (None, "confirmed") else f"Support: {SUPPORT_IN_WORDS[subject.support]}."


def tree_lines(node: Node, numbering: Numbering, depth: int = 0) -> Iterator[str]:
    """A tree as lines, each below what it decides."""
    marks = f" {numbering.marks(node.citations, most=2)}" if node.citations else ""
    yield f"{'  ' * depth}{SIGNS[node.holds]} {node.says}{marks}"
    for part in node.parts:
        yield from tree_lines(part, numbering, depth + 1)


def _sentence(subject: Grounds, numbering: Numbering) -> Iterator[str]:
    citations = subject.paragraph[0].citations
    yield f"{before(subject, subject.sentence)} {numbering.marks(citations, most=2)}".rstrip()


def _paragraph(subject: Grounds, numbering: Numbering) -> Iterator[str]:
    yield paragraph_text(subject, numbering)


def _tree(subject: Grounds, numbering: Numbering) -> Iterator[str]:
    yield standing_words(subject)
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
