"""What becomes of a workload in a crisis: the rules agree with a simulation that knows nothing of them.

The simulation lists where every copy stands, strikes the places that a crisis takes, and looks at what is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from random import Random

import pytest

from advisor.analysis.continuity.simulate import continuity
from advisor.engine.compile import Program
from advisor.engine.run import Run, run
from advisor.engine.worlds import Axis, Change, Worlds, each, every, values_in
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.values import Fact, Several, Value

WORKLOAD = Subject("workload")
LISTED = Situation().with_subject("workload", "Register").closed("workload")
OUTCOMES = {"l": "data lost", "s": "serves", "r": "degraded", "d": "down, data safe"}

FACTS = {
    "fallback": ("none", "small-model", "by-hand"),
    "key-holder": ("provider", "buyer-in-one-place", "buyer-in-several-places", "local-trustee", "undecided"),
    "data-sensitivity": ("public", "internal", "high", "classified"),
    "model-host": ("frontier-abroad", "beside", "local-open"),
    "model-use": ("none", "query", "tune", "train"),
    "backup-place": ("none", "same-building", "same-country", "abroad"),
    "near-capital": ("yes", "no"),
    "control-abroad": ("yes", "no"),
    "hosted-by": ("one-provider", "two-providers", "own-hall"),
    "placement": ("one-building", "several-zones", "two-regions", "abroad-too", "abroad-only", "undecided"),
}
"""All that the outcome may rest on, with every answer; the first fact changes fastest from world to world."""

Losses = frozenset[str]


# The simulation: places, what stands there, and what a crisis strikes.


@dataclass(frozen=True)
class Site:
    """One building, and what else goes when something larger goes."""

    building: str
    zone: str
    region: str
    country: str = "home"
    by_the_capital: bool = False


@dataclass(frozen=True)
class Copy:
    """Something that runs or lies at a site, in the hands of somebody."""

    site: Site
    provider: str


@dataclass(frozen=True)
class Struck:
    """What a crisis takes, thing by thing."""

    buildings: frozenset[str] = frozenset()
    zones: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    providers: frozenset[str] = frozenset()
    capital: bool = False
    link: bool = False

    def razes(self, site: Site) -> bool:
        return (
            site.building in self.buildings
            or site.zone in self.zones
            or site.country in self.countries
            or (self.capital and site.by_the_capital)
        )

    def stops(self, copy: Copy) -> bool:
        return self.razes(copy.site) or copy.provider in self.providers


BASEMENT = [Site("basement", "east 1", "east")]
EAST = [
    Site("east hall 1", "east 1", "east"),
    Site("east hall 2", "east 2", "east"),
    Site("east hall 3", "east 3", "east"),
]
WEST = [
    Site("west hall 1", "west 1", "west"),
    Site("west hall 2", "west 2", "west"),
    Site("west hall 3", "west 3", "west"),
]
ALLY = [
    Site("ally hall 1", "ally 1", "ally's region", "ally"),
    Site("ally hall 2", "ally 2", "ally's region", "ally"),
    Site("ally hall 3", "ally 3", "ally's region", "ally"),
]
SITES = {
    "one-building": BASEMENT,
    "several-zones": EAST,
    "two-regions": EAST + WEST,
    "abroad-too": EAST + ALLY,
    "abroad-only": ALLY,
    "undecided": [],
}
NEIGHBOUR_ZONE = {"east 1": "east 2", "ally 1": "ally 2"}
HANDS = {"one-provider": ["cloud one"], "two-providers": ["cloud one", "cloud two"], "own-hall": ["the buyer"]}
EMBASSY = Site("embassy", "far 1", "far", "far")
OTHER_CITY = Site("archive", "south 1", "south")
MAKER = Copy(Site("maker's hall", "maker 1", "maker's region", "maker's country"), "cloud one")
OPERATOR = Site("operator's hall", "north 1", "north")
HOLDERS = {
    "provider": [("first store", "far"), ("second store", "farther")],
    "buyer-in-one-place": [("vault", "home")],
    "buyer-in-several-places": [("vault", "home"), ("second vault", "home"), ("third vault", "ally")],
    "local-trustee": [("trustee", "home")],
    "undecided": [("whoever it will be", "home")],
}
"""The stores of keys, each with its country; the first is the one that is lost."""


def sites(placement: str, near: str) -> list[Site]:
    """Where the live copies stand. Of two distant regions only one can lie by the capital."""
    return [
        Site(s.building, s.zone, s.region, s.country, near == "yes" and s.country == "home" and s.region == "east")
        for s in SITES[placement]
    ]


def first_site(placement: str, near: str) -> Site:
    """Where a crisis strikes: at the live copies at home if there are any."""
    return (sites(placement, near) or sites("one-building", near))[0]


def struck(losses: Losses, at: Site) -> Struck:
    """The places and providers that go."""
    zones = {at.zone} if losses & {"zone", "zones"} else set()
    if "zones" in losses:
        zones.add(NEIGHBOUR_ZONE[at.zone])
    return Struck(
        buildings=frozenset({at.building} if "facility" in losses else ()),
        zones=frozenset(zones),
        countries=frozenset({"home"} if "country" in losses else ()),
        providers=frozenset({"cloud one"} if "provider" in losses else ()),
        capital="capital" in losses,
        link="link" in losses,
    )


def most(flags: Iterable[bool]) -> bool:
    """Whether more than half hold; what is spread over zones needs most of them."""
    listed = list(flags)
    return 2 * sum(listed) > len(listed)


@cache
def live(placement: str, hosted: str, near: str, control: str, losses: Losses) -> tuple[bool, bool]:
    """Whether some copy can be used, and whether the live data outlast the crisis."""
    standing = sites(placement, near)
    gone = struck(losses, first_site(placement, near))
    used = kept = False
    for region in {site.region for site in standing}:
        there = [site for site in standing if site.region == region]
        kept = kept or most(not gone.razes(site) for site in there)
        needs_link = there[0].country != "home" or control == "yes"
        for hand in HANDS[hosted]:
            runs = most(not gone.stops(Copy(site, hand)) for site in there)
            used = used or (runs and not (gone.link and needs_link))
    return used, kept


@cache
def backup(subject: str, placement: str, near: str, losses: Losses) -> bool:
    """Whether the backup outlasts the crisis."""
    at = first_site(placement, near)
    lies = {"none": [], "same-building": [at], "same-country": [OTHER_CITY], "abroad": [EMBASSY]}[subject]
    return any(not struck(losses, at).razes(site) for site in lies)


@cache
def model(use: str, host: str, placement: str, near: str, losses: Losses) -> bool:
    """Whether the model answers wherever the workload itself goes on."""
    gone = struck(losses, first_site(placement, near))
    if use == "none" or host == "beside":
        return True
    if host == "frontier-abroad":
        return not gone.stops(MAKER) and not gone.link
    hall = Site(OPERATOR.building, OPERATOR.zone, OPERATOR.region, by_the_capital=near == "yes")
    return not gone.razes(hall)


@cache
def opened(holder: str, sensitivity: str, losses: Losses) -> bool:
    """Whether the data can be opened with the stores of keys that are left."""
    stores = HOLDERS[holder][1:] if "keys" in losses else HOLDERS[holder]
    left = [store for store, country in stores if country != "home" or "country" not in losses]
    return bool(left) or sensitivity == "public"


@cache
def stopgap(fallback: str) -> bool:
    """Whether the offices can go on by themselves: they need no data centre, so nothing that a crisis takes stops them."""
    return fallback != "none"


def letter(kept: bool, opens: bool, used: bool, answers: bool, bridged: bool) -> str:
    """The outcome, as a key of OUTCOMES."""
    if not (kept and opens):
        return "l"
    if used and answers:
        return "s"
    return "r" if bridged else "d"


def simulated(facts: Mapping[str, str], losses: Losses) -> str:
    """The outcome of one workload."""
    placement, near = facts["placement"], facts["near-capital"]
    used, kept = live(placement, facts["hosted-by"], near, facts["control-abroad"], losses)
    return letter(
        kept or backup(facts["backup-place"], placement, near, losses),
        opened(facts["key-holder"], facts["data-sensitivity"], losses),
        used,
        model(facts["model-use"], facts["model-host"], placement, near, losses),
        stopgap(facts["fallback"]),
    )


def all_simulated(losses: Losses) -> str:
    """The outcome of every combination of facts, in the order of the worlds."""
    ends = [
        (opened(holder, sensitivity, losses), stopgap(fallback))
        for sensitivity, holder, fallback in product(FACTS["data-sensitivity"], FACTS["key-holder"], FACTS["fallback"])
    ]
    found = []
    slow = ("placement", "hosted-by", "control-abroad", "near-capital", "backup-place", "model-use", "model-host")
    for placement, hosted, control, near, subject, use, host in product(*(FACTS[fact] for fact in slow)):
        used, kept = live(placement, hosted, near, control, losses)
        safe = kept or backup(subject, placement, near, losses)
        answers = model(use, host, placement, near, losses)
        found += [letter(safe, opens, used, answers, bridged) for opens, bridged in ends]
    return "".join(found)


# The rules.


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
