"""The conversation in plain lines: speaker labels, no alternate screen, no box drawing."""

from __future__ import annotations

import sys
import textwrap

import click

from advisor.dialogue.turns import Turn, hanging
from advisor.engine.compile import Program
from advisor.errors import UsageError
from advisor.store.session import Session

LABELS = {"advisor": "Advisor", "you": "You"}


def run_chat(program: Program, market: str | None, case: str | None) -> None:
    """Talk until the person quits or the input ends."""
    if market and case:
        raise UsageError("Give either --market or --case: a saved case has its market already.")
    session = Session.resume(program, case) if case else Session(program)
    show(session.open())
    if market:
        show(session.reply(market))
    while not session.dialogue.ended:
        line = read_line()
        if line is None:
            break
        shown = session.reply(line)
        # A person at a terminal sees what they typed already.
        show(shown[1:] if sys.stdin.isatty() and shown and shown[0].speaker == "you" else shown)
    if session.number:
        click.echo(f"Saved as '{session.name}'. Go on with: advisor chat --case '{session.name}'", err=True)


def read_line() -> str | None:
    """One line from the person, or nothing at the end of input."""
    if sys.stdin.isatty():
        click.echo("You      ", nl=False)
    line = sys.stdin.readline()
    return None if not line else line.rstrip("\n")


def show(turns: list[Turn]) -> None:
    """Print turns with their speakers."""
    from advisor.cli.commands import width

    for turn in turns:
        label = f"{LABELS[turn.speaker]:<9}"
        for number, line in enumerate(turn.lines()):
            click.echo(wrapped(line, label if number == 0 else " " * 9, width()))


def wrapped(line: str, label: str, width: int) -> str:
    """A line behind its label, wrapped so that it keeps its columns."""
    after = " " * (len(label) + hanging(line))
    text = textwrap.fill(line, max(width, 30), initial_indent=label, subsequent_indent=after)
    return text or label.rstrip()
