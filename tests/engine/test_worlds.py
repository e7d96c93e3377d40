"""Worlds made by arithmetic are those that listing the changes gives."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from advisor.engine.worlds import Change, pairs, values_in
from advisor.model.situation import CASE, Situation


@given(st.lists(st.integers(1, 4), max_size=6), st.integers(1, 40))
def test_pairs_are_all_pairs_of_changes_of_different_facts_in_order(sizes: list[int], most: int) -> None:
    changes = [Change(CASE, f"f{fact}", f"v{value}") for fact, size in enumerate(sizes) for value in range(size)]
    wanted = [pair for pair in combinations(changes, 2) if pair[0].fact != pair[1].fact]

    found = []
    for some in pairs(Situation(), changes, most):
        assert some.worlds.count <= max(most, len(changes))
        named = [(changes[one], changes[other]) for one, other in some.at(some.worlds.everywhere)]
        for world, pair in enumerate(named):
            assert set(values_in(some.worlds, world)) == set(pair)
            assert list(some.at(1 << world)) == [(changes.index(pair[0]), changes.index(pair[1]))]
        found += named
    assert found == wanted
