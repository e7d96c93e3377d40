"""Turns what somebody wrote into a file into the form that values have there: labels, yes and no, figures, "do not know"."""

from __future__ import annotations

import re
from typing import Any

from advisor.language.amounts import figure_meant, unmistakable
from advisor.language.lexicon import NOT_KNOWN, phrases, words
from advisor.language.normalise import folded
from advisor.model.answer_kinds import NONE, UNSURE
from advisor.model.kinds.question import Question

DO_NOT_KNOW = {
    *phrases(NOT_KNOWN),
    *phrases("not sure/dont know/do not know/i dont know/no idea/?/??/~/null/not known/not yet known"),
    "n/a",
}
A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
YES_WORDS = words("yes y true x yep yeah ja oui si sim 1") | {"\u2713", "\u2714"}
NO_WORDS = words("no n false nope nein non nao 0") | {"\u2717", "\u2718"}


def as_written(question: Question, raw: Any) -> Any:
    """The written form of a value for a question; raises ValueError if a figure may mean two things.

    What is not understood comes back unchanged, and reading it says what can be written.
    """
    if isinstance(raw, list):
        return [_word(question, part) for part in raw]
    if not isinstance(raw, str):
        return raw
    text = raw.strip()
    if is_unsure(text) and _plain(text) not in _options(question):
        return UNSURE
    if question.is_figure:
        if A_DAY.fullmatch(text):
            told = (
                f"'{question.id}' takes a number, not the day '{text}'. A spreadsheet may have made a day of a range:"
            )
            raise ValueError(f"{told} format the cell as text and write the range again.")
        return figure_meant(question, text)
    if question.takes_many:
        if _plain(text) in (NONE, _plain(question.none)):
            return []
        return [_word(question, part) for part in re.split(r"[,;\n]", text) if part.strip()] if text else raw
    return _word(question, text)


def shown(question: Question, written: Any) -> str:
    """A written value as text for the cell of a sheet, so that reading it gives the value back."""
    if isinstance(written, list):
        return ", ".join(written) or NONE
    return unmistakable(question, str(written)) if question.is_figure and written != UNSURE else str(written)


def is_unsure(text: str) -> bool:
    """Whether a text says that somebody does not know."""
    return _plain(text) in DO_NOT_KNOW


def _word(question: Question, raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    said = _plain(raw)
    if question.is_yes_no:
        return "yes" if said in YES_WORDS else "no" if said in NO_WORDS else raw
    return _options(question).get(said, raw)


def _options(question: Question) -> dict[str, str]:
    """Every word for an option, with the option's value; the values themselves win."""
    also = {_plain(word): option.value for option in question.options for word in option.also}
    labels = {_plain(option.label): option.value for option in question.options}
    return also | labels | {_plain(value): value for value in question.values}


def _plain(text: str) -> str:
    return " ".join(folded(text).strip(" .,;:!\"'").split())
