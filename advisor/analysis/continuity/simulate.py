"""Runs each workload against every crisis and every pair: one world for each, over the rules that read what a crisis takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from advisor.analysis.continuity.data import Cell, Outcome, Placed, WorkloadContinuity
from advisor.engine.compile import Program
from advisor.engine.run import Run, not_settled, read_below, run
from advisor.engine.worlds import Change, each
from advisor.model.knowledge import CRISIS_TAKES, Knowledge
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.values import Fact, Origin, Several
from advisor.model.written_values import read_value

KEPT, SERVES, REDUCED = "data-kept", "serves", "works-reduced"
READ = (KEPT, SERVES, REDUCED)
"""The conclusions from which an outcome is read."""
PARTS = ("home-copy-runs", "copy-abroad-runs", "keys-answer", "model-runs", "live-data-kept", "backup-kept")
"""The conclusions that tell what fails."""
PLANNED = "as planned"
UNDECIDED = "undecided"


def continuity(program: Program, situation: Situation) -> list[WorkloadContinuity]:
    """What becomes of each listed workload; nothing where the rules do not read what a crisis takes."""
    knowledge = program.knowledge
    if CRISIS_TAKES not in knowledge.questions or not knowledge.crises:
        return []
    crises = [(name,) for name in knowledge.crises]
    struck = [*crises, *combinations(knowledge.crises, 2)]
    found = []
    for index in range(situation.count("workload")):
        subject = Subject("workload", index)
        situation = decided(situation, subject)
        ways = {"": situation} | {name: _placed(knowledge, situation, subject, name) for name in knowledge.placements}
        placed = [_judged(program, way, subject, struck, len(crises), name) for name, way in ways.items()]
        found.append(WorkloadContinuity(workload=situation.name(subject), placed=tuple(placed)))
    return found


def in_each_crisis(program: Program, situation: Situation, subject: Subject) -> list[Cell]:
    """What becomes of one workload, as it is planned, in each crisis alone."""
    crises = [(name,) for name in program.knowledge.crises]
    return list(_judged(program, decided(situation, subject), subject, crises, len(crises), "").single)


def decided(situation: Situation, subject: Subject) -> Situation:
    """The situation with what is not decided yet left unknown."""
    for name, fact in situation.facts_at(subject).items():
        if fact.value == UNDECIDED:
            situation = situation.with_fact(subject, Fact(name, None, Origin("unsure")))
    return situation


def _placed(knowledge: Knowledge, situation: Situation, subject: Subject, name: str) -> Situation:
    for fact, written in knowledge.placements[name].facts.items():
        value = read_value(knowledge.questions[fact], written)
        situation = situation.with_fact(subject, Fact(fact, value, Origin("assumed")))
    return situation


def _judged(
    program: Program, situation: Situation, subject: Subject, struck: Sequence[tuple[str, ...]], singles: int, name: str
) -> Placed:
    crises = program.knowledge.crises
    taken = [frozenset(loss for crisis in names for loss in crises[crisis].takes) for names in struck]
    judged = run(program, each(situation, [(Change(CASE, CRISIS_TAKES, Several(losses)),) for losses in taken]))
    cells = [cell(judged, subject, world, names) for world, names in enumerate(struck)]
    title = program.knowledge.placements[name].title if name else PLANNED
    return Placed(placement=name, title=title, single=tuple(cells[:singles]), pairs=tuple(cells[singles:]))


def cell(judged: Run, subject: Subject, world: int, crises: tuple[str, ...]) -> Cell:
    """The outcome for a workload in one world in which something was taken."""
    told = {name: _holds(judged, subject, world, name) for name in (*READ, *PARTS)}
    possible = outcomes(told)
    conclusions = judged.program.knowledge.conclusions
    failing = () if possible == ("serves",) else tuple(conclusions[name].fails_as for name in _failing(told, possible))
    open_facts = () if len(possible) == 1 else tuple(_open(judged, subject))
    running = [conclusions[name].runs_as for name in PARTS if told[name] and conclusions[name].runs_as]
    return Cell(
        crises=crises,
        possible=possible,
        because=failing,
        runs_on=tuple(running[:1] if possible == ("serves",) else ()),
        depends_on=open_facts,
    )


def outcomes(told: Mapping[str, bool | None]) -> tuple[Outcome, ...]:
    """The outcomes that are possible, the best first, where each conclusion holds, does not, or is open."""
    kept, serves, reduced = (told[name] for name in READ)
    found: list[Outcome] = []
    if kept is not False:
        found += ["serves"] if serves is not False else []
        if serves is not True:
            found += ["degraded"] if reduced is not False else []
            found += ["down"] if reduced is not True else []
    return tuple(found + (["lost"] if kept is not True else []))


def _holds(judged: Run, subject: Subject, world: int, conclusion: str) -> bool | None:
    literal = judged.program.concluded[conclusion]
    true, false = judged.literal(subject, literal)
    return True if true >> world & 1 else False if false >> world & 1 else None


def _failing(told: Mapping[str, bool | None], possible: tuple[Outcome, ...]) -> Iterator[str]:
    running = PARTS[:4] if "lost" not in possible else PARTS[2:3] + PARTS[4:]
    # One running copy, or one kept copy, is enough.
    enough = {"home-copy-runs": "copy-abroad-runs", "copy-abroad-runs": "home-copy-runs"}
    enough |= {"live-data-kept": "backup-kept", "backup-kept": "live-data-kept"}
    for name in running:
        if told[name] is False and told.get(enough.get(name, ""), None) is not True:
            yield name


def _open(judged: Run, subject: Subject) -> list[str]:
    situation, found = judged.worlds.situation, dict[str, None]()
    for name in READ:
        below = read_below(judged, subject, judged.program.concluded[name], settled=True)
        found |= {fact: None for at, fact in below if fact != CRISIS_TAKES and not_settled(situation, at, fact)}
    return list(found)
