"""Reads a reply as names of workloads or partners, one or several."""

from __future__ import annotations

import re

from advisor.conversation.next_step import Snapshot, Step
from advisor.conversation.reading.facts import heard_answers, listener
from advisor.conversation.reading.result import NO, UNSURE, YES, ReplyResult, plain
from advisor.engine.compile import Program
from advisor.language.lexicon import words
from advisor.language.name_lists import split_names
from advisor.language.written import is_unsure
from advisor.model.recorded_answer import Answer
from advisor.model.situation import Subject

MAX_NAME_LETTERS, MIN_FACT_WORDS = 60, 3
"""Letters in a name; and words from which on a text may tell a fact and be no name."""
SENTENCE = re.compile(
    r"\b(?:we|they|i|it|he|she|you|is|are|was|were|have|has|havent|hasnt|dont|doesnt|isnt|arent|not|will|would|should|could|cant"
    r"|cannot|maybe|sorry|think|know|sure|decide|decided)\b"
)
"""Words of sentences, not of names."""
NOT_NAMES = words(
    "low high mixed medium moderate weak strong strict thin adequate everything possible refused some many few"
)


def candidates(program: Program, now: Snapshot, kind: str) -> list[str]:
    """The names that sources suggest for the next subject and that are not taken yet."""
    situation = now.state.situation
    if kind != "partner" or not situation.market:
        return []
    taken = {name for name, _ in situation.subjects.get(kind, ())}
    return [c.name for c in program.knowledge.markets[situation.market].partners if c.name not in taken]


ENDING = words("just only done enough finished nah no nobody noone none nope not nothing that thats")
BESIDE_ENDING = words(
    "those these two three present last time been here time right add all am another any are at else everything"
    " far for further have i im is it just list lot moment more name names now one only other others partner"
    " partners really so stage thank thanks the them there this to we workload workloads yet you"
)
"""Words that may stand beside those that end a list of names."""


NO_OTHERS = re.compile(
    r"\b(?:no|not|none|nobody|nothing|dont|wont|havent)\b.*\b(?:others?|more|further|else|additional|another)\b"
    r"|^(?:that|thats|this)\b.*\b(?:all|everyone|everything|everybody|it|enough|do|lot)\b"
)
MAX_ENDING_WORDS = 9
BEFORE_NAME = re.compile(r"^((and|or)\s+)?((a|an|the|one)\s+)?", re.IGNORECASE)
AROUND_NAME = ' .!,;:?"\u201c\u201d\u2018\u2019'
AND_ARTICLE = re.compile(r"\s+(?:and|plus|as well as|&)\s+(?=(?:an?|the|our|also|one)\s)", re.IGNORECASE)
LEADING_AND = re.compile(r"^(?:and|plus|also|then)\s+", re.IGNORECASE)
QUOTED = frozenset('"\u201c\u201d\u201e\u00ab\u00bb')
AND = re.compile(r"\s+(?:and|&|\+|plus)\s+", re.IGNORECASE)


def _no_more(text: str) -> bool:
    typed = re.findall(r"\w+", plain(text))
    if len(typed) <= MAX_ENDING_WORDS and NO_OTHERS.search(" ".join(typed)):
        return True
    return bool(typed) and typed[0] in ENDING and set(typed) <= ENDING | BESIDE_ENDING


RUNNING = re.compile(
    r"^(?:(?:we|they|i|it|the client|the buyer|the ministry)(?:'?d|'?ll| would| will| want to| plan to| need to|"
    r" intend to|'re planning to| would like to| are going to| are planning to)?\s+(?:run|running|have|host"
    r"|deploy|put|do|start with|need|use|move|operate|offer|be|work with|partner with|team up with|propose)\s+"
    r"|(?:mostly|mainly|probably|maybe|i think|lets say|say|just|perhaps|first|likely)[\s,]+"
    r"|(?:it(?:'s| is| would be| will be))\s+|(?:the partner (?:is|would be|will be))\s+)+",
    re.IGNORECASE,
)


