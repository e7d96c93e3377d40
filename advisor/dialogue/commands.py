"""The commands a person can type at any time, as data: the help page, the keys and the palette read the same list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """One command with the words that call it, alone or followed by more."""

    name: str
    words: tuple[str, ...]
    help: str
    takes: tuple[str, ...] = ()
    """Words that call it when something follows them."""


COMMANDS = (
    Command("why", ("why", "why do you ask"), "why this question is asked; 'why WORDS' explains a measure", ("why",)),
    Command("in full", ("in full",), "the last explanation down to answers and sources"),
    Command("in short", ("in short",), "the last explanation in a sentence"),
    Command(
        "how do we know",
        ("how do we know", "how do you know"),
        "'how do we know WORDS' goes down to answers and sources",
        ("how do we know", "how do you know", "how do we know about"),
    ),
    Command(
        "why not",
        ("why not",),
        "'why not WORDS' tells what would bring a measure in",
        ("why not",),
    ),
    Command(
        "what would change",
        ("what would change",),
        "'what would change WORDS' tells what would take a measure out, or in",
        ("what would change", "what would take out", "what changes"),
    ),
    Command(
        "what if",
        ("what if",),
        "'what if FACT is VALUE' shows what would change; nothing is saved",
        ("what if", "whatif", "and if"),
    ),
    Command("take it", ("take it", "take that", "apply it"), "make the last 'what if' your answers"),
    Command("save as", ("save as",), "'save as NAME' keeps the last 'what if', or names this case", ("save as",)),
    Command(
        "compare",
        ("compare",),
        "'compare Brazil and India' sets markets or cases side by side",
        ("compare", "compare with", "compare to"),
    ),
    Command(
        "what holds",
        ("what holds", "how sure", "how sure are you", "how firm is this", "robust"),
        "what holds whatever you answer, and what rests on one answer",
    ),
    Command(
        "quick",
        ("quick", "quick mode", "be quick", "in a hurry", "i am in a hurry", "im in a hurry"),
        "ask only what the musts hang on, then give the advice",
    ),
    Command("back", ("back", "undo"), "go back one answer"),
    Command("change", ("change", "change an answer"), "list your answers; 'change 3' changes the third", ("change",)),
    Command("add", ("add",), "'add WORKLOAD' or 'add partner NAME' adds one more", ("add",)),
    Command("skip", ("skip", "later"), "leave this question for later"),
    Command("options", ("?", "options"), "what can be answered here"),
    Command(
        "show",
        ("show", "show advice", "advice", "board"),
        "the advice so far; 'show WORDS' shows an entry",
        ("show",),
    ),
    Command("check", ("check", "answers", "check my answers"), "your answers so far"),
    Command(
        "sources", ("sources", "source", "cite"), "the numbered sources; 'sources 3' shows one", ("sources", "source")
    ),
    Command("help", ("help", "commands"), "this list"),
    Command("quit", ("quit", "exit", "stop", "stop here", "bye"), "stop; everything is saved"),
)
TAKING = sorted(((phrase, command) for command in COMMANDS for phrase in command.takes), key=lambda pair: -len(pair[0]))
"""The words that want more after them, the longest first: "why not" before "why"."""


def find_command(text: str) -> tuple[Command, str] | None:
    """The command a text calls, with the words after it as they were typed."""
    typed = text.strip().rstrip("?.!").split() or text.split()
    plain = " ".join(typed).casefold().replace("\u2019", "'")
    for command in COMMANDS:
        if plain in command.words:
            return command, ""
    for phrase, command in TAKING:
        if plain.startswith(f"{phrase} "):
            return command, " ".join(typed[len(phrase.split()) :])
    return None
