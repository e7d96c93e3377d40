"""The word for a must stands in one module: changed there, it is another one wherever people read it."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import advisor
from advisor.model.strengths import LEVELS, MUST_WORDS, RECOMMENDED, STATUSES, STRENGTHS, WORDS
from advisor.text.safe import counted
from tests.conftest import NET, ROOT

SOURCES = Path(advisor.__file__).parent
TERM = re.compile(r"\bmusts?\b", re.IGNORECASE)
KEYS = {
    "cli/commands/learn.py": ("musts",),
    "conversation/answers.py": ("musts",),
    "learning/exercises/exercise.py": ("musts",),
    "learning/exercises/musts.py": ("musts",),
    "model/kinds/lesson.py": ("must",),
}
"""Keys in types, which cannot name a constant, and the keys of the stage and of the exercise on musts."""
ENGLISH = {
    "conversation/commands/explain.py": ("|would|must|can|",),
    "language/lexicon.py": ("can may might must of", "/must check/"),
    "library/entry_pages.py": ("The advice must say",),
    "model/kinds/lesson.py": ("options must be right",),
    "proposals/framing/context.py": ("|should|must|", "|must be)", "(?:must|should|"),
}
"""Where the word is the verb, and not the term."""

WORD = "requirement-x"
DRIVER = """
import importlib.util, io, sys
from pathlib import Path
spec = importlib.util.find_spec("advisor.model.strengths")
assert spec.name not in sys.modules
source = Path(spec.origin).read_text(encoding="utf-8")
changed = source.replace('_strength("must"', '_strength("WORD"')
assert changed.count("WORD") == 1
module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
exec(compile(changed, spec.origin, "exec"), module.__dict__)
from advisor.cli.app import advisor
for line in sys.stdin.read().splitlines():
    sys.stdin = io.StringIO("Kenya\\n\\nonly the WORDs\\na bank\\nyes\\nno\\nquit\\n")
    advisor.main(line.split(), prog_name="advisor", standalone_mode=False)
    print("=====")
""".replace("WORD", WORD)
CASE = ROOT / "knowledge" / "cases" / "brazil-hospital.yaml"
COMMANDS = (
    f"advise {CASE}",
    f"advise {CASE} -f json",
    f"why {CASE} failover --depth tree",
    f"why-not {CASE} failover --to not-must",
    f"review {CASE}",
    "chat",
    "chat --help",
)


@pytest.fixture(scope="module")
def outputs(own_folders: None) -> dict[str, str]:
    """What commands print where a must is called something else."""
    found = subprocess.run(
        [sys.executable, "-c", DRIVER],
        input="\n".join(COMMANDS),
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=NET,
        check=True,
    )
    return dict(zip(COMMANDS, found.stdout.split("=====\n"), strict=False))


@pytest.fixture(scope="module")
def told() -> str:
    """The words of the knowledge base."""
    return _words(*(path.read_text(encoding="utf-8") for path in (ROOT / "knowledge").rglob("*.yaml")))


def test_every_output_shows_another_word_for_a_must(outputs: dict[str, str]) -> None:
    advise, _, why, why_not, review, chat, usage = outputs.values()
    assert re.search(rf"^\d+ {WORD}, \d+ should, ", advise, re.MULTILINE)
    # The titles still begin in one column.
    leads = re.findall(rf"^  ((?:{WORD}|should|may|avoid) +)\S", advise, re.MULTILINE)
    assert {len(lead) for lead in leads} == {len(WORD) + 1} and f"{WORD} " in leads
    assert f"It is a {WORD}." in why
    assert f"make it less than a {WORD}" in why_not
    assert f"may still become a {WORD}:" in review and re.search(rf"\d+ {WORD}s that apply or may", review)
    assert f"+ {WORD} " in chat
    assert f"Ask only what the {WORD}s hang on." in usage


def test_the_new_word_is_understood_where_people_type_it(outputs: dict[str, str]) -> None:
    assert f"I ask only what the {WORD}s hang on" in " ".join(outputs["chat"].split())


@pytest.mark.parametrize("command", [command for command in COMMANDS if "json" not in command])
def test_the_old_word_is_left_in_what_the_knowledge_says_alone(
    outputs: dict[str, str], told: str, command: str
) -> None:
    for match in re.finditer(r"\S+ musts? \S+", _words(outputs[command])):
        assert match.group() in told, match.group()


def test_json_keeps_the_key(outputs: dict[str, str]) -> None:
    advice = json.loads(outputs[COMMANDS[1]])
    assert {each["strength"] for each in advice["recommendations"]} == {*STRENGTHS, None}


def _words(*texts: str) -> str:
    return " ".join(re.findall(r"\w+", " ".join(texts)))


def test_no_other_module_holds_the_word() -> None:
    found: set[str] = set()
    needed = {(file, text) for allowed in (KEYS, ENGLISH) for file, texts in allowed.items() for text in texts}
    for path in sorted(SOURCES.rglob("*.py")):
        file = path.relative_to(SOURCES).as_posix()
        for line, literal in _literals(ast.parse(path.read_text(encoding="utf-8"))):
            if file == "model/strengths.py" or not TERM.search(literal):
                continue
            used = [text for text in KEYS.get(file, ()) if text == literal]
            used += [text for text in ENGLISH.get(file, ()) if text in literal]
            needed -= {(file, text) for text in used}
            rest = literal
            for text in used:
                rest = rest.replace(text, "")
            if TERM.search(rest):
                found.add(f"{file}:{line} {literal[:60]!r}")
    assert not found, "say it with MUST, MUST_WORDS, A_MUST or MUSTS"
    assert not needed, "allowed and not there any more"


def _literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every text of a module that is no docstring and no description of a field, which quotes keys."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "description":
            told |= {id(part) for part in ast.walk(node.value)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def test_every_level_has_its_words() -> None:
    assert {*LEVELS, *STATUSES} - {RECOMMENDED} == set(WORDS)
    assert counted(2, MUST_WORDS.word, MUST_WORDS.plural) == "2 musts"
    assert [WORDS[strength].a_noun for strength in STRENGTHS] == ["a must", "a should", "a may"]
