"""The commands that look things up: search, show, help."""

from __future__ import annotations

from collections.abc import Iterator

import click

from advisor.cli.app import width


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("-n", "--most", default=12, show_default=True, help="How many entries at most.")
@click.pass_obj
def search(knowledge: str | None, words: tuple[str, ...], most: int) -> None:
    """Search measures, rules, sources, markets, cases, terms and facts for WORDS."""
    from advisor.documents.document import Document
    from advisor.documents.writers import write
    from advisor.files.knowledge.load import load_knowledge
    from advisor.library.pages import listed_entry
    from advisor.library.search import find

    entries = find(load_knowledge(knowledge), " ".join(words), most)
    if entries:
        listed = tuple(listed_entry(entry, depth=0, column=12) for entry in entries)
        click.echo(write(Document("Found", listed, unbroken=True), width=width()), nl=False)
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


@click.command("help")
@click.argument("topic", nargs=-1)
def show_help(topic: tuple[str, ...]) -> None:
    """Show a page of help about TOPIC; without one, list the topics."""
    from advisor.cli.commands.chat import wrapped
    from advisor.library.help import CODE, listed_topics, page_or_nearest

    if topic:
        page = page_or_nearest(" ".join(topic))
        lines, folders = list(page.lines), page.topic == "data"
    else:
        folders = False
        lines = ["Pages of help:", *listed_topics(), "", "Type 'advisor help' and a topic."]
        lines.append("'advisor --help' lists the commands, and any command with '--help' its options.")
    for line in lines:
        # Code is to be copied, so it is not wrapped.
        click.echo(line if CODE.match(line) else wrapped(line, "", width()))
    for line in folders_in_use() if folders else ():
        click.echo(line)


def folders_in_use() -> Iterator[str]:
    """Where things are kept on this machine."""
    from platformdirs import user_log_path

    from advisor.files.knowledge.load import cache_folder
    from advisor.store.settings import data_folder

    yield from ("", "ON THIS MACHINE", "")
    for name, folder in {"data": data_folder(), "cache": cache_folder(), "logs": user_log_path("advisor")}.items():
        yield f"  {name:<5}  {folder}"
