"""Where every measure stands for every subject: which rules speak on it, and in which worlds they do."""

from __future__ import annotations

from dataclasses import dataclass, field

from advisor.engine.run import Run
from advisor.model.advice import Status
from advisor.model.base import STRENGTHS, Strength
from advisor.model.rule import Rule
from advisor.model.situation import CASE, Place


@dataclass
class Verdicts:
    """The rules that speak on one measure for one subject, by what they say and whether they do so already."""

    recommend: list[Rule] = field(default_factory=list)
    avoid: list[Rule] = field(default_factory=list)
    undecided: list[Rule] = field(default_factory=list)

    @property
    def strength(self) -> Strength | None:
        """The highest strength among the rules that fire."""
        return min((r.then.strength for r in self.recommend if r.then.strength), key=STRENGTHS.index, default=None)

    @property
    def status(self) -> Status:
        """What the rules together say."""
        if self.recommend:
            return "recommended"
        return "avoid" if self.avoid else "open" if self.undecided else "not-indicated"


@dataclass
class Standing:
    """The worlds in which one measure is recommended with each strength, advised against, or waits for an answer."""

    recommended: dict[Strength, int] = field(default_factory=lambda: dict.fromkeys(STRENGTHS, 0))
    avoid: int = 0
    undecided: int = 0

    @property
    def spoken_for(self) -> int:
        """The worlds in which it is recommended with any strength."""
        return self.recommended["must"] | self.recommended["should"] | self.recommended["may"]


def verdicts(run: Run, world: int = 0) -> dict[tuple[str, Place], Verdicts]:
    """For every measure and subject, the rules that fire or may still fire in one world, without the overridden."""
    found: dict[tuple[str, Place], Verdicts] = {}
    beaten = overridden(run)
    for rule, place in _speaking(run):
        if beaten.get((rule.id, place), 0) >> world & 1:
            continue
        entry = found.setdefault((rule.then.measure, place), Verdicts())
        state = run.state(place, rule.id, world)
        if state == "undecided":
            entry.undecided.append(rule)
        elif state == "fires":
            (entry.recommend if rule.then.recommend else entry.avoid).append(rule)
    return found


def standings(run: Run) -> dict[tuple[str, Place], Standing]:
    """For every measure and subject, the worlds in which it stands where: the same as `verdicts`, for all worlds."""
    found: dict[tuple[str, Place], Standing] = {}
    beaten = overridden(run)
    for rule, place in _speaking(run):
        standing = found.setdefault((rule.then.measure, place), Standing())
        fires, silent = run.rule(place, rule.id)
        left = run.worlds.everywhere & ~beaten.get((rule.id, place), 0)
        standing.undecided |= left & ~fires & ~silent
        if rule.then.strength:
            standing.recommended[rule.then.strength] |= left & fires
        else:
            standing.avoid |= left & fires
    return found


def overridden(run: Run) -> dict[tuple[str, Place], int]:
    """The worlds in which a rule about a subject gives way, because a rule that overrides it fires there."""
    rules = run.program.knowledge.rules
    found: dict[tuple[str, Place], int] = {}
    for rule in rules.values():
        for override in rule.overrides:
            for place in run.places(rule):
                fires, _ = run.rule(place, rule.id)
                # What is said of the whole case holds for each of its subjects.
                for beaten in run.places(rules[override.rule]) if place == CASE else [place]:
                    key = (override.rule, beaten)
                    found[key] = found.get(key, 0) | fires
    return found


def _speaking(run: Run) -> list[tuple[Rule, Place]]:
    rules = run.program.knowledge.rules.values()
    return [(rule, place) for rule in rules if rule.then.measure for place in run.places(rule)]
