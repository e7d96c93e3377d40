"""The buyer's lens and the meanings decoded, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from advisor.documents.document import Line, Sentence, Table
from advisor.model.entry import STATUS_IN_WORDS
from advisor.model.knowledge import Knowledge
from advisor.proposals.cost.data import Range
from advisor.proposals.lenses.data import Decoded, SeenLens

DECODER = (
    "What the word can mean, and whether the package answers it. The sorting is an aid of ours; which meaning holds, officials"
    " there have to say."
)


def lens_blocks(knowledge: Knowledge, lenses: Iterable[SeenLens]) -> Iterator[Line | Table]:
    """A section for each framework: gate first, then the score, then each objective with what governs it."""
    for seen in lenses:
        names = {level.level: level.title for level in knowledge.lenses[seen.lens].levels}
        yield Line(f"A buyer's lens: {seen.title}", heading=2)
        yield Line(
            Sentence(f"{seen.who} {seen.mapping} {STATUS_IN_WORDS[seen.confidence].capitalize()}.", seen.citations)
        )
        yield Line(
            f"{_level(seen.level, names)}; the lowest of all objectives, never their average", depth=1, lead="gate"
        )
        yield Line(", ".join(seen.governed_by), depth=1, lead="what holds it down")
        yield Line(seen.score.in_words("percent"), depth=1, lead="score, for those that passed alone")
        rows = [
            (each.objective, each.title, f"{each.weight} %", _level(each.level, names), each.points.in_words())
            for each in seen.objectives
        ]
        yield Table(("", "Objective", "Weight", "Level", "Points"), tuple(rows))
        for each in seen.objectives:
            if not each.criteria:
                yield Line(
                    "No fact of ours speaks to it; it stays a blank.", depth=1, lead=f"{each.objective} {each.title}"
                )
            for criterion in each.criteria:
                told = f"{criterion.value}. {_level(criterion.level, names)}. {criterion.because}"
                yield Line(told, depth=1, lead=f"{each.objective} {criterion.label}")


def _level(level: Range, names: dict[int, str]) -> str:
    low, high = names[int(level.low)], names[int(level.high or 0)]
    return low if low == high else f"{low} to {high}"


def decoder_blocks(meanings: Sequence[Decoded]) -> Iterator[Line | Table]:
    """The meanings of sovereignty: those that are meant there first."""
    if not meanings:
        return
    yield Line("What sovereignty can mean, decoded", heading=2)
    yield Line(DECODER)
    ordered = sorted(meanings, key=lambda each: ("yes", "not known", "no").index(each.meant))
    yield Table(("Meaning", "Meant there", "Answered"), tuple((e.title, e.meant, e.answered) for e in ordered))
    for each in ordered:
        if each.meant == "no" or each.answered == "yes" != each.meant:
            continue
        yield Line(Sentence(f"They listen for {each.listens_for}.", each.citations), depth=1, lead=each.title)
        if each.facts:
            facts = "; ".join(f"{fact.heading}: {fact.value}" for fact in each.facts)
            yield Line(facts, depth=2, lead=f"answered: {each.answered}, because of")
        else:
            yield Line(f"answered: {each.answered}", depth=2)
        if each.answered != "yes":
            yield Line("; ".join(each.answered_by), depth=2, lead="what answers it")
            yield Line(each.no_answer, depth=2, lead="what does not")
