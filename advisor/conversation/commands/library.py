"""Look it up: the library, a page or what is found by words; and what a word means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisor.conversation.commands.command import Command
from advisor.conversation.turns import Reply
from advisor.language.lexicon import phrases

if TYPE_CHECKING:
    # The home screen has keys for the commands of this file, and its first frame waits for nothing heavy.
    from advisor.conversation.dialogue import Dialogue


def library(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """A page of the library, or the pages that are found."""
    from advisor.documents.citations import Numbering
    from advisor.documents.writers import plain
    from advisor.library.pages import library_document

    knowledge = dialogue.program.knowledge
    # A page has its own numbers, if any.
    return dialogue.tell("note", "\n".join(plain.lines(library_document(knowledge, rest).blocks, Numbering(knowledge))))


def stands_alone(dialogue: Dialogue, rest: str) -> bool | None:
    """A workload may be called "Search engine"; where names are asked for, nothing follows the command."""
    return False if dialogue.step.kind == "name" and rest else None


def what_is(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """What a word means; without one, what can be answered."""
    from advisor.conversation.definitions import bare, meaning, near_terms

    responder = dialogue.responder()
    if not bare(rest):
        return dialogue.said(responder, [responder.options()])
    lines = meaning(dialogue.now, rest, responder.numbering)
    if lines is None:
        near = near_terms(dialogue.program.knowledge, rest)
        hint = f"The nearest are: {'; '.join(near)}." if near else "'show' and a word looks among the measures."
        return dialogue.tell("problem", f"I have no entry for '{bare(rest)}'. {hint}")
    return dialogue.said(responder, [responder.say("note", "\n".join(lines)), responder.question_again()])


WHAT_IS = Command(
    "what is",
    "'what is WORDS' explains a term or a measure",
    phrases("what is / what does that mean / what does this mean / what do you mean"),
    what_is,
    takes=phrases(
        "what is meant by / what do you mean by / what do we mean by / what is / whats / what are / what does / "
        "define / explain to me / explain / meaning of / the meaning of / tell me about / definition of / "
        "who is / who are / what was"
    ),
    beginnings=phrases(
        "ive never heard of / not sure what / i dont know what / i do not know what / i dont get what / "
        "i dont understand what / never heard of / i never heard of / wat is / wats / wots / wut is / "
        "can u explain / could u explain / can you explain what / could you explain what / clarify"
    ),
    yields=True,
)
LIBRARY = Command(
    "library",
    "'library WORDS' finds measures, rules, sources, markets, cases, terms",
    phrases("library / look it up / search / browse / encyclopedia / reference"),
    library,
    takes=phrases("library / search for / search / look up / find / page on / entry on / read about"),
    key="f3",
    label="Library",
    means=stands_alone,
)
