"""Finds what people name on the command line: cases and measures."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from advisor.conversation.answers import replay
from advisor.engine.compile import Program
from advisor.errors import InputError
from advisor.files.cases.read import load_case, place_case
from advisor.files.yaml_text import SHEETS
from advisor.model.kinds.case_study import Case
from advisor.model.knowledge import Knowledge
from advisor.model.situation import Situation
from advisor.store import cases as saved
from advisor.text.nearest import by_words, did_you_mean
from advisor.text.safe import printable


def found_case(program: Program, name: str) -> tuple[str, Situation]:
    """The title and situation of a case: a file, a case study, or a saved case; raises InputError."""
    knowledge = program.knowledge
    if is_file(name):
        case, situation = load_case(knowledge, name)
        return case_title(case, Path(name)), situation
    if name in knowledge.cases:
        study = knowledge.cases[name]
        return study.title or name, place_case(knowledge, study)[0]
    for kept in saved.list_cases():
        if name.casefold() == kept.name.casefold() or name == str(kept.id):
            return kept.name, replay(knowledge, saved.whole(kept).answers).situation
    near = did_you_mean(name, [*knowledge.cases, *(kept.name for kept in saved.list_cases())])
    raise InputError(f"There is no case file, case study or saved case '{name}'. {near}".rstrip())


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


def measure_named(knowledge: Knowledge, words: str) -> str:
    """The measure with that id or a title like it; raises InputError with the nearest names."""
    if words in knowledge.measures:
        return words
    titles = {entry.title: name for name, entry in knowledge.measures.items()}
    exact = [name for title, name in titles.items() if title.casefold() == words.casefold()]
    names = titles | {name.replace("-", " "): name for name in knowledge.measures}
    near = exact or list(dict.fromkeys(names[name] for name in by_words(words, names, most=8)))
    if len(near) == 1:
        return near[0]
    if near:
        listed = "; ".join(f"{knowledge.measures[name].title} [{name}]" for name in near)
        raise InputError(f"'{words}' could be any of these: {listed}. Name one, best by the words in brackets.")
    raise InputError(f"There is no measure '{words}'. {did_you_mean(words, knowledge.measures)}".rstrip())


def save_case(program: Program, case: Case, name: str) -> str:
    """Save a case under a name, or one like it; give the name it has."""
    from advisor.conversation.case_answers import answers_of
    from advisor.conversation.session import Session

    session = Session(program)
    session.start_with(answers_of(program, case), name)
    return session.name
