"""The command that sets cases side by side."""

from __future__ import annotations

import click

from advisor.cli.app import case_run, form_option, program_of, width
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
    from advisor.analysis.comparison.compare import MAX_CASES
    from advisor.analysis.comparison.compare import compare as compare_runs
    from advisor.analysis.comparison.document import comparison_document
    from advisor.documents.writers import data, write
    from advisor.files.cases.write import in_market

    program = program_of(knowledge)
    columns = [case_run(program, case) for case in cases]
    for market in filter(None, (part.strip() for part in markets.split(","))):
        columns.append(in_market(program, columns[0], market))
    if not 2 <= len(columns) <= MAX_CASES:
        raise UsageError(
            f"Name two to {MAX_CASES} cases: `advisor compare CASE CASE`, or `advisor compare CASE --markets AE,BR`."
        )
    found = compare_runs([run for _, run in columns], [title for title, _ in columns])
    document = comparison_document(program.knowledge, found, everything)
    click.echo(data.write(found) if form == "json" else write(document, width=width()), nl=False)
