"""Where output goes: the ending of a file decides its form, and no file is written over unasked, or right after it was read."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from advisor.documents.writers import save
from advisor.documents.written import ENDINGS
from advisor.errors import UsageError
from advisor.text.shell import quoted

READ = "advisor.files read"
FORCED = "advisor.write over files"


def _forced(context: click.Context, _: click.Parameter, value: bool) -> None:
    context.meta[FORCED] = value


force_option = click.option(
    "--force", is_flag=True, expose_value=False, callback=_forced, help="Write over a file that exists."
)
Command = Callable[..., Any]


def form_option(*forms: str, help: str = "Form of output.") -> Callable[[Command], Command]:
    """The option that chooses the form of output; the first form is what comes without it."""
    return click.option("-f", "--format", "form", type=click.Choice(forms), default=forms[0], help=help)


def file_option(*endings: str, help: str = "Write to this file.") -> Callable[[Command], Command]:
    """The options `-o` and `--force` of a command that writes files with these endings."""

    def decorate(command: Command) -> Command:
        @wraps(command)
        def checked(*given: Any, output: str | None, **others: Any) -> Any:
            if output is not None:
                _known_ending(output, endings)
                may_write(output)
            return command(*given, output=output, **others)

        return click.option("-o", "--output", metavar="FILE", help=help)(force_option(checked))

    return decorate


def written_option(*forms: str, help: str = "Form of output.") -> Callable[[Command], Command]:
    """The options `-f`, `-o` and `--force`; the ending of the file chooses the form where no form is named."""
    endings = {ending: form for ending, form in ENDINGS.items() if form in forms}

    def decorate(command: Command) -> Command:
        @wraps(command)
        def chosen(*given: Any, form: str | None, output: str | None, **others: Any) -> Any:
            by_ending = endings.get(Path(output).suffix.casefold()) if output else None
            if form and by_ending and form != by_ending:
                told = f"-f {form} does not go with {output}, which would be {by_ending}."
                raise UsageError(f"{told} Leave -f out, or name another file.")
            return command(*given, form=form or by_ending or forms[0], output=output, **others)

        with_file = file_option(*endings, help="Write to this file; its ending chooses the form.")(chosen)
        choice = click.Choice(forms)
        return click.option("-f", "--format", "form", type=choice, help=f"{help} Without it: {forms[0]}.")(with_file)

    return decorate


def _known_ending(name: str, endings: tuple[str, ...]) -> None:
    ending = Path(name).suffix.casefold()
    if ending and ending not in endings:
        listed = ", ".join(endings[:-1]) + f" or {endings[-1]}" if len(endings) > 1 else endings[0]
        raise UsageError(f"No file that ends in {ending} is written here. Name one that ends in {listed}.")


def may_write(name: str) -> None:
    """Refuse to write over a file that exists, unless --force is given; raises UsageError."""
    if Path(name).is_file() and not click.get_current_context().meta.get(FORCED):
        raise UsageError(f"{name} exists. Name another file, or add --force to write over it.")


def has_read(name: str) -> None:
    """Remember that this command has read a file, so that it does not write over it."""
    context = click.get_current_context(silent=True)
    if context is not None:
        context.find_root().meta.setdefault(READ, []).append(Path(name).resolve())


def put_file(content: bytes, name: str) -> None:
    """Write a file whole or not at all; raises UsageError if this command has read it, InputError if it cannot be written."""
    context = click.get_current_context(silent=True)
    read = context.find_root().meta.get(READ, []) if context else []
    if Path(name).resolve() in read:
        raise UsageError(f"{name} was just read. Name another file.")
    save(content, name)


def put(text: str, output: str | None, quiet: bool = False) -> None:
    """Print a text, or write it to a file whole or not at all; raises InputError if it cannot be written."""
    if output is None:
        click.echo(text, nl=False)
        return
    put_file(text.encode(), output)
    if not quiet:
        click.echo(f"Written to {quoted(output)}.", err=True)
