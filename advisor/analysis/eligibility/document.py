"""Eligibility in words: the page in place of advice where no offer may be made, and the banner above it elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from advisor.analysis.eligibility.data import EligibilityFinding, EligibilityResult
from advisor.documents.document import Block, Document, Line, Sentence, Sources

HEADINGS = {
    "stop": "No offer may be made",
    "not-offered": "This place is no market for the program",
    "counsel-first": "Ask counsel first",
}
LEADS = {
    "stop": "There is no advice on measures here, and no answer changes that; a license or a change in law would.",
    "not-offered": "There is no advice on measures here.",
    "counsel-first": "What follows holds only as far as counsel and the authorities below allow it.",
}
NO_DECISION = "This is not legal advice and no license decision."


def under_eligibility(document: Document, result: EligibilityResult, says_day: bool = False) -> Document:
    """A document under its banner, or under the day that is judged; where no offer may be made, a page in its place.

    With `says_day` the document itself says for which day it holds.
    """
    first = document.blocks[0]
    title = (first,) if isinstance(first, Line) and first.heading == 1 else ()
    if result.offer == "open":
        day = (judged_for(result),) if result.day and not says_day else ()
        return replace(document, blocks=(*title, *day, *document.blocks[len(title) :]))
    others = (Sources(),) if result.is_barred else (Line(), *document.blocks[len(title) :])
    return replace(document, blocks=(*title, *eligibility_blocks(result), *others))


def judged_for(result: EligibilityResult) -> Line:
    """The day that is judged."""
    return Line(f"Judged for {result.day}.", aligned=True)


def eligibility_blocks(result: EligibilityResult) -> Iterator[Block]:
    """A heading with the class, and for each finding what stands in the way, its basis, and what to do."""
    yield Line(HEADINGS[result.offer], heading=2)
    yield Line(f"{LEADS[result.offer]} Judged for {result.day}. {NO_DECISION}")
    shown = [each for each in result.findings if not result.is_barred or each.offer == result.offer]
    for finding in shown:
        yield from _finding(finding)


def _finding(finding: EligibilityFinding) -> Iterator[Line]:
    of_market = finding.subject_kind == "market"
    named = finding.title if of_market else f"{finding.subject_name}: {finding.title}"
    yield Line("", depth=1, lead=named)
    yield Line(Sentence(finding.because, finding.citations), depth=2)
    if finding.authority:
        yield Line(", ".join(finding.authority), depth=2, lead="Who decides")
    if finding.basis:
        yield Line("; ".join(finding.basis), depth=2, lead="On which passages")
    yield Line(finding.to_do, depth=2, lead="What to do")
    yield Line(f"As of {finding.as_of}, {finding.confidence} confidence.", depth=2)


def banner(result: EligibilityResult) -> str:
    """One line for screens: the class, what it rests on, and who decides; empty where an offer is open."""
    if result.offer == "open":
        return ""
    first = result.findings[0]
    decides = f" Who decides: {', '.join(first.authority)}." if first.authority else ""
    more = f" ({len(result.findings) - 1} more)" if len(result.findings) > 1 else ""
    return f"{HEADINGS[result.offer]}: {first.title}{more}.{decides}"
