"""The commands that print the advice for a case, and what to ask for it next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advisor.cli.app import case_run, form_option, output_option, program_of, put, schema_option, width
from advisor.errors import UsageError

if TYPE_CHECKING:
    from advisor.engine.compile import Program


@click.command()
@click.argument("case", required=False)
@form_option("text", "json", "md")
@output_option
@schema_option
@click.pass_obj
def advise(knowledge: str | None, case: str | None, form: str, output: str | None, json_schema: bool) -> None:
    """Print the advice for CASE: a case file, a saved case, or a case study."""
    if json_schema:
        from advisor.analysis.advice.data import Advice
        from advisor.documents.writers import data

        put(data.schema(Advice), output)
    elif case is None:
        raise UsageError("Name a case: `advisor advise CASE`. `advisor cases` lists saved ones.")
    else:
        put(_advice(program_of(knowledge), case, form), output)


def _advice(program: Program, name: str, form: str) -> str:
    from advisor.analysis.advice.advise import advise as advise_from
    from advisor.analysis.robustness.robustness import robustness_sentence
    from advisor.documents.writers import data, write
    from advisor.files.cases.write import written_case

    title, run = case_run(program, name)
    knowledge = program.knowledge
    firm = robustness_sentence(run, "whatever the open answers turn out to be")
    advice = advise_from(run, written_case(knowledge, run.worlds.situation, title), firm)
    if form == "json":
        return data.write(advice)
    from advisor.analysis.advice.document import advice_document, advice_memo

    compose = advice_memo if form == "md" else advice_document
    return write(compose(knowledge, advice, title), form, width=width())


@click.command("next")
@click.argument("case")
@click.pass_obj
def next_question(knowledge: str | None, case: str) -> None:
    """Print the next question for CASE as JSON, with the rules that wait for it."""
    from advisor.cli.app import found_case
    from advisor.conversation.next_step import next_question as next_question_for

    program = program_of(knowledge)
    _, situation = found_case(program, case)
    click.echo(next_question_for(program, situation).model_dump_json(by_alias=True, indent=2))
