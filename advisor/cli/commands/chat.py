"""The conversation in plain lines (no alternate screen, no box drawing), and the full screen in a browser."""

from __future__ import annotations

import io
import sys
import textwrap
from typing import TYPE_CHECKING

import click

from advisor.cli.app import program_of, width
from advisor.documents.writers.plain import hanging
from advisor.errors import UsageError, needs
from advisor.model.strengths import MUSTS
from advisor.text.shell import quoted

if TYPE_CHECKING:
    from advisor.conversation.turns import Turn

LABELS = {"advisor": "Advisor", "you": "You"}
PORT = 8123
"""Where the full screen is served in a browser, if nobody says otherwise."""
NARROW = 72
"""Below this many columns, continued lines begin at the left."""


@click.command()
@click.option("--market", metavar="NAME", help="Begin with this market.")
@click.option("--case", "case", metavar="NAME", help="Go on with this saved case.")
@click.option("--quick", is_flag=True, help=f"Ask only what the {MUSTS} hang on.")
@click.pass_obj
def chat(knowledge: str | None, market: str | None, case: str | None, quick: bool) -> None:
    """Talk in plain lines: for a plain terminal, a pipe or a screen reader."""
    from advisor.conversation.session import Session

    if market and case:
        raise UsageError("Give either --market or --case: a saved case has its market already.")
    program = program_of(knowledge)
    read_leniently()
    session = Session.resume(program, case) if case else Session(program)
    show(session.open())
    for words in [*(["quick"] if quick else []), *([market] if market else [])]:
        show(session.reply(words))
    while not session.ended:
        line = read_line()
        if line is None:
            break
        shown = session.reply(line)
        # A person at a terminal sees what they typed already.
        show(shown[1:] if typed_here() and shown and shown[0].speaker == "you" else shown)
    if session.number:
        click.echo(f"Saved as '{session.name}'. Go on with: advisor chat --case {quoted(session.name)}", err=True)


def read_leniently() -> None:
    """Read what is typed in another encoding as well as may be."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def read_line() -> str | None:
    """One line from the person, or nothing at the end of input."""
    if typed_here():
        click.echo("You      ", nl=False)
    line = sys.stdin.readline() if sys.stdin else ""
    return line.rstrip("\n") if line else None


def typed_here() -> bool:
    """Whether a person types at a terminal."""
    return bool(sys.stdin and sys.stdin.isatty())


def show(turns: list[Turn]) -> None:
    """Print turns with their speakers."""
    for turn in turns:
        columns = width()
        label = f"{LABELS[turn.speaker]:<9}"
        margin = " " * (len(label) if columns >= NARROW else 0)
        for number, line in enumerate(turn.lines()):
            click.echo(wrapped(line, label if number == 0 else margin, columns))


def wrapped(line: str, label: str, columns: int) -> str:
    """A line behind its label, wrapped so that it keeps its columns where there is room for them."""

    after = len(label) + hanging(line)
    if columns < NARROW:
        indent = line[: len(line) - len(line.lstrip())]
        line, after = indent + " ".join(line.split()), 2
    text = textwrap.fill(line, max(columns, 12), initial_indent=label, subsequent_indent=" " * after)
    return text or label.rstrip()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve at; others need a token.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65535), help="Port to serve at.")
@click.option("--token", default="", envvar="ADVISOR_TOKEN", help="Let in only those who have this (or ADVISOR_TOKEN).")
@click.pass_context
def serve(context: click.Context, host: str, port: int, token: str) -> None:
    """Show the full screen in a browser, on this machine unless you say otherwise."""
    with needs("browser"):
        from advisor.server.browser import serve as serve_pages
    try:
        serve_pages(host, port, token, context.obj)
    except OSError as error:
        raise UsageError(f"Nothing can be served at {host}:{port}: {error.strerror}. Choose another --port.") from None
