"""Reads what a person typed as an answer to the present step, or says what could be typed instead."""

from __future__ import annotations

import re
from dataclasses import dataclass

from advisor.dialogue.record import Answer, profile_for
from advisor.dialogue.steps import Moment, Step
from advisor.engine.compile import Program
from advisor.model.answer import read_value
from advisor.model.prefill import find_market, nearest_markets
from advisor.model.question import Question
from advisor.model.situation import Place
from advisor.model.text import printable
from advisor.nearest import nearest

UNSURE = {
    "unsure", "not sure", "im not sure", "i am not sure", "dont know", "i dont know", "do not know", "no idea", "unknown", "u",
}  # fmt: skip
YES = {"yes", "y", "ok", "okay", "right", "correct", "that is right", "thats right", "all right", "sure", ""}
NO = {"no", "n", "no more", "none", "nobody", "that is all", "thats all", "done", "enough", "nothing"}
LONGEST_NAME = 60
LONGEST_TEXT = 2000


@dataclass(frozen=True)
class Reading:
    """An answer with those that came with it, or a complaint, and perhaps what was meant."""

    answer: Answer | None = None
    complaint: str = ""
    suggestion: str = ""
    also: tuple[Answer, ...] = ()


def clean(text: str) -> str:
    """The text without control characters and needless space."""
    return " ".join(printable(text[:LONGEST_TEXT]).split())


def plain(text: str) -> str:
    """The text in lower case without quotes and punctuation at its ends."""
    word = text.casefold().replace("\u2019", "'").replace("'", "").replace('"', "")
    return " ".join(word.strip(" .!,;:?").split())


def read(program: Program, now: Moment, step: Step, text: str) -> Reading:
    """What a text answers at a step."""
    readers = {
        "market": _market,
        "known": _known,
        "fact": _fact,
        "name": _name,
        "profile": _profile,
        "more": _more,
        "check": _check,
        "advice": _advice,
    }
    return readers[step.kind](program, now, step, clean(text))


def _market(program: Program, now: Moment, step: Step, text: str) -> Reading:
    names = program.knowledge.names
    if not text:
        return Reading(complaint="Type the name of a country, for example Brazil.")
    code = find_market(names, text)
    if code:
        return Reading(Answer("market", value=code))
    near = nearest_markets(names, text)
    if not near:
        return Reading(
            complaint=f"I do not know a market called {text}. Type the name of a country or its two-letter code."
        )
    told = f"I do not know a market called {text}. The nearest names are {', '.join(near)}. Did you mean {near[0]}?"
    return Reading(complaint=told, suggestion=near[0])


def known_lines(now: Moment) -> list[str]:
    """The known facts in the order in which they are shown: background figures last."""
    questions = now.run.program.knowledge.questions
    facts = now.state.situation.facts
    names = [name for name in questions if name in facts and facts[name].origin.kind == "known"]
    return sorted(names, key=lambda name: questions[name].background)


def _known(program: Program, now: Moment, step: Step, text: str) -> Reading:
    lines = known_lines(now)
    if plain(text) in YES:
        return Reading(Answer("known", value=[]))
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if numbers and all(1 <= n <= len(lines) for n in numbers):
        return Reading(Answer("known", value=[lines[n - 1] for n in dict.fromkeys(numbers)]))
    labels = {program.knowledge.label(name): name for name in lines}
    near = nearest(text, labels, most=1)
    if near and not numbers:
        number = lines.index(labels[near[0]]) + 1
        return Reading(complaint=f"Did you mean line {number}, {near[0]}?", suggestion=str(number))
    return Reading(
        complaint=f"Press Enter if all is right, or type the numbers of lines to correct, 1 to {len(lines)}."
    )


def _fact(program: Program, now: Moment, step: Step, text: str) -> Reading:
    question = program.knowledge.questions[step.fact]
    word = plain(text)
    if word in UNSURE:
        return Reading(Answer("fact", step.place, step.fact, "unsure"))
    if question.kind == "number":
        return _number(question, step, text)
    if question.kind == "several":
        return _several(question, step, text)
    return _one(question, step, text)


