"""Numbers and ranges as people write them."""

from __future__ import annotations

import pytest

from advisor.language.numbers import figures_in


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("about 3", [(3, 3)]),
        ("between 2 and 5", [(2, 5)]),
        ("2\u20135", [(2, 5)]),
        ("1.2m", [(1_200_000, 1_200_000)]),
        ("2 to 3 million", [(2_000_000, 3_000_000)]),
        ("at least ten", [(10, None)]),
        ("no more than 40 km", [(None, 40)]),
        ("under 10", [(None, 10)]),
        ("3 or more", [(3, None)]),
        ("a couple", [(2, 2)]),
        ("several regions", [(2, None)]),
        ("several hundred km", [(200, None)]),
        ("a dozen", [(12, 12)]),
        ("$1,200", [(1200, 1200)]),
        ("between US$ 4,000 and US$ 4,500", [(4000, 4500)]),
        ("12 000", [(12_000, 12_000)]),
        ("twenty five percent", [(25, 25)]),
        ("two thousand", [(2000, 2000)]),
        ("1.1 lakh", [(110_000, 110_000)]),
        ("-1", [(-1, -1)]),
        ("3 regions and 2 providers", [(3, 3), (2, 2)]),
        ("none", [(0, 0)]),
        ("someone", []),
        ("often", []),
    ],
)
def test_figures(text: str, ranges: list[tuple[float | None, float | None]]) -> None:
    assert [(one.low, one.high) for one in figures_in(text)] == ranges
