"""One entry of the knowledge base as text: a measure, rule, source, market, case, requirement, term, framing or fact."""

from __future__ import annotations

from advisor.documents.citations import cited, part
from advisor.errors import InputError
from advisor.library.market_page import market_lines
from advisor.library.measure_page import measure_lines, rule_lines
from advisor.library.question_page import conclusion_lines, question_lines
from advisor.library.search import entries, find
from advisor.model.entry import STATUS_IN_WORDS
from advisor.model.kinds.case_study import Case
from advisor.model.kinds.crisis import LOSS_IN_WORDS, Crisis
from advisor.model.kinds.framing import Framing
from advisor.model.kinds.lesson import Lesson
from advisor.model.kinds.requirement import Requirement
from advisor.model.kinds.source import Source
from advisor.model.kinds.term import Term
from advisor.model.kinds.yardstick import Yardstick
from advisor.model.knowledge import Knowledge
from advisor.model.prefill import find_market
from advisor.model.written_values import read_value
from advisor.text.nearest import did_you_mean
from advisor.text.wrapping import wrapped


def entry_as_text(knowledge: Knowledge, name: str, width: int) -> str:
    """The entry of that id, market name or term, wrapped; raises InputError with the nearest names if there is none."""
    return "".join(f"{wrapped(line, width)}\n" if line else "\n" for line in entry_lines(knowledge, name))


def entry_lines(knowledge: Knowledge, name: str) -> list[str]:
    """The lines of the entry of that id, market name or term; raises InputError with the nearest names if there is none."""
    lines = _lines(knowledge, name)
    if lines is None:
        near = did_you_mean(name, [e.id for e in entries(knowledge)])
        like = ", ".join(entry.id for entry in find(knowledge, name, 3))
        advice = near or (f"Perhaps: {like}." if like else "Try `advisor search WORDS`.")
        raise InputError(f"There is no entry '{name}'. {advice}")
    return lines


def _lines(knowledge: Knowledge, name: str) -> list[str] | None:
    if name in knowledge.measures:
        return measure_lines(knowledge, knowledge.measures[name])
    if name in knowledge.rules:
        return rule_lines(knowledge, knowledge.rules[name])
    code = find_market(knowledge.names, name)
    if code:
        return market_lines(knowledge, knowledge.markets[code])
    if name in knowledge.questions:
        return question_lines(knowledge, knowledge.questions[name])
    return _library(knowledge, name)


def _library(knowledge: Knowledge, name: str) -> list[str] | None:
    if name in knowledge.cases:
        return _case(knowledge, knowledge.cases[name])
    if name in knowledge.requirements:
        return _requirement(knowledge, knowledge.requirements[name])
    if name in knowledge.yardsticks:
        return _yardstick(knowledge, knowledge.yardsticks[name])
    if name in knowledge.crises:
        return _crisis(knowledge, knowledge.crises[name])
    if name in knowledge.lessons:
        return _lesson(knowledge, knowledge.lessons[name])
    for term in knowledge.glossary.values():
        if name.casefold() in (term.id, term.term.casefold(), *(word.casefold() for word in term.also)):
            return _term(knowledge, term)
    if name in knowledge.framing:
        return _framing(knowledge, knowledge.framing[name])
    if name in knowledge.sources:
        return _source(knowledge.sources[name])
    if name in knowledge.conclusions:
        return conclusion_lines(knowledge, knowledge.conclusions[name])
    return None


def _case(knowledge: Knowledge, case: Case) -> list[str]:
    market = knowledge.markets[find_market(knowledge.names, case.market) or ""].name if case.market else "no market"
    lines = [f"{case.title}  (case {case.id}, {market})", "", case.story or "No story is told."]
    for fact, value in case.facts.items():
        lines.append(f"  {knowledge.label(fact)}: {_in_words(knowledge, fact, value)}")
    for workload in case.workloads or ():
        lines.append(f"  Workload: {workload.name}")
    for partner in case.partners or ():
        lines.append(f"  Partner: {partner.name}")
    expected = (
        f"{e.status} {e.strength or ''}: {knowledge.measures[e.measure].title} {e.about}".strip() for e in case.expect
    )
    lines += part("The advice must say", expected)
    return lines + cited(knowledge, case.citations)


