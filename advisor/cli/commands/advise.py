"""The commands that print the advice for a case, and what to ask for it next."""

from __future__ import annotations

import click

from advisor.cli.app import base_of, case_file, schema_option, width
from advisor.cli.output import put, written_option
from advisor.documents.writers import data
from advisor.documents.written import as_form
from advisor.errors import UsageError


@click.command()
@click.argument("case", required=False)
@written_option("text", "json", "md")
@schema_option
@click.pass_obj
def advise(knowledge: str | None, case: str | None, form: str, output: str | None, json_schema: bool) -> None:
    """Print the advice for CASE: a case file, a saved case, or a case study."""
    if json_schema:
        from advisor.analysis.advice.data import Advice

        put(data.schema(Advice), output)
    elif case is None:
        raise UsageError("Name a case: `advisor advise CASE`. `advisor cases` lists saved ones.")
    else:
        base = base_of(knowledge)
        put(as_form(base.advise(case_file(base, case)), form, width=width()), output)


@click.command("next")
@click.argument("case")
@click.pass_obj
def next_question(knowledge: str | None, case: str) -> None:
    """Print the next question for CASE as JSON, with the rules that wait for it."""
    base = base_of(knowledge)
    click.echo(data.write(base.next(case_file(base, case))), nl=False)
