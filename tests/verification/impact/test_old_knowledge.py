"""`advisor verify --against OLD`: a folder or a git revision, saved cases, and every way in which OLD can be of no use."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from advisor.documents.writers import data as data_writer
from advisor.documents.writers import write
from advisor.errors import InputError, UsageError
from advisor.files.knowledge.load import load_knowledge
from advisor.files.knowledge.locate import read_all
from advisor.model.recorded_answer import Answer
from advisor.model.situation import Subject
from advisor.store.cases import SavedCase, new_case, save_case
from advisor.store.sqlite import connect
from advisor.verification.impact.data import impact_report
from advisor.verification.impact.document import impact_document
from advisor.verification.impact.old_knowledge import impact_since, old_folder, tried_as
from tests.fixtures.little_base import rule, write_little

LOCK = "rules/security/lock-the-secret.yaml"
MIXED = "      - {value: mixed, label: mixed, means: some do, also: [so-so]}\n"
CAREFUL = rule("careful", "market", "{trust: {not: high}}", "{recommend: plain-words, strength: must}")


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def report_against(folder: Path, old: str, width: int = 80) -> str:
    return write(impact_document(impact_since(folder, old), old), width=width)


def git(folder: Path, *arguments: str) -> str:
    named = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"]
    done = subprocess.run(["git", "-C", str(folder), *named, *arguments], capture_output=True, text=True, check=True)
    return done.stdout


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def knowledge(tmp_path: Path, data: Path) -> Path:
    """A knowledge folder in a repository of its own: committed, then a rule weakened, which is not committed."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    folder = write_little(tmp_path / "repository" / "my knowledge")
    git(folder.parent, "init", "--quiet", "-b", "main")
    (folder.parent / "README").write_text("no knowledge\n")
    git(folder.parent, "add", "README")
    git(folder.parent, "commit", "--quiet", "-m", "before any knowledge")
    git(folder.parent, "add", ".")
    git(folder.parent, "commit", "--quiet", "-m", "one")
    git(folder.parent, "tag", "v1")
    replaced(folder / LOCK, "strength: must", "strength: should")
    return folder


@pytest.mark.parametrize("revision", ["HEAD", "v1", "main", "HEAD~0"])
def test_a_revision_is_compared_and_nothing_in_the_repository_is_touched(knowledge: Path, revision: str) -> None:
    before = read_all(knowledge)[1], git(knowledge, "status", "--porcelain"), git(knowledge, "rev-parse", "HEAD")
    text = report_against(knowledge, revision)

    assert text.startswith(f"Compared with {revision}.\n1 rule edited, 0 added, 0 removed; advice changes for 1 of 1")
    assert "weakened: must -> should      A strong lock (Core)" in text
    assert before == (
        read_all(knowledge)[1],
        git(knowledge, "status", "--porcelain"),
        git(knowledge, "rev-parse", "HEAD"),
    )


@needs_git
def test_a_folder_at_the_top_of_its_repository_is_compared(tmp_path: Path, data: Path) -> None:
    folder = write_little(tmp_path / "top")
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "one")
    replaced(folder / LOCK, "strength: must", "strength: may")

    assert "weakened: must -> may" in report_against(folder, "HEAD")


def test_a_folder_is_compared_or_the_knowledge_in_it(knowledge: Path, tmp_path: Path) -> None:
    write_little(tmp_path / "copy" / "knowledge")

    for named in (tmp_path / "copy" / "knowledge", tmp_path / "copy"):
        assert "1 rule edited, 0 added, 0 removed" in report_against(knowledge, str(named))


def test_the_copy_of_a_revision_is_gone_afterwards(knowledge: Path) -> None:
    with old_folder(knowledge, "HEAD") as made:
        assert (made / LOCK).read_text().count("strength: must") == 1
    assert not made.exists()


@pytest.mark.parametrize("old", ["nosuch", "HEAD~99", "--help", "-", "", "a b", "HEAD:README", "a\x1b[2J"])
def test_what_is_neither_a_folder_nor_a_revision_is_wrong_usage_with_help(knowledge: Path, old: str) -> None:
    with pytest.raises(UsageError, match="is neither a folder of knowledge nor a revision of this one") as ending:
        report_against(knowledge, old)

    assert "Name a folder that holds base.yaml, or a commit, branch or tag" in str(ending.value)
    assert "\x1b" not in str(ending.value)


def test_a_folder_without_knowledge_is_no_old_knowledge(knowledge: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="neither a folder of knowledge"):
        report_against(knowledge, str(tmp_path))


