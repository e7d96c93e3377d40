"""Cases stand side by side, and one case in several markets."""

from __future__ import annotations

import pytest

from tests.cli.conftest import ESTONIA, Run


def test_a_case_is_compared_with_itself_in_other_markets(run: Run) -> None:
    text = run("compare", ESTONIA, "--markets", "LV, Finland").stdout
    assert "B  Latvia" in text
    assert "C  Finland" in text
    shorter, everything = len(text.splitlines()), run("compare", ESTONIA, "--markets", "LV,FI", "--all").stdout
    assert len(everything.splitlines()) > shorter


@pytest.mark.parametrize("arguments", [(ESTONIA,), (ESTONIA, "--markets", "LV,FI,SE,NO,DK")])
def test_one_case_or_six_are_too_few_or_too_many(run: Run, arguments: tuple[str, ...]) -> None:
    assert "Name two to 5 cases" in run("compare", *arguments, code=2).stderr
