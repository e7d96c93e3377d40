"""The merged answers of several members, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from advisor.documents.document import Document, Line
from advisor.model.knowledge import Knowledge
from advisor.proposals.merging.data import Merged, MergedAnswer, MergeState, NamedAlike
from advisor.text.phrases import joined
from advisor.text.safe import counted

HEADINGS: tuple[tuple[MergeState, str, str], ...] = (
    (
        "disputed",
        "Disputed",
        "Left open in the merged case until settled; of a claim the weakest state is taken, and all evidence kept.",
    ),
    ("one", "Said by one member alone", "Taken over; the others may want to look."),
    ("agreed", "Agreed", "Taken over."),
)
GREY = "changes nothing that the review or the advice shows"


def merged_document(knowledge: Knowledge, merged: Merged) -> Document:
    """What members agree on, what they dispute, and what one alone says."""
    title, *rest = _blocks(merged)
    return Document("Merged proposal", (title, Line(f"Judged for {knowledge.day}."), *rest), knowledge)


def _blocks(merged: Merged) -> Iterator[Line]:
    """Disputes first, those that change something before those that change nothing."""
    yield Line(f"Answers of {counted(len(merged.members), 'member')}: {', '.join(merged.members)}", heading=1)
    counts = (f"{len(merged.of(state))} {heading.lower()}" for state, heading, _ in HEADINGS)
    idle = sum(answer.changes is False for answer in merged.answers)
    yield Line(f"{', '.join(counts)}; {idle} of the disputes change nothing.")
    yield from _names(merged.names)
    for state, heading, told in HEADINGS:
        found = merged.of(state)
        if found:
            yield Line(f"{heading} ({len(found)})", heading=2)
            yield Line(told)
            yield from (_line(answer) for answer in found)


def _names(names: Sequence[NamedAlike]) -> Iterator[Line]:
    if names:
        yield Line(f"Names ({len(names)})", heading=2)
    for each in names:
        first, *others = (f"'{name}'" for name in each.names)
        if each.taken_as_one:
            yield Line(f"{joined(others)} is taken as {first}.", depth=1, lead=each.kind.capitalize())
        else:
            told = f"{first} and {joined(others)} are two here. If they are one, write them alike and merge again."
            yield Line(told, depth=1, lead=each.kind.capitalize())


def _line(answer: MergedAnswer) -> Line:
    if answer.state == "agreed":
        return Line(answer.said[0].value, depth=1, lead=answer.heading)
    grey = f" ({GREY})" if answer.changes is False else ""
    return Line(f"{answer.told}{grey}", depth=1, lead=answer.heading)