@needs_git
def test_without_a_repository_only_a_folder_can_be_compared(
    tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", os.fspath(tmp_path))
    with pytest.raises(UsageError, match="git finds no repository at"):
        report_against(write_little(tmp_path / "alone"), "HEAD")


def test_without_git_only_a_folder_can_be_compared(knowledge: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageError, match="Git is not installed"):
        report_against(knowledge, "HEAD")


def test_a_revision_without_the_folder_is_told(knowledge: Path) -> None:
    with pytest.raises(InputError, match="At 'HEAD~1' there was no such folder; compare with a newer revision"):
        report_against(knowledge, "HEAD~1")


def test_old_knowledge_that_cannot_be_read_is_told_with_its_first_fault(knowledge: Path, tmp_path: Path) -> None:
    old = write_little(tmp_path / "old")
    replaced(old / LOCK, "title:", "headline:")
    with pytest.raises(InputError) as ending:
        report_against(knowledge, str(old))

    told = str(ending.value)
    assert told.startswith(f"The old knowledge cannot be read: {LOCK}:")
    assert told.endswith("; compare with a newer revision.")
    assert ending.value.exit_code == 3


def test_faults_of_the_new_knowledge_are_listed_and_nothing_is_compared(knowledge: Path) -> None:
    replaced(knowledge / LOCK, "wary: yes", "weary: yes")
    replaced(knowledge / "markets/AE.yaml", "value: low", "value: lo")
    with pytest.raises(InputError) as ending:
        report_against(knowledge, "HEAD")

    assert {fault.file for fault in ending.value.faults} == {LOCK, "markets/AE.yaml"}


def test_saved_cases_are_tried_and_a_damaged_one_is_left_out(
    knowledge: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = [
        Answer("market", value="AE"),
        Answer("name", Subject("workload"), value="Payroll"),
        Answer("fact", Subject("workload"), "secret", "yes"),
    ]
    save_case(new_case("Mine"), answers, ("1", ""), "AE")
    number = new_case("Broken")
    with connect() as connection:
        connection.execute("update cases set answers = '{' where id = ?", (number,))
    text = report_against(knowledge, "HEAD")

    assert "1 of 1 saved cases" in text.replace("\n", " ")
    assert "weakened: must -> should      A strong lock (Payroll)" in text
    assert capsys.readouterr().err == "Left out: the saved case 'Broken' is damaged.\n"


def test_no_store_is_made_for_looking_into_it(knowledge: Path, data: Path) -> None:
    report_against(knowledge, "HEAD")

    assert not (data / "cases.sqlite").exists()


def test_an_answer_whose_option_or_question_vanished_is_told_and_is_the_cause(knowledge: Path, data: Path) -> None:
    replaced(knowledge / "questions/market.yaml", MIXED, "")
    (knowledge / "rules/security/careful.yaml").write_text(CAREFUL)
    replaced(knowledge / "questions/market.yaml", "  - {id: threat", "  - {id: danger")
    replaced(knowledge / "rules/security/spare-under-threat.yaml", "threat: yes", "danger: yes")
    old = write_little(knowledge.parent / "old", rules__security__careful=CAREFUL)
    answers = [Answer("fact", fact="trust", value="mixed"), Answer("fact", fact="threat", value="yes")]
    save_case(new_case("Mine"), answers, ("1", ""), "")
    text = report_against(knowledge, str(old), width=100)

    assert "    an answer is no longer understood: Trust: mixed\n" in text
    assert "    an answer is no longer understood: Threat: yes\n" in text
    assert "    because of question trust (edited): Trust was mixed, is not known\n" in text
    assert "      weakened: must -> may         Plain words\n" in text


def test_other_answers_that_are_lost_are_told_in_words(tmp_path: Path) -> None:
    old = load_knowledge(str(write_little(tmp_path / "old")))
    folder = write_little(tmp_path / "now")
    (folder / "markets/NO.yaml").unlink()
    answers = (Answer("market", value="NO"), Answer("fact", fact="nonsense", value="x"))
    kept = SavedCase(1, "Mine", "NO", answers, "1", "", "")
    tried = tried_as(old, load_knowledge(str(folder)), kept)

    # What was not understood before either is no news.
    assert tried.not_understood == ("market: NO",)


def test_json_has_the_name_of_its_schema(knowledge: Path) -> None:
    found = json.loads(data_writer.write(impact_report(impact_since(knowledge, "HEAD"), "HEAD")))

    assert (found["schema"], found["against"]) == ("advisor/impact/1", "HEAD")
    assert [case["id"] for case in found["cases"]] == ["bank"]


def test_the_shipped_knowledge_without_a_rule_is_told(tmp_path: Path, data: Path) -> None:
    shipped = Path(__file__).parents[3] / "knowledge"
    folder = Path(shutil.copytree(shipped, tmp_path / "knowledge"))
    replaced(folder / "rules/resilience/agree-targets-for-what-may-not-stop.yaml", "strength: must", "strength: should")
    text = report_against(folder, str(shipped))

    assert "edited   rule agree-targets-for-what-may-not-stop: strength: must -> should" in text
