"""Reads and writes the form that values have in files, against the question they answer."""

from __future__ import annotations

from typing import Any

from advisor.model.answer_kinds import UNSURE
from advisor.model.kinds.question import Question
from advisor.model.values import Fact, Value


def read_value(question: Question, written: Any, partial: bool = False) -> Value | None:
    """The value a file gives for a fact, None for `unsure`; raises ValueError that says what to write."""
    return None if written == UNSURE else question.answers.read(question, written, partial)


def write_fact(question: Question, fact: Fact) -> Any:
    """The written form of an answered fact; `unsure` even where sources know a part of it."""
    return UNSURE if fact.origin.kind == "unsure" else write_value(question, fact.value)


def write_value(question: Question, value: Value | None) -> Any:
    """The written form of a value, so that reading it gives the value back."""
    return UNSURE if value is None else question.answers.write(question, value)
