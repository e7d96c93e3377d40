"""The commands that explore a case: with other answers, beside other cases, and whatever the open answers are."""

from __future__ import annotations

import click

from advisor.cli.app import base_of, case_file, case_run, program_of, width
from advisor.cli.output import form_option
from advisor.documents.written import as_form
from advisor.errors import UsageError


@click.command("what-if")
@click.argument("case")
@click.option(
    "--set",
    "changes",
    multiple=True,
    metavar="FACT=VALUE",
    help="Another answer, or 'NAME: fact=value' for one workload or partner.",
)
@click.option("--market", metavar="NAME", help="Another market.")
@click.option("--save", "name", metavar="NAME", help="Keep the variant as a saved case.")
@form_option("text", "json")
@click.pass_obj
def what_if(
    knowledge: str | None, case: str, changes: tuple[str, ...], market: str | None, name: str | None, form: str
) -> None:
    """Print how the advice for CASE would change with other answers."""
    from advisor.analysis.comparison.compare import what_if as advice_after
    from advisor.analysis.comparison.document import what_if_document
    from advisor.cli.app import save_case
    from advisor.documents.writers import data, write
    from advisor.engine.run import run
    from advisor.engine.worlds import Worlds
    from advisor.files.cases.read import place_case
    from advisor.files.cases.write import variant_of

    if not changes and not market:
        raise UsageError("Say what to change: `advisor what-if CASE --set trust=high`, or `--market NAME`.")
    program = program_of(knowledge)
    title, before = case_run(program, case)
    answers = [_change(written) for written in changes]
    variant = variant_of(program.knowledge, before.worlds.situation, title, answers, market, "--set")
    situation, _ = place_case(program.knowledge, variant)
    after = run(program, Worlds(situation))
    asked = " and ".join([*([f"market={market}"] if market else []), *changes])
    facts = {changes[0].partition("=")[0].rpartition(":")[2].strip()} if len(changes) == 1 and not market else set()
    found = advice_after(before, after, asked)
    document = what_if_document(program.knowledge, found, facts)
    click.echo(data.write(found) if form == "json" else write(document, width=width()), nl=False)
    if name:
        click.echo(f"Saved as '{save_case(program, variant, name)}'.", err=True)


def _change(written: str) -> tuple[str, str | None]:
    """A change as typed, `fact=value` or `NAME: fact=value`, as the name of the fact and its value, if it has both."""
    name, equals, value = written.partition("=")
    return (name, value.strip()) if equals and name.rpartition(":")[2].strip() else (written, None)


@click.command()
@click.argument("case")
@form_option("text", "json")
@click.pass_obj
def robust(knowledge: str | None, case: str, form: str) -> None:
    """Print what holds for CASE whatever the open answers are, and what rests on one answer."""
    base = base_of(knowledge)
    click.echo(as_form(base.robust(case_file(base, case)), form, width=width()), nl=False)


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

    base, named = base_of(knowledge), [part.strip() for part in markets.split(",") if part.strip()]
    if not 2 <= len(cases) + len(named) <= MAX_CASES:
        raise UsageError(
            f"Name two to {MAX_CASES} cases: `advisor compare CASE CASE`, or `advisor compare CASE --markets AE,BR`."
        )
    files = [case_file(base, case) for case in cases]
    click.echo(as_form(base.compare(*files, markets=named, everything=everything), form, width=width()), nl=False)
