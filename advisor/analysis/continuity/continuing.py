"""Continuity in the conversation: what becomes of each workload in each crisis, as planned and in other placements."""

from __future__ import annotations

from advisor.analysis.continuity.data import OUTCOMES, Cell, Placed, WorkloadContinuity
from advisor.analysis.continuity.simulate import continuity
from advisor.conversation.next_step import Moment
from advisor.model.knowledge import Knowledge
from advisor.text.safe import counted

NO_WORKLOAD = "Name a workload first; then I run every crisis against it."
NO_CRISES = "This knowledge base has no crises to run."
NOTE = (
    "A crisis is taken at its worst: it strikes where the workload is, and what it takes is destroyed or out of reach."
)


def continuity_text(now: Moment) -> list[str]:
    """A table for each workload, and the pairs of crises in a line."""
    knowledge, situation = now.run.program.knowledge, now.state.situation
    if not situation.count("workload"):
        return [NO_WORKLOAD]
    found = continuity(now.run.program, situation)
    if not found:
        return [NO_CRISES]
    lines = [NOTE]
    for each in found:
        lines += ["", each.workload.upper(), *_table(knowledge, each)]
        lines += [f"  two at once, {placed.title}: {pairs_in_words(placed)}" for placed in each.placed]
    lines += ["", *(f"{p.title}: {knowledge.placements[p.placement].means}." for p in found[0].placed[1:])]
    open_facts = dict.fromkeys(fact for each in found for cell in each.planned.single for fact in cell.depends_on)
    if open_facts:
        lines.append(f"It hangs on what is not known yet: {', '.join(map(knowledge.label, open_facts))}.")
    return lines


def _table(knowledge: Knowledge, each: WorkloadContinuity) -> list[str]:
    columns = [[in_short(placed.single[n]) for n in range(len(knowledge.crises))] for placed in each.placed]
    widths = [max(map(len, (placed.title, *column))) for placed, column in zip(each.placed, columns, strict=True)]

    def row(cells: list[str], last: str) -> str:
        return "  " + "  ".join(f"{cell:<{width}}" for cell, width in zip(cells, widths, strict=True)) + f"  {last}"

    lines = [row([placed.title for placed in each.placed], "crisis")]
    for number, crisis in enumerate(knowledge.crises.values()):
        lines.append(row([column[number] for column in columns], crisis.title))
    return lines


def in_short(cell: Cell) -> str:
    """The outcome in a word, or the best and the worst that are possible."""
    return cell.possible[0] if cell.settled else f"{cell.possible[0]}-{cell.worst}"


def pairs_in_words(placed: Placed) -> str:
    """In how many pairs of crises it comes to what."""
    counts = {outcome: placed.count(outcome, pairs=True) for outcome in OUTCOMES}
    still = len(placed.pairs) - sum(counts.values())
    told = [f"{outcome} in {count}" for outcome, count in counts.items() if count]
    told += [f"not known in {still}"] if still else []
    return f"{', '.join(told)} of {counted(len(placed.pairs), 'pair')}"
