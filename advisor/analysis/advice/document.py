"""The order and the words that all report formats share."""

from __future__ import annotations

from dataclasses import dataclass, field

from advisor.analysis.advice.data import Advice, Recommendation, Tension
from advisor.documents.citations import caution, reference
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


def subject(about: str) -> str:
    """The subject in brackets, if it is not the market or the offer as a whole."""
    return "" if about in ("", "market", "offer") else f" ({about.split(': ', 1)[1]})"


def owner(about: str) -> str:
    """The subject before a fact, if it is not the market or the offer as a whole."""
    return "" if about in ("", "market", "offer") else f"{about.split(': ', 1)[1]}, "


def tension_title(knowledge: Knowledge, tension: Tension) -> str:
    """The two measures of a tension."""
    return " and ".join(knowledge.measures[measure].title for measure in tension.measures) + subject(tension.about)


def summary(advice: Advice) -> str:
    """How many measures stand where."""
    musts = len({r.measure for r in advice.with_status("recommended", "must")})
    shoulds = len({r.measure for r in advice.with_status("recommended", "should")})
    mays = len({r.measure for r in advice.with_status("recommended", "may")})
    against = len({r.measure for r in advice.with_status("avoid")})
    still = len({r.measure for r in advice.with_status("open")})
    return f"{musts} must, {shoulds} should, {mays} may, {against} against, {still} still open"


DISCLAIMER = "This is not legal advice and no licence decision. Ratings describe the evidence, not the outcome."
