"""The kinds of answers a question can ask for: one object each, which checks, reads, writes and words them.

The engine knows three shapes of values: a word, a set of options and a figure. A kind of answer has one of these shapes;
what else is particular to it stands here, in how a message is read as it (`language/message.py`), and in how a
condition on it is worded (`analysis/explanation/condition_words.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Protocol

from advisor.model.values import Number, Several, Value
from advisor.text.nearest import did_you_mean

UNSURE = "unsure"
NONE = "none"
"""The word for an empty set on a sheet and in the odds of plausible cases."""
SOME = "some"
"""The word of the odds for a set that is not empty."""


class Choosable(Protocol):
    """An option, as far as answers need it."""

    @property
    def value(self) -> str:
        """The word that rules use."""

    @property
    def label(self) -> str:
        """The words a person reads."""


class Asked(Protocol):
    """A question, as far as answers need it."""

    @property
    def id(self) -> str:
        """The name of the fact."""

    @property
    def options(self) -> Sequence[Choosable]:
        """The options, where answers are chosen."""

    @property
    def none(self) -> str:
        """The words for choosing no option."""

    @property
    def unit(self) -> str:
        """The unit of a figure."""

    @property
    def lowest(self) -> float:
        """The smallest figure allowed."""

    @property
    def highest(self) -> float:
        """The largest figure allowed."""


class AnswerKind:
    """One of the listed options; the other kinds differ from it in what they override."""

    name = "choice"
    tests: tuple[str, ...] = ("one_of", "not")
    """The tests of a condition that fit such an answer."""
    has_options = True
    """Whether the question lists the answers as options."""
    takes_many = False
    """Whether an answer is a set of options."""
    is_figure = False
    """Whether an answer is a number or a range."""
    is_yes_no = False
    """Whether an answer affirms or denies."""

    def values(self, question: Asked) -> tuple[str, ...]:
        """The words a condition may compare with."""
        return tuple(option.value for option in question.options)

    def choices(self, question: Asked) -> tuple[str, ...]:
        """The words of which exactly one is written into a file; none if anything else may be."""
        values = self.values(question)
        return (*values, UNSURE) if values else ()

    def odds(self, question: Asked) -> tuple[str, ...]:
        """The words that base.yaml may weigh to draw plausible answers."""
        return self.values(question)

    def read(self, question: Asked, written: Any, partial: bool) -> Value:
        """The value of its written form; raises ValueError that says what to write."""
        if not isinstance(written, str):
            raise ValueError(f"'{question.id}' takes one value, not {_in_words(written)}.")
        return self.option(question, written)

    def write(self, question: Asked, value: Value) -> Any:
        """The written form of a value, so that reading it gives the value back."""
        return value

    def in_words(self, question: Asked, value: Value) -> str:
        """A value as a person would say it."""
        labels = {option.value: option.label for option in question.options}
        return labels.get(value, value) if isinstance(value, str) else str(value)

    def how_to_write(self, question: Asked) -> str:
        """What can be written into the cell of a sheet."""
        return f"one of: {', '.join(self.values(question))}; or {UNSURE}"

    def drawn(self, question: Asked, option: str) -> Value:
        """The value that holds one option and nothing else."""
        return option

    def option(self, question: Asked, word: Any) -> str:
        """A written word as one of the values; raises ValueError that names the nearest."""
        values = self.values(question)
        if isinstance(word, str) and word in values:
            return word
        shown = word if isinstance(word, str) else _in_words(word)
        near = did_you_mean(str(word), [*values, UNSURE]) if isinstance(word, str) else ""
        advice = near or f"Write one of: {', '.join(values)}; or {UNSURE}."
        raise ValueError(f"'{question.id}' cannot be '{shown}'. {advice}".rstrip())


class SetOfOptions(AnswerKind):
    """Any number of the listed options, perhaps none."""

    name = "several"
    tests = ("includes", "includes_any")
    takes_many = True

    def choices(self, question: Asked) -> tuple[str, ...]:
        """A set is written as a list of words, so no single one is it."""
        return ()

    def odds(self, question: Asked) -> tuple[str, ...]:
        """A set is drawn as empty or not."""
        return (NONE, SOME)

    def read(self, question: Asked, written: Any, partial: bool) -> Value:
        """A list of options, or a single one."""
        listed: Iterable[Any] = [written] if isinstance(written, str) and written else list(written or [])
        return Several(frozenset(self.option(question, word) for word in listed), partial)

    def write(self, question: Asked, value: Value) -> Any:
        """The chosen options in the order of the question."""
        return [word for word in self.values(question) if isinstance(value, Several) and word in value.chosen]

    def in_words(self, question: Asked, value: Value) -> str:
        """The labels of what is chosen, or that nothing is."""
        if not isinstance(value, Several):
            return super().in_words(question, value)
        names = [option.label for option in question.options if option.value in value.chosen]
        if value.partial:
            return ", ".join(names) + "; perhaps more"
        return ", ".join(names) or (question.none or NONE)

    def how_to_write(self, question: Asked) -> str:
        """The options, and the words for none."""
        return f"any of: {', '.join(self.values(question))}; {NONE}; or {UNSURE}"

    def drawn(self, question: Asked, option: str) -> Value:
        """The set of one option, or of nothing."""
        return Several(frozenset({option} if option else ()))


class Figure(AnswerKind):
    """A number, or a range of numbers, within the bounds of the question."""

    name = "number"
    tests = ("at_least", "at_most")
    has_options = False
    is_figure = True

    def odds(self, question: Asked) -> tuple[str, ...]:
        """Figures are drawn from those of markets, not weighed."""
        return ()

    def read(self, question: Asked, written: Any, partial: bool) -> Value:
        """A figure such as 3 or a range such as 2-5; what is known in part is a lower bound."""
        if not isinstance(written, str):
            raise ValueError(f"'{question.id}' takes one value, not {_in_words(written)}.")
        low, dash, high = written.partition("-") if not written.startswith("-") else (written, "", "")
        try:
            bounds = (float(low), float(high) if dash else float(low))
        except ValueError:
            told = f"'{question.id}' takes a number such as 3 or a range such as 2-5, not '{written}'."
            raise ValueError(told) from None
        if not question.lowest <= bounds[0] <= bounds[1] <= question.highest:
            allowed = f"{question.lowest:,.10g} to {question.highest:,.10g} {question.unit}".rstrip()
            raise ValueError(f"'{question.id}' lies between {allowed}; '{written}' does not.")
        return Number(bounds[0], None if partial else bounds[1])

    def write(self, question: Asked, value: Value) -> Any:
        """A figure in full precision, or both ends of a range."""
        if not isinstance(value, Number):
            return value
        low = _without_exponent(value.low)
        return low if value.exact else f"{low}-{_without_exponent(value.high or question.highest)}"

    def in_words(self, question: Asked, value: Value) -> str:
        """A figure with its unit, or what bounds it."""
        if not isinstance(value, Number):
            return str(value)
        unit = f" {question.unit}" if question.unit else ""
        if value.low == 1 and (value.exact or value.high is None):
            unit = unit.removesuffix("s")
        if value.exact:
            return f"{value.low:,.10g}{unit}"
        if value.high is None:
            return f"at least {value.low:,.10g}{unit}"
        return f"between {value.low:,.10g} and {value.high:,.10g}{unit}"

    def how_to_write(self, question: Asked) -> str:
        """A figure of the unit, or a range."""
        return f"a number of {question.unit or 'things'}, or a range such as 2-5; or {UNSURE}"


class YesNo(AnswerKind):
    """Yes or no."""

    name = "yes-no"
    has_options = False
    is_yes_no = True

    def values(self, question: Asked) -> tuple[str, ...]:
        """Yes and no."""
        return ("yes", "no")


ANSWER_KINDS: dict[str, AnswerKind] = {kind.name: kind for kind in (AnswerKind(), SetOfOptions(), Figure(), YesNo())}
"""The kinds of answers by the name that question files use."""


def known_answer_kind(name: str) -> str:
    """The name itself if it is that of a kind; raises ValueError that lists the kinds."""
    if name not in ANSWER_KINDS:
        *others, last = (f"'{known}'" for known in ANSWER_KINDS)
        raise ValueError(f"'{name}' is not allowed; write {', '.join(others)} or {last}.")
    return name


def _without_exponent(number: float) -> str:
    # The minus sign of an exponent would be read as the dash of a range.
    return f"{Decimal(f'{number:.15g}'):f}"


def _in_words(written: Any) -> str:
    return "a list" if isinstance(written, list) else "a mapping" if isinstance(written, dict) else f"'{written}'"