def option_words(question: Question) -> dict[str, str]:
    """Every word that names an option, with the option's value."""
    if question.kind == "yes-no":
        yes_no = {"yes": "yes", "no": "no", "y": "yes", "n": "no", "1": "yes", "2": "no"}
        return yes_no | {"yep": "yes", "nope": "no", "true": "yes", "false": "no"}
    words: dict[str, str] = {}
    for number, option in enumerate(question.options, 1):
        for word in (*option.also, option.value.replace("-", " "), option.value, option.label):
            words[plain(word)] = option.value
        words[str(number)] = option.value
    return words


def _one(question: Question, step: Step, text: str) -> Reading:
    words = option_words(question)
    value = words.get(plain(text))
    if value is not None:
        return Reading(Answer("fact", step.place, step.fact, value))
    return _not_an_option(question, words, text)


def _not_an_option(question: Question, words: dict[str, str], text: str) -> Reading:
    # "yes" is so short that half the language is like it.
    least = 85 if question.kind == "yes-no" else 75
    near = nearest(plain(text), [word for word in words if not word.isdigit()], most=1, least=least) if text else []
    labels = {option.value: option.label for option in question.options} or {"yes": "yes", "no": "no"}
    if near:
        label = labels[words[near[0]]]
        return Reading(complaint=f'Did you mean "{label}"? Type yes, or answer again.', suggestion=label)
    listed = ", ".join(f"{number} {label}" for number, label in enumerate(labels.values(), 1))
    return Reading(complaint=f"I do not read that as an answer. You can type: {listed}; or unsure.")


def _several(question: Question, step: Step, text: str) -> Reading:
    words = option_words(question)
    whole = plain(text)
    if whole in words:
        return Reading(Answer("fact", step.place, step.fact, [words[whole]]))
    if whole in ("none", "none of these", "no", "nothing", plain(question.none) or "none"):
        return Reading(Answer("fact", step.place, step.fact, []))
    if whole in ("all", "all of them", "all of these"):
        return Reading(Answer("fact", step.place, step.fact, list(question.values)))
    parts = [plain(part) for part in re.split(r"\s*(?:,|;|&|\+|\band\b)\s*|(?<=\d)\s+(?=\d)", text)]
    parts = [part for part in parts if part]
    unread = next((part for part in parts if part not in words), None)
    if unread is not None or not parts:
        return _suggest_several(question, words, parts, unread or "")
    chosen = {words[part] for part in parts}
    return Reading(Answer("fact", step.place, step.fact, [v for v in question.values if v in chosen]))


def _suggest_several(question: Question, words: dict[str, str], parts: list[str], unread: str) -> Reading:
    reading = _not_an_option(question, words, unread)
    numbers = [str(number) for number, o in enumerate(question.options, 1) if o.label == reading.suggestion]
    meant = [numbers[0] if part == unread else part for part in parts] if numbers else []
    return Reading(complaint=reading.complaint, suggestion=", ".join(meant))


def _number(question: Question, step: Step, text: str) -> Reading:
    unit = question.unit.casefold()
    bare = plain(text).replace(",", "").replace("$", "").removesuffix(unit).removesuffix(unit.removesuffix("s")).strip()
    bare = re.sub(r"\s*(?:-|\u2013|to)\s*", "-", bare)
    try:
        read_value(question, bare)
    except ValueError:
        allowed = f"{question.lowest:,.10g} to {question.highest:,.10g}"
        return Reading(complaint=f"Type a number from {allowed}, a range such as 2-5, or unsure.")
    return Reading(Answer("fact", step.place, step.fact, bare))


