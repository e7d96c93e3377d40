"""A library that is not installed: one line says what to type, wherever it is missed."""

from __future__ import annotations

import ast
import os
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.cli.main import main
from advisor.engine.columns import blocks
from advisor.engine.compile import Program
from advisor.engine.solver import Solver
from advisor.errors import DISTRIBUTION, EXTRAS, MissingExtraError, how_to_install, needs
from advisor.learning.session import LearningSession
from advisor.learning.spaced_repetition import scheduler
from advisor.model.situation import Situation

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LIBRARIES = {
    "browser": ("textual_serve", "aiohttp"),
    "columns": ("numpy",),
    "documents": ("docx", "pypdf"),
    "proofs": ("pysat",),
    "sheets": ("openpyxl",),
    "train": ("fsrs",),
}
FOR_DEVELOPERS = {"test", "static"}


@pytest.fixture(params=sorted(EXTRAS))
def missing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An extra whose libraries are not there."""
    scheduler.cache_clear()
    for name in [*sys.modules, *LIBRARIES[request.param]]:
        if name.partition(".")[0] in LIBRARIES[request.param]:
            monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delitem(sys.modules, "advisor.server.browser", raising=False)
    yield request.param
    scheduler.cache_clear()


def test_every_extra_is_known_by_the_name_under_which_it_is_installed() -> None:
    assert PROJECT["name"] == DISTRIBUTION
    assert set(PROJECT["optional-dependencies"]) - FOR_DEVELOPERS == set(EXTRAS) == set(LIBRARIES)
    (whole,) = (each for each in PROJECT["optional-dependencies"]["test"] if each.startswith(DISTRIBUTION))
    assert set(whole.removeprefix(DISTRIBUTION).strip("[]").split(",")) == set(EXTRAS)


def test_what_misses_a_library_says_what_to_install(
    missing: str, data: Path, tmp_path: Path, program: Program, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("x.docx", "x.pdf", "x.xlsx"):
        (tmp_path / name).write_bytes(b"x")
    commands = {
        "browser": ["serve"],
        "documents": ["review", "--text", str(tmp_path / "x.docx")],
        "sheets": ["review", str(tmp_path / "x.xlsx")],
    }
    if missing == "train":
        session = LearningSession(program)
        session.open()
        turn = session.reply("review")[-1]
        assert turn.kind == "problem"
        told = turn.text
    elif missing in commands:
        with pytest.raises(SystemExit) as ending:
            main(commands[missing])
        assert ending.value.code == 2
        told = capsys.readouterr().err.strip().removeprefix("advisor: ")
    else:
        with pytest.raises(MissingExtraError) as error:
            Solver(program, Situation()) if missing == "proofs" else list(blocks(Situation(), {"grid": ((), None)}, 8))
        told = str(error.value)

    assert told.startswith(f"{EXTRAS[missing]} one more library. ")
    assert told.endswith(f'pip install "{DISTRIBUTION}[{missing}]"')
    assert "\n" not in told


def test_the_menu_of_a_learner_and_the_progress_work_without_the_scheduler(
    data: Path, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fsrs", None)
    scheduler.cache_clear()
    session = LearningSession(program)

    assert "Review: needs one more library" in "\n".join(session.open()[-1].lines())
    session.reply("practice musts 7")
    session.reply("1")
    told = session.reply("progress")[-1].text
    assert "EXERCISES" in told
    assert told.count('pip install "sovereign-advisor[train]"') == 1
    scheduler.cache_clear()


@pytest.mark.parametrize(
    ("beside", "on_path", "has_pip", "typed"),
    [
        ("pip", "here", True, "pip install "),
        ("pip", "elsewhere", True, ".venv/bin/pip install "),
        ("", "elsewhere", True, '"{python}" -m pip install '),
        ("", "", False, 'uv pip install --python "{python}" '),
    ],
)
def test_the_pip_to_type_is_that_of_the_running_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, beside: str, on_path: str, has_pip: bool, typed: str
) -> None:
    folder = tmp_path / ".venv" / "bin"
    folder.mkdir(parents=True)
    if beside:
        (folder / beside).touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "executable", str(folder / "python"))
    found = {"here": str(folder / "pip"), "elsewhere": "/usr/bin/pip", "": None}[on_path]
    monkeypatch.setattr("shutil.which", lambda name: found)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object() if has_pip else None)

    asked = f"To install it, type: {typed.format(python=folder / 'python')}"
    assert how_to_install("train") == f'{asked}"sovereign-advisor[train]"'


def test_other_errors_pass_through() -> None:
    with pytest.raises(ValueError, match="another"), needs("train"):
        raise ValueError("another")


def test_no_library_of_an_extra_is_imported_unguarded() -> None:
    """Each such import stands inside `with needs(...)`, or in a module that is imported only there."""
    ours = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in modules()}
    optional = {library for libraries in LIBRARIES.values() for library in libraries}
    bare = {name for name, tree in ours.items() if any(unguarded(tree, optional))}
    left = [
        f"{importer} imports {name}"
        for name in bare
        for importer, tree in ours.items()
        if importer not in bare and any(unguarded(tree, {name}))
    ]

    assert left == []
    assert not bare - {name for name in bare if re.search(r"\.(?:web|server)\.", name)}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted((ROOT / "advisor").rglob("*.py")):
        yield ".".join(path.relative_to(ROOT).with_suffix("").parts), path


def unguarded(tree: ast.AST, wanted: set[str]) -> Iterator[str]:
    """The modules of a set, or below it, that are imported where nothing catches that they are missing."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.With) and any(ast.unparse(each).startswith("needs(") for each in node.items):
            continue
        names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or "", *(f"{node.module}.{each.name}" for each in node.names)]
        yield from (name for name in names if any(name == one or name.startswith(f"{one}.") for one in wanted))
        yield from unguarded(node, wanted)


def test_nothing_names_another_distribution() -> None:
    texts = [*(ROOT / "advisor").rglob("*.py"), *(ROOT / "advisor").rglob("*.md"), ROOT / "README.md"]
    installed = re.compile(r"pip install (?:-q )?(?:-e )?(?:--python )?[\"']?([\w.-]*)")
    names = {name for path in texts for name in installed.findall(path.read_text(encoding="utf-8"))}

    assert names <= {"", ".", DISTRIBUTION, os.curdir}
