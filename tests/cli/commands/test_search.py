"""Entries are found, and listed with kind, title and id."""

from __future__ import annotations

from tests.cli.conftest import Run


def test_search_prints_kind_title_and_id(run: Run) -> None:
    assert run("search", "UAE").stdout.splitlines()[0] == "market      United Arab Emirates [AE]"
    assert max(map(len, run("search", "residency").stdout.splitlines())) <= 80
    assert run("search", "zzzz", "qqqq").stderr == "Nothing was found. Try other words.\n"
