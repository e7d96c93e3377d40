"""Every ending of a command is a message and an exit code: 0 done, 1 our defect, 2 wrong use, 3 faults in the input."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advisor.cli import main as module
from advisor.cli.main import main
from tests.cli.conftest import BANK, Run


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--version"], 0, "advisor 0"),
        (["--help"], 0, "Commands:"),
        ([], 2, "The full screen needs a terminal. In a pipe or a script, use `advisor chat`."),
        (["advise"], 2, "Name a case: `advisor advise CASE`."),
        (["bogus"], 2, "No such command 'bogus'"),
        (["advise", "-f", "pdf", "x"], 2, "'pdf' is not one of"),
        (["chat", "--market", "AE", "--case", "x"], 2, "Give either --market or --case"),
        (["--knowledge", "/nowhere", "show", "AE"], 2, "/nowhere"),
        (["advise", "nosuch"], 3, "There is no case file, case study or saved case 'nosuch'."),
        (["advise", "uae-bank-and-chatbt"], 3, "Did you mean uae-bank-and-chatbot"),
        (["advise", "missing.yaml"], 3, "missing.yaml: There is no such file. Check the name."),
        (["advise", "."], 3, "This is a folder, not a file."),
        (["advise", "a" * 5000], 3, "There is no case file"),
        (["advise", "a" * 5000 + ".yaml"], 3, "The file cannot be read"),
        (["chat", "--case", "nosuch"], 3, "There is no saved case 'nosuch'."),
        (["show", "multi-region-failovr"], 3, "Did you mean multi-region-failover"),
        (["why", str(BANK), "nosuch"], 3, "There is no measure"),
        (["cases", "delete", "nosuch", "--yes"], 3, "There is no saved case 'nosuch'."),
        (["cases", "import", "missing.yaml"], 3, "There is no such file."),
        (["advise", str(BANK), "-o", "missing/folder/out.md"], 3, "missing/folder/out.md cannot be written"),
        (["advise", str(BANK), "-o", "."], 3, ". cannot be written"),
    ],
)
def test_an_ending_has_its_code_and_its_message(run: Run, arguments: list[str], code: int, told: str) -> None:
    found = run(*arguments, code=code)

    assert told in (found.stderr if code else found.stdout)
    assert code == 0 or found.stdout == ""


def test_every_command_judges_for_the_day_that_is_named_before_or_behind_its_name(run: Run) -> None:
    day, case = ("--as-of", "2026-11-21"), "uae-bank-and-chatbot"
    told = "Judged for 2026-11-21"
    assert told in run(*day, "advise", case).stdout
    for command in (["advise", case], ["robust", case], ["compare", case, "--markets", "BR"]):
        assert told in run(*command, *day).stdout
    for command in (["why", case, "multi-region-failover"], ["why-not", case, "multi-region-failover"]):
        assert told in run(*command, *day).stdout
    assert told in run("what-if", case, "--set", "provider-trust=low", *day).stdout
    assert told in run("review", "proposal-kenya-graded", *day).stdout
    assert told in run("merge", str(BANK), str(BANK), *day).stdout
    assert "'tomorrow' is not a day." in run("advise", case, "--as-of", "tomorrow", code=2).stderr


BOMB = "\n".join(["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 40)])
BAD: dict[str, tuple[str | bytes, str]] = {
    "unknown country": (
        "advisor: 1\nmarket: Atlantis\n",
        "case.yaml:2: No market is called 'Atlantis'. Write a country's name",
    ),
    "unknown fact": (
        "advisor: 1\nfacts: {provider-trst: low}\n",
        "There is no fact 'provider-trst'. Did you mean provider-trust",
    ),
    "unknown option": ("advisor: 1\nfacts: {provider-trust: purple}\n", "'provider-trust' cannot be 'purple'."),
    "wrong type": ("advisor: 1\nfacts: {provider-trust: [low]}\n", "'provider-trust' takes one value, not a list."),
    "a fact twice": (
        "advisor: 1\nfacts:\n  grid: weak\n  grid: strong\n",
        "case.yaml:4: The key 'grid' stands here twice.",
    ),
    "a concluded fact": ("advisor: 1\nfacts: {trusted-market: yes}\n", "is concluded by rules and cannot be given."),
    "empty": ("", "case.yaml: The file is empty."),
    "binary": (bytes(range(256)), "case.yaml: This is not a text file in UTF-8."),
    "bomb": (BOMB, "The file uses an alias"),
    "not YAML": ("advisor: 1\na: [1\nb: 2\n", "This is not valid YAML"),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("command", [["advise"], ["next"], ["cases", "import"]])
def test_a_bad_case_file_is_told_with_its_place(run: Run, tmp_path: Path, name: str, command: list[str]) -> None:
    content, told = BAD[name]
    (tmp_path / "case.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    found = run(*command, "case.yaml", code=3)

    assert (told in found.stderr, found.stdout) == (True, "")


def test_a_file_of_50_megabytes_is_refused_without_reading_it(run: Run, tmp_path: Path) -> None:
    with (tmp_path / "case.yaml").open("wb") as stream:
        stream.truncate(50_000_000)

    assert "The file has 50 MB; at most 2 MB are read." in run("advise", "case.yaml", code=3).stderr


def test_several_faults_are_counted(run: Run, case: Callable[[str], Path]) -> None:
    found = run("advise", case("advisor: 1\nmarket: Atlantis\nfacts: {a: b, c: d}\n"), code=3)

    assert found.stderr.splitlines()[-1] == "3 faults."


def test_a_file_that_may_not_be_read_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    locked = tmp_path / "locked.yaml"
    locked.write_text("advisor: 1\n")
    opened = Path.open

    def refuse(path: Path, *arguments: Any, **more: Any) -> Any:
        if path == locked:
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **more)

    # The owner of all files may read this one whatever its mode, so the refusal is played.
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SystemExit) as ending:
        main(["advise", str(locked)])

    assert ending.value.code == 3
    assert "You may not read this file." in capsys.readouterr().err


def test_our_own_defect_ends_with_1_and_the_path_of_a_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def fail(*arguments: object, **more: object) -> None:
        raise RuntimeError("the inner secret")

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr("advisor.files.knowledge.load.load_knowledge", fail)
    with pytest.raises(SystemExit) as ending:
        main(["show", "AE"])
    told = capsys.readouterr().err
    (log,) = tmp_path.rglob("*.log")

    assert ending.value.code == 1
    assert str(log) in told
    assert "the inner secret" not in told
    assert "RuntimeError: the inner secret" in log.read_text()


def test_a_log_that_cannot_be_written_is_no_second_defect(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))

    assert module._our_defect(RuntimeError("x")) == 1
    assert str(tmp_path) in capsys.readouterr().err


@pytest.mark.parametrize("form", ["text", "json", "md"])
@pytest.mark.parametrize("reader", ["head -1", "head -c 3", "true"])
def test_a_reader_that_has_seen_enough_is_no_error(environment: dict[str, str], form: str, reader: str) -> None:
    command = f"set -o pipefail; '{sys.executable}' -m advisor advise '{BANK}' -f {form} | {reader}"
    found = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, check=False)

    assert (found.returncode, found.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "closed", "code"),
    [(f"advise '{BANK}'", ">&-", 0), ("chat", "<&-", 0), ("chat", ">&- <&-", 0), ("", "<&-", 2), ("", ">&-", 2)],
)
def test_a_stream_that_was_closed_before_is_no_defect(
    environment: dict[str, str], arguments: str, closed: str, code: int
) -> None:
    command = f"'{sys.executable}' -m advisor {arguments} {closed}"
    found = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, text=True, check=False)

    assert (found.returncode, "went wrong" in found.stderr) == (code, False)


def test_a_fault_cannot_steer_the_terminal(run: Run) -> None:
    found = run("advise", "\x1b]0;x\x07\x9b31m.yaml", code=3)

    assert [char for char in found.stderr if not char.isprintable() and char != "\n"] == []


def test_an_output_file_is_written_whole_or_not_at_all(run: Run, tmp_path: Path) -> None:
    found = run("advise", BANK, "-o", "out.md", "-f", "md")
    run("advise", BANK, "-o", ".", code=3)

    assert (found.stdout, found.stderr) == ("", "Written to out.md.\n")
    assert (tmp_path / "out.md").read_text() == run("advise", BANK, "-f", "md").stdout
    assert [path.name for path in tmp_path.rglob(".advisor-*")] == []
    assert (tmp_path / "out.md").stat().st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
