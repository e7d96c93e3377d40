"""Saved cases are listed, opened, exported, imported and deleted."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from advisor.cli import app as commands
from advisor.store.cases import list_cases
from tests.cli.conftest import Run


def test_a_saved_case_survives_export_and_import(run: Run, tmp_path: Path) -> None:
    run("chat", text="UAE\n2\nunsure\n1 and 3\nunsure\n")
    run("cases", "export", "1", "-o", "case.yaml")
    told = run("cases", "import", "case.yaml").stderr

    assert told == "Saved as 'United Arab Emirates 2'.\n"
    first, file, second = (json.loads(run("advise", name, "-f", "json").stdout) for name in ("1", "case.yaml", "2"))
    assert first["recommendations"] == file["recommendations"] == second["recommendations"]


def test_saved_cases_are_listed_and_deleted(run: Run) -> None:
    assert "No saved cases yet." in run("cases").stderr
    run("chat", "--market", "Norway")
    assert "   1  Norway " in run("cases").stdout

    assert "Nothing was deleted." in run("cases", "delete", "1", text="n\n").stderr
    assert run("cases", "delete", "1", text="y\n").stderr.endswith("Deleted 'Norway'.\n")
    assert run("cases").stdout == ""


def test_a_case_file_is_saved_and_opened(
    case: Callable[[str], Path], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str | None] = []
    monkeypatch.setattr(commands, "full_screen", lambda knowledge, name=None: opened.append(name))
    path = case("advisor: 1\ntitle: A witness\nmarket: NO\nfacts: {provider-trust: low}\n")
    commands.advisor.main(["cases", "open", str(path)], standalone_mode=False)
    commands.advisor.main(["cases", "open", "a witness"], standalone_mode=False)

    assert opened == ["A witness", "A witness"]
    assert [kept.market for kept in list_cases()] == ["NO"]
