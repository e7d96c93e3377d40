"""A reply: what was typed is read once, as an answer or a command; a word that is both is asked back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from advisor.conversation.answer_list import understood
from advisor.conversation.commands import registry
from advisor.conversation.commands.advice import SHOW
from advisor.conversation.commands.command import Command
from advisor.conversation.dialogue import Dialogue
from advisor.conversation.reading.answer import said_exactly
from advisor.conversation.reading.facts import in_words
from advisor.conversation.reading.result import clean, plain
from advisor.conversation.turns import Choice, New, Quit, Reply, you
from advisor.language.intents import Intent, Intents
from advisor.model.recorded_answer import Answer

REFUSING = ("no", "n", "nope", "nah", "neither", "none of these", "no i did not", "wrong")
ASKED = re.compile(r"(?:what|whats|why|how|where|which|who|can|could)\b|.*\?$", re.IGNORECASE)
"""Questions, which no workload, partner or market is called."""
MIN_PLAIN_COMMAND_WORDS = 3
"""From so many of a command's own words on, a text that only sounds like an answer is the command."""
THE_ANSWER = ("1", "answer", "the answer", "an answer", "first", "the first", "the first one")
THE_COMMAND = ("2", "command", "the command", "a command", "second", "the second", "the second one")

Called = Intent[Command[Dialogue]]


def reply(dialogue: Dialogue, text: str) -> Reply[Dialogue]:
    """Take what was typed; give the next dialogue and the turns, the person's own first."""
    typed = clean(text)
    after, turns, effects = _settle(dialogue, typed) if dialogue.unclear else _take(dialogue, typed)
    return Reply(after, [you(typed or "(Enter)"), *turns], effects)


def command_in(dialogue: Dialogue, typed: str) -> tuple[Command[Dialogue], str] | None:
    """The command that a text calls here, with the words after it; None for an answer, or where that is unclear."""
    if dialogue.unclear and plain(typed) in (*THE_ANSWER, *THE_COMMAND):
        return None
    meant, called = _interpret(dialogue, typed)
    return (called.command, called.rest) if called and meant == "command" else None


def _take(dialogue: Dialogue, typed: str) -> Reply[Dialogue]:
    if dialogue.suggestion and plain(typed) in REFUSING and plain(typed) != plain(dialogue.suggestion):
        # After "did you mean", no is about what was perhaps meant, and the question stands as it was.
        return _ask_again(replace(dialogue, suggestion=""))
    meant, called = _interpret(dialogue, typed)
    if called is None or meant == "answer":
        return _answer(dialogue, typed)
    if meant == "either":
        return _ask_which(dialogue, typed, called.command)
    if called.command.advises and called.command is not SHOW and dialogue.now.run.barred:
        return _ask_again(dialogue)
    # What was perhaps meant is not taken by a "yes" after something else was said.
    settled = replace(dialogue, suggestion="") if dialogue.suggestion else dialogue
    return called.command.obey(settled, called.rest)


def _interpret(dialogue: Dialogue, typed: str) -> tuple[Literal["answer", "command", "either"], Called | None]:
    """What a text is meant as, and the command that it calls if it calls one."""
    intents = intents_of(registry.COMMANDS)
    called = intents.find(typed.removeprefix("/")) if typed else None
    if called and typed.startswith("/"):
        # A slash is never part of an answer.
        return "command", called
    if called and called.command.yields:
        freer = intents.classify(typed)
        called = freer if freer and not freer.rest else called
    if called and called.command.means(dialogue, called.rest) is not False:
        return _meaning(dialogue, typed, called), called
    # What can be read as an answer is one; only then may freer words call a command.
    naming = dialogue.step.kind in ("name", "market") and not ASKED.match(typed)
    called = None if naming else intents.classify(typed)
    if called and (dialogue.step.kind == "name" or dialogue.read(typed).answer is None):
        return "command", called
    return "answer", None


