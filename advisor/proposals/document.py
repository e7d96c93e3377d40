"""A review in words: the whole document, its gaps as a table, and what the conversation tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from advisor.analysis.advice.document import DISCLAIMER
from advisor.analysis.continuity.document import continuity_blocks
from advisor.analysis.eligibility.document import under_eligibility
from advisor.documents.document import Block, Document, Line, Sentence, Sources, Table, Words
from advisor.model.claims import Remark
from advisor.model.entry import STATUS_IN_WORDS
from advisor.model.knowledge import Knowledge
from advisor.model.strengths import A_MUST, MUST, MUST_WORDS, MUSTS, STRENGTHS, WORDS
from advisor.proposals.cost.document import cost_blocks
from advisor.proposals.data import (
    Gate,
    JudgedRequirement,
    JudgedYardstick,
    Met,
    Offered,
    Readiness,
    Review,
    SettledClaim,
)
from advisor.proposals.lenses.document import decoder_blocks, lens_blocks
from advisor.text.safe import counted

GATE = {
    "passed": f"passed, as every {MUST_WORDS.word} is met",
    "failed": f"failed, as {A_MUST} is not met",
    "open": f"open, as it is not known whether every {MUST_WORDS.word} is met",
}
STATES = {"met": "met", "unmet": "NOT met", "unknown": "not known", "not-asked": "not asked"}
LEANINGS = {
    "for": "What speaks for the proposal",
    "against": "What speaks against it",
    "unknown": "What is not known yet",
    "neither": "What speaks neither for nor against it",
}
SIGNS = {"met": "+ met   ", "unmet": "- NOT   ", "not-asked": "  n/a   "}
OFFERED: dict[Offered, str] = {
    "shown": "shown",
    "claimed, not shown": "claimed, not shown",
    "missing": "missing",
    "nothing said": "nothing said",
    "perhaps asked": f"may still become {A_MUST}",
}
MAX_GAPS_SHOWN, MAX_SETTLED_SHOWN = 8, 4
"""So many gaps, and so many settled requirements, the conversation lists unasked."""
SCALE = (
    f"Readiness counts the {MUSTS} of the advice for this case. `At worst` takes everything open as asked and missing,"
    " `at best` as there; answers can only narrow it. `By its word` takes what the proposal claims,"
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
        Line(f"For {market}. {review.knowledge.in_words(review.as_of)} {DISCLAIMER}"),
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
        blocks += _remarks(knowledge, review.remarks)
    return under_eligibility(
        Document(f"Review: {review.title}", (*blocks, Sources()), knowledge), review.eligibility, says_day=True
    )


def _remarks(knowledge: Knowledge, remarks: Sequence[Remark]) -> Iterator[Line]:
    if remarks:
        yield Line("Notes beside answers", heading=2)
        yield Line("Kept as they were written; they count for nothing.")
    for remark in remarks:
        entry = knowledge.requirements.get(remark.on) or knowledge.measures.get(remark.on)
        label = entry.title if entry else knowledge.label(remark.on) if remark.on in knowledge.questions else remark.on
        about = f" ({remark.about.partition(': ')[2]})" if remark.about else ""
        yield Line(remark.in_words(), lead=f"{label[:1].upper()}{label[1:]}{about}")


def _in_short(review: Review) -> Iterator[Line]:
    yield Line("In short", heading=2)
    yield Line(f"{review.gate.claimed} by its word, {review.gate.evidenced} by its evidence.", lead="Gate")
    shares = (f"{each.commitment} {each.claimed.in_words()}" for each in review.readiness)
    yield Line(f"{'; '.join(shares)}.", lead="Of the minimum offer, by its word")
    for leaning, told in (("for", "The article speaks for it on"), ("against", "The article speaks against it on")):
        found = [each.title for each in review.yardsticks if each.leaning == leaning]
        if found:
            yield Line(f"{'; '.join(found)}.", lead=told)
    first = [gap.heading for gap in review.gaps[:3]]
    if first:
        yield Line(
            f"{'; '.join(first)}. {counted(len(review.gaps), 'gap')} in all, with owners below.", lead="To do first"
        )


def _gate(review: Review, gate: Gate) -> Iterator[Line]:
    titles = {each.requirement: each.title for each in review.requirements}
    yield Line("Gate", heading=2)
    musts = review.by_force(MUST)
    yield Line(GATE[gate.claimed], lead="By the proposal's word")
    yield Line(GATE[gate.evidenced], lead="By its evidence")
    counts = {state: sum(1 for each in musts if each.claimed == state) for state in ("met", "unmet", "unknown")}
    shown = sum(1 for each in musts if each.evidenced == "met")
    told = f"{_musts(len(musts))} that apply or may: {counts['met']} met by its word, {shown} of them shown"
    yield Line(f"{told}; {counts['unmet']} not met; {counts['unknown']} not known.")
    if gate.governed_by:
        word = "What fails it" if gate.claimed == "failed" else "What leaves it open"
        yield Line("; ".join(titles[name] for name in gate.governed_by), lead=word)
    if gate.unshown:
        yield Line("; ".join(titles[name] for name in gate.unshown), lead="Claimed and not shown")


def _musts(number: int) -> str:
    return counted(number, MUST_WORDS.word, MUSTS)


def _readiness(knowledge: Knowledge, readiness: Iterable[Readiness]) -> Iterator[Line]:
    yield Line("Readiness", heading=2)
    yield Line(SCALE)
    for each in readiness:
        yield Line("", depth=1, lead=each.commitment.capitalize())
        if not each.items:
            yield Line(f"No measure is {A_MUST} here.", depth=2)
            continue
        yield Line(each.claimed.in_words(), depth=2, lead="by its word")
        yield Line(each.evidenced.in_words(), depth=2, lead="by its evidence")
        for offered, told in OFFERED.items():
            titles = [item.heading for item in each.items if item.offered == offered]
            if titles:
                yield Line("; ".join(titles), depth=2, lead=told)


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
            yield Line(f"{gap.state}.", depth=1, lead=f"{number}. {gap.heading}")
            yield Line(Sentence(gap.because, gap.citations), depth=2, lead="why")
            yield Line(gap.to_do, depth=2, lead="to do")
            yield Line(f"{gap.owner}{when}", depth=2, lead="owner")


def _requirements(requirements: Iterable[JudgedRequirement]) -> Iterator[Line]:
    yield Line("Requirements one by one", heading=2)
    listed = list(requirements)
    for force in STRENGTHS:
        yield Line(WORDS[force].title, heading=3)
        for each in (r for r in listed if r.force == force):
            state = STATES[each.claimed]
            if each.claimed == "met":
                state += ", shown" if each.evidenced == "met" else ", not shown"
            told = Sentence(f"{state}. {each.because}", each.citations)
            yield Line(told, depth=1, lead=f"{each.title} ({each.basis}; {STATUS_IN_WORDS[each.confidence]})")
            if each.facts:
                facts = "; ".join(f"{f.heading}: {f.value}" for f in each.facts)
                yield Line(facts, depth=2, lead="because of")


def chat_review_blocks(review: Review, all_gaps: bool = False) -> Iterator[Line]:
    """The gate, the minimum offer, the yardsticks and the first gaps with their owners; or all gaps."""
    yield from map(_row, (*_chat_gate(review), *_chat_offer(review), *_chat_yardsticks(review.yardsticks)))
    listed = review.gaps if all_gaps else review.gaps[:MAX_GAPS_SHOWN]
    if listed:
        yield from map(_row, ("", f"GAPS, WORST FIRST ({counted(len(review.gaps), 'gap')})"))
    number = 0
    for blocks, gaps in groupby(listed, key=lambda gap: gap.blocks):
        yield _row(f"  Blocks {blocks}:")
        for gap in gaps:
            number += 1
            when = f", by {gap.date}" if gap.date else ""
            told = f"  {number:>3}  {gap.heading}: {gap.state}. Owner: {gap.owner}{when}."
            yield _row(Sentence(told, gap.citations, most=2))
            yield _row(f"       {gap.to_do}")
    left = len(review.gaps) - len(listed)
    if left:
        yield _row(f"       and {left} more; 'gaps' lists them all")


def _row(words: Words) -> Line:
    return Line(words, aligned=True)


def _chat_gate(review: Review) -> Iterator[str]:
    titles, musts = {each.requirement: each.title for each in review.requirements}, review.by_force(MUST)
    met, shown = (sum(getattr(must, reading) == "met" for must in musts) for reading in ("claimed", "evidenced"))
    yield f"GATE: {review.gate.claimed} by the proposal's word, {review.gate.evidenced} by its evidence"
    yield f"  {met} of {_musts(len(musts))} met, {shown} shown"
    if review.gate.governed_by:
        word = "What fails it" if review.gate.claimed == "failed" else "What leaves it open"
        yield f"  {word}: {'; '.join(titles[name] for name in review.gate.governed_by)}"


def _chat_offer(review: Review) -> Iterator[str]:
    yield from ("", f"MINIMUM OFFER: {MUSTS} of the advice that are there, at worst and at best")
    for each in review.readiness:
        claimed, shown = each.claimed.in_short(), each.evidenced.in_short()
        yield f"  {each.commitment:<12} {claimed} by its word; {shown} by its evidence"


def _chat_yardsticks(yardsticks: Iterable[JudgedYardstick]) -> Iterator[Words]:
    listed = [each for each in yardsticks if each.leaning != "neither"]
    if listed:
        yield from ("", "THE ARTICLE'S YARDSTICKS")
    for leaning, word in (("for", "+ for    "), ("against", "- against")):
        for each in (yardstick for yardstick in listed if yardstick.leaning == leaning):
            yield Sentence(f"  {word}  {each.title}. {each.says}", each.citations, most=2)
    unknown = sum(each.leaning == "unknown" for each in listed)
    if unknown:
        yield f"  ? open     {counted(unknown, 'yardstick')} cannot be told yet"


def settled_blocks(requirements: Sequence[JudgedRequirement], claims: Sequence[SettledClaim]) -> Iterator[Line]:
    """The requirements that an answer settled, and what it claimed of the minimum offer."""
    for each in requirements[:MAX_SETTLED_SHOWN]:
        yield _row(
            f"{SIGNS[each.claimed]} {each.title} ({WORDS[each.force].word}){_evidence(each.claimed, each.evidenced)}"
        )
    for claim in claims:
        yield _row(f"{SIGNS[claim.claimed]} {claim.heading} (minimum offer){_evidence(claim.claimed, claim.evidenced)}")
    left = len(requirements) - MAX_SETTLED_SHOWN
    if left > 0:
        yield _row(f"  also    {counted(left, 'more requirement')} settled")


def _evidence(claimed: Met, evidenced: Met) -> str:
    if claimed != "met":
        return ""
    return ", shown" if evidenced == "met" else ", not shown yet"
