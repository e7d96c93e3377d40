"""The command that reviews proposals."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from advisor.cli.commands import advisor, program_of, width
from advisor.errors import UsageError

if TYPE_CHECKING:
    from advisor.engine.compile import Program


@advisor.command()
@click.argument("cases", nargs=-1)
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json", "md"]), default="text", help="Form of output."
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file.")
@click.option("--json-schema", is_flag=True, help="Print the JSON Schema of `-f json` and stop.")
@click.pass_obj
def review(knowledge: str | None, cases: tuple[str, ...], form: str, output: str | None, json_schema: bool) -> None:
    """Review a proposal: gate, readiness, the article's yardsticks, and gaps with owners."""
    from advisor.cli.output import put

    if json_schema:
        from advisor.model.review import Review

        put(json.dumps(Review.model_json_schema(by_alias=True, mode="serialization"), indent=2) + "\n", output)
        return
    if not cases:
        raise UsageError("Name a proposal: `advisor review CASE`. `advisor cases` lists saved ones.")
    put(_one(program_of(knowledge), cases[0], form), output)


def _one(program: Program, name: str, form: str) -> str:
    from advisor.cli.found import found_case
    from advisor.report.review import review_as_markdown, review_as_text
    from advisor.review.review import review

    title, situation = found_case(program, name)
    found = review(program, situation, title)
    if form == "json":
        return found.model_dump_json(by_alias=True, indent=2) + "\n"
    if form == "md":
        return review_as_markdown(program.knowledge, found)
    return review_as_text(program.knowledge, found, width())
