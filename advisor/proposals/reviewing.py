"""The review in the conversation: how ready a proposal is, its gaps, and what one answer changed in them."""

from __future__ import annotations

from itertools import groupby

from advisor.conversation.next_step import Moment
from advisor.documents.citations import Numbering
from advisor.proposals.data import JudgedRequirement, Met, Review
from advisor.proposals.requirements import by_claim, judged_requirements, shown
from advisor.proposals.review import review_of
from advisor.text.safe import counted

MOST_GAPS = 8
MOST_CHANGED = 4
SIGNS = {"met": "+ met   ", "unmet": "- NOT   ", "not-asked": "  n/a   "}


def review_lines(now: Moment, numbering: Numbering, all_gaps: bool = False) -> list[str]:
    """The gate, the minimum offer, the yardsticks and the first gaps with their owners; or all gaps."""
    found = review_of(now.run, "")
    lines = [*_gate(found), *_offer(found), *_yardsticks(found, numbering)]
    shown = found.gaps if all_gaps else found.gaps[:MOST_GAPS]
    if shown:
        lines += ["", f"GAPS, WORST FIRST ({counted(len(found.gaps), 'gap')})"]
    number = 0
    for blocks, gaps in groupby(shown, key=lambda gap: gap.blocks):
        lines.append(f"  Blocks {blocks}:")
        for gap in gaps:
            number += 1
            about = f" ({gap.about.split(': ', 1)[1]})" if gap.about else ""
            when = f", by {gap.date}" if gap.date else ""
            marks = numbering.marks(gap.citations, most=2)
            lines.append(f"  {number:>3}  {gap.title}{about}: {gap.state}. Owner: {gap.owner}{when}. {marks}")
            lines.append(f"       {gap.to_do}")
    if len(found.gaps) > len(shown):
        lines.append(f"       and {len(found.gaps) - len(shown)} more; 'gaps' lists them all")
    return lines


def _gate(found: Review) -> list[str]:
    titles = {each.requirement: each.title for each in found.requirements}
    musts = [each for each in found.requirements if each.force == "must" and each.claimed != "not-asked"]
    met, shown = (sum(getattr(r, reading) == "met" for r in musts) for reading in ("claimed", "evidenced"))
    lines = [f"GATE: {found.gate.claimed} by the proposal's word, {found.gate.evidenced} by its evidence"]
    lines.append(f"  {met} of {counted(len(musts), 'must')} met, {shown} shown")
    if found.gate.governed_by:
        word = "What fails it" if found.gate.claimed == "failed" else "What leaves it open"
        lines.append(f"  {word}: {'; '.join(titles[name] for name in found.gate.governed_by)}")
    return lines


def _offer(found: Review) -> list[str]:
    lines = ["", "MINIMUM OFFER: musts of the advice that are there, at worst and at best"]
    for each in found.readiness:
        worded, shown = each.claimed.in_short(), each.evidenced.in_short()
        lines.append(f"  {each.commitment:<12} {worded} by its word; {shown} by its evidence")
    return lines


def _yardsticks(found: Review, numbering: Numbering) -> list[str]:
    lines = []
    for leaning, word in (("for", "+ for    "), ("against", "- against")):
        for each in (y for y in found.yardsticks if y.leaning == leaning):
            lines.append(f"  {word}  {each.title}. {each.says} {numbering.marks(each.citations, most=2)}")
    unknown = sum(each.leaning == "unknown" for each in found.yardsticks)
    if unknown:
        lines.append(f"  ? open     {counted(unknown, 'yardstick')} cannot be told yet")
    return ["", "THE ARTICLE'S YARDSTICKS", *lines] if lines else []


def requirement_changes(before: Moment, after: Moment) -> list[str]:
    """The requirements that the last answer settled, musts first."""
    if not (before.state.proposal and after.state.proposal):
        return []
    was = {each.requirement: each for each in judged_requirements(before.run)}
    now = judged_requirements(after.run)
    settled = [r for r in now if _standing(was[r.requirement]) != _standing(r) and r.claimed in SIGNS]
    lines = [f"{SIGNS[r.claimed]} {r.title} ({r.force}){_shown(r)}" for r in settled[:MOST_CHANGED]]
    lines += _claimed_measures(before, after)
    if len(settled) > MOST_CHANGED:
        lines.append(f"  also    {counted(len(settled) - MOST_CHANGED, 'more requirement')} settled")
    return lines


def _claimed_measures(before: Moment, after: Moment) -> list[str]:
    """What was just claimed of measures of the minimum offer."""
    knowledge, was = after.run.program.knowledge, set(before.state.situation.claims)
    found = []
    for claim in after.state.situation.claims:
        if claim not in was and claim.what in knowledge.measures:
            about = f" ({claim.about.split(': ', 1)[1]})" if claim.about else ""
            met = by_claim(claim)
            told = _word(met, shown(met, claim))
            found.append(f"{SIGNS[met]} {knowledge.measures[claim.what].title}{about} (minimum offer){told}")
    return found


def _standing(requirement: JudgedRequirement) -> tuple[str, str]:
    return requirement.claimed, requirement.evidenced


def _shown(requirement: JudgedRequirement) -> str:
    return _word(requirement.claimed, requirement.evidenced)


def _word(claimed: Met, evidenced: Met) -> str:
    if claimed != "met":
        return ""
    return ", shown" if evidenced == "met" else ", not shown yet"
