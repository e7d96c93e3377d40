"""The command that tells what holds whatever the open answers are."""

from __future__ import annotations

import click

from advisor.cli.app import case_run, form_option, program_of, width


@click.command()
@click.argument("case")
@form_option("text", "json")
@click.pass_obj
def robust(knowledge: str | None, case: str, form: str) -> None:
    """Print what holds for CASE whatever the open answers are, and what rests on one answer."""
    from advisor.analysis.robustness.document import robustness_document
    from advisor.analysis.robustness.robust import robust as outlook_of
    from advisor.documents.writers import data, write

    program = program_of(knowledge)
    found = outlook_of(case_run(program, case)[1])
    document = robustness_document(program.knowledge, found)
    click.echo(data.write(found) if form == "json" else write(document, width=width()), nl=False)
