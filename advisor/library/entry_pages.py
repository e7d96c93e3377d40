"""Pages of case studies, requirements, yardsticks, crises, lessons, terms, framings and sources."""

from __future__ import annotations

from advisor.documents.citations import cited, part
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


def case_lines(knowledge: Knowledge, case: Case) -> list[str]:
    """A case study: its story, its answers, and what the advice must say of it."""
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


def requirement_lines(knowledge: Knowledge, requirement: Requirement) -> list[str]:
    """What a requirement asks, when it counts as met, and who answers for it."""
    lines = [f"{requirement.title}  (requirement {requirement.id})", "", requirement.asks]
    lines += [
        f"Force: {requirement.force}. Basis: {requirement.basis}. {STATUS_IN_WORDS[requirement.confidence].capitalize()}."
    ]
    lines += [f"Met when: {requirement.met_when}", f"Owner: {requirement.owner}"]
    return lines + part("Evidence", requirement.evidence) + cited(knowledge, requirement.citations)


def yardstick_lines(knowledge: Knowledge, yardstick: Yardstick) -> list[str]:
    """What a yardstick looks at, and what speaks for and against a proposal."""
    lines = [f"{yardstick.title}  (yardstick {yardstick.id}, {yardstick.commitment})", "", yardstick.asks]
    lines += [f"Speaks for a proposal: {yardstick.says_for}", f"Speaks against it: {yardstick.says_against}"]
    lines += [f"What would mend it: {yardstick.mend} (Owner: {yardstick.owner}.)", f"Limits: {yardstick.limits}"]
    lines += [f"{STATUS_IN_WORDS[yardstick.confidence].capitalize()}."]
    return lines + cited(knowledge, yardstick.citations)


def crisis_lines(knowledge: Knowledge, crisis: Crisis) -> list[str]:
    """What a crisis takes away, how long it lasts, and what answers it."""
    lines = [f"{crisis.title}  (crisis {crisis.id})", "", crisis.in_short]
    lines += [f"Takes away: {', '.join(LOSS_IN_WORDS[loss] for loss in crisis.takes)}.", f"Lasts: {crisis.lasts}"]
    lines += ["", crisis.story, f"The case is {STATUS_IN_WORDS[crisis.confidence]}."]
    lines += part("What still works", crisis.still_works)
    lines += part("Answered by", (f"{knowledge.measures[m].title} [{m}]" for m in crisis.answered_by))
    return lines + cited(knowledge, crisis.citations)


def lesson_lines(knowledge: Knowledge, lesson: Lesson) -> list[str]:
    """What a lesson teaches, and its steps."""
    lines = [f"{lesson.number}. {lesson.title}  (lesson {lesson.id}, about {lesson.minutes} minutes)"]
    lines += part("Afterwards you can", (goal.says for goal in lesson.goals))
    lines += part("Comes after", (knowledge.lessons[name].title for name in lesson.after))
    shown = (f"{step.kind}: {step.text}{f' [{step.shows}]' if step.shows else ''}" for step in lesson.all_steps)
    return lines + part("Steps", shown) + cited(knowledge, lesson.citations)


def term_lines(knowledge: Knowledge, term: Term) -> list[str]:
    """What a term means."""
    also = f" Also: {', '.join(term.also)}." if term.also else ""
    told = f"{term.means}{also} ({STATUS_IN_WORDS[term.confidence]})"
    return [term.term, "", told, *cited(knowledge, term.citations)]


def framing_lines(knowledge: Knowledge, framing: Framing) -> list[str]:
    """Words to avoid, why, and what to say instead."""
    lines = [f"Avoid: {', '.join(framing.avoid)}", f"Why: {framing.why}", f"Say instead: {framing.say}"]
    return lines + cited(knowledge, framing.citations)


def source_lines(_: Knowledge, source: Source) -> list[str]:
    """A work with its passages and the claims it makes."""
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
