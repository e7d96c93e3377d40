"""The command that sets cases side by side."""

from __future__ import annotations

import click

from advisor.cli.app import as_json, case_run, form_option, program_of, width
from advisor.errors import UsageError


@click.command()
@click.argument("cases", nargs=-1, required=True)
@click.option(
    "--markets", default="", metavar="LIST", help="Set the first case beside itself in these markets, with commas."
)
@click.option("--all", "everything", is_flag=True, help="List what stands alike too.")
@form_option("text", "json")
@click.pass_obj
def compare(knowledge: str | None, cases: tuple[str, ...], markets: str, everything: bool, form: str) -> None:
    """Set up to five CASES side by side, or one case in several markets, with the reason for each difference."""
    from advisor.analysis.comparison.document import comparison_as_data, comparison_as_text
    from advisor.analysis.comparison.table import MOST
    from advisor.files.cases.write import in_market

    program = program_of(knowledge)
    columns = [case_run(program, case) for case in cases]
    for market in filter(None, (part.strip() for part in markets.split(","))):
        columns.append(in_market(program, columns[0], market))
    if not 2 <= len(columns) <= MOST:
        raise UsageError(
            f"Name two to {MOST} cases: `advisor compare CASE CASE`, or `advisor compare CASE --markets AE,BR`."
        )
    runs, names = [run for _, run in columns], [title for title, _ in columns]
    if form == "json":
        click.echo(as_json(comparison_as_data(runs, names)), nl=False)
    else:
        click.echo(comparison_as_text(runs, names, everything, width()), nl=False)
