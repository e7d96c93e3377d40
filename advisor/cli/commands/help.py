"""The command that shows the pages of help."""

from __future__ import annotations

from collections.abc import Iterator

import click

from advisor.cli.app import width


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

    from advisor.files.knowledge.cache import cache_folder
    from advisor.store.settings import data_folder

    yield from ("", "ON THIS MACHINE", "")
    for name, folder in {"data": data_folder(), "cache": cache_folder(), "logs": user_log_path("advisor")}.items():
        yield f"  {name:<5}  {folder}"
