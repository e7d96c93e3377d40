"""Prints what a command gives, or writes it to a file."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import click

from advisor.documents.writers import save


def form_option(*forms: str, help: str = "Form of output.") -> Callable[[Any], Any]:
    """The option that chooses the form of output; the first form is what comes without it."""
    return click.option("-f", "--format", "form", type=click.Choice(forms), default=forms[0], help=help)


output_option = click.option("-o", "--output", metavar="FILE", help="Write to this file.")
schema_option = click.option("--json-schema", is_flag=True, help="Print the JSON Schema of `-f json` and stop.")


def as_json(data: dict[str, Any]) -> str:
    """Plain data as JSON."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def put(text: str, output: str | None, quiet: bool = False) -> None:
    """Print a text, or write it to a file whole or not at all; raises InputError if it cannot be written."""
    if output is None:
        click.echo(text, nl=False)
        return
    save(text.encode(), output)
    if not quiet:
        click.echo(f"Written to {output}.", err=True)
