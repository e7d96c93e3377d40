"""The command that tells what holds whatever the open answers are."""

from __future__ import annotations

import click

from advisor.cli.app import as_json, case_run, form_option, program_of, width


@click.command()
@click.argument("case")
@form_option("text", "json")
@click.pass_obj
def robust(knowledge: str | None, case: str, form: str) -> None:
    """Print what holds for CASE whatever the open answers are, and what rests on one answer."""
    from advisor.analysis.robustness.document import holding_as_data, holding_as_text

    _, run = case_run(program_of(knowledge), case)
    click.echo(as_json(holding_as_data(run)) if form == "json" else holding_as_text(run, width()), nl=False)
