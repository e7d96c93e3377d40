"""Advice as plain text for a terminal, wrapped to a width."""

from __future__ import annotations

import textwrap

from advisor.analysis.advice.data import Advice, FactUsed, Reason, Recommendation
from advisor.analysis.advice.document import (
    DISCLAIMER,
    Numbered,
    owner,
    sections,
    standing,
    subject,
    summary,
    tension_title,
)
from advisor.model.knowledge import Knowledge


def advice_as_text(knowledge: Knowledge, advice: Advice, title: str, width: int = 80) -> str:
    """The whole advice: summary, four commitments, tensions, what to find out, sources."""
    return _Text(knowledge, advice, max(width, 20)).render(title)


class _Text:
    def __init__(self, knowledge: Knowledge, advice: Advice, width: int) -> None:
        self.knowledge, self.advice, self.width = knowledge, advice, width
        self.numbered = Numbered(knowledge)
        self.lines: list[str] = []

    def render(self, title: str) -> str:
        used = self.advice.knowledge
        self.add(f"Advice: {title}")
        self.add(summary(self.advice))
        if self.advice.holds:
            self.add(self.advice.holds)
        self.add(f"Knowledge base {used.version} of {self.advice.as_of}. {DISCLAIMER}")
        for section in sections(self.advice):
            self.add("")
            self.add(section.commitment.upper())
            for recommendation in section.shown:
                self.recommendation(recommendation)
            if not section.shown:
                self.add("Nothing is settled yet.", 2)
            if section.open:
                names = "; ".join(f"{r.title}{subject(r.about)}" for r in section.open)
                self.add(f"open   {names}", 2, 9)
        self.tensions()
        self.open_questions()
        self.add("")
        self.add("SOURCES")
        for entry in self.numbered.entries():
            self.add(entry, 0, 5)
        return "\n".join(self.lines) + "\n"

    def add(self, text: str, indent: int = 0, hanging: int | None = None) -> None:
        after = " " * (indent if hanging is None else hanging)
        first = " " * indent
        self.lines += textwrap.wrap(text, self.width, initial_indent=first, subsequent_indent=after) or [""]

    def recommendation(self, recommendation: Recommendation) -> None:
        self.add(f"{standing(recommendation):<6} {recommendation.title}{subject(recommendation.about)}", 2, 9)
        for reason in recommendation.because:
            self.add(f"{reason.text} {self.numbered.marks(reason.citations)}", 9)
        self.facts(recommendation.because)
        if recommendation.warning:
            self.add(f"Support: {recommendation.warning}.", 9)
        for reason in recommendation.against:
            self.add(f"But against it: {reason.text} {self.numbered.marks(reason.citations)}", 9)

    def facts(self, reasons: tuple[Reason, ...]) -> None:
        # Several reasons often rest on the same facts; each is told once.
        facts = dict.fromkeys(fact for reason in reasons for fact in reason.facts)
        if facts:
            self.add("Because of: " + "; ".join(self.fact(fact) for fact in facts) + ".", 9)

    def fact(self, fact: FactUsed) -> str:
        marks = self.numbered.marks(fact.citations[:2])
        return f"{owner(fact.about)}{fact.label}: {fact.value} ({fact.origin}) {marks}".rstrip()

    def tensions(self) -> None:
        if self.advice.tensions:
            self.add("")
            self.add("TENSIONS")
        for tension in self.advice.tensions:
            self.add(f"{tension_title(self.knowledge, tension)} {self.numbered.marks(tension.citations)}", 2)
            self.add(tension.text, 4)
            self.add(f"Resolved by: {tension.resolved_by}", 4)

    def open_questions(self) -> None:
        if not self.advice.open_questions:
            return
        self.add("")
        self.add("TO FIND OUT")
        for question in self.advice.open_questions:
            asked = self.knowledge.questions[question.question]
            settles = f"{question.settles} rule{'' if question.settles == 1 else 's'} wait for it"
            self.add(f"{asked.label}{subject(question.about)}: {asked.if_unsure} ({settles})", 2, 4)
