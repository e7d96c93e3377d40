"""A folder of knowledge is checked, its findings are told, and each is shown by a case."""

from __future__ import annotations

from pathlib import Path

from advisor.files.cases.read import load_case
from advisor.files.knowledge.load import load_knowledge
from tests.cli.conftest import Run


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


def test_every_finding_of_the_proofs_is_a_case_that_can_be_read_and_advised_on(run: Run, tmp_path: Path) -> None:
    from tests.fixtures.small_base import write

    # What comes with advisor is verified in tests/knowledge, and once more by .ci/run.
    folder = write(tmp_path / "k")
    found = run("verify", folder, "--witnesses", tmp_path / "shown")
    files = sorted((tmp_path / "shown").glob("*.yaml"))

    assert f"{len(files)} case files written" in found.stderr
    assert len(files) == 6
    knowledge = load_knowledge(str(folder))
    for path in files:
        case, situation = load_case(knowledge, path)
        assert case.title
        assert situation.market
        assert "Advice: " in run("--knowledge", folder, "advise", path).stdout
