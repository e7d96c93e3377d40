"""The buyer's lens: the lowest level gates, the weights make the score, and blanks widen without raising the floor."""

from __future__ import annotations

import random

import pytest

from advisor.engine.compile import Program
from advisor.model.kinds.lens import Lens
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.values import Fact, Several
from advisor.proposals.lenses.data import SeenLens
from advisor.proposals.lenses.lenses import seen_through
from advisor.proposals.review import review

LENS = {
    "id": "little-lens",
    "title": "A little lens",
    "who": "Buyers.",
    "mapping": "Ours.",
    "levels": [{"level": n, "title": f"L{n}", "means": "so much"} for n in range(5)],
    "objectives": [
        {
            "id": "O-1",
            "title": "owning",
            "weight": 75,
            "criteria": [
                {
                    "id": "owns",
                    "fact": "owner",
                    "because": "It owns.",
                    "answers": {
                        "us-firm": {"level": 1, "points": 20},
                        "government": {"level": 4, "points": 100},
                    },
                }
            ],
        },
        {
            "id": "O-2",
            "title": "hosting",
            "weight": 25,
            "criteria": [
                {
                    "id": "hosts",
                    "fact": "hosted-by",
                    "because": "It hosts.",
                    "answers": {
                        "one-provider": {"level": 1, "points": 0},
                        "own-hall": {"level": 3, "points": 80},
                    },
                }
            ],
        },
    ],
    "confidence": "derived",
    "citations": [{"source": "s", "at": "a", "supports": "x"}],
}
CLOSED = Situation().with_subject("workload", "One").with_subject("workload", "Two").closed("workload")


def seen(program: Program, situation: Situation) -> SeenLens:
    return seen_through(program.knowledge, Lens.model_validate(LENS), situation)


def with_hosts(*hosts: str | None) -> Situation:
    situation = CLOSED.with_fact(CASE, Fact("owner", "government"))
    for index, host in enumerate(hosts):
        if host:
            situation = situation.with_fact(Subject("workload", index), Fact("hosted-by", host))
    return situation


def bounds(found: SeenLens) -> tuple[float, float | None, float, float | None]:
    return found.level.low, found.level.high, found.score.low, found.score.high


@pytest.mark.parametrize(
    ("hosts", "expected"),
    [
        (("own-hall", "own-hall"), (3, 3, 95, 95)),
        (("own-hall", "one-provider"), (1, 1, 75, 75)),
        (("own-hall", None), (0, 3, 75, 95)),
        ((None, None), (0, 3, 75, 95)),
    ],
)
def test_the_worst_of_several_workloads_counts_and_a_blank_widens(
    program: Program, hosts: tuple[str | None, ...], expected: tuple[float, ...]
) -> None:
    assert bounds(seen(program, with_hosts(*hosts))) == expected


def test_the_gate_is_the_lowest_level_and_never_the_average(program: Program) -> None:
    found = seen(program, with_hosts("one-provider", "one-provider"))

    assert (found.level.low, found.governed_by) == (1, ("O-2",))
    assert found.score.low == 75


def test_an_answer_the_lens_does_not_read_is_a_blank(program: Program) -> None:
    found = seen(program, with_hosts("two-providers", "own-hall"))

    assert (found.level.low, found.level.high) == (0, 3)


def test_answers_only_narrow_and_never_lower_the_floor(program: Program) -> None:
    chance = random.Random(7)
    for _ in range(200):
        hosts = [chance.choice([None, "own-hall", "one-provider"]) for _ in range(2)]
        later = [host or chance.choice([None, "own-hall", "one-provider"]) for host in hosts]
        before, after = bounds(seen(program, with_hosts(*hosts))), bounds(seen(program, with_hosts(*later)))
        assert before[0] <= after[0] <= (after[1] or 0) <= (before[1] or 0)
        assert before[2] <= after[2] <= (after[3] or 0) <= (before[3] or 0)


def test_the_shipped_lens_has_the_reported_weights_and_says_that_the_mapping_is_ours(program: Program) -> None:
    lens = program.knowledge.lenses["eu-cloud-sovereignty"]

    assert [o.weight for o in lens.objectives] == [15, 10, 10, 15, 20, 15, 10, 5]
    assert "ours" in lens.mapping


def test_meanings_are_meant_answered_or_not_known(program: Program) -> None:
    situation = Situation().with_fact(CASE, Fact("sovereignty-meaning", Several(frozenset({"leverage"}), partial=True)))
    situation = situation.with_fact(CASE, Fact("exit-terms", "none"))
    found = {each.meaning: each for each in review(program, situation, "A").meanings}

    assert set(found) == {o.value for o in program.knowledge.questions["sovereignty-meaning"].options}
    assert (found["leverage"].meant, found["leverage"].answered) == ("yes", "no")
    assert (found["continuity"].meant, found["continuity"].answered) == ("not known", "not known")