def candidates(program: Program, now: Moment, kind: str) -> list[str]:
    """The names that sources suggest for the next subject and that are not taken yet."""
    situation = now.state.situation
    if kind != "partner" or not situation.market:
        return []
    taken = {name for name, _ in situation.subjects.get(kind, ())}
    return [c.name for c in program.knowledge.markets[situation.market].partners if c.name not in taken]


def _name(program: Program, now: Moment, step: Step, text: str) -> Reading:
    kind = step.place.kind
    if text and plain(text) in NO | UNSURE | {f"no {kind}", f"no {kind}s"}:
        return Reading(Answer("end", Place(kind)))
    parts = [part for part in re.split(r"[,;]\s+", text) if part.strip(" .,;:")] or [text]
    taken = [name for name, _ in now.state.situation.subjects.get(kind, ())]
    # A name that is to be changed gives one name, not several.
    changing = step.place.slot < len(taken)
    named: list[Answer] = []
    for number, part in enumerate([text] if changing else parts):
        name, complaint = _one_name(kind, part, candidates(program, now, kind), taken)
        if complaint:
            return Reading(complaint=complaint)
        taken.append(name)
        named.append(Answer("name", Place(kind, step.place.slot + number), value=name))
    # Who lists several at once has listed them all.
    whole = () if len(named) == 1 else (*named[1:], Answer("end", Place(kind)))
    return Reading(named[0], also=whole)


def _one_name(kind: str, text: str, listed: list[str], taken: list[str]) -> tuple[str, str]:
    if text.strip().isdecimal() and 1 <= int(text) <= len(listed):
        text = listed[int(text) - 1]
    name = re.sub(r"^((and|or)\s+)?((a|an|the|one)\s+)?", "", text.strip(" .!,;:?"), flags=re.IGNORECASE)
    if not name or plain(text) in YES:
        return "", f"Type a name for the {kind}, or no if there is none."
    if name.isdigit():
        return "", f"{name} is not on the list. Type a name for the {kind}, or no if there is none."
    if len(name) > LONGEST_NAME:
        return "", f"That is long for a name. Use at most {LONGEST_NAME} characters."
    if any(name.casefold() == other.casefold() for other in taken):
        return "", f"There is a {kind} called {name} already. Give this one another name, or type no."
    return next((c for c in listed if c.casefold() == name.casefold()), name[0].upper() + name[1:]), ""


def _profile(program: Program, now: Moment, step: Step, text: str) -> Reading:
    profile = profile_for(program.knowledge, now.state.situation.name(step.place))
    word = plain(text)
    if profile and (word in YES or word == "1"):
        return Reading(Answer("profile", step.place, value=profile.id))
    if word in NO | UNSURE or word in ("2", "set", "let me set them", "let me"):
        return Reading(Answer("profile", step.place, value="set"))
    return Reading(complaint="Type 1 or yes if that is right, or 2 to set the facts yourself.")


def _stage_reading(words: dict[str, str], text: str, complaint: str) -> Reading:
    stage = words.get(plain(text))
    return Reading(Answer("stage", value=stage)) if stage else Reading(complaint=complaint)


def _more(program: Program, now: Moment, step: Step, text: str) -> Reading:
    go_on = {
        "1": "everything",
        "go on": "everything",
        "continue": "everything",
        "yes": "everything",
        "more": "everything",
    }
    stop = {"2": "check", "check my answers": "check", "no": "check", "": "check", "finish": "check"}
    return _stage_reading(go_on | stop, text, "Type 1 to go on, or 2 to check your answers and see the advice.")


def _check(program: Program, now: Moment, step: Step, text: str) -> Reading:
    words = dict.fromkeys(YES | {"1", "see the advice"}, "advice")
    return _stage_reading(words, text, "Press Enter for the advice, or type 'change' and the number of an answer.")


def _advice(program: Program, now: Moment, step: Step, text: str) -> Reading:
    words = dict.fromkeys({"1", "go on", "continue", "more"}, "everything")
    told = "Type 'go on' for the questions still open, 'why' and a measure, 'change' and a number, or quit."
    return _stage_reading(words, text, told)
