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
        from advisor.analysis.explanation.data import Explanation
        from advisor.documents.writers import data

        put(data.schema(Explanation), output)
    elif case is None or measure is None:
        raise UsageError("Name a case and a measure: `advisor why CASE MEASURE`.")
    else:
        put(_explanation(program_of(knowledge), case, measure, depth, form), output)


def _explanation(program: Program, name: str, words: str, depth: Depth, form: str) -> str:
    from advisor.analysis.explanation.document import why_document, why_memo
    from advisor.analysis.explanation.explain import why as explain
    from advisor.api import Base
    from advisor.documents.writers import data, write

    title, run = case_run(program, name)
    found = explain(run, Base(program).measure(words), title)
    if form == "json":
        return data.write(found)
    compose = why_memo if form == "md" else why_document
    return write(compose(program.knowledge, found, depth), form, width=width())
