"""The commands a person can type at any time, as data: the help page, the keys and the palette read the same list."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """One command with the words that call it."""

    name: str
    words: tuple[str, ...]
    help: str


COMMANDS = (
    Command("why", ("why", "why do you ask"), "why this question is asked; 'why WORDS' explains a measure"),
    Command("back", ("back", "undo"), "go back one answer"),
    Command("change", ("change", "change an answer"), "list your answers; 'change 3' changes the third"),
    Command("add", ("add",), "'add WORKLOAD' or 'add partner NAME' adds one more"),
    Command("skip", ("skip", "later"), "leave this question for later"),
    Command("options", ("?", "options"), "what can be answered here"),
    Command("show", ("show", "show advice", "advice", "board"), "the advice so far; 'show WORDS' shows an entry"),
    Command("check", ("check", "answers", "check my answers"), "your answers so far"),
    Command("sources", ("sources", "source", "cite"), "the numbered sources; 'sources 3' shows one"),
    Command("help", ("help", "commands"), "this list"),
    Command("quit", ("quit", "exit", "stop", "stop here", "bye"), "stop; everything is saved"),
)


def find_command(text: str) -> tuple[Command, str] | None:
    """The command a text calls, with the words after it."""
    plain = " ".join(text.casefold().strip().rstrip("?.!").split()) or text.strip()
    for command in COMMANDS:
        if plain in command.words:
            return command, ""
    first, _, rest = plain.partition(" ")
    for command in COMMANDS:
        if rest and command.name in ("why", "change", "add", "show", "sources") and first == command.name:
            # A name keeps its capitals.
            return command, " ".join(text.split()[1:]) if command.name == "add" else rest
    return None
