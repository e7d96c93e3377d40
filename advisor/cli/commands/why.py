"""The command that explains the verdict on a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from advisor.cli.app import case_run, form_option, output_option, program_of, put, schema_option, width
from advisor.errors import Fault, InputError, UsageError

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
    text = data.write(found) if form == "json" else write(why_not_document(program.knowledge, found), width=width())
    click.echo(text, nl=False)
