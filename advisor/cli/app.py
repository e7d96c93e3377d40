"""The group of commands, each loaded from its own file when it is called, and what several of them share."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from advisor import __version__
from advisor.api import Base, CaseFile, load, read_case
from advisor.cli.output import has_read
from advisor.errors import InputError, UsageError
from advisor.text.safe import printable

if TYPE_CHECKING:
    from advisor.engine.compile import Program
    from advisor.engine.run import Run
    from advisor.model.kinds.case_study import Case

COMMANDS = {
    "chat": "chat:chat",
    "advise": "advise:advise",
    "next": "advise:next_question",
    "why": "why:why",
    "why-not": "why:why_not",
    "what-if": "what_if:what_if",
    "robust": "what_if:robust",
    "compare": "what_if:compare",
    "review": "review:review",
    "merge": "review:merge",
    "learn": "learn:learn",
    "search": "search:search",
    "show": "search:show",
    "verify": "verify:verify",
    "knowledge": "verify:knowledge",
    "cases": "cases:cases",
    "serve": "chat:serve",
    "help": "search:show_help",
}
"""The commands in the order in which people need them, each with its file and its function in `commands/`."""


def _judge_for(context: click.Context, _: click.Parameter, day: str | None) -> None:
    # Whatever the command starts, such as the full screen in a browser, judges for the same day; what runs after it does not.
    if day:
        context.with_resource(_day_named(day))


@contextlib.contextmanager
def _day_named(day: str) -> Iterator[None]:
    before = os.environ.get("ADVISOR_AS_OF")
    os.environ["ADVISOR_AS_OF"] = day
    try:
        yield
    finally:
        os.environ.pop("ADVISOR_AS_OF")
        if before is not None:
            os.environ["ADVISOR_AS_OF"] = before


AS_OF = click.Option(
    ["--as-of"],
    metavar="DATE",
    expose_value=False,
    callback=_judge_for,
    help="Judge for this day (or set ADVISOR_AS_OF); today if none is named.",
)
"""The option of every command, before its name or behind it."""


class LazyGroup(click.Group):
    """A group that imports a command's file when the command is called or listed."""

    def list_commands(self, context: click.Context) -> list[str]:
        """The names of the commands in the order of `COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of that name, if there is one."""
        if name not in COMMANDS:
            return None
        file, _, function = COMMANDS[name].partition(":")
        command: click.Command = getattr(import_module(f"advisor.cli.commands.{file}"), function)
        if AS_OF not in command.params:
            command.params.append(AS_OF)
        return command


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--knowledge", metavar="DIR", help="Use this knowledge folder (or set ADVISOR_KNOWLEDGE).")
@click.version_option(__version__, message="advisor %(version)s")
@click.pass_context
def advisor(context: click.Context, knowledge: str | None) -> None:
    """Cited advice on offering American AI abroad: security, resilience, openness, partnership.

    Without a command, the full screen opens. Everything stays on this machine.
    """
    context.obj = knowledge
    if context.invoked_subcommand is None:
        # A stream is missing altogether when it was closed before we started.
        in_browser = "TEXTUAL_DRIVER" in os.environ
        if not in_browser and not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
            raise UsageError("The full screen needs a terminal. In a pipe or a script, use `advisor chat`.")
        full_screen(knowledge)


advisor.params.append(AS_OF)


def full_screen(knowledge: str | None, case: str | None = None) -> None:
    """Run the full screen, and say afterwards where the answers are."""
    from advisor.tui.app import run_app

    saved = run_app(knowledge, case)
    if saved:
        click.echo(f"Saved as '{printable(saved)}'. Go on with: advisor cases open '{printable(saved)}'", err=True)


def program_of(knowledge: str | None) -> Program:
    """The compiled rules of the chosen knowledge folder."""
    return load(knowledge).program


def base_of(knowledge: str | None) -> Base:
    """The chosen knowledge folder, to be asked about cases."""
    return load(knowledge)


def width() -> int:
    """The width to wrap text to."""
    return min(shutil.get_terminal_size((80, 24)).columns, 100)


def case_run(program: Program, name: str) -> tuple[str, Run]:
    """The title of a case, and the rules run for it."""
    base = Base(program)
    return base.run(case_file(base, name))


strict_option = click.option("--strict", is_flag=True, help="Refuse a file of which something is not used.")


schema_option = click.option("--json-schema", is_flag=True, help="Print the JSON Schema of `-f json` and stop.")


def case_file(base: Base, name: str, strict: bool = False) -> CaseFile:
    """The case of that name: a file, a case study, or a saved case; raises InputError with the nearest names.

    What became of the rows of a spreadsheet is told beside the output; `strict` refuses one with rows that are not used.
    """
    if not is_file(name):
        return base.case(name)
    has_read(name)
    case = read_case(name)
    if not case.is_sheet:
        return case
    placed = case.place(base.knowledge)
    for receipt in case.receipts:
        if strict and receipt.unused:
            raise InputError(receipt.faults())
        for line in receipt.lines():
            click.echo(line, err=True)
    return replace(case, place=lambda _: placed)


FILES = (".yaml", ".yml", ".csv", ".tsv", ".xlsx", ".xlsm")


def is_file(name: str) -> bool:
    """Whether a name is that of a file and not of a case."""
    return name.casefold().endswith(FILES) or os.sep in name or _exists(name)


def _exists(name: str) -> bool:
    # A name that is too long for a file is no file.
    with contextlib.suppress(OSError, ValueError):
        return Path(name).exists()
    return False


def case_title(case: Case, path: Path) -> str:
    """What a case file calls itself, or the name of the file."""
    return case.title or printable(path.stem)


def save_case(program: Program, case: Case, name: str) -> str:
    """Save a case under a name, or one like it; give the name it has."""
    from advisor.conversation.answer_list import answers_of
    from advisor.conversation.session import Session

    session = Session(program)
    session.start_with(answers_of(program, case), name)
    return session.name