def read_names(program: Program, now: Snapshot, step: Step, text: str) -> ReplyResult:
    """The names that a text lists, or the end of the list."""
    kind = step.subject.kind
    if text and (plain(text) in NO | UNSURE | {f"no {kind}", f"no {kind}s"} or is_unsure(text) or _no_more(text)):
        return ReplyResult(Answer("end", Subject(kind)))
    elsewhere = _told_elsewhere(program, now, step, text)
    if elsewhere:
        return elsewhere
    text = RUNNING.sub("", text)
    parts = _parts(text)
    joined = AND.split(text)
    if (
        len(parts) == 1
        and len(joined) > 1
        and "\n" not in text
        and not set(text) & QUOTED
        and step.subject.index >= now.state.situation.count(kind)
    ):
        told = f"Is that one {kind} or several? Type yes for {len(joined)}, or the one name in quotation marks."
        return ReplyResult(complaint=told, suggestion=", ".join(joined))
    taken = [name for name, _ in now.state.situation.subjects.get(kind, ())]
    # A name that is to be changed gives one name, not several.
    changing = step.subject.index < len(taken)
    named: list[Answer] = []
    for number, part in enumerate([text] if changing else parts):
        name, complaint = _one_name(kind, part, candidates(program, now, kind), taken)
        if complaint:
            return ReplyResult(complaint=complaint)
        taken.append(name)
        named.append(Answer("name", Subject(kind, step.subject.index + number), value=name))
    # Who lists several at once has listed them all.
    whole = () if len(named) == 1 else (*named[1:], Answer("end", Subject(kind)))
    return ReplyResult(named[0], also=whole, echo=len(named) > 1)


def _told_elsewhere(program: Program, now: Snapshot, step: Step, text: str) -> ReplyResult | None:
    """Facts that are told where names are asked for: recorded where they belong, or asked back."""
    if "\n" in text or len(text.split()) < MIN_FACT_WORDS or set(text) & QUOTED:
        return None
    slots = listener(program).fill_slots(None, text)
    heard = tuple(heard_answers(program, now, step, slots))
    if heard:
        return ReplyResult(heard[0], also=heard[1:], echo=True)
    if not slots.facts:
        return None
    labels = " and ".join(f"'{program.knowledge.label(fact)}'" for fact in slots.facts)
    return ReplyResult(complaint=f"That reads like an answer to {labels}. If it is a name, put it in quotation marks.")


def _parts(text: str) -> list[str]:
    """The names in a text, as they were typed."""
    parts = [
        name
        for part in split_names(text)
        for name in ([part] if '"' in part else AND_ARTICLE.split(LEADING_AND.sub("", part)))
    ]
    if len(parts) > 2 and "\n" not in text and '"' not in parts[-1]:
        # "A, B, C and D" are four; "Shop, Bed and breakfast" may be two.
        parts = [*parts[:-1], *AND.split(parts[-1], maxsplit=1)]
    return parts or [text]


def _one_name(kind: str, text: str, listed: list[str], taken: list[str]) -> tuple[str, str]:
    if text.strip().isdecimal() and 1 <= int(text) <= len(listed):
        text = listed[int(text) - 1]
    name = BEFORE_NAME.sub("", text.strip(AROUND_NAME))
    if not name or plain(text) in YES:
        return "", f"Type a name for the {kind}, or no if there is none."
    if name.isdigit():
        return "", f"{name} is not on the list. Type a name for the {kind}, or no if there is none."
    if plain(name) in NOT_NAMES and '"' not in text:
        return "", f"'{name}' reads like an answer to another question. If it is a name, put it in quotation marks."
    if SENTENCE.search(plain(name)) and '"' not in text:
        return "", f"Type the name of the {kind} in a few words, or no. If this is the name, put it in quotation marks."
    if len(name) > MAX_NAME_LETTERS:
        return "", f"That is long for a name. Use at most {MAX_NAME_LETTERS} characters."
    if any(name.casefold() == other.casefold() for other in taken):
        return "", f"There is a {kind} called {name} already. Give this one another name, or type no."
    return next((c for c in listed if c.casefold() == name.casefold()), name[0].upper() + name[1:]), ""
