"""A review in words, for a terminal and as Markdown: one list of lines, so that both say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from advisor.analysis.advice.document import DISCLAIMER, in_brackets
from advisor.analysis.continuity.document import continuity_blocks
from advisor.documents.citations import Numbering
from advisor.documents.document import Block, Document, Line, Sentence, Sources, Table
from advisor.engine.run import Run
from advisor.model.entry import STATUS_IN_WORDS, STRENGTHS
from advisor.model.knowledge import Knowledge
from advisor.proposals.cost.document import cost_blocks
from advisor.proposals.data import Gate, JudgedRequirement, JudgedYardstick, Met, Readiness, ReadinessItem, Review
from advisor.proposals.lenses.document import decoder_blocks, lens_blocks
from advisor.proposals.requirements import by_claim, judged_requirements, shown
from advisor.proposals.review import review_of
from advisor.text.safe import counted

GATE = {
    "passed": "passed, as every must is met",
    "failed": "failed, as a must is not met",
    "open": "open, as it is not known whether every must is met",
}
STATES = {"met": "met", "unmet": "NOT met", "unknown": "not known", "not-asked": "not asked"}
LEANINGS = {
    "for": "What speaks for the proposal",
    "against": "What speaks against it",
    "unknown": "What is not known yet",
    "neither": "What speaks neither for nor against it",
}
SCALE = (
    "Readiness counts the musts of the advice for this case. `At worst` takes everything open as asked and missing, `at best`"
    " as there; answers can only narrow it. `By its word` takes what the proposal claims,"
    " `by its evidence` only what it shows."
)


def gaps_table(review: Review) -> Table:
    """The gaps as rows for a spreadsheet: an action plan with owners and dates."""
    headings = ("number", "gap", "about", "blocks", "state", "why", "to do", "owner", "by")
    rows = (
        (str(number), gap.title, gap.about, gap.blocks, gap.state, gap.because, gap.to_do, gap.owner, gap.date)
        for number, gap in enumerate(review.gaps, 1)
    )
    return Table(headings, tuple(rows))


def review_document(knowledge: Knowledge, review: Review, short: bool = False) -> Document:
    """All the review says, in order: gate, readiness, yardsticks, gaps, requirements, sources; in short, gate and gaps."""
    market = knowledge.names[review.market][0] if review.market else "no market yet"
    blocks: list[Block] = [
        Line(f"Review: {review.title}", heading=1),
        Line(f"For {market}. Knowledge base {review.knowledge.version} of {review.as_of}. {DISCLAIMER}"),
        *_in_short(review),
        *_gate(review, review.gate),
    ]
    if not short:
        blocks += _readiness(knowledge, review.readiness)
        blocks += _yardsticks(review.yardsticks)
        blocks += continuity_blocks(knowledge, review.continuity)
        blocks += cost_blocks(knowledge, review.cost)
    blocks += _gaps(review)
    if not short:
        blocks += decoder_blocks(review.meanings)
        blocks += lens_blocks(knowledge, review.lenses)
        blocks += _requirements(review.requirements)
    return Document(f"Review: {review.title}", (*blocks, Sources()), knowledge)


def _in_short(review: Review) -> Iterator[Line]:
    yield Line("In short", heading=2)
    yield Line(f"{review.gate.claimed} by its word, {review.gate.evidenced} by its evidence.", lead="Gate")
    shares = (f"{each.commitment} {each.claimed.in_words()}" for each in review.readiness)
    yield Line(f"{'; '.join(shares)}.", lead="Of the minimum offer, by its word")
    for leaning, told in (("for", "The article speaks for it on"), ("against", "The article speaks against it on")):
        found = [each.title for each in review.yardsticks if each.leaning == leaning]
        if found:
            yield Line(f"{'; '.join(found)}.", lead=told)
    first = [gap.title + in_brackets(gap.about) for gap in review.gaps[:3]]
    if first:
        yield Line(
            f"{'; '.join(first)}. {counted(len(review.gaps), 'gap')} in all, with owners below.", lead="To do first"
        )


def _gate(review: Review, gate: Gate) -> Iterator[Line]:
    titles = {each.requirement: each.title for each in review.requirements}
    yield Line("Gate", heading=2)
    musts = review.by_force("must")
    yield Line(GATE[gate.claimed], lead="By the proposal's word")
    yield Line(GATE[gate.evidenced], lead="By its evidence")
    counts = {state: sum(1 for each in musts if each.claimed == state) for state in ("met", "unmet", "unknown")}
    shown = sum(1 for each in musts if each.evidenced == "met")
    told = f"{counted(len(musts), 'must')} that apply or may: {counts['met']} met by its word, {shown} of them shown"
    yield Line(f"{told}; {counts['unmet']} not met; {counts['unknown']} not known.")
    if gate.governed_by:
        word = "What fails it" if gate.claimed == "failed" else "What leaves it open"
        yield Line("; ".join(titles[name] for name in gate.governed_by), lead=word)
    if gate.unshown:
        yield Line("; ".join(titles[name] for name in gate.unshown), lead="Claimed and not shown")


def _readiness(knowledge: Knowledge, readiness: Iterable[Readiness]) -> Iterator[Line]:
    yield Line("Readiness", heading=2)
    yield Line(SCALE)
    for each in readiness:
        yield Line("", depth=1, lead=each.commitment.capitalize())
        if not each.items:
            yield Line("No measure is a must here.", depth=2)
            continue
        yield Line(each.claimed.in_words(), depth=2, lead="by its word")
        yield Line(each.evidenced.in_words(), depth=2, lead="by its evidence")
        for heading, found in _making(each):
            yield Line("; ".join(item.title + in_brackets(item.about) for item in found), depth=2, lead=heading)


def _making(readiness: Readiness) -> Iterator[tuple[str, list[ReadinessItem]]]:
    headings = ("shown", "claimed, not shown", "missing", "nothing said", "may still become a must")
    for heading in headings:
        found = [item for item in readiness.items if _standing(item) == heading]
        if found:
            yield heading, found


def _standing(item: ReadinessItem) -> str:
    if item.asked == "perhaps":
        return "may still become a must"
    if item.claimed == "met":
        return "shown" if item.evidenced == "met" else "claimed, not shown"
    return "missing" if item.claimed == "unmet" else "nothing said"


def _yardsticks(yardsticks: Iterable[JudgedYardstick]) -> Iterator[Line]:
    yield Line("The article's yardsticks", heading=2)
    listed = list(yardsticks)
    for leaning, heading in LEANINGS.items():
        found = [each for each in listed if each.leaning == leaning]
        if found:
            yield Line(heading, heading=3)
        for each in found:
            yield Line(Sentence(each.says, each.citations), depth=1, lead=f"{each.title} ({each.commitment})")
            if each.facts:
                told = "; ".join(f"{fact.heading}: {fact.value}" for fact in each.facts)
                yield Line(told, depth=2, lead="because of")
            if leaning == "against":
                yield Line(each.mend, depth=2, lead="to mend it")
            yield Line(each.limits, depth=2, lead="limits")
            yield Line(f"{STATUS_IN_WORDS[each.confidence].capitalize()}.", depth=2, lead="support")


def _gaps(review: Review) -> Iterator[Line]:
    yield Line("Gaps, worst first", heading=2)
    if not review.gaps:
        yield Line("There is none.")
    number = 0
    for blocks, found in groupby(review.gaps, key=lambda gap: gap.blocks):
        yield Line(f"Blocks {blocks}", heading=3)
        for gap in found:
            number += 1
            when = f", by {gap.date}" if gap.date else ""
            yield Line(f"{gap.state}.", depth=1, lead=f"{number}. {gap.title}{in_brackets(gap.about)}")
            yield Line(Sentence(gap.because, gap.citations), depth=2, lead="why")
            yield Line(gap.to_do, depth=2, lead="to do")
            yield Line(f"{gap.owner}{when}", depth=2, lead="owner")


def _requirements(requirements: Iterable[JudgedRequirement]) -> Iterator[Line]:
    yield Line("Requirements one by one", heading=2)
    listed = list(requirements)
    for force in STRENGTHS:
        yield Line(force.capitalize(), heading=3)
        for each in (r for r in listed if r.force == force):
            state = STATES[each.claimed]
            if each.claimed == "met":
                state += ", shown" if each.evidenced == "met" else ", not shown"
            told = Sentence(f"{state}. {each.because}", each.citations)
            yield Line(told, depth=1, lead=f"{each.title} ({each.basis}; {STATUS_IN_WORDS[each.confidence]})")
            if each.facts:
                facts = "; ".join(f"{f.heading}: {f.value}" for f in each.facts)
                yield Line(facts, depth=2, lead="because of")


MOST_GAPS = 8


MOST_CHANGED = 4


SIGNS = {"met": "+ met   ", "unmet": "- NOT   ", "not-asked": "  n/a   "}


def chat_review_lines(run: Run, numbering: Numbering, all_gaps: bool = False) -> list[str]:
    """The gate, the minimum offer, the yardsticks and the first gaps with their owners; or all gaps."""
    found = review_of(run, "")
    lines = [*_chat_gate(found), *_chat_offer(found), *_chat_yardsticks(found, numbering)]
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


def _chat_gate(found: Review) -> list[str]:
    titles = {each.requirement: each.title for each in found.requirements}
    musts = [each for each in found.requirements if each.force == "must" and each.claimed != "not-asked"]
    met, shown = (sum(getattr(r, reading) == "met" for r in musts) for reading in ("claimed", "evidenced"))
    lines = [f"GATE: {found.gate.claimed} by the proposal's word, {found.gate.evidenced} by its evidence"]
    lines.append(f"  {met} of {counted(len(musts), 'must')} met, {shown} shown")
    if found.gate.governed_by:
        word = "What fails it" if found.gate.claimed == "failed" else "What leaves it open"
        lines.append(f"  {word}: {'; '.join(titles[name] for name in found.gate.governed_by)}")
    return lines


def _chat_offer(found: Review) -> list[str]:
    lines = ["", "MINIMUM OFFER: musts of the advice that are there, at worst and at best"]
    for each in found.readiness:
        worded, shown = each.claimed.in_short(), each.evidenced.in_short()
        lines.append(f"  {each.commitment:<12} {worded} by its word; {shown} by its evidence")
    return lines


def _chat_yardsticks(found: Review, numbering: Numbering) -> list[str]:
    lines = []
    for leaning, word in (("for", "+ for    "), ("against", "- against")):
        for each in (y for y in found.yardsticks if y.leaning == leaning):
            lines.append(f"  {word}  {each.title}. {each.says} {numbering.marks(each.citations, most=2)}")
    unknown = sum(each.leaning == "unknown" for each in found.yardsticks)
    if unknown:
        lines.append(f"  ? open     {counted(unknown, 'yardstick')} cannot be told yet")
    return ["", "THE ARTICLE'S YARDSTICKS", *lines] if lines else []


def requirement_changes(before: Run, after: Run) -> list[str]:
    """The requirements that the last answer settled, musts first."""
    was = {each.requirement: each for each in judged_requirements(before)}
    now = judged_requirements(after)
    settled = [r for r in now if _chat_standing(was[r.requirement]) != _chat_standing(r) and r.claimed in SIGNS]
    lines = [f"{SIGNS[r.claimed]} {r.title} ({r.force}){_chat_shown(r)}" for r in settled[:MOST_CHANGED]]
    lines += _claimed_measures(before, after)
    if len(settled) > MOST_CHANGED:
        lines.append(f"  also    {counted(len(settled) - MOST_CHANGED, 'more requirement')} settled")
    return lines


def _claimed_measures(before: Run, after: Run) -> list[str]:
    """What was just claimed of measures of the minimum offer."""
    knowledge, was = after.program.knowledge, set(before.worlds.situation.claims)
    found = []
    for claim in after.worlds.situation.claims:
        if claim not in was and claim.what in knowledge.measures:
            about = f" ({claim.about.split(': ', 1)[1]})" if claim.about else ""
            met = by_claim(claim)
            told = _chat_word(met, shown(met, claim))
            found.append(f"{SIGNS[met]} {knowledge.measures[claim.what].title}{about} (minimum offer){told}")
    return found


def _chat_standing(requirement: JudgedRequirement) -> tuple[str, str]:
    return requirement.claimed, requirement.evidenced


def _chat_shown(requirement: JudgedRequirement) -> str:
    return _chat_word(requirement.claimed, requirement.evidenced)


def _chat_word(claimed: Met, evidenced: Met) -> str:
    if claimed != "met":
        return ""
    return ", shown" if evidenced == "met" else ", not shown yet"
