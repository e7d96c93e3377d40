"""The commands for proposals: review, and merge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from advisor.cli.app import base_of, case_file, schema_option, strict_option, width
from advisor.cli.output import file_option, form_option, has_read, may_write, put, put_file, written_option
from advisor.documents.writers import data
from advisor.documents.written import as_form
from advisor.errors import Fault, InputError, UsageError
from advisor.text.shell import quoted

if TYPE_CHECKING:
    from advisor.api import Base
    from advisor.model.knowledge import Knowledge

WRITTEN_CASES = (".yaml", ".yml", ".csv", ".xlsx")


@click.command()
@click.argument("cases", nargs=-1)
@written_option("text", "json", "md", "csv")
@click.option(
    "--text",
    "texts",
    metavar="FILE",
    multiple=True,
    help="Check the wording of a text instead (.txt, .md, .docx, .pdf); several are checked one after the other.",
)
@click.option(
    "--template", metavar="FILE", help="Write a spreadsheet to fill in (.csv or .xlsx); with CASE, filled in."
)
@click.option("--short", is_flag=True, help="Print the gate and the gaps alone.")
@strict_option
@schema_option
@click.pass_obj
def review(
    knowledge: str | None,
    cases: tuple[str, ...],
    form: str,
    texts: tuple[str, ...],
    template: str | None,
    short: bool,
    strict: bool,
    output: str | None,
    json_schema: bool,
) -> None:
    """Review a proposal, or rank several: gate, minimum offer, the article's yardsticks, gaps with owners."""
    if json_schema:
        put(_schema(several=len(cases) > 1), output)
    elif texts:
        put(_wording(base_of(knowledge), texts, form, strict), output)
    elif template is not None:
        _template(base_of(knowledge), cases, template)
    elif not cases:
        raise UsageError("Name a proposal: `advisor review CASE`. `advisor cases` lists saved ones.")
    else:
        put(_review(base_of(knowledge), cases, form, short, strict), output)


def _review(base: Base, names: tuple[str, ...], form: str, short: bool, strict: bool) -> str:
    cases = [case_file(base, name, strict) for name in names]
    found = base.rank(*cases) if len(cases) > 1 else base.review(cases[0], short=short)
    return as_form(found, form, width=width())


def _wording(base: Base, names: tuple[str, ...], form: str, strict: bool) -> str:
    if form == "csv":
        raise UsageError("A framing check comes as text, md or json.")
    for name in names:
        has_read(name)
    checks = [base.check_wording(name) for name in names]
    if strict and (faults := [Fault(each.file, 0, told) for each in checks for told in each.not_examined]):
        raise InputError(faults)
    if form == "json" and len(checks) > 1:
        from advisor.proposals.framing.data import FramingChecks

        return data.write(FramingChecks(checks=tuple(checks)))
    return "\n".join(as_form(check, form, width=width()) for check in checks)


def _template(base: Base, cases: tuple[str, ...], name: str) -> None:
    from advisor.files.cases.sheet import rows_of
    from advisor.files.cases.sheet_files import sheet_bytes
    from advisor.files.cases.write import written_case
    from advisor.proposals.review import minimum_of

    may_write(name)
    case: dict[str, Any] = {}
    asked: list[tuple[str, str]] = []
    if cases:
        title, situation = case_file(base, cases[0]).place(base.knowledge)
        case, asked = written_case(base.knowledge, situation, title), minimum_of(base.program, situation)
    put_file(sheet_bytes(rows_of(base.knowledge, case, asked), name), name)
    told = f"Written to {quoted(name)}. Fill in Answer and State; then: advisor review {quoted(name)}"
    click.echo(told, err=True)


def _schema(several: bool) -> str:
    from advisor.proposals.data import Review
    from advisor.proposals.ranking.data import Portfolio

    model = Portfolio if several else Review
    return data.schema(model)


@click.command()
@click.argument("cases", nargs=-1)
@form_option("text", "json", "md")
@strict_option
@file_option(*WRITTEN_CASES, help="Write the merged case to this file (.yaml, .csv or .xlsx).")
@click.pass_obj
def merge(knowledge: str | None, cases: tuple[str, ...], form: str, strict: bool, output: str | None) -> None:
    """Lay the answers of several members side by side: agreed, said by one, disputed; and merge them into one case."""
    if len(cases) < 2:
        raise UsageError("Name two or more files of one proposal: `advisor merge A.yaml B.xlsx`.")
    base = base_of(knowledge)
    merged = base.merge(*(case_file(base, name, strict) for name in cases))
    click.echo(as_form(merged, form, width=width()), nl=False)
    if output:
        put_file(_content(base.knowledge, merged.case, output), output)
        click.echo(f"Written to {quoted(output)}.", err=True)


def _content(knowledge: Knowledge, case: dict[str, Any], name: str) -> bytes:
    from advisor.files.cases.write import case_text
    from advisor.files.yaml_text import SHEETS

    if name.casefold().endswith(SHEETS):
        from advisor.files.cases.sheet import rows_of
        from advisor.files.cases.sheet_files import sheet_bytes

        return sheet_bytes(rows_of(knowledge, case), name)
    return case_text(case).encode()
