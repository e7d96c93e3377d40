"""Continuity in words: a table of crises and placements for each workload, what fails, and the pairs of crises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.analysis.continuity.data import OUTCOME_IN_WORDS, OUTCOMES, Cell, Continuity, Placed, WorkloadContinuity
from advisor.analysis.eligibility.document import under_eligibility
from advisor.documents.document import Document, Line, Table
from advisor.model.knowledge import Knowledge
from advisor.text.safe import counted

NOTE = (
    "Each crisis is run against each workload as it is planned, and beside that in other placements. A crisis is taken at"
    " its worst: it strikes where the workload is, and what it takes is destroyed or out of reach. `Down` means down with the"
    " data safe, `lost` that the data are lost, `degraded` that a fallback does part of the work."
)


def continuity_document(knowledge: Knowledge, found: Continuity) -> Document:
    """Continuity as a document of its own."""
    blocks = list(continuity_blocks(knowledge, found.workloads))
    title = f"Continuity: {found.case}"
    rest = blocks[1:] or [Line(NO_WORKLOAD if knowledge.crises else NO_CRISES)]
    return under_eligibility(Document(title, (Line(title, heading=1), *rest), knowledge), found.eligibility)


def continuity_blocks(knowledge: Knowledge, continuity: Sequence[WorkloadContinuity]) -> Iterator[Line | Table]:
    """The section of a report; nothing without workloads."""
    if not continuity:
        return
    yield Line("Continuity", heading=2)
    yield Line(NOTE)
    for placed in continuity[0].placed[1:]:
        yield Line(knowledge.placements[placed.placement].means, depth=1, lead=placed.title)
    for each in continuity:
        yield Line(each.workload, heading=3)
        yield grid(knowledge, each)
        yield from failures(knowledge, each.planned)
        for placed in each.placed:
            yield Line(in_counts(placed), depth=1, lead=f"two crises at once, {placed.title}")


def grid(knowledge: Knowledge, each: WorkloadContinuity) -> Table:
    """A row for each crisis, a column for each placement."""
    headings = ("Crisis", *(placed.title for placed in each.placed))
    rows = []
    for number, name in enumerate(knowledge.crises):
        cells = (outcome_in_short(placed.single[number]) for placed in each.placed)
        rows.append((knowledge.crises[name].title, *cells))
    return Table(headings, tuple(rows))


def outcome_in_short(cell: Cell) -> str:
    """The outcome in a word, or the best and the worst that are possible."""
    return cell.possible[0] if cell.settled else f"{cell.possible[0]} to {cell.worst}"


def in_counts(placed: Placed, pairs: bool = True) -> str:
    """In how many crises, or pairs of crises, it comes to what."""
    cells = placed.pairs if pairs else placed.single
    counts = {outcome: placed.count(outcome, pairs) for outcome in OUTCOMES}
    told = [f"{outcome} in {count}" for outcome, count in counts.items() if count]
    still = len(cells) - sum(counts.values())
    noun = counted(len(cells), "pair") if pairs else counted(len(cells), "crisis", "crises")
    return f"{', '.join([*told, *([f'not known in {still}'] if still else [])])}, of {noun}"


def failures(knowledge: Knowledge, planned: Placed) -> Iterator[Line]:
    """What fails and why; crises that come to the same are told together."""
    alike: dict[str, list[str]] = {}
    for cell in planned.single:
        if cell.possible == ("serves",):
            continue
        told = "; ".join(cell.because) or "what decides is not known"
        if cell.depends_on:
            told += f". It depends on: {', '.join(knowledge.label(fact) for fact in cell.depends_on)}"
        word = OUTCOME_IN_WORDS[cell.possible[0]] if cell.settled else outcome_in_short(cell)
        alike.setdefault(f"{word}, as {told}.", []).append(knowledge.crises[cell.crises[0]].title)
    for told, crises in alike.items():
        yield Line(told, depth=1, lead="; ".join(crises))


NO_WORKLOAD = "Name a workload first; then I run every crisis against it."


NO_CRISES = "This knowledge base has no crises to run."


WORST_CASE = (
    "A crisis is taken at its worst: it strikes where the workload is, and what it takes is destroyed or out of reach."
)


def continuity_in_chat(
    knowledge: Knowledge, found: Sequence[WorkloadContinuity], is_named: bool = True
) -> Iterator[Line | Table]:
    """A table for each workload, and the pairs of crises in a line; or what is missing, such as the name of a workload."""
    if not found:
        yield Line(NO_CRISES if is_named else NO_WORKLOAD)
        return
    yield Line(WORST_CASE)
    for each in found:
        yield Line(each.workload, heading=2)
        yield _chat_table(knowledge, each)
        for placed in each.placed:
            yield Line(f"two at once, {placed.title}: {pairs_in_words(placed)}", depth=1)
    yield Line()
    for placed in found[0].placed[1:]:
        yield Line(f"{knowledge.placements[placed.placement].means}.", lead=placed.title)
    open_facts = dict.fromkeys(fact for each in found for cell in each.planned.single for fact in cell.depends_on)
    if open_facts:
        yield Line(f"It hangs on what is not known yet: {', '.join(map(knowledge.label, open_facts))}.")


def _chat_table(knowledge: Knowledge, each: WorkloadContinuity) -> Table:
    headings = (*(placed.title for placed in each.placed), "crisis")
    rows = (
        (*(short_outcome(placed.single[number]) for placed in each.placed), crisis.title)
        for number, crisis in enumerate(knowledge.crises.values())
    )
    return Table(headings, tuple(rows), depth=1)


def short_outcome(cell: Cell) -> str:
    """The outcome in a word, or the best and the worst that are possible."""
    return cell.possible[0] if cell.settled else f"{cell.possible[0]}-{cell.worst}"


def pairs_in_words(placed: Placed) -> str:
    """In how many pairs of crises it comes to what."""
    counts = {outcome: placed.count(outcome, pairs=True) for outcome in OUTCOMES}
    still = len(placed.pairs) - sum(counts.values())
    told = [f"{outcome} in {count}" for outcome, count in counts.items() if count]
    told += [f"not known in {still}"] if still else []
    return f"{', '.join(told)} of {counted(len(placed.pairs), 'pair')}"
