"""What may become of each measure as questions are answered: what holds whatever the answers, what can still come, and how."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from advisor.analysis.counterfactuals.search import Swap, moved
from advisor.analysis.relevance.waiting import asking_order
from advisor.engine.certainty import Certainty, Query, certainties
from advisor.engine.compile import Level
from advisor.engine.dependencies import not_settled, read_below
from advisor.engine.equivalence import told_apart
from advisor.engine.run import Run, run
from advisor.engine.worlds import Change, each
from advisor.model.conditions import Leaf
from advisor.model.entry import STRENGTHS, Strength
from advisor.model.situation import Place

Key = tuple[Place, str]


@dataclass(frozen=True)
class Prospect:
    """What may become of one measure for one subject."""

    measure: str
    place: Place
    certain: Strength | None
    """The strength it has at least, whatever is answered."""
    possible: Strength | None
    """The highest strength that some answers give it."""
    avoid: Certainty
    exact: bool
    """Whether all completions were judged; otherwise `possible` may be too high and `certain` too low."""
    alone: tuple[Swap, ...] = ()
    """The single answers that give it its possible strength."""

    @property
    def settled(self) -> bool:
        """Whether no answer can change where it stands."""
        return self.certain == self.possible and self.avoid in ("always", "never")


def prospects(judged: Run) -> list[Prospect]:
    """For every measure and subject on which a rule could speak, what may become of it."""
    outcomes = judged.program.outcomes
    keys = [(measure, place) for measure, frame in outcomes for place in judged.slots(frame)]
    queries = {(place, lit) for measure, place in keys for lit in outcomes[measure, place.kind].values()}
    known = certainties(judged, sorted(queries))
    bare = [_prospect(judged, measure, place, known) for measure, place in keys]
    alone = _alone(judged, [prospect for prospect in bare if prospect.certain != prospect.possible])
    return [_with_alone(prospect, alone) for prospect in bare]


def _prospect(judged: Run, measure: str, place: Place, known: dict[Query, Certainty]) -> Prospect:
    levels = judged.program.outcomes[measure, place.kind]
    told = {level: known[place, literal] for level, literal in levels.items()}
    certain = next((s for s in STRENGTHS if told.get(s) == "always"), None)
    possible = next((s for s in STRENGTHS if told.get(s, "never") != "never"), None)
    exact = "not known" not in told.values()
    return Prospect(measure, place, certain, possible, told.get("avoid", "never"), exact)


def _alone(judged: Run, unsettled: list[Prospect]) -> dict[tuple[str, Place], tuple[Swap, ...]]:
    answers = list(_single_answers(judged, unsettled))
    worlds = each(judged.worlds.situation, [(Change(a.place, a.fact, a.value),) for a in answers])
    after = run(judged.program, worlds)
    found = {}
    for prospect in unsettled:
        plane, _ = after.outcome(prospect.measure, prospect.place, prospect.possible or "may")
        found[prospect.measure, prospect.place] = tuple(a for n, a in enumerate(answers) if plane >> n & 1)
    return found


def _single_answers(judged: Run, unsettled: Iterable[Prospect]) -> Iterable[Swap]:
    situation, program = judged.worlds.situation, judged.program
    read: dict[Key, set[Leaf]] = {}
    for prospect in unsettled:
        level: Level = prospect.possible or "may"
        literal = program.outcomes[prospect.measure, prospect.place.kind][level]
        for (place, fact), leaves in read_below(judged, prospect.place, literal).items():
            if not_settled(situation, place, fact):
                read.setdefault((place, fact), set()).update(leaves)
    order = asking_order(program)
    for place, fact in sorted(read, key=lambda key: (order[key[1]], key[0])):
        question, known = program.knowledge.questions[fact], situation.value(place, fact)
        for alike in told_apart(question, read[place, fact], known, known):
            yield Swap(place, fact, alike.value, alike.others, moved(known, alike.value))


def _with_alone(prospect: Prospect, alone: dict[tuple[str, Place], tuple[Swap, ...]]) -> Prospect:
    found = alone.get((prospect.measure, prospect.place), ())
    return replace(prospect, alone=found) if found else prospect
