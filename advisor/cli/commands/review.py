"""The command that reviews proposals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from advisor.cli.app import form_option, output_option, program_of, put, schema_option, width
from advisor.documents.writers import data, save, write
from advisor.errors import UsageError

if TYPE_CHECKING:
    from advisor.engine.compile import Program
    from advisor.model.situation import Situation
    from advisor.proposals.data import Review


@click.command()
@click.argument("cases", nargs=-1)
@form_option("text", "json", "md", "csv")
@click.option(
    "--text", "document", metavar="FILE", help="Check the wording of a text instead (.txt, .md, .docx, .pdf)."
)
@click.option(
    "--template", metavar="FILE", help="Write a spreadsheet to fill in (.csv or .xlsx); with CASE, filled in."
)
@click.option("--short", is_flag=True, help="Print the gate and the gaps alone.")
@output_option
@schema_option
@click.pass_obj
def review(
    knowledge: str | None,
    cases: tuple[str, ...],
    form: str,
    document: str | None,
    template: str | None,
    short: bool,
    output: str | None,
    json_schema: bool,
) -> None:
    """Review a proposal, or rank several: gate, minimum offer, the article's yardsticks, gaps with owners."""
    if json_schema:
        put(_schema(several=len(cases) > 1), output)
    elif document is not None:
        put(_framing(knowledge, document, form), output)
    elif template is not None:
        _template(program_of(knowledge), cases, template)
    elif not cases:
        raise UsageError("Name a proposal: `advisor review CASE`. `advisor cases` lists saved ones.")
    elif len(cases) > 1:
        put(_ranked(program_of(knowledge), cases, form), output)
    elif form == "csv":
        put(_gaps(program_of(knowledge), cases[0]), output)
    else:
        put(_one(program_of(knowledge), cases[0], form, short), output)


def _framing(folder: str | None, name: str, form: str) -> str:
    from pathlib import Path

    from advisor.files.knowledge.load import load_knowledge
    from advisor.files.texts import read_document
    from advisor.proposals.framing.document import framing_document
    from advisor.proposals.framing.find import check_wording

    knowledge, path = load_knowledge(folder), Path(name)
    check = check_wording(knowledge, read_document(path), path.name)
    if form == "json":
        return data.write(check)
    if form == "csv":
        raise UsageError("A framing check comes as text, md or json.")
    return write(framing_document(knowledge, check), form, width=width())


def _template(program: Program, cases: tuple[str, ...], name: str) -> None:
    from advisor.cli.app import found_case
    from advisor.files.cases.sheet import rows_of
    from advisor.files.cases.sheet_files import sheet_bytes
    from advisor.files.cases.write import written_case
    from advisor.proposals.review import minimum_of

    case: dict[str, Any] = {}
    asked: list[tuple[str, str]] = []
    if cases:
        title, situation = found_case(program, cases[0])
        case, asked = written_case(program.knowledge, situation, title), minimum_of(program, situation)
    save(sheet_bytes(rows_of(program.knowledge, case, asked), name), name)
    click.echo(f"Written to {name}. Fill in Answer and State; then: advisor review {name}", err=True)


def _schema(several: bool) -> str:
    from advisor.proposals.data import Review
    from advisor.proposals.ranking.data import Portfolio

    model = Portfolio if several else Review
    return data.schema(model)


def _reviewed(program: Program, name: str) -> Review:
    from advisor.cli.app import found_case
    from advisor.proposals.review import review

    title, situation = found_case(program, name)
    return review(program, situation, title)


def _one(program: Program, name: str, form: str, short: bool) -> str:
    from advisor.proposals.document import review_document

    found = _reviewed(program, name)
    if form == "json":
        return data.write(found)
    return write(review_document(program.knowledge, found, short), form, width=width())


def _gaps(program: Program, name: str) -> str:
    from advisor.documents.writers import spreadsheet
    from advisor.proposals.document import gaps_table

    return spreadsheet.write(gaps_table(_reviewed(program, name)))


def _ranked(program: Program, names: tuple[str, ...], form: str) -> str:
    from advisor.documents.writers import spreadsheet
    from advisor.proposals.ranking.document import portfolio_document, portfolio_table
    from advisor.proposals.ranking.rank import ranked

    found = ranked([_reviewed(program, name) for name in names])
    if form == "json":
        return data.write(found)
    if form == "csv":
        return spreadsheet.write(portfolio_table(found))
    return write(portfolio_document(program.knowledge, found), form, width=width())


@click.command()
@click.argument("cases", nargs=-1)
@form_option("text", "json", "md")
@click.option("-o", "--output", metavar="FILE", help="Write the merged case to this file (.yaml, .csv or .xlsx).")
@click.pass_obj
def merge(knowledge: str | None, cases: tuple[str, ...], form: str, output: str | None) -> None:
    """Lay the answers of several members side by side: agreed, said by one, disputed; and merge them into one case."""
    from advisor.cli.app import found_case
    from advisor.documents.writers import data, save, write
    from advisor.proposals.merging.document import merged_document
    from advisor.proposals.merging.merge import merged

    if len(cases) < 2:
        raise UsageError("Name two or more files of one proposal: `advisor merge A.yaml B.xlsx`.")
    program = program_of(knowledge)
    found = merged(program, _distinct([found_case(program, name) for name in cases], cases), "Merged proposal")
    if form == "json":
        click.echo(data.write(found), nl=False)
    else:
        click.echo(write(merged_document(program.knowledge, found), form, width=width()), nl=False)
    if output:
        save(_case_file(program, found.case, output), output)
        click.echo(f"Written to {output}.", err=True)


def _distinct(named: list[tuple[str, Situation]], files: tuple[str, ...]) -> list[tuple[str, Situation]]:
    titles = [title for title, _ in named]
    return [(t if titles.count(t) == 1 else file, s) for (t, s), file in zip(named, files, strict=True)]


def _case_file(program: Program, case: dict[str, Any], name: str) -> bytes:
    from advisor.files.yaml_text import SHEETS

    if name.casefold().endswith(SHEETS):
        from advisor.files.cases.sheet import rows_of
        from advisor.files.cases.sheet_files import sheet_bytes

        return sheet_bytes(rows_of(program.knowledge, case), name)
    import yaml

    return yaml.safe_dump(case, sort_keys=False, allow_unicode=True, width=100).encode()
