"""Why a question is asked, derived from the rules that wait for it; and why a measure is advised, not advised, or open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.analysis.explanation.document import why_blocks
from advisor.analysis.relevance.waiting import Waiting
from advisor.conversation.next_step import Snapshot
from advisor.documents.citations import Numbering
from advisor.documents.document import Line, Sentence, Words
from advisor.documents.writers import plain
from advisor.engine.proposal_rules import JUDGED_IN_WORDS
from advisor.model.kinds.rule import Rule
from advisor.model.situation import Subject
from advisor.model.strengths import MAY, MUST, SHOULD, WORDS

if TYPE_CHECKING:
    # Built only when somebody asks why.
    from advisor.analysis.explanation.data import Depth

MAX_RULES = 4


def waiting_for(now: Snapshot) -> Waiting | None:
    """The rules that wait for the present question."""
    for waiting in now.open_all:
        if (waiting.subject, waiting.fact) == (now.step.subject, now.step.fact):
            return waiting
    return None


def why_question(now: Snapshot, numbering: Numbering) -> list[str]:
    """The general reason for a question, then what waits for its answer, musts first."""
    return plain.lines(map(Line, reasons_to_ask(now)), numbering)


def reasons_to_ask(now: Snapshot) -> list[Words]:
    """The general reason for a question, then the outcomes that wait for its answer with their sources, musts first."""
    knowledge = now.run.program.knowledge
    step = now.step
    if step.kind == "name":
        return [
            f"Rules look at each {step.subject.kind} on its own: some measures are needed for one and wasted on another."
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
    rules = [(subject, knowledge.rules[rule]) for subject, rule in waiting.rules]
    rules.sort(key=lambda pair: _weight(pair[1]))
    lines: list[Words] = [knowledge.questions[step.fact].why, _count(len(rules))]
    for subject, rule in rules[:MAX_RULES]:
        lines.append(Sentence(f"- {_outcome(now, subject, rule)}. {rule.title}.", rule.citations, most=2))
    if len(rules) > MAX_RULES:
        lines.append(f"- and {len(rules) - MAX_RULES} more")
    return lines


def _count(number: int) -> str:
    return "One answer is waiting on it:" if number == 1 else f"{number} pieces of advice are waiting on it:"


def _weight(rule: Rule) -> int:
    return {MUST: 0, SHOULD: 2, MAY: 3, None: 1}[rule.then.strength]


def _outcome(now: Snapshot, subject: Subject, rule: Rule) -> str:
    knowledge = now.run.program.knowledge
    owner = now.state.situation.name(subject)
    name = f" for {owner}" if owner else ""
    if rule.then.tension:
        first, second = (knowledge.measures[m].title for m in rule.then.tension)
        return f"Whether '{first}' and '{second}' pull against each other{name}"
    if rule.then.classes:
        return f"Whether '{rule.title}' stands in the way{name}"
    if rule.then.judges:
        return JUDGED_IN_WORDS[rule.then.judges.part]
    title = knowledge.measures[rule.then.measure].title
    if rule.then.avoid:
        return f"Whether to advise against '{title}'{name}"
    return f"Whether '{title}' becomes {WORDS[rule.then.strength or MUST].a_noun}{name}"


def why_measure(now: Snapshot, measure: str, numbering: Numbering, depth: Depth = "paragraph") -> list[str]:
    """Why a measure stands where it does for each subject: in a sentence, in a paragraph, or down to the sources."""
    from advisor.analysis.explanation.explain import why

    return plain.lines(why_blocks(why(now.run, measure), depth), numbering)
