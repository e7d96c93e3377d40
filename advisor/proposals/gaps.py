"""Gaps: what stands between a proposal and the gate, the minimum offer, or the favor of the article; worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from advisor.analysis.advice.data import OpenQuestion
from advisor.analysis.continuity.data import Cell, WorkloadContinuity
from advisor.engine.run import Run
from advisor.model.claims import Claim
from advisor.model.knowledge import Knowledge
from advisor.model.situation import Subject
from advisor.model.strengths import A_MUST, MAY, SHOULD
from advisor.proposals.data import Gap, GapKind, JudgedRequirement, JudgedYardstick, Met, Readiness
from advisor.text.phrases import with_name
from advisor.text.safe import counted

MAX_ANSWERS_NAMED = 3
BLOCKS: dict[GapKind, str] = {
    "gate-unmet": f"the gate: {A_MUST} is not met",
    "speaks-against": "the article's favor: it speaks against the proposal",
    "data-lost": "continuity: data would be lost in a crisis",
    "goes-down": "continuity: what may be down for minutes only would go down in a crisis",
    "gate-unknown": f"the gate: it is not known whether {A_MUST} is met",
    "minimum-unmet": f"the minimum offer: {A_MUST} is missing",
    "minimum-unknown": f"the minimum offer: {A_MUST} is neither claimed nor planned yet",
    "gate-unshown": f"the gate, once checked: {A_MUST} is claimed without evidence",
    "minimum-unshown": f"the minimum offer, once checked: {A_MUST} is claimed without evidence",
    "should-unmet": "a requirement that should be met",
    "not-told": "the article's favor: answers are missing",
}
"""What gaps block, the worst first; gaps that block the same stay in the order of the knowledge base."""
AT_THE_GATE: dict[Met, GapKind] = {"unmet": "gate-unmet", "unknown": "gate-unknown", "met": "gate-unshown"}
IN_THE_MINIMUM: dict[Met, GapKind] = {"unmet": "minimum-unmet", "unknown": "minimum-unknown", "met": "minimum-unshown"}


def gaps(
    run: Run,
    requirements: Sequence[JudgedRequirement],
    readiness: Sequence[Readiness],
    yardsticks: Sequence[JudgedYardstick],
    continuity: Sequence[WorkloadContinuity],
) -> list[Gap]:
    """Every gap, ranked by what it blocks."""
    knowledge = run.program.knowledge
    found = [
        *_of_continuity(run, continuity),
        *_of_requirements(knowledge, requirements),
        *_of_yardsticks(knowledge, yardsticks),
        *_of_the_minimum(knowledge, readiness),
    ]
    return sorted(found, key=lambda gap: list(BLOCKS).index(gap.kind))


def _of_requirements(knowledge: Knowledge, requirements: Sequence[JudgedRequirement]) -> Iterator[Gap]:
    for each in requirements:
        if each.force == MAY or each.claimed == "not-asked" or each.evidenced == "met":
            continue
        kind: GapKind = "should-unmet" if each.force == SHOULD else AT_THE_GATE[each.claimed]
        yield Gap(
            what=each.requirement,
            title=each.title,
            kind=kind,
            blocks=BLOCKS[kind],
            state=_state(each.claimed, each.claim),
            because=each.asks if each.claimed == "unknown" else f"{each.asks} {each.because}",
            to_do=_to_do(
                knowledge, each.claimed, each.met_when, each.evidence, each.open_questions, each.still_listing
            ),
            owner=each.owner,
            date=_date(each.claim),
            confidence=each.confidence,
            citations=each.citations,
        )


def _of_yardsticks(knowledge: Knowledge, yardsticks: Sequence[JudgedYardstick]) -> Iterator[Gap]:
    for each in yardsticks:
        if each.leaning in ("against", "unknown"):
            against = each.leaning == "against"
            kind: GapKind = "speaks-against" if against else "not-told"
            yield Gap(
                what=each.yardstick,
                title=each.title,
                kind=kind,
                blocks=BLOCKS[kind],
                state="speaks against" if against else "not known",
                because=each.says,
                to_do=each.mend if against else f"Answer: {_asked(knowledge, each.open_questions)}.",
                owner=each.owner,
                confidence=each.confidence,
                citations=each.citations,
            )


def _of_continuity(run: Run, continuity: Sequence[WorkloadContinuity]) -> Iterator[Gap]:
    for index, each in enumerate(continuity):
        lost = [cell for cell in each.planned.single if cell.possible == ("lost",)]
        down = [cell for cell in each.planned.single if cell.possible == ("down",)]
        if lost:
            yield _crises_gap(run.program.knowledge, f"Data of {each.workload}", lost, "data-lost", "lost")
        if down and run.worlds.situation.value(Subject("workload", index), "downtime") == "minutes":
            yield _crises_gap(run.program.knowledge, each.workload, down, "goes-down", "down")


def _crises_gap(knowledge: Knowledge, subject: str, cells: list[Cell], kind: GapKind, state: str) -> Gap:
    crises = [knowledge.crises[cell.crises[0]] for cell in cells]
    named = Counter(measure for crisis in crises for measure in crisis.answered_by)
    answers = [knowledge.measures[measure].title for measure, _ in named.most_common(MAX_ANSWERS_NAMED)]
    fails = dict.fromkeys(reason for cell in cells for reason in cell.because)
    return Gap(
        what=cells[0].crises[0],
        title=f"{subject} in {counted(len(cells), 'crisis', 'crises')}",
        kind=kind,
        blocks=BLOCKS[kind],
        state=state,
        because=f"In: {'; '.join(crisis.title for crisis in crises)}. What fails: {'; '.join(fails)}.",
        to_do=f"Answered by: {'; '.join(answers)}.",
        owner="provider",
        confidence="derived",
        citations=tuple(dict.fromkeys(crisis.citations[0] for crisis in crises)),
    )


def _of_the_minimum(knowledge: Knowledge, readiness: Sequence[Readiness]) -> Iterator[Gap]:
    for commitment in readiness:
        for item in commitment.items:
            if item.asked != "yes" or item.evidenced == "met":
                continue
            yield Gap(
                what=item.measure,
                title=item.title,
                about=item.about,
                subject_kind=item.subject_kind,
                subject_name=item.subject_name,
                kind=IN_THE_MINIMUM[item.claimed],
                blocks=BLOCKS[IN_THE_MINIMUM[item.claimed]],
                state=_state(item.claimed, item.claim),
                because=item.because,
                to_do=_to_do(knowledge, item.claimed, "", item.evidence, ()),
                owner=item.owner,
                date=_date(item.claim),
                confidence=knowledge.measures[item.measure].confidence,
                citations=item.citations,
            )


def _state(claimed: str, claim: Claim | None) -> str:
    if claimed == "met":
        return "claimed, not shown"
    if claim and claim.state == "planned":
        return "planned"
    return "missing" if claimed == "unmet" else "not known"


def _date(claim: Claim | None) -> str:
    return (claim.date or "") if claim and claim.state == "planned" else ""


def _to_do(
    knowledge: Knowledge,
    claimed: str,
    met_when: str,
    evidence: tuple[str, ...],
    waiting: tuple[OpenQuestion, ...],
    still_listing: tuple[str, ...] = (),
) -> str:
    wanted = f"Show: {'; '.join(evidence)}." if evidence else ""
    if claimed == "met":
        return wanted or "Name what shows it."
    if still_listing:
        return f"Name every {' and every '.join(still_listing)}, and say that there are no more."
    if waiting:
        return f"Answer: {_asked(knowledge, waiting)}."
    told = f"Met when: {met_when.rstrip('.')}." if met_when else ""
    return f"{told} {wanted}".strip() or "Say how far it is."


def _asked(knowledge: Knowledge, waiting: tuple[OpenQuestion, ...]) -> str:
    return "; ".join(with_name(knowledge.questions[q.question].label, q.subject_name) for q in waiting)
