"""Where measures stand in many worlds at once is where they stand in each world alone."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from advisor.analysis.verdicts import sure_levels, verdicts
from advisor.engine.compile import compile_rules
from advisor.engine.run import run
from advisor.engine.worlds import Worlds, together
from advisor.model.situation import CASE, Situation, scope_of
from advisor.model.strengths import STRENGTHS
from tests.fixtures.synthetic_base import knowledge, situations

LEAVES: list[Any] = [{"colour": "red"}, {"sunny": "yes"}, {"tags": {"includes": "green"}}, {"size": {"at_least": "4"}}]
SHAPES: list[Any] = [{"shape": "blue"}, {"marks": {"includes": "red"}}]


@st.composite
def rules(draw: Any) -> list[dict[str, Any]]:
    """Rules on two measures, some of which override others."""
    found: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 7))):
        about = draw(st.sampled_from(["market", "workload"]))
        when = draw(st.sampled_from(LEAVES if about == "market" else LEAVES + SHAPES))
        measure, way = draw(st.sampled_from("mk")), draw(st.sampled_from([*STRENGTHS, "avoid"]))
        then = {"avoid": measure} if way == "avoid" else {"recommend": measure, "strength": way}
        beaten = draw(st.sampled_from([rule["id"] for rule in found])) if found and draw(st.booleans()) else None
        overrides = [{"rule": beaten, "because": "x"}] if beaten else []
        found.append({"id": f"r-{number}", "about": about, "when": when, "then": then, "overrides": overrides})
    return found


@given(rules(), st.lists(situations(), min_size=1, max_size=4))
def test_planes_of_measures_agree_with_the_verdicts_of_each_case(
    written: list[dict[str, Any]], cases: list[Situation]
) -> None:
    program = compile_rules(knowledge(written))
    same = [
        c
        for c in cases
        if (c.count("workload"), c.still_listing) == (cases[0].count("workload"), cases[0].still_listing)
    ]
    judged = run(program, together(same))
    planes = {(measure, subject): levels for measure, subject, levels in sure_levels(judged)}

    for world, case in enumerate(same):
        alone = verdicts(run(program, Worlds(case)))
        for key, levels in planes.items():
            entry = alone.get(key)
            fired = {rule.then.strength for rule in entry.recommend} if entry else set()
            for number, strength in enumerate(STRENGTHS):
                assert bool(levels[strength] >> world & 1) == bool(fired & set(STRENGTHS[: number + 1]))
            assert bool(levels["avoid"] >> world & 1) == bool(entry and entry.avoid)
            assert verdicts(judged, world).get(key) == entry


@given(rules(), situations())
def test_a_say_is_had_where_the_rule_fires_and_no_rule_that_overrides_it_does(
    written: list[dict[str, Any]], case: Situation
) -> None:
    program = compile_rules(knowledge(written))
    judged = run(program, Worlds(case))
    rules_of = program.knowledge.rules

    for rule in rules_of.values():
        for subject in judged.subjects(rule):
            states: list[str] = [judged.state(subject, rule.id)]
            for other in rules_of.values():
                over = rule.id in [override.rule for override in other.overrides]
                homes = (
                    [CASE]
                    if scope_of(other.about) == "case"
                    else [subject]
                    if subject in judged.subjects(other)
                    else []
                )
                states += [OPPOSITE[judged.state(home, other.id)] for home in homes if over]
            says, silent = judged.says(subject, rule.id)
            assert bool(says) == all(state == "fires" for state in states)
            assert bool(silent) == ("silent" in states)


OPPOSITE = {"fires": "silent", "silent": "fires", "undecided": "undecided"}
