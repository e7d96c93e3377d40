"""The command that shows how the advice would change with other answers."""

from __future__ import annotations

import click

from advisor.cli.app import case_run, form_option, program_of, width
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
    from advisor.analysis.robustness.document import robustness_document
    from advisor.analysis.robustness.robust import robust as outlook_of
    from advisor.documents.writers import data, write

    program = program_of(knowledge)
    found = outlook_of(case_run(program, case)[1])
    document = robustness_document(program.knowledge, found)
    click.echo(data.write(found) if form == "json" else write(document, width=width()), nl=False)
