"""Reads a reply as facts: the one that is asked for and any other, or the market."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from advisor.conversation.answer_list import Row
from advisor.conversation.next_step import Snapshot, Step
from advisor.conversation.reading.result import UNSURE, ReplyResult, plain
from advisor.engine.compile import Program
from advisor.language.amounts import is_foreign, unmistakable
from advisor.language.lexicon import phrases
from advisor.language.numbers import figures_in
from advisor.language.places import Places
from advisor.language.slots import SlotFiller, Slots
from advisor.model.kinds.question import Question
from advisor.model.prefill import find_market, nearest_markets
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Subject, scope_of
from advisor.model.written_values import read_value
from advisor.text.nearest import nearest


@lru_cache(maxsize=4)
def country_names(program: Program) -> Places:
    """What finds the names of markets; made when first needed."""
    return Places(program.knowledge.names, program.knowledge.base.provider_country)


def read_market(program: Program, now: Snapshot, step: Step, text: str) -> ReplyResult:
    """The market that a text names, with the facts that it tells besides."""
    names = program.knowledge.names
    if not text:
        return ReplyResult(complaint="Type the name of a country, for example Brazil.")
    code = find_market(names, text)
    if code:
        return ReplyResult(Answer("market", value=code))
    code = country_names(program).named(text)
    if code:
        facts = tuple(heard_answers(program, now, step, listener(program).fill_slots(None, text)))
        return ReplyResult(Answer("market", value=code), also=facts, echo=True)
    facts = tuple(heard_answers(program, now, step, listener(program).fill_slots(None, text)))
    if facts and not country_names(program).mentioned(text) and not country_names(program).region(text):
        return ReplyResult(facts[0], also=facts[1:], echo=True)
    region = country_names(program).region(text)
    if region:
        return ReplyResult(
            complaint=f"{region} holds several markets, and advice is for one at a time. Type the name of one country."
        )
    several = [names[code][0] for code in country_names(program).mentioned(text)][:MAX_MEANT]
    near = several or nearest_markets(names, text)
    if not several and len(text.split()) > MAX_COUNTRY_WORDS:
        return ReplyResult(
            complaint="I hear no country in that. Name the market first, and then tell me the rest again."
        )
    if not near:
        return ReplyResult(
            complaint=f"I do not know a market called {text}. Type the name of a country or its two-letter code."
        )
    if several:
        return ReplyResult(complaint=f"One market at a time. Did you mean {' or '.join(several)}?")
    told = f"I do not know a market called {text}. The nearest names are {', '.join(near)}. Did you mean {near[0]}?"
    return ReplyResult(complaint=told, suggestion=near[0])


MAX_COUNTRY_WORDS = 7
"""Words in a country's name, with a few around it."""


@lru_cache(maxsize=4)
def listener(program: Program) -> SlotFiller:
    """What hears facts in the words of the program's knowledge; made when first needed."""
    return SlotFiller(program.knowledge.askable)


def read_fact(program: Program, now: Snapshot, step: Step, text: str) -> ReplyResult:
    """The value of the fact that is asked for, with others that the text tells."""
    question = program.knowledge.questions[step.fact]
    plainly = said_plainly(question, plain(text))
    known = now.state.situation.fact(step.subject, step.fact)
    if known and known.origin.kind == "known" and plain(text) in KEEPING:
        # What sources say of it stays, as after "unsure".
        plainly = "unsure"
    if plainly is not None:
        return ReplyResult(Answer("fact", step.subject, step.fact, plainly))
    heard = listener(program).fill_slots(question, text)
    answers = list(heard_answers(program, now, step, heard))
    if heard.unsure and not answers:
        return ReplyResult(Answer("fact", step.subject, step.fact, "unsure"))
    if answers:
        return ReplyResult(
            answers[0], also=tuple(answers[1:]), echo=not heard.exact or question.is_figure, exact=heard.exact
        )
    return _ask_back(program, question, text, heard)


def said_plainly(question: Question, word: str) -> Any:
    """The written value if the text is nothing but the words of an option."""
    if word in UNSURE:
        return "unsure"
    value = option_words(question).get(word) if not question.is_figure else None
    return [value] if value is not None and question.takes_many else value


def heard_answers(program: Program, now: Snapshot, step: Step, heard: Slots) -> Iterator[Answer]:
    """Facts as answers about the subject at hand, or about the only one that is listed."""
    for fact, value in heard.facts.items():
        scope = scope_of(program.knowledge.about(fact))
        count = now.state.situation.count(scope)
        if fact == step.fact:
            yield Answer("fact", step.subject, fact, value)
        elif scope == "case":
            yield Answer("fact", CASE, fact, value)
        elif step.subject.kind == scope and step.subject.index < count:
            yield Answer("fact", step.subject, fact, value)
        elif count == 1:
            yield Answer("fact", Subject(scope), fact, value)


