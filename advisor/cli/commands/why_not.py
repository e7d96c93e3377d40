"""The command that finds the smallest changes that bring a measure in, or take it out."""

from __future__ import annotations

from typing import Any

import click

from advisor.cli.app import as_json, case_run, form_option, program_of, width
from advisor.errors import Fault, InputError

WANTED = ("must", "should", "may", "recommended", "avoid", "not-must", "not-recommended", "not-avoid")


@click.command("why-not")
@click.argument("case")
@click.argument("measure")
@click.option("--to", "wanted", type=click.Choice(WANTED), help="Where it should stand; in if it is out, out if in.")
@click.option("--for", "subject", default="", metavar="NAME", help="Only for this workload, partner or member.")
@click.option("--known-too", is_flag=True, help="Change what is known of the market too.")
@form_option("text", "json")
@click.pass_obj
def why_not(
    knowledge: str | None, case: str, measure: str, wanted: Any, subject: str, known_too: bool, form: str
) -> None:
    """Print the smallest changes of answers that bring MEASURE in for CASE, or take it out."""
    from advisor.analysis.counterfactuals.document import alternatives_as_data, alternatives_as_text, places_about
    from advisor.api import Base

    program = program_of(knowledge)
    _, run = case_run(program, case)
    key = Base(program).measure(measure)
    subjects = places_about(run, key, subject)
    if not subjects:
        problem = (
            f"It has no {subject!r}." if subject else "It lists no workload, partner or member that it is judged for."
        )
        raise InputError([Fault(case, 0, problem, "Add one, or name another measure.")])
    if form == "json":
        click.echo(as_json(alternatives_as_data(run, key, subjects, wanted, known_too)), nl=False)
    else:
        click.echo(alternatives_as_text(run, key, subjects, wanted, known_too, width()), nl=False)
