"""Entries are found, and listed with kind, title and id."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import pytest

from advisor.api import Base
from advisor.cli.app import advisor
from advisor.conversation.commands.command import Command
from advisor.conversation.commands.registry import COMMANDS
from advisor.engine.compile import Program
from advisor.language.intents import Intents
from advisor.learning.commands import LEARN_COMMANDS
from advisor.library.help import FOLDER, TOPICS, page, page_named
from advisor.library.pages import entry_page
from advisor.tui.screens.help import KEYS
from advisor.tui.widgets.prose import key_name
from tests.cli.conftest import ROOT, Run


def test_search_prints_kind_title_and_id(run: Run) -> None:
    assert run("search", "UAE").stdout.splitlines()[0] == "market      United Arab Emirates [AE]"
    assert max(map(len, run("search", "residency").stdout.splitlines())) <= 80
    assert run("search", "zzzz", "qqqq").stderr == "Nothing was found. Try other words.\n"


PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.md"))}
TEXTS = {"README": (ROOT / "README.md").read_text(encoding="utf-8"), **PAGES}
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
BY_NAME: dict[str, Sequence[Command[Any]]] = {"Type": COMMANDS, "Type in Learn": LEARN_COMMANDS}
"""What the first column of a table of words is headed, and the commands they are."""
IN_README = (
    *("quick", "why", "why failover", "why not exit plan", "what if trust is high", "compare Brazil and India"),
    *("what holds", "proposal", "review", "gaps", "help", "help keys"),
)
"""Words of the conversation that the README names."""


def typed_lines(text: str) -> Iterator[str]:
    """Every `advisor ...` in a text, with one of its alternatives and all that is optional."""
    for fence in FENCE.findall(text):
        yield from (line for line in fence.splitlines() if line.startswith("advisor "))
    for span in re.findall(r"`([^`]+)`", FENCE.sub("", text)):
        words = " ".join(span.split()).replace("\\|", "|")
        if words.startswith("advisor "):
            yield re.sub(r"\|[a-z|]+", "", words).replace("[", "").replace("]", "")


LINES = sorted({(name, line) for name, text in TEXTS.items() for line in typed_lines(text)})


@pytest.mark.parametrize(("name", "line"), LINES, ids=lambda value: str(value))
def test_every_line_to_type_is_a_command_with_these_options(name: str, line: str) -> None:
    words = shlex.split(line)
    if "COMMAND" in words:
        words = ["advisor", "chat", "--help"]
    command: click.Command = advisor
    arguments, context = words[1:], None
    try:
        while isinstance(command, click.Group):
            context = command.make_context(words[0], arguments, parent=context)
            rest = [*context._protected_args, *context.args]
            if not rest:
                return
            _, found, arguments = command.resolve_command(context, rest)
            assert found is not None
            command = found
        command.make_context(words[0], arguments, parent=context)
    except click.exceptions.Exit as ending:
        assert ending.exit_code == 0


def test_every_page_and_entry_that_a_line_names_exists(program: Program) -> None:
    knowledge = program.knowledge
    for _, line in LINES:
        words = shlex.split(line)[1:]
        if words[:1] == ["help"] and words[1:] not in ([], ["TOPIC"]):
            assert page_named(" ".join(words[1:])), line
        if words[:1] == ["show"] and words[1].islower():
            assert entry_page(knowledge, words[1]).blocks
        if words[:2] in (["why", "CASE"], ["why-not", "CASE"]) and words[2].islower():
            assert Base(program).measure(words[2])
        assert all(word in knowledge.cases for word in words if re.fullmatch(r"proposal-[a-z-]+", word)), line


def test_every_word_for_the_conversation_is_a_command() -> None:
    found = 0
    for name, text in PAGES.items():
        for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
            head, _, *rows = table.splitlines()
            among = BY_NAME.get(head.strip("| ").split(" | ")[0])
            for row in rows if among else ():
                for words in re.findall(r"`([^`]+)`", row.split(" | ")[0]):
                    assert among and (Intents(among).find(words) or page_named(words)), (name, words)
                    found += 1
    assert found > len(TOPICS)


@pytest.mark.parametrize("words", IN_README)
def test_the_words_in_the_readme_are_commands(words: str) -> None:
    assert f"`{words}`" in TEXTS["README"]
    assert Intents(COMMANDS).find(words)


def test_the_page_of_keys_has_every_key_and_no_other() -> None:
    told = set(
        re.findall(r"(?:F\d+|Ctrl\+[A-Z])\b", "\n".join(re.findall(r"^\| (.*?) \|", PAGES["keys"], re.MULTILINE)))
    )
    ours = {key_name(command.key) for command in COMMANDS if command.key}
    moving = {key for keys, means in KEYS for key in re.findall(r"F\d+|Ctrl\+[A-Z]", f"{keys} {means}")}

    assert ours <= told
    assert told <= ours | moving


def test_the_page_of_commands_has_every_command() -> None:
    context = click.Context(advisor)
    cases = advisor.get_command(context, "cases")
    assert isinstance(cases, click.Group)
    names = [
        *(n for n in advisor.list_commands(context) if n != "cases"),
        *(f"cases {name}" for name in cases.commands),
    ]

    assert [name for name in names if f"`advisor {name}" not in PAGES["commands"]] == []


def test_topics_are_the_files_and_no_name_leads_two_ways() -> None:
    names = [name for topic, also in TOPICS.items() for name in (topic, *also.split(", "))]

    assert {topic.replace(" ", "-") for topic in TOPICS} == set(PAGES)
    assert len(names) == len(set(names))
    assert all(len(page(topic).lines) > 3 and len(page(topic).title) < 60 for topic in TOPICS)


def test_the_readme_is_short_and_keeps_what_is_read_from_it() -> None:
    assert len(TEXTS["README"].splitlines()) <= 220
    assert all(f"<!-- {mark} -->" in TEXTS["README"] for mark in ("start", "tests", "library"))
    for link in re.findall(r"\]\(([^)#:]+)\)", TEXTS["README"]):
        assert Path(ROOT, link).exists(), link


def test_topics_are_listed_and_shown(run: Run) -> None:
    listed = run("help").stdout
    assert all(f"  {topic} " in listed for topic in TOPICS)
    assert run("help", "case", "files").stdout == run("help", "case-files").stdout == run("help", "yaml").stdout
    assert "advisor: 1\n" in run("help", "case files").stdout


def test_a_wrong_topic_is_told_with_the_nearest(run: Run) -> None:
    assert run("help", "propsals", code=2).stderr == (
        "advisor: There is no page of help about 'propsals'. Did you mean proposals or proposal?\n"
    )
    assert "The topics are start, " in run("help", "xyzzy", code=2).stderr


def test_the_folders_in_use_are_told(run: Run, tmp_path: Path) -> None:
    assert f"  data   {tmp_path / 'data'}" in run("help", "data", ADVISOR_DATA=str(tmp_path / "data")).stdout
