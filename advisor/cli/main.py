"""Runs a command and turns every ending into a message and an exit code: 0 done, 1 our defect, 2 wrong use, 3 faults."""

from __future__ import annotations

import errno
import io
import os
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

import click

from advisor.errors import AdvisorError, InputError
from advisor.text.safe import printable


def main(arguments: list[str] | None = None) -> None:
    """The entry point of the `advisor` command; never shows a traceback."""
    sys.exit(_run(arguments))


def _run(arguments: list[str] | None) -> int:
    _print_anything()
    try:
        from advisor.cli.app import advisor

        advisor.main(arguments, prog_name="advisor", standalone_mode=False)
        if sys.stdout:
            sys.stdout.flush()
    except click.exceptions.Exit as ending:
        return ending.exit_code
    except click.ClickException as error:
        error.show(sys.stderr)
        return 2
    except AdvisorError as error:
        _tell(error)
        return error.exit_code
    except (KeyboardInterrupt, EOFError, click.Abort):
        click.echo("\nStopped. Every answer given so far is saved.", err=True)
        return 0
    except (BrokenPipeError, SystemExit):
        # The reader has seen enough, of which click makes a SystemExit; Python must not complain again when it
        # closes the stream.
        if sys.stdout:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.errno != errno.ENOSPC:
            return _our_defect(error)
        click.echo("advisor: the disk is full; make room and try again.", err=True)
        return 3
    except Exception as error:
        return _our_defect(error)
    return 0


def _print_anything() -> None:
    """Let a stream whose code page lacks a letter show the letter's number, and never end the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _tell(error: AdvisorError) -> None:
    if not isinstance(error, InputError):
        click.echo(f"advisor: {printable(str(error))}", err=True)
        return
    for fault in error.faults:
        click.echo(printable(str(fault).removeprefix(": ")), err=True)
    if len(error.faults) > 1:
        click.echo(f"{len(error.faults)} faults.", err=True)


def _our_defect(error: BaseException) -> int:

    path = write_log(error)
    click.echo(f"advisor: something went wrong that is not your fault. Details are in {path}.", err=True)
    click.echo("Your answers are saved. Please start again; if it happens twice, report the file.", err=True)
    return 1


def write_log(error: BaseException) -> Path:
    """Write the traceback of an error to a new file in the user's log folder; give its path."""
    from platformdirs import user_log_path

    text = "".join(traceback.format_exception(error))
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    for folder in (user_log_path("advisor"), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"advisor-{stamp}-{os.getpid()}.log"
            path.write_text(text, encoding="utf-8")
        except OSError:
            continue
        return path
    return Path(os.devnull)
