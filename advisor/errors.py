"""Every error that advisor raises on purpose, and the exit code each one ends a command with.

AdvisorError            1  our own defect, or something we did not foresee
├── UsageError          2  the command was used wrongly
└── InputError          3  a case file, a knowledge folder or a saved case has faults
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


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
