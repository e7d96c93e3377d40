"""The command that finds the smallest changes that bring a measure in, or take it out."""

from __future__ import annotations

from typing import Any

import click

from advisor.cli.app import case_run, form_option, program_of, width
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
    from advisor.analysis.counterfactuals.document import MAX_SUBJECTS, why_not_document
    from advisor.analysis.counterfactuals.why_not import subjects_of_measure
    from advisor.analysis.counterfactuals.why_not import why_not as changes_for
    from advisor.api import Base
    from advisor.documents.writers import data, write

    program = program_of(knowledge)
    _, run = case_run(program, case)
    key = Base(program).measure(measure)
    subjects = subjects_of_measure(run, key, subject)
    if not subjects:
        problem = (
            f"It has no {subject!r}." if subject else "It lists no workload, partner or member that it is judged for."
        )
        raise InputError([Fault(case, 0, problem, "Add one, or name another measure.")])
    found = changes_for(run, key, subjects, wanted, known_too, None if form == "json" else MAX_SUBJECTS)
    told = data.write(found) if form == "json" else write(why_not_document(program.knowledge, found), width=width())
    click.echo(told, nl=False)
