"""The command that explains the verdict on a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advisor.cli.app import case_run, form_option, output_option, program_of, put, schema_option, width
from advisor.errors import UsageError

if TYPE_CHECKING:
    from advisor.analysis.explanation.data import Depth
    from advisor.engine.compile import Program


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
@form_option("text", "json", "md")
@output_option
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
        from advisor.analysis.explanation.document import why_schema

        put(why_schema(), output)
    elif case is None or measure is None:
        raise UsageError("Name a case and a measure: `advisor why CASE MEASURE`.")
    else:
        put(_explanation(program_of(knowledge), case, measure, depth, form), output)


def _explanation(program: Program, name: str, words: str, depth: Depth, form: str) -> str:
    from advisor.analysis.explanation.document import why_as_json, why_as_markdown, why_as_text
    from advisor.api import Base

    title, run = case_run(program, name)
    measure = Base(program).measure(words)
    if form == "json":
        return why_as_json(run, measure, title)
    if form == "md":
        return why_as_markdown(run, measure, title, depth)
    return why_as_text(run, measure, title, width(), depth)
