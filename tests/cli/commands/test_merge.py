"""The files of several members become one case."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import ROOT, Run


def test_members_files_are_merged(run: Run, tmp_path: Path) -> None:
    text = (ROOT / "knowledge" / "cases" / "proposal-kenya-graded.yaml").read_text(encoding="utf-8")
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_text(text.replace("title: A proposal for Kenya, graded by workload", "title: Northfield"))
    other.write_text(text.replace("exit-terms: full", "exit-terms: basic"))
    told = run("merge", one, other, "-o", tmp_path / "both.yaml").stdout

    assert "Exit terms: Northfield: full exit plan;" in told
    assert "(1)" in told
    assert "Answer: Exit terms" in " ".join(run("review", tmp_path / "both.yaml").stdout.split())
