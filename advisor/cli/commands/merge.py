"""The command that lays the answers of several members side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from advisor.cli.app import form_option, program_of, width
from advisor.errors import UsageError

if TYPE_CHECKING:
    from advisor.engine.compile import Program
    from advisor.model.situation import Situation


@click.command()
@click.argument("cases", nargs=-1)
@form_option("text", "json", "md")
@click.option("-o", "--output", metavar="FILE", help="Write the merged case to this file (.yaml, .csv or .xlsx).")
@click.pass_obj
def merge(knowledge: str | None, cases: tuple[str, ...], form: str, output: str | None) -> None:
    """Lay the answers of several members side by side: agreed, said by one, disputed; and merge them into one case."""
    from advisor.cli.find import found_case
    from advisor.documents.writers import data, save, write
    from advisor.proposals.merging.document import merged_document
    from advisor.proposals.merging.merge import merged

    if len(cases) < 2:
        raise UsageError("Name two or more files of one proposal: `advisor merge A.yaml B.xlsx`.")
    program = program_of(knowledge)
    found = merged(program, _distinct([found_case(program, name) for name in cases], cases), "Merged proposal")
    if form == "json":
        click.echo(data.write(found), nl=False)
    else:
        click.echo(write(merged_document(program.knowledge, found), form, width=width()), nl=False)
    if output:
        save(_case_file(program, found.case, output), output)
        click.echo(f"Written to {output}.", err=True)


def _distinct(named: list[tuple[str, Situation]], files: tuple[str, ...]) -> list[tuple[str, Situation]]:
    titles = [title for title, _ in named]
    return [(t if titles.count(t) == 1 else file, s) for (t, s), file in zip(named, files, strict=True)]


def _case_file(program: Program, case: dict[str, Any], name: str) -> bytes:
    from advisor.files.yaml_text import SHEETS

    if name.casefold().endswith(SHEETS):
        from advisor.files.cases.sheet import rows_of
        from advisor.files.cases.sheet_files import sheet_bytes

        return sheet_bytes(rows_of(program.knowledge, case), name)
    import yaml

    return yaml.safe_dump(case, sort_keys=False, allow_unicode=True, width=100).encode()
