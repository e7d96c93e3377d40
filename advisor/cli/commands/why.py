"""The commands that explain the verdict on a measure: why, and what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from advisor.cli.app import base_of, case_file, schema_option, width
from advisor.cli.output import form_option, put, written_option
from advisor.documents.written import as_form
from advisor.errors import UsageError
from advisor.model.strengths import WANTED

if TYPE_CHECKING:
    from advisor.analysis.explanation.data import Depth


@click.command()
@click.argument("case", required=False)
@click.argument("measure", required=False)
@click.option(
    "--depth",
    type=click.Choice(["sentence", "paragraph", "tree"]),
    default="paragraph",
    show_default=True,
    help="How far down to explain.",
)
@written_option("text", "json", "md")
@schema_option
@click.pass_obj
def why(
    knowledge: str | None,
    case: str | None,
    measure: str | None,
    depth: Depth,
    form: str,
    output: str | None,
    json_schema: bool,
) -> None:
    """Explain where MEASURE stands for CASE: why, why not, or what is open."""
    if json_schema:
        from advisor.analysis.explanation.data import Explanation
        from advisor.documents.writers import data

        put(data.schema(Explanation), output)
    elif case is None or measure is None:
        raise UsageError("Name a case and a measure: `advisor why CASE MEASURE`.")
    else:
        base = base_of(knowledge)
        put(as_form(base.why(case_file(base, case), measure, depth=depth), form, width=width()), output)


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
    from advisor.analysis.counterfactuals.document import MAX_SUBJECTS

    base, most = base_of(knowledge), None if form == "json" else MAX_SUBJECTS
    found = base.why_not(case_file(base, case), measure, to=wanted, subject=subject, known_too=known_too, most=most)
    click.echo(as_form(found, form, width=width()), nl=False)
