"""The commands that look things up: search and show."""

from __future__ import annotations

import textwrap

import click

from advisor.cli.app import width


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("-n", "--most", default=12, show_default=True, help="How many entries at most.")
@click.pass_obj
def search(knowledge: str | None, words: tuple[str, ...], most: int) -> None:
    """Search measures, rules, sources, markets, cases, terms and facts for WORDS."""
    from advisor.files.knowledge.load import load_knowledge
    from advisor.library.search import find

    entries = find(load_knowledge(knowledge), " ".join(words), most)
    for entry in entries:
        line = f"{entry.kind:<11} {entry.title} [{entry.id}]"
        click.echo(textwrap.fill(line, width(), subsequent_indent=" " * 12, break_on_hyphens=False))
    if entries:
        click.echo("`advisor show` with the name in brackets shows it.", err=True)
    else:
        click.echo("Nothing was found. Try other words.", err=True)


@click.command()
@click.argument("name")
@click.pass_obj
def show(knowledge: str | None, name: str) -> None:
    """Show an entry: a measure, rule, source, market (code or name), case, term or fact."""
    from advisor.documents.writers import write
    from advisor.files.knowledge.load import load_knowledge
    from advisor.library.pages import entry_page

    click.echo(write(entry_page(load_knowledge(knowledge), name), width=width()), nl=False)
