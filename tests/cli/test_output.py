"""Where output goes: endings choose the form, nothing is written over unasked, and any text can be shown anywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import BANK, Run

LODZ = "advisor: 1\ntitle: Szpital w \u0141odzi \U0001f600\nmarket: PL\n"


def test_the_ending_of_a_file_chooses_the_form(run: Run, tmp_path: Path) -> None:
    run("advise", BANK, "-o", "a.json")
    run("advise", BANK, "-o", "a.md")
    run("advise", BANK, "-o", "a.txt")
    assert json.loads((tmp_path / "a.json").read_text())["schema"].startswith("advisor/")
    assert (tmp_path / "a.md").read_text().startswith("# ")
    assert not (tmp_path / "a.txt").read_text().startswith("# ")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("-o", "a.docx"), "Name one that ends in .json, .md or .txt."),
        (("-o", "a.md", "-f", "json"), "-f json does not go with a.md"),
    ],
)
def test_an_ending_that_does_not_fit_is_refused(
    run: Run, tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    assert told in run("advise", BANK, *arguments, code=2).stderr
    assert not list(tmp_path.glob("a.*"))


def test_a_file_that_exists_is_written_over_only_if_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    run("review", "--template", "p.csv")
    (tmp_path / "p.csv").write_text((tmp_path / "p.csv").read_text().replace("Title,,", "Title,,mine"))
    filled = (tmp_path / "p.csv").read_text()
    for command in (
        ("review", "--template", "p.csv"),
        ("review", BANK, "-o", "p.csv"),
        ("merge", BANK, BANK, "-o", "p.csv"),
    ):
        assert "exists. Name another file, or add --force" in run(*command, code=2).stderr
    assert (tmp_path / "p.csv").read_text() == filled
    run("review", "--template", "p.csv", "--force")
    assert (tmp_path / "p.csv").read_text() != filled


def test_a_file_that_was_just_read_is_never_written_over(run: Run, tmp_path: Path) -> None:
    run("review", "--template", "p.csv")
    before = (tmp_path / "p.csv").read_bytes()
    for command in (("review", "p.csv", "-o", "p.csv"), ("merge", "p.csv", BANK, "-o", "./p.csv")):
        assert "was just read" in run(*command, "--force", code=2).stderr
    assert (tmp_path / "p.csv").read_bytes() == before


@pytest.mark.parametrize("page", ["cp1252", "cp437", "ascii", "utf-8"])
def test_any_text_is_shown_on_any_code_page(run: Run, tmp_path: Path, page: str) -> None:
    (tmp_path / "lodz.yaml").write_text(LODZ, encoding="utf-8")
    shown = {"PYTHONIOENCODING": page}
    title = run("advise", "lodz.yaml", **shown)
    run("cases", "import", "lodz.yaml", **shown)
    assert "Szpital w" in title.stdout
    assert "Szpital w" in run("cases", **shown).stdout
    assert run("chat", "--case", "1", text="quit\n", **shown).stdout
    if page.startswith("cp"):
        # A letter that cannot be shown is told by its number, in data too.
        assert "\\u0141odzi" in title.stdout
        data = run("review", "lodz.yaml", "-f", "json", **shown).stdout
        assert "\\u0141odzi" in data