def _meaning(dialogue: Dialogue, typed: str, called: Called) -> Literal["answer", "command", "either"]:
    """Whether a command's words are meant as the command, as an answer to the present question, or may be both."""
    command, rest = called.command, called.rest
    is_meant = command.means(dialogue, rest)
    if said_exactly(dialogue.program, dialogue.step, typed) and dialogue.read(typed).answer:
        if rest or not called.exact:
            # "Export only" is an option whose first word happens to be a command.
            return "either" if is_meant else "answer"
        return "either" if command.needs(dialogue) else "answer"
    if rest or is_meant or dialogue.step.kind != "fact":
        return "command"
    # What only sounds like an option is never taken for it in silence, and a question is none.
    reading = dialogue.read(typed)
    if reading.answer is None or reading.echo:
        return "command"
    if ASKED.match(typed) or len(typed.split()) >= MIN_PLAIN_COMMAND_WORDS:
        return "command"
    return "either" if command.needs(dialogue) else "answer"


@lru_cache(maxsize=4)
def intents_of(commands: Sequence[Command[Dialogue]]) -> Intents[Command[Dialogue]]:
    """What finds the command that a text calls; made when first needed."""
    return Intents(commands, registry.MENTIONED_FIRST)


def _answer(dialogue: Dialogue, typed: str) -> Reply[Dialogue]:
    reading = dialogue.read(typed)
    if reading.answer is None:
        return replace(dialogue, suggestion=reading.suggestion).tell("problem", reading.complaint)
    recorded = dialogue.record(reading.answer, *reading.also)
    if not reading.echo:
        return recorded
    after, knowledge = recorded.dialogue, dialogue.program.knowledge
    heard = understood(knowledge, after.now.state.situation, [reading.answer, *reading.also])
    return Reply(after, [after.responder().say("note", heard), *recorded.turns])


def _ask_again(dialogue: Dialogue) -> Reply[Dialogue]:
    responder = dialogue.responder()
    return dialogue.said(responder, [responder.question_again()])


def _ask_which(dialogue: Dialogue, typed: str, command: Command[Dialogue]) -> Reply[Dialogue]:
    """Ask whether a word is meant as the answer or as the command; nothing is recorded before that is clear."""
    answer = dialogue.read(typed).answer
    assert answer is not None
    words = _in_words(dialogue, answer)
    responder = dialogue.responder()
    question = f"Do you mean the answer '{words}' or the command '{command.name}'? Type 1 or 2."
    choices = (Choice("1", f"the answer '{words}'"), Choice("2", f"the command '{command.name}'", command.help))
    return replace(dialogue, unclear=typed, suggestion="").said(
        responder, [responder.say("question", question, choices)]
    )


def _in_words(dialogue: Dialogue, answer: Answer) -> str:
    if answer.sets != "fact":
        return str(answer.value[0])
    return in_words(dialogue.program.knowledge.questions[answer.fact], answer.value)


def _settle(dialogue: Dialogue, typed: str) -> Reply[Dialogue]:
    """Take what was unclear as the answer or as the command that it is said to be; any other text is taken for itself."""
    said, unclear = plain(typed), dialogue.unclear
    dialogue = replace(dialogue, unclear="")
    answer = dialogue.read(unclear).answer
    if said in THE_ANSWER or (answer and said != plain(unclear) and said == plain(_in_words(dialogue, answer))):
        return _answer(dialogue, unclear)
    if said in REFUSING:
        return _ask_again(dialogue)
    settled = _take(dialogue, f"/{unclear}" if said in THE_COMMAND else typed)
    after = settled.dialogue
    leaves = any(isinstance(effect, New | Quit) for effect in settled.effects)
    if leaves or any(turn.choices or turn.kind == "question" for turn in settled.turns):
        return settled
    # The choices between the two are gone; the question has its own again.
    again = _ask_again(after)
    return Reply(again.dialogue, [*settled.turns, *again.turns], settled.effects)
