"""What becomes of a workload in a crisis: the rules agree with a simulation that knows nothing of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from random import Random

import pytest

from advisor.analysis.continuity.simulate import continuity
from advisor.engine.compile import Program
from advisor.engine.run import Run, run
from advisor.engine.worlds import Axis, Change, Worlds, each, every, values_in
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.values import Fact, Several, Value
from tests.fixtures.crisis_simulation import FACTS, OUTCOMES, Losses, all_simulated, simulated

WORKLOAD = Subject("workload")
LISTED = Situation().with_subject("workload", "Register").closed("workload")


@dataclass(frozen=True)
class Known:
    """By outcome the worlds where the rules say that it is so."""

    worlds: Worlds
    by_letter: Mapping[str, int]
    contrary: int
    """The worlds that are said to serve although the data are lost."""

    def settled(self) -> int:
        plane = 0
        for part in self.by_letter.values():
            plane |= part
        return plane


def judged(program: Program, worlds: Worlds) -> Known:
    """The outcome as the rules tell it, settled only as far as its facts are."""
    rules = program.knowledge.rules.values()
    facts = ("data-kept", "serves", "works-reduced")
    names = {fact: [rule.id for rule in rules if rule.then.concluded == fact] for fact in facts}
    part = program.part([("workload", program.rules[name]) for listed in names.values() for name in listed])
    ran = run(part, worlds)
    kept, lost = concluded(ran, names["data-kept"])
    serves, stopped = concluded(ran, names["serves"])
    reduced, idle = concluded(ran, names["works-reduced"])
    return Known(
        worlds,
        {"l": lost, "s": kept & serves, "r": kept & stopped & reduced, "d": kept & stopped & idle},
        lost & serves,
    )


def concluded(ran: Run, rules: Iterable[str]) -> tuple[int, int]:
    """The worlds where some rule fires, and where all are silent."""
    holds, fails = 0, ran.worlds.everywhere
    for name in rules:
        fires, silent = ran.rule(WORKLOAD, name)
        holds, fails = holds | fires, fails & silent
    return holds, fails


def takings(program: Program) -> list[Losses]:
    """What nothing, every crisis, and every two crises together take away."""
    crises = program.knowledge.crises.values()
    pairs = [frozenset((*one.takes, *other.takes)) for one, other in combinations(crises, 2)]
    return list(dict.fromkeys([frozenset[str](), *(frozenset(crisis.takes) for crisis in crises), *pairs]))


def axes(losses: Losses) -> list[Axis]:
    """Every combination of the facts of a workload, in one crisis."""
    found: list[Axis] = [(WORKLOAD, fact, values) for fact, values in FACTS.items()]
    return [*found, (CASE, "crisis-takes", [Several(losses)])]


def plane(letters: str, wanted: str) -> int:
    """The worlds with one outcome; world 0 is bit 0."""
    table = {ord(one): "1" if one == wanted else "0" for one in OUTCOMES}
    return int(letters[::-1].translate(table), 2)


def differences(known: Known, letters: str) -> Iterator[str]:
    """For each outcome a world where rules and simulation differ."""
    for one, told in OUTCOMES.items():
        differ = known.by_letter[one] ^ plane(letters, one)
        if differ:
            world = (differ & -differ).bit_length() - 1
            facts = {change.fact: change.value for change in values_in(known.worlds, world)}
            said = [OUTCOMES[key] for key, part in known.by_letter.items() if part >> world & 1]
            yield f"{told}: rules say {said}, simulation {OUTCOMES[letters[world]]}, of {facts}"


def test_the_simulation_knows_every_answer(program: Program) -> None:
    questions = program.knowledge.questions
    asked = [name for name, topic in program.knowledge.topic_of.items() if topic.id == "continuity"]

    assert {fact: set(values) for fact, values in FACTS.items()} == {f: set(questions[f].values) for f in FACTS}
    assert set(asked) < set(FACTS)


def test_rules_and_simulation_agree_on_every_workload_in_every_crisis(program: Program) -> None:
    tried = takings(program)
    found = []
    for losses in tried:
        known = judged(program, every(LISTED, axes(losses)))
        letters = all_simulated(losses)
        assert len(letters) == known.worlds.count
        assert known.settled() == known.worlds.everywhere
        assert known.contrary == 0
        found += [f"{sorted(losses)} {told}" for told in differences(known, letters)]

    assert found == []
    assert len(tried) > 30


@dataclass(frozen=True)
class Draw:
    """A workload in a crisis of which something is not known, with the outcomes that are possible."""

    losses: Losses
    facts: Mapping[str, str]
    possible: frozenset[str]


def draws(program: Program, unknown: int, count: int) -> list[Draw]:
    """So many at random, each with so many facts not known."""
    chance, tried = Random(f"{unknown} not known"), takings(program)
    found = []
    for _ in range(count):
        losses = chance.choice(tried)
        facts = {fact: chance.choice(values) for fact, values in FACTS.items()}
        left = chance.sample(sorted(FACTS), unknown)
        completed = product(*(FACTS[fact] for fact in left))
        possible = frozenset(simulated({**facts, **dict(zip(left, told, strict=True))}, losses) for told in completed)
        found.append(Draw(losses, {fact: value for fact, value in facts.items() if fact not in left}, possible))
    return found


def changes(draw: Draw) -> list[Change]:
    known: dict[str, Value] = dict(draw.facts)
    return [
        Change(CASE, "crisis-takes", Several(draw.losses)),
        *(Change(WORKLOAD, fact, value) for fact, value in known.items()),
    ]


@pytest.mark.parametrize(("unknown", "count"), [(1, 12_000), (2, 3_000), (4, 200)])
def test_what_is_settled_with_facts_unknown_holds_however_they_turn_out(
    program: Program, unknown: int, count: int
) -> None:
    drawn = draws(program, unknown, count)
    known = judged(program, each(LISTED, [changes(draw) for draw in drawn]))

    for world, draw in enumerate(drawn):
        said = {one for one, part in known.by_letter.items() if part >> world & 1}
        assert len(said) <= 1, draw
        if said:
            assert draw.possible == said, draw
        elif unknown == 1:
            # One missing fact leaves nothing open that it cannot change.
            assert len(draw.possible) > 1, draw
    assert 0 < known.settled().bit_count() < count
    assert all(known.by_letter.values())


LETTERS = {"l": "lost", "s": "serves", "r": "degraded", "d": "down"}


def test_the_grid_shows_what_the_simulation_finds_for_every_crisis_and_every_pair(program: Program) -> None:
    chance, crises = Random("grids"), program.knowledge.crises
    for _ in range(40):
        facts = {fact: chance.choice([v for v in values if v != "undecided"]) for fact, values in FACTS.items()}
        situation = LISTED
        for fact, value in facts.items():
            situation = situation.with_fact(WORKLOAD, Fact(fact, value))
        (found,) = continuity(program, situation)

        for placed in found.placed:
            moved = facts | (program.knowledge.placements[placed.placement].facts if placed.placement else {})
            for cell in (*placed.single, *placed.pairs):
                losses = frozenset[str]().union(*(crises[name].takes for name in cell.crises))
                assert cell.possible == (LETTERS[simulated(moved, losses)],), (facts, cell)


def test_what_is_not_decided_is_open_and_says_on_what_it_depends(program: Program) -> None:
    situation = LISTED.with_fact(WORKLOAD, Fact("placement", "undecided"))
    (found,) = continuity(program, situation)

    fire = next(cell for cell in found.planned.single if cell.crises == ("single-site-fire",))
    assert fire.possible == ("serves", "degraded", "down", "lost")
    assert {"placement", "backup-place"} <= set(fire.depends_on)


def test_a_fact_in_a_crisis_is_the_conclusion_in_the_world_of_that_crisis(program: Program) -> None:
    chance = Random("in a crisis")
    for fact, (conclusion, crisis) in program.knowledge.supposed.items():
        taken = Several(frozenset(program.knowledge.crises[crisis].takes))
        for _ in range(50):
            drawn = [Change(WORKLOAD, name, chance.choice([None, *values])) for name, values in FACTS.items()]
            judged = run(program, each(LISTED, [drawn, [*drawn, Change(CASE, "crisis-takes", taken)]]))
            true, false = judged.literal(WORKLOAD, program.concluded[fact])
            true_then, false_then = judged.literal(WORKLOAD, program.concluded[conclusion])
            assert (true & 1, false & 1) == (true_then >> 1, false_then >> 1), (fact, drawn)
    assert len(program.knowledge.supposed) >= 3
