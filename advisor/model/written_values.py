"""Reads the written form of a value, as it stands in files, against the question it answers."""

from __future__ import annotations

from typing import Any

from advisor.model.kinds.question import Question
from advisor.model.values import Fact, Number, Several, Value
from advisor.text.nearest import did_you_mean

UNSURE = "unsure"


def read_value(question: Question, written: Any, partial: bool = False) -> Value | None:
    """The value a file gives for a fact, None for `unsure`; raises ValueError that says what to write."""
    if written == UNSURE:
        return None
    if question.kind == "several":
        listed = [written] if isinstance(written, str) and written else list(written or [])
        return Several(frozenset(_option(question, word) for word in listed), partial)
    if not isinstance(written, str):
        raise ValueError(f"'{question.id}' takes one value, not {_kind_in_words(written)}.")
    if question.kind == "number":
        return _number(question, written, partial)
    return _option(question, written)


def write_fact(question: Question, fact: Fact) -> Any:
    """The written form of an answered fact; `unsure` even where sources know a part of it."""
    return UNSURE if fact.origin.kind == "unsure" else write_value(question, fact.value)


def write_value(question: Question, value: Value | None) -> Any:
    """The written form of a value, so that reading it gives the value back."""
    if value is None:
        return UNSURE
    if isinstance(value, Several):
        return [word for word in question.values if word in value.chosen]
    if isinstance(value, Number):
        return _figure(value.low) if value.exact else f"{_figure(value.low)}-{_figure(value.high or question.highest)}"
    return value


def _figure(number: float) -> str:
    return f"{number:.15g}"


def _option(question: Question, word: Any) -> str:
    if isinstance(word, str) and word in question.values:
        return word
    shown = word if isinstance(word, str) else _kind_in_words(word)
    near = did_you_mean(str(word), [*question.values, UNSURE]) if isinstance(word, str) else ""
    raise ValueError(
        f"'{question.id}' cannot be '{shown}'. {near or 'Write one of: ' + ', '.join(question.values)}".rstrip()
    )


def _number(question: Question, written: str, partial: bool) -> Number:
    low, dash, high = written.partition("-") if not written.startswith("-") else (written, "", "")
    try:
        bounds = (float(low), float(high) if dash else float(low))
    except ValueError:
        raise ValueError(f"'{question.id}' takes a number such as 3 or a range such as 2-5, not '{written}'.") from None
    if not question.lowest <= bounds[0] <= bounds[1] <= question.highest:
        allowed = f"{question.lowest:,.10g} to {question.highest:,.10g}"
        raise ValueError(f"'{question.id}' lies between {allowed}; '{written}' does not.")
    return Number(bounds[0], None if partial else bounds[1])


def _kind_in_words(written: Any) -> str:
    return "a list" if isinstance(written, list) else "a mapping" if isinstance(written, dict) else f"'{written}'"
