"""`advisor review`: one proposal, several, a text, a template; and what makes no sense is refused."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from advisor.proposals.data import SCHEMA
from tests.cli.conftest import ROOT, Run

CASES = ROOT / "knowledge" / "cases"
STRONG, DECORATIVE, AT_HOME = "proposal-kenya-graded", "proposal-saudi-decorative", "proposal-emirates-all-at-home"


def test_a_review_reads_and_its_json_says_the_same(run: Run) -> None:
    text = " ".join(run("review", AT_HOME).stdout.split())
    found = json.loads(run("review", AT_HOME, "-f", "json").stdout)

    assert found["schema"] == SCHEMA
    assert (found["gate"]["claimed"], found["gate"]["evidenced"]) == ("passed", "passed")
    assert "Gate: passed by its word, passed by its evidence." in text
    against = [each["title"] for each in found["yardsticks"] if each["leaning"] == "against"]
    assert all(title in text for title in against)
    assert len(found["gaps"]) == 24
    assert "24 gaps in all" in text


def test_gaps_come_as_rows_with_owners(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("review", DECORATIVE, "-f", "csv").stdout)))

    assert len(rows) > 40
    assert all(row["owner"] and row["to do"] and row["blocks"] for row in rows)


def test_three_proposals_are_ranked_in_one_command(run: Run, tmp_path: Path) -> None:
    text = run("review", DECORATIVE, AT_HOME, STRONG).stdout
    rows = [line for line in text.splitlines() if line[:3] in ("1  ", "2  ", "3  ")]
    table = list(csv.DictReader(io.StringIO(run("review", DECORATIVE, AT_HOME, STRONG, "-f", "csv").stdout)))

    assert [row["proposal"] for row in table] == [
        "A proposal for Kenya, graded by workload",
        "A proposal for the Emirates, all at home",
        "A proposal for Saudi Arabia, for show",
    ]
    assert ["Kenya" in rows[0], "Emirates" in rows[1], "Saudi" in rows[2]] == [True, True, True]
    assert "WHAT SETS THEM APART" in text


def test_a_template_is_written_filled_in_and_read_back(run: Run, tmp_path: Path) -> None:
    for name in ("blank.csv", "blank.xlsx"):
        run("review", "--template", tmp_path / name)
        assert "Gate: open by its word" in run("review", tmp_path / name).stdout
    run("review", "--template", tmp_path / "kenya.xlsx", STRONG)
    there = json.loads(run("review", STRONG, "-f", "json").stdout)
    back = json.loads(run("review", tmp_path / "kenya.xlsx", "-f", "json").stdout)

    assert back == there
    assert "ends in .csv or .xlsx" in run("review", "--template", tmp_path / "x.ods", code=2).stderr


def test_a_text_is_checked_for_its_framing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "offer.md").write_text("# Aim\n\nWe will dominate the AI race.\nWe do not seek supremacy.\n")
    text = run("review", "--text", tmp_path / "offer.md").stdout
    found = json.loads(run("review", "--text", tmp_path / "offer.md", "-f", "json").stdout)

    assert "2 places that may feed fears" in text
    assert [each["words"] for each in found["findings"]] == ["dominate", "AI race"]
    assert [(each["words"], each["excused"]) for each in found["excused"]] == [
        ("supremacy", "it is negated or rejected")
    ]
    assert "no such file" in run("review", "--text", "none.md", code=3).stderr


def test_what_makes_no_sense_is_refused(run: Run) -> None:
    assert "Name a proposal" in run("review", code=2).stderr
    assert "There is no case" in run("review", "nowhere", code=3).stderr
    assert "Name two or more files" in run("merge", STRONG, code=2).stderr


def test_the_schemas_are_printed(run: Run) -> None:
    assert '"JudgedRequirement"' in run("review", "--json-schema").stdout
    assert '"Distinction"' in run("review", "--json-schema", STRONG, AT_HOME).stdout


def test_members_files_are_merged(run: Run, tmp_path: Path) -> None:
    text = (ROOT / "knowledge" / "cases" / "proposal-kenya-graded.yaml").read_text(encoding="utf-8")
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    one.write_text(text.replace("title: A proposal for Kenya, graded by workload", "title: Northfield"))
    other.write_text(text.replace("exit-terms: full", "exit-terms: basic"))
    told = run("merge", one, other, "-o", tmp_path / "both.yaml").stdout

    assert "Exit terms: Northfield: full exit plan;" in told
    assert "(1)" in told
    assert "Answer: Exit terms" in " ".join(run("review", tmp_path / "both.yaml").stdout.split())


def test_several_texts_each_get_their_part_and_strict_refuses_what_was_not_examined(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("We will dominate the market with you and for you.")
    (tmp_path / "two.txt").write_text(
        "Nuestra oferta asegurar\u00e1 nuestro dominio en la regi\u00f3n.", encoding="utf-8"
    )
    told = run("review", "--text", "one.txt", "--text", "two.txt").stdout
    assert [line for line in told.splitlines() if line.startswith("Framing check")] == [
        "Framing check: one.txt",
        "Framing check: two.txt",
    ]
    found = json.loads(run("review", "--text", "one.txt", "--text", "two.txt", "-f", "json").stdout)
    assert [len(check["findings"]) for check in found["checks"]] == [1, 0]
    assert [check["examined"] for check in found["checks"]] == [1, 0]
    assert "not in English" in run("review", "--text", "two.txt", "--strict", code=3).stderr
    run("review", "--text", "one.txt", "--strict")
