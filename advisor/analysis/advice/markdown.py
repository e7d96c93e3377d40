"""Advice as Markdown, with text from people and files kept from becoming markup."""

from __future__ import annotations

import re

from advisor.analysis.advice.data import Advice, FactUsed, Recommendation
from advisor.analysis.advice.document import (
    DISCLAIMER,
    MEANING,
    Numbered,
    owner,
    sections,
    standing,
    subject,
    summary,
    tension_title,
)
from advisor.model.knowledge import Knowledge


def plain(text: str) -> str:
    """Text that Markdown shows as it stands."""
    return re.sub(r"([\\`*_{}\[\]<>#|~&])", r"\\\1", " ".join(text.split()))


def advice_as_markdown(knowledge: Knowledge, advice: Advice, title: str) -> str:
    """The whole advice as a Markdown document."""
    numbered = Numbered(knowledge)
    used = advice.knowledge
    lines = [f"# Advice: {plain(title)}", "", f"{summary(advice)}.", ""]
    lines += [plain(advice.holds), ""] if advice.holds else []
    lines += [f"Knowledge base {used.version} of {advice.as_of} (`{used.sha256[:12]}`). {DISCLAIMER}", ""]
    lines += _in_short(numbered, advice)
    for section in sections(advice):
        lines += [f"## {section.commitment.capitalize()}", ""]
        for recommendation in section.shown:
            lines += _recommendation(numbered, recommendation)
        if not section.shown:
            lines += ["Nothing is settled yet.", ""]
        if section.open:
            names = "; ".join(plain(r.title + subject(r.about)) for r in section.open)
            lines += [f"Still open: {names}.", ""]
    if advice.tensions:
        lines += ["## Tensions", ""]
    for tension in advice.tensions:
        marks = plain(numbered.marks(tension.citations))
        lines += [f"- **{plain(tension_title(knowledge, tension))}** {marks}: {plain(tension.text)}"]
        lines += [f"  Resolved by: {plain(tension.resolved_by)}", ""]
    if advice.open_questions:
        lines += ["## To find out", ""]
        for question in advice.open_questions:
            asked = knowledge.questions[question.question]
            lines.append(f"- **{plain(asked.label + subject(question.about))}**: {plain(asked.if_unsure)}")
        lines.append("")
    lines += ["## Sources", ""]
    lines += [f"- {plain(entry)}" for entry in numbered.entries()]
    return "\n".join(lines) + "\n"


def _in_short(numbered: Numbered, advice: Advice) -> list[str]:
    """The page for a reader in a hurry: each must with its first reason, then what to leave out."""
    lines = ["## In short", ""]
    for heading, found in (
        ("The minimum acceptable offer for this market", advice.with_status("recommended", "must")),
        ("Advised against", advice.with_status("avoid")),
    ):
        if found:
            lines += [f"{heading}:", ""]
        for recommendation in found:
            reason = recommendation.because[0]
            title = plain(recommendation.title + subject(recommendation.about))
            lines.append(f"- **{title}.** {plain(reason.text)} {plain(numbered.marks(reason.citations))}")
        lines += [""] if found else []
    return lines if len(lines) > 2 else []


def _recommendation(numbered: Numbered, recommendation: Recommendation) -> list[str]:
    word = standing(recommendation)
    title = plain(recommendation.title + subject(recommendation.about))
    lines = [f"### {title}", "", f"**{word}**: {MEANING[word]}.", ""]
    for reason in recommendation.because:
        lines.append(f"- {plain(reason.text)} {plain(numbered.marks(reason.citations))}")
        if word in ("must", "avoid"):
            lines.append(f"  - Limits: {plain(reason.limits)}")
    # Several reasons often rest on the same facts; each is told once.
    facts = dict.fromkeys(fact for reason in recommendation.because for fact in reason.facts)
    if facts:
        lines.append(f"- Because of: {'; '.join(_fact(numbered, fact) for fact in facts)}.")
    if recommendation.warning:
        lines.append(f"- Support: {plain(recommendation.warning)}.")
    for reason in recommendation.against:
        lines.append(f"- But against it: {plain(reason.text)} {plain(numbered.marks(reason.citations))}")
    return [*lines, ""]


def _fact(numbered: Numbered, fact: FactUsed) -> str:
    marks = plain(numbered.marks(fact.citations[:2]))
    told = f"{plain(owner(fact.about) + fact.label)}: {plain(fact.value)} ({plain(fact.origin)})"
    return f"{told} {marks}".rstrip()
