"""The advice and what it rests on: options, show, sources, market, export."""

from __future__ import annotations

from advisor.conversation.commands.command import Command
from advisor.conversation.commands.explain import why
from advisor.conversation.dialogue import Dialogue, has_market, has_question
from advisor.conversation.turns import Reply
from advisor.language.lexicon import phrases

HOW_TO_EXPORT = (
    "The advice is written to a file from the command line, with the name of the case:"
    " advisor advise 'NAME' -f md -o memo.md. The name of this case is told when you stop; 'save as NAME' gives it another."
)


def options(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """What can be answered here."""
    responder = dialogue.responder()
    return dialogue.said(responder, [responder.options()])


def show(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """The advice so far, the basis of what is known, or why a measure has its verdict."""
    if rest and rest.casefold() != "known":
        return why(dialogue, rest)
    responder = dialogue.responder()
    return dialogue.said(responder, [responder.known_notes() if rest else responder.advice_turn()])


def names_a_measure(dialogue: Dialogue, rest: str) -> bool | None:
    """A workload may be called "Show room guide"; where names are asked for, only a measure follows."""
    if dialogue.step.kind != "name" or rest.casefold() in ("", "known"):
        return None
    return dialogue.measure_named(rest) is not None


def sources(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """The numbered sources, or one of them."""
    responder = dialogue.responder()
    return dialogue.said(responder, [responder.sources(rest)])


def market(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """What is known about the market."""
    responder = dialogue.responder()
    return dialogue.said(responder, [responder.known_notes()])


def export(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """How the advice is written to a file."""
    return dialogue.tell("note", HOW_TO_EXPORT)


OPTIONS = Command(
    "options",
    "what can be answered here",
    phrases(
        "? / options / what are my options / what can i answer / what are the options / what are the choices / "
        "choices / list the options / show options / show the options / list options / what can i choose / "
        "what should i answer / what are the possible answers / possible answers / show me the options / "
        "what can i say"
    ),
    options,
    mentions=phrases(
        "options / choices / possible answers / what can i answer / what can i say / what can i choose / "
        "what should i answer / what should i say / choose from / pick from"
    ),
    sign="?",
    needs=has_question,
)
SHOW = Command(
    "show",
    "the advice so far; 'show WORDS' shows an entry",
    phrases(
        "show / show advice / advice / board / show me the advice / so far / what do you recommend / "
        "what do you advise / recommendations / show recommendations / what have you got so far / summary / "
        "show the advice / results / so what / show me what you have / show me the recommendations / "
        "whats the advice / what is the advice / advice so far / what is the advice so far / show results / "
        "show me the results"
    ),
    show,
    takes=phrases("show me / show"),
    mentions=phrases(
        "advice / recommendation / recommendations / recommend / verdict / result / results / suggest / "
        "measures so far / where are we"
    ),
    key="f8",
    label="Advice",
    needs=has_market,
    means=names_a_measure,
)
SOURCES = Command(
    "sources",
    "the numbered sources; 'sources 3' shows one",
    phrases(
        "sources / source / cite / citations / show sources / what are your sources / what is your source / "
        "where does that come from / where does this come from / where do you get that / show me the sources / "
        "list sources / whats the source / what is the source / bibliography / where did you get this / "
        "what are the sources"
    ),
    sources,
    takes=phrases("sources / source / citation / reference"),
    mentions=phrases(
        "citation / citations / cite / refs / references / source / sources / footnote / footnotes / "
        "bibliography / where .. come from / where .. comes from / where .. came from / where .. get this / "
        "where .. get that / what is this based on / based on what / what is that based on / who says / "
        "says who / any evidence / prove it"
    ),
)
MARKET = Command(
    "market",
    "what is known about the market, with dates and confidence",
    phrases(
        "market / market card / country / about the country / about the market / what do you know / "
        "what is known / whats known / what do you know about this market / what do you know about this country"
    ),
    market,
    key="ctrl+t",
    label="Market",
    needs=has_market,
)
EXPORT = Command(
    "export",
    "how to write the advice to a file",
    phrases(
        "export / memo / write the memo / write a memo / export memo / save memo / print / export it / "
        "download / give me the memo / make the memo / make a memo / export to word / export to pdf / "
        "write it up / send memo"
    ),
    export,
    takes=phrases("export / write the memo to / write it to / save it to / export to / print to"),
    mentions=phrases(
        "export / download / print / get .. document / get .. report / get .. memo / get .. file / get .. pdf / "
        "get .. word / make .. memo / write .. memo / write .. report / create .. document / create .. report / "
        "produce .. memo / need .. doc / need .. memo / need .. report / need .. document / turn .. document / "
        "save .. file / put .. document / put .. paper / give .. memo"
    ),
    needs=has_market,
    advises=True,
)