def row_meant(program: Program, rows: Sequence[Row], words: str) -> Row | None:
    """The answer that a number or the name of its fact means, if it is one alone."""
    if words.isdigit():
        return rows[int(words) - 1] if 1 <= int(words) <= len(rows) else None
    labels = {row.label: row for row in rows}
    near = nearest(words, labels, most=1, least=LIKE_A_LABEL) if words else []
    named = listener(program).named(words)
    found = [row for row in rows if row.step.fact in named and row.step.fact] or [labels[label] for label in near]
    return found[0] if len(found) == 1 else None


def fact_meant(program: Program, words: str) -> str | None:
    """The one fact of the market or the offer that words name."""
    named = [fact for fact in listener(program).named(words) if scope_of(program.knowledge.about(fact)) == "case"]
    return named[0] if len(named) == 1 else None


KEEPING = phrases(
    "keep / keep it / keep that / keep them / keep what you have / keep as is / leave as is / leave it as it is / as it is"
    " / as known / what sources say / as sources say"
)
LIKE_A_LABEL = 85
MAX_MEANT = 3


def _ask_back(program: Program, question: Question, text: str, heard: Slots) -> ReplyResult:
    """What the text may have meant, or what could be typed."""
    partly = question.takes_many and heard.unread
    if heard.doubtful and len(heard.doubtful) <= MAX_MEANT and not partly:
        meant = [in_words(question, value) for value in heard.doubtful]
        told = f"Did you mean {' or '.join(f'{chr(34)}{label}{chr(34)}' for label in meant)}?"
        if len(meant) > 1:
            return ReplyResult(complaint=f"{told} Type one of them.")
        return ReplyResult(
            complaint=f"{told} Type yes, or answer again.", suggestion=suggested(question, heard.doubtful[0])
        )
    if question.is_figure:
        return ReplyResult(complaint=_figure_wanted(question, text))
    return _not_an_option(program, question, text, heard)


def _figure_wanted(question: Question, text: str) -> str:
    if any(is_foreign(question, one) for one in figures_in(text)):
        return f"I reckon no currencies. Type it in {question.unit}, or unsure."
    unit = f" {question.unit}" if question.unit else ""
    allowed = f"{question.lowest:,.10g} to {question.highest:,.10g}{unit}"
    return f"Type a number from {allowed}, a range such as 2-5, or unsure."


def in_words(question: Question, written: Any) -> str:
    """A written value as a person reads it; a figure so that it can be typed."""
    if question.is_figure:
        figure = unmistakable(question, str(written))
        return figure if figure.endswith(question.unit) else f"{figure} {question.unit}"
    return question.in_words(read_value(question, written))


def suggested(question: Question, written: Any) -> str:
    """A written value as it would be typed."""
    if isinstance(written, list):
        return ", ".join(str(question.values.index(value) + 1) for value in written) or "none"
    return in_words(question, written)


def option_words(question: Question) -> dict[str, str]:
    """Every word that names an option, with the option's value."""
    if question.is_yes_no:
        yes_no = {"yes": "yes", "no": "no", "y": "yes", "n": "no", "1": "yes", "2": "no"}
        return yes_no | {"yep": "yes", "nope": "no", "true": "yes", "false": "no"}
    words: dict[str, str] = {}
    for number, option in enumerate(question.options, 1):
        for word in (*option.also, option.value.replace("-", " "), option.value, option.label):
            words[plain(word)] = option.value
        words[str(number)] = option.value
    return words


def _not_an_option(program: Program, question: Question, text: str, heard: Slots) -> ReplyResult:
    words = option_words(question)
    # "yes" is so short that half the language is like it.
    least = 85 if question.is_yes_no else 75
    unread = heard.unread or plain(text)
    near = nearest(unread, [word for word in words if not word.isdigit()], most=1, least=least) if unread else []
    labels = {option.value: option.label for option in question.options} or {"yes": "yes", "no": "no"}
    if near:
        value, rest = words[near[0]], heard.doubtful[0] if heard.doubtful else []
        both = [v for v in question.values if v == value or v in rest] if question.takes_many else value
        meant = " and ".join(f'"{labels[v]}"' for v in (both if isinstance(both, list) else [both]))
        return ReplyResult(
            complaint=f"Did you mean {meant}? Type yes, or answer again.", suggestion=suggested(question, both)
        )
    if heard.doubtful and isinstance(heard.doubtful[0], list) and heard.doubtful[0]:
        meant = " and ".join(f'"{labels[value]}"' for value in heard.doubtful[0])
        told = f"Did you mean {meant}, and nothing more? Type yes, or answer again."
        return ReplyResult(complaint=told, suggestion=suggested(question, heard.doubtful[0]))
    guess = listener(program).guess(question, text)
    if guess is not None:
        told = f'Perhaps "{labels[guess]}"? Type yes if that is it, or answer in other words.'
        both = [guess] if question.takes_many else guess
        return ReplyResult(complaint=told, suggestion=suggested(question, both))
    listed = ", ".join(f"{number} {label}" for number, label in enumerate(labels.values(), 1))
    return ReplyResult(complaint=f"I do not read that as an answer. You can type: {listed}; or unsure.")
