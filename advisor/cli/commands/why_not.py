"""The commands that explore a case: why not, what if, compare, robust."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from advisor.cli.app import advisor, program_of, width
from advisor.errors import Fault, InputError, UsageError

if TYPE_CHECKING:
    from advisor.engine.compile import Program
    from advisor.engine.run import Run

WANTED = ("must", "should", "may", "recommended", "avoid", "not-must", "not-recommended", "not-avoid")
form_option = click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json"]), default="text", help="Form of output."
)


def as_json(data: dict[str, Any]) -> str:
    """Plain data as JSON."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def judged(program: Program, name: str) -> tuple[str, Run]:
    """The title of a case, and the rules judged for it."""
    from advisor.cli.find import found_case
    from advisor.engine.run import run
    from advisor.engine.worlds import Worlds

    title, situation = found_case(program, name)
    return title, run(program, Worlds(situation))


@advisor.command("why-not")
@click.argument("case")
@click.argument("measure")
@click.option("--to", "wanted", type=click.Choice(WANTED), help="Where it should stand; in if it is out, out if in.")
@click.option("--for", "subject", default="", metavar="NAME", help="Only for this workload, partner or member.")
@click.option("--known-too", is_flag=True, help="Change what is known of the market too.")
@form_option
@click.pass_obj
def why_not(
    knowledge: str | None, case: str, measure: str, wanted: Any, subject: str, known_too: bool, form: str
) -> None:
    """Print the smallest changes of answers that bring MEASURE in for CASE, or take it out."""
    from advisor.analysis.counterfactuals.document import alternatives_as_data, alternatives_as_text, places_about
    from advisor.cli.find import measure_named

    program = program_of(knowledge)
    _, run = judged(program, case)
    key = measure_named(program.knowledge, measure)
    subjects = places_about(run, key, subject)
    if not subjects:
        told = (
            f"It has no {subject!r}." if subject else "It lists no workload, partner or member that it is judged for."
        )
        raise InputError([Fault(case, 0, told, "Add one, or name another measure.")])
    if form == "json":
        click.echo(as_json(alternatives_as_data(run, key, subjects, wanted, known_too)), nl=False)
    else:
        click.echo(alternatives_as_text(run, key, subjects, wanted, known_too, width()), nl=False)


@advisor.command("what-if")
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
@form_option
@click.pass_obj
def what_if(
    knowledge: str | None, case: str, changes: tuple[str, ...], market: str | None, name: str | None, form: str
) -> None:
    """Print how the advice for CASE would change with other answers."""
    from advisor.analysis.comparison.document import what_if_as_data, what_if_as_text
    from advisor.cli.commands.what_if import saved_as
    from advisor.engine.run import run
    from advisor.engine.worlds import Worlds
    from advisor.files.cases.read import place_case
    from advisor.files.cases.variant import variant_of

    if not changes and not market:
        raise UsageError("Say what to change: `advisor what-if CASE --set trust=high`, or `--market NAME`.")
    program = program_of(knowledge)
    title, before = judged(program, case)
    variant = variant_of(program.knowledge, before.worlds.situation, title, changes, market)
    situation, _ = place_case(program.knowledge, variant)
    after = run(program, Worlds(situation))
    asked = " and ".join([*([f"market={market}"] if market else []), *changes])
    told = {changes[0].partition("=")[0].rpartition(":")[2].strip()} if len(changes) == 1 and not market else set()
    if form == "json":
        click.echo(as_json(what_if_as_data(before, after, asked)), nl=False)
    else:
        click.echo(what_if_as_text(before, after, asked, told, width()), nl=False)
    if name:
        click.echo(f"Saved as '{saved_as(program, variant, name)}'.", err=True)


@advisor.command()
@click.argument("cases", nargs=-1, required=True)
@click.option(
    "--markets", default="", metavar="LIST", help="Set the first case beside itself in these markets, with commas."
)
@click.option("--all", "everything", is_flag=True, help="List what stands alike too.")
@form_option
@click.pass_obj
def compare(knowledge: str | None, cases: tuple[str, ...], markets: str, everything: bool, form: str) -> None:
    """Set up to five CASES side by side, or one case in several markets, with the reason for each difference."""
    from advisor.analysis.comparison.document import comparison_as_data, comparison_as_text
    from advisor.analysis.comparison.table import MOST
    from advisor.files.cases.variant import in_market

    program = program_of(knowledge)
    columns = [judged(program, case) for case in cases]
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


@advisor.command()
@click.argument("case")
@form_option
@click.pass_obj
def robust(knowledge: str | None, case: str, form: str) -> None:
    """Print what holds for CASE whatever the open answers are, and what rests on one answer."""
    from advisor.analysis.robustness.document import holding_as_data, holding_as_text

    _, run = judged(program_of(knowledge), case)
    click.echo(as_json(holding_as_data(run)) if form == "json" else holding_as_text(run, width()), nl=False)
