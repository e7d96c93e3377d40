"""Every error that advisor raises on purpose, and the exit code each one ends a command with.

AdvisorError            1  our own defect, or something we did not foresee
├── UsageError          2  the command was used wrongly
│   └── MissingExtraError  2  it needs a library that is not installed; the text says what to type
└── InputError          3  a case file, a knowledge folder or a saved case has faults
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

DISTRIBUTION = "sovereign-advisor"
"""What `pip` calls this program; its command and its package are called `advisor`."""
EXTRAS = {
    "browser": "The full screen in a browser needs",
    "columns": "Working through many cases at once needs",
    "documents": "Reading Word and PDF files needs",
    "proofs": "Proving what holds in every case needs",
    "sheets": "Excel files need",
    "train": "The daily review needs",
}
"""What each extra of the distribution is for, as the beginning of a sentence."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong in one place, with what to do about it."""

    file: str
    line: int
    what: str
    advice: str = ""

    def __str__(self) -> str:
        subject = f"{self.file}:{self.line}" if self.line else self.file
        return f"{subject}: {self.what}" + (f" {self.advice}" if self.advice else "")


class AdvisorError(Exception):
    """The root of all errors raised on purpose."""

    exit_code = 1


class UsageError(AdvisorError):
    """The command was used wrongly; the text says how to use it."""

    exit_code = 2


class InputError(AdvisorError):
    """The input has faults; all of them are listed."""

    exit_code = 3

    def __init__(self, faults: Sequence[Fault] | str) -> None:
        self.faults = [Fault("", 0, faults)] if isinstance(faults, str) else list(faults)
        super().__init__("\n".join(str(fault).removeprefix(": ") for fault in self.faults))


class MissingExtraError(UsageError):
    """Something needs a library of an extra that is not installed; the text says what to type."""

    def __init__(self, extra: str, instead: str = "") -> None:
        super().__init__(f"{EXTRAS[extra]} one more library. {instead}{how_to_install(extra)}")


@contextmanager
def needs(extra: str, instead: str = "") -> Iterator[None]:
    """Import the libraries of an extra inside this; raises MissingExtraError where they are not installed.

    `instead` is a sentence, with a space behind it, that says what can be done without them.
    """
    try:
        yield
    except ImportError:
        raise MissingExtraError(extra, instead) from None


def how_to_install(extra: str) -> str:
    """A sentence that says what to type so that an extra is installed where this program runs."""
    return f'To install it, type: {_install()} "{DISTRIBUTION}[{extra}]"'


def _install() -> str:
    """The beginning of a line that installs where this program runs, as short as it can be typed here."""
    import shutil
    import sys
    from importlib.util import find_spec
    from pathlib import Path

    pip = Path(sys.executable).with_name("pip.exe" if sys.platform == "win32" else "pip")
    if not pip.exists():
        # Made by pipx, or by uv, which brings no pip.
        python = f'"{sys.executable}"'
        return f"{python} -m pip install" if find_spec("pip") else f"uv pip install --python {python}"
    found = shutil.which("pip")
    if found and Path(found) == pip:
        return "pip install"
    here = Path.cwd()
    shown = str(pip.relative_to(here)) if pip.is_relative_to(here) else str(pip)
    return f'"{shown}" install' if " " in shown else f"{shown} install"
