"""Why a question is asked, derived from the rules that wait for it; and why a measure is advised, not advised, or open."""

from __future__ import annotations

from advisor.dialogue.numbering import Numbering
from advisor.dialogue.steps import Moment
from advisor.engine.advise import spoken
from advisor.engine.explain import explain
from advisor.engine.relevance import Waiting
from advisor.engine.standing import verdicts
from advisor.engine.support import warning
from advisor.engine.wording import Line, explanation_lines
from advisor.model.rule import Rule
from advisor.model.situation import CASE, Place

MOST_RULES = 4
SIGNS = {"yes": "+", "no": "-", "open": "?"}


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
    title = knowledge.measures[rule.then.measure].title
    if rule.then.avoid:
        return f"Whether to advise against '{title}'{name}"
    return f"Whether '{title}' becomes a {rule.then.strength}{name}"


def why_measure(now: Moment, measure: str, numbering: Numbering) -> list[str]:
    """Every rule that speaks on a measure, for each subject, with the conditions that decided it."""
    knowledge = now.run.program.knowledge
    entry = knowledge.measures[measure]
    lines = [entry.title, entry.in_short, "In the lines below, + holds, - does not hold, and ? is open."]
    for place, rules in speaking(now, measure):
        subject = now.state.situation.name(place)
        standing = verdicts(now.run).get((measure, place))
        status = (standing.strength or standing.status) if standing else "not indicated"
        lines.append(f"{subject + ': ' if subject else ''}{STATUS_WORDS.get(status, status)}")
        for rule in rules:
            explained = explain(now.run, place, rule)
            if explained.state == "fires":
                lines.append(f"  {spoken(now.run, place, rule.because)} {numbering.marks(rule.citations)}")
            lines += [text for line in explanation_lines(knowledge, now.state.situation, explained)
                      for text in [_line(line, numbering)]]  # fmt: skip
            if explained.state == "fires":
                lines.append(f"    Limits: {rule.limits}")
        fired = [rule for rule in rules if now.run.state(place, rule.id) == "fires"]
        doubt = warning(knowledge, fired) if fired else ""
        lines += [f"  Support: {doubt}."] if doubt else []
    return lines


STATUS_WORDS = {
    "must": "It is a must.",
    "should": "It is recommended: should.",
    "may": "It is an option: may.",
    "avoid": "I advise against it.",
    "open": "It is open: it depends on answers not given yet.",
    "not-indicated": "It is not indicated: no rule asks for it here.",
}


def speaking(now: Moment, measure: str) -> list[tuple[Place, list[Rule]]]:
    """The subjects on which rules speak about a measure, each with the rules that show why it stands where it does."""
    rules = [
        rule for rule in now.run.program.knowledge.rules.values() if measure in (rule.then.recommend, rule.then.avoid)
    ]
    places = sorted({place for rule in rules for place in now.run.places(rule)}, key=lambda p: (p != CASE, p))
    found = []
    for place in places:
        mine = [rule for rule in rules if place in now.run.places(rule)]
        states = {rule.id: now.run.state(place, rule.id) for rule in mine}
        shown = next(s for s in ("fires", "undecided", "silent") if s in states.values())
        found.append((place, [rule for rule in mine if states[rule.id] == shown]))
    return found


def _line(line: Line, numbering: Numbering) -> str:
    marks = f" {numbering.marks(line.citations, most=2)}" if line.citations else ""
    return f"  {'  ' * line.depth}{SIGNS[line.mark]} {line.text}{marks}"
