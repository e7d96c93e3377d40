"""The commands for saved cases: list, open, export, import and delete."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from advisor.cli import app
from advisor.cli.output import file_option, put

if TYPE_CHECKING:
    from advisor.engine.compile import Program


class AsDefined(click.Group):
    """A group that lists its commands in the order of their definition."""

    def list_commands(self, context: click.Context) -> list[str]:
        """The names of the commands as defined."""
        return list(self.commands)


@click.group(cls=AsDefined, invoke_without_command=True)
@click.pass_context
def cases(context: click.Context) -> None:
    """List, open, export, import and delete saved cases."""
    if context.invoked_subcommand is None:
        from advisor.store.cases import list_cases

        saved = list_cases()
        for case in saved:
            held = "    damaged" if case.damaged else f"{len(case.answers):>3} answers"
            click.echo(f"{case.id:>4}  {case.name:<40} {case.market:<3} {held}  {case.changed[:16]}")
        if not saved:
            click.echo("No saved cases yet. Start one with `advisor` or `advisor chat`.", err=True)


@cases.command("open")
@click.argument("name")
@click.pass_context
def open_case(context: click.Context, name: str) -> None:
    """Open NAME on the full screen: a saved case, or a case file, which is saved first."""
    from advisor.cli.app import is_file
    from advisor.store.cases import load_case

    knowledge = context.find_root().obj
    if is_file(name):
        name = _import(app.program_of(knowledge), Path(name))
    app.full_screen(knowledge, load_case(name).name)


@cases.command("export")
@click.argument("name")
@file_option(".yaml", ".yml")
@click.pass_context
def export_case(context: click.Context, name: str, output: str | None) -> None:
    """Write the saved case NAME as a case file."""
    from advisor.conversation.answers import replay
    from advisor.files.cases.write import case_text, written_case
    from advisor.store.cases import load_case

    knowledge, case = app.program_of(context.find_root().obj).knowledge, load_case(name)
    written = written_case(knowledge, replay(knowledge, case.answers).situation, case.name)
    put(case_text(written), output)


@cases.command("import")
@click.argument("file")
@click.pass_context
def import_case(context: click.Context, file: str) -> None:
    """Save the case file FILE as a case."""
    click.echo(f"Saved as '{_import(app.program_of(context.find_root().obj), Path(file))}'.", err=True)


def _import(program: Program, path: Path) -> str:
    """Save a case file; give the name it is saved under."""
    from advisor.cli.app import case_title, save_case
    from advisor.files.cases.read import load_case

    case, _ = load_case(program.knowledge, path)
    return save_case(program, case, case_title(case, path))


@cases.command("delete")
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete_case(name: str, yes: bool) -> None:
    """Delete the saved case NAME."""
    from advisor.store import cases as store

    case = store.find_case(name)
    if not yes and not click.confirm(f"Delete '{case.name}' with its {len(case.answers)} answers for good?", err=True):
        click.echo("Nothing was deleted.", err=True)
        return
    click.echo(f"Deleted '{store.delete_case(case.name)}'.", err=True)
