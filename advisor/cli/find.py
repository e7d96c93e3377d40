"""Finds what people name on the command line: cases and measures."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from advisor.api import Base, read_case
from advisor.engine.compile import Program
from advisor.files.yaml_text import SHEETS
from advisor.model.kinds.case_study import Case
from advisor.model.situation import Situation
from advisor.text.safe import printable


def found_case(program: Program, name: str) -> tuple[str, Situation]:
    """The title and situation of a case: a file, a case study, or a saved case; raises InputError."""
    base = Base(program)
    return (read_case(name) if is_file(name) else base.case(name)).place(program.knowledge)


def is_file(name: str) -> bool:
    """Whether a name is that of a file and not of a case."""
    return name.endswith((".yaml", ".yml", *SHEETS)) or os.sep in name or _exists(name)


def _exists(name: str) -> bool:
    # A name that is too long for a file is no file.
    with contextlib.suppress(OSError, ValueError):
        return Path(name).exists()
    return False


def case_title(case: Case, path: Path) -> str:
    """What a case file calls itself, or the name of the file."""
    return case.title or printable(path.stem)


def save_case(program: Program, case: Case, name: str) -> str:
    """Save a case under a name, or one like it; give the name it has."""
    from advisor.conversation.case_answers import answers_of
    from advisor.conversation.session import Session

    session = Session(program)
    session.start_with(answers_of(program, case), name)
    return session.name
