"""The order and the words that all report formats share."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field

from advisor.analysis.advice.data import Advice, FactUsed, Reason, Recommendation, Tension
from advisor.documents.citations import caution, reference
from advisor.documents.writers.markdown import plain
from advisor.model.entry import COMMITMENTS, Citation
from advisor.model.knowledge import Knowledge

MEANING = {
    "must": "part of the minimum acceptable offer for this market",
    "should": "recommended",
    "may": "an option",
    "avoid": "advised against",
}


@dataclass
class Numbered:
    """Passages numbered in the order in which a report first cites them, each with every citation of it."""

    knowledge: Knowledge
    cited: dict[tuple[str, str], list[Citation]] = field(default_factory=dict)

    def marks(self, citations: tuple[Citation, ...]) -> str:
        """The numbers of citations in brackets."""
        return "".join(f"[{number}]" for number in dict.fromkeys(self._number(c) for c in citations))

    def _number(self, citation: Citation) -> int:
        key = (citation.source, citation.at)
        known = self.cited.setdefault(key, [])
        if citation not in known:
            known.append(citation)
        return list(self.cited).index(key) + 1

    def entries(self) -> list[str]:
        """One line for each passage: the work, the place, what it supports or says, and a caution if there is one."""
        found = []
        for number, citations in enumerate(self.cited.values(), 1):
            supports = citations[0].supports if len(citations) == 1 else self.knowledge.passage(citations[0]).says
            doubts = "; ".join(dict.fromkeys(filter(None, (caution(self.knowledge, c) for c in citations))))
            entry = f"[{number}] {reference(self.knowledge, citations[0])}: {supports}"
            found.append(entry + (f" (Caution: {doubts})" if doubts else ""))
        return found


@dataclass(frozen=True)
class Section:
    """The advice on one commitment, in order."""

    commitment: str
    shown: list[Recommendation]
    open: list[Recommendation]


def sections(advice: Advice) -> list[Section]:
    """The advice by commitment: musts, shoulds, mays, then what to avoid; open ones apart."""
    found = []
    for commitment in COMMITMENTS:
        mine = [r for r in advice.recommendations if r.commitment == commitment]
        shown = [r for r in mine if r.status in ("recommended", "avoid")]
        found.append(Section(commitment, shown, [r for r in mine if r.status == "open"]))
    return found


def standing(recommendation: Recommendation) -> str:
    """Its strength in one word, or avoid."""
    return recommendation.strength or "avoid"


def in_brackets(about: str) -> str:
    """The subject in brackets, if it is not the market or the offer as a whole."""
    return "" if about in ("", "market", "offer") else f" ({about.split(': ', 1)[1]})"


def owner(about: str) -> str:
    """The subject before a fact, if it is not the market or the offer as a whole."""
    return "" if about in ("", "market", "offer") else f"{about.split(': ', 1)[1]}, "


def tension_title(knowledge: Knowledge, tension: Tension) -> str:
    """The two measures of a tension."""
    return " and ".join(knowledge.measures[measure].title for measure in tension.measures) + in_brackets(tension.about)


def summary(advice: Advice) -> str:
    """How many measures stand where."""
    musts = len({r.measure for r in advice.with_status("recommended", "must")})
    shoulds = len({r.measure for r in advice.with_status("recommended", "should")})
    mays = len({r.measure for r in advice.with_status("recommended", "may")})
    against = len({r.measure for r in advice.with_status("avoid")})
    still = len({r.measure for r in advice.with_status("open")})
    return f"{musts} must, {shoulds} should, {mays} may, {against} against, {still} still open"


DISCLAIMER = "This is not legal advice and no licence decision. Ratings describe the evidence, not the outcome."


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
                names = "; ".join(f"{r.title}{in_brackets(r.about)}" for r in section.open)
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
        self.add(f"{standing(recommendation):<6} {recommendation.title}{in_brackets(recommendation.about)}", 2, 9)
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
            self.add(f"{asked.label}{in_brackets(question.about)}: {asked.if_unsure} ({settles})", 2, 4)


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
            names = "; ".join(plain(r.title + in_brackets(r.about)) for r in section.open)
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
            lines.append(f"- **{plain(asked.label + in_brackets(question.about))}**: {plain(asked.if_unsure)}")
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
            title = plain(recommendation.title + in_brackets(recommendation.about))
            lines.append(f"- **{title}.** {plain(reason.text)} {plain(numbered.marks(reason.citations))}")
        lines += [""] if found else []
    return lines if len(lines) > 2 else []


def _recommendation(numbered: Numbered, recommendation: Recommendation) -> list[str]:
    word = standing(recommendation)
    title = plain(recommendation.title + in_brackets(recommendation.about))
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
