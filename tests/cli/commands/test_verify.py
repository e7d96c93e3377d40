"""A folder of knowledge is checked, its findings are told, and each is shown by a case."""

from __future__ import annotations

from pathlib import Path

from advisor.engine.compile import Program
from advisor.files.cases.read import load_case
from tests.cli.conftest import ROOT, Run


def test_verify_ends_with_3_where_there_are_faults(run: Run, tmp_path: Path) -> None:
    from tests.fixtures.small_base import edited, write

    folder = write(tmp_path / "k", measures__lock=edited("measures/lock.yaml", "cost: low", "cost: none"))
    assert "measures/lock.yaml" in run("verify", folder, code=3).stderr


def test_verify_checks_the_folder_at_hand(run: Run, tmp_path: Path) -> None:
    from tests.fixtures.small_base import write

    write(tmp_path / "knowledge")
    lines = run("verify").stdout.splitlines()

    assert (lines[0], lines[1].split()) == ("Checked: knowledge", ["2", "rules"])
    assert run("verify", "--draw", "2").stdout.startswith("1. markets/AE: trust: low")


def test_what_comes_with_advisor_is_verified_and_every_finding_of_the_proofs_is_a_case_that_can_be_read(
    run: Run, tmp_path: Path, program: Program
) -> None:
    # One run for both: it proves all there is to prove, which takes its time.
    found = run("verify", "--witnesses", tmp_path / "shown")
    files = sorted((tmp_path / "shown").glob("*.yaml"))

    assert found.stdout.splitlines()[0] == f"Checked: {ROOT / 'knowledge'}"
    assert "81 of 81 claims carried" in found.stdout
    assert f"{len(files)} case files written" in found.stderr
    assert len(files) == len(program.knowledge.accepted)
    for path in files:
        case, situation = load_case(program.knowledge, path)
        assert case.title
        assert any(situation.facts_at(subject) for subject in situation.all_subjects())
    name = next(path for path in files if path.name.startswith("implied-screening") or "host-of-advanced" in path.name)
    assert "Screen end users" in run("advise", name).stdout
