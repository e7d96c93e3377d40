"""The commands that print the advice for a case, and what to ask for it next."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from advisor.cli.app import case_run, program_of, width
from advisor.cli.output import form_option, output_option, put, schema_option
from advisor.errors import UsageError

if TYPE_CHECKING:
    from advisor.conversation.next_step import Step
    from advisor.engine.compile import Program
    from advisor.model.situation import Situation


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
    from advisor.analysis.robustness.document import robustness_sentence
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
    from advisor.cli.find import found_case
    from advisor.conversation.answers import State
    from advisor.conversation.next_step import snapshot

    program = program_of(knowledge)
    _, situation = found_case(program, case)
    step = snapshot(program, State(situation=situation, confirmed=True)).step
    if step.kind == "more":
        step = snapshot(program, State(situation=situation, confirmed=True, stage="everything")).step
    data = {"schema": "advisor/next/1", "next": _step(program, situation, step)}
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))


def _step(program: Program, situation: Situation, step: Step) -> dict[str, Any] | None:
    from advisor.analysis.relevance.information_value import by_information_value
    from advisor.analysis.relevance.waiting import waiting_questions
    from advisor.analysis.subject_words import about_of_fact
    from advisor.engine.run import run
    from advisor.engine.worlds import Worlds

    if step.kind in ("name", "market"):
        return {"asks": step.kind, "about": step.subject.kind}
    if step.kind == "profile":
        return {"asks": "profile", "about": f"workload: {situation.name(step.subject)}"}
    if step.kind != "fact":
        return None
    rules = run(program, Worlds(situation))
    waiting = next(w for w in waiting_questions(rules) if (w.subject, w.fact) == (step.subject, step.fact))
    question = program.knowledge.questions[step.fact]
    return {
        "asks": "fact",
        "question": step.fact,
        "about": about_of_fact(rules, step.subject, step.fact).written,
        "text": question.ask.replace("{name}", situation.name(step.subject)),
        "kind": question.kind,
        "options": list(question.values),
        "waiting_rules": [rule for _, rule in waiting.rules],
        "settles_on_average": by_information_value(program, situation, [waiting])[0][1] / 100,
    }