def _in_words(knowledge: Knowledge, fact: str, written: object) -> str:
    """An answer of a case file as a person would say it."""
    if written == "unsure":
        return "not sure"
    return knowledge.questions[fact].in_words(read_value(knowledge.questions[fact], written))


def _requirement(knowledge: Knowledge, requirement: Requirement) -> list[str]:
    lines = [f"{requirement.title}  (requirement {requirement.id})", "", requirement.asks]
    lines += [
        f"Force: {requirement.force}. Basis: {requirement.basis}. {STATUS_IN_WORDS[requirement.confidence].capitalize()}."
    ]
    lines += [f"Met when: {requirement.met_when}", f"Owner: {requirement.owner}"]
    return lines + part("Evidence", requirement.evidence) + cited(knowledge, requirement.citations)


def _yardstick(knowledge: Knowledge, yardstick: Yardstick) -> list[str]:
    lines = [f"{yardstick.title}  (yardstick {yardstick.id}, {yardstick.commitment})", "", yardstick.asks]
    lines += [f"Speaks for a proposal: {yardstick.says_for}", f"Speaks against it: {yardstick.says_against}"]
    lines += [f"What would mend it: {yardstick.mend} (Owner: {yardstick.owner}.)", f"Limits: {yardstick.limits}"]
    lines += [f"{STATUS_IN_WORDS[yardstick.confidence].capitalize()}."]
    return lines + cited(knowledge, yardstick.citations)


def _crisis(knowledge: Knowledge, crisis: Crisis) -> list[str]:
    lines = [f"{crisis.title}  (crisis {crisis.id})", "", crisis.in_short]
    lines += [f"Takes away: {', '.join(LOSS_IN_WORDS[loss] for loss in crisis.takes)}.", f"Lasts: {crisis.lasts}"]
    lines += ["", crisis.story, f"The case is {STATUS_IN_WORDS[crisis.confidence]}."]
    lines += part("What still works", crisis.still_works)
    lines += part("Answered by", (f"{knowledge.measures[m].title} [{m}]" for m in crisis.answered_by))
    return lines + cited(knowledge, crisis.citations)


def _lesson(knowledge: Knowledge, lesson: Lesson) -> list[str]:
    lines = [f"{lesson.number}. {lesson.title}  (lesson {lesson.id}, about {lesson.minutes} minutes)"]
    lines += part("Afterwards you can", (goal.says for goal in lesson.goals))
    lines += part("Comes after", (knowledge.lessons[name].title for name in lesson.after))
    shown = (f"{step.kind}: {step.text}{f' [{step.shows}]' if step.shows else ''}" for step in lesson.all_steps)
    return lines + part("Steps", shown) + cited(knowledge, lesson.citations)


def _term(knowledge: Knowledge, term: Term) -> list[str]:
    also = f" Also: {', '.join(term.also)}." if term.also else ""
    told = f"{term.means}{also} ({STATUS_IN_WORDS[term.confidence]})"
    return [term.term, "", told, *cited(knowledge, term.citations)]


def _framing(knowledge: Knowledge, framing: Framing) -> list[str]:
    lines = [f"Avoid: {', '.join(framing.avoid)}", f"Why: {framing.why}", f"Say instead: {framing.say}"]
    return lines + cited(knowledge, framing.citations)


def _source(source: Source) -> list[str]:
    lines = [
        f"{source.title}  (source {source.id})",
        "",
        f"{source.publisher}, {source.date}. {source.authors}".rstrip(),
    ]
    lines += [f"Kind: {source.kind}. Reliability: {source.reliability}. {source.access}"]
    lines += [source.url] if source.url else []
    lines += [f"Licence: {source.licence}"] if source.licence else []
    for passage in source.passages:
        lines.append(f"  - {passage.where} [{passage.id}]: {passage.says}")
        lines += [
            f"      {c.id}: {c.says} ({STATUS_IN_WORDS[c.status]}{f'; {c.note}' if c.note else ''})"
            for c in passage.claims
        ]
    return lines
