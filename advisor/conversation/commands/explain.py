"""Why: what a question is asked for, and why a measure is advised, advised against, or open; in short and in full."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from advisor.conversation.commands.command import Command
from advisor.conversation.dialogue import Dialogue
from advisor.conversation.turns import Reply
from advisor.conversation.why_asked import why_measure, why_question
from advisor.language.lexicon import phrases

if TYPE_CHECKING:
    from advisor.analysis.explanation.data import Depth

DEPTHS: dict[str, Depth] = {"in short": "sentence", "in full": "tree"}
DEPTH_WORDS = re.compile(rf"[\s,]+({'|'.join(DEPTHS)})$", re.IGNORECASE)
ABOUT_ASKING = re.compile(r"(?:do|does|did|are|is|should|would|must|can|all|so|me)\b", re.IGNORECASE)
"""What follows "why" where it asks about the conversation and not about a measure."""


def why(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """Why the question is asked, or why a measure has its verdict."""
    if not rest or (ABOUT_ASKING.match(rest) and dialogue.measure_named(rest) is None):
        responder = dialogue.responder()
        lines = why_question(dialogue.now, responder.numbering)
        return dialogue.said(responder, [responder.say("why", "\n".join(lines))])
    ending = DEPTH_WORDS.search(rest)
    if ending:
        return _explain(dialogue, rest[: ending.start()], DEPTHS[ending.group(1).casefold()])
    return _explain(dialogue, rest, "paragraph")


def in_short(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """The explanation in a sentence."""
    return _explain(dialogue, rest, "sentence")


def in_full(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """The explanation down to answers and sources."""
    return _explain(dialogue, rest, "tree")


def _explain(dialogue: Dialogue, words: str, depth: Depth) -> Reply[Dialogue]:
    """Why the measure that is named, or the one explained last, has its verdict."""
    measure = dialogue.measure_named(words) if words else dialogue.explained or None
    if measure is None:
        missing = f"I know no measure like '{words}'." if words else "Say which measure: 'why' and some of its words."
        return dialogue.tell("problem", f"{missing} Type 'show' for the advice.")
    responder = dialogue.responder()
    lines = why_measure(dialogue.now, measure, responder.numbering, depth)
    return replace(dialogue, explained=measure).said(responder, [responder.say("why", "\n".join(lines))])


WHY = Command(
    "why",
    "why this question is asked; 'why WORDS' explains a measure",
    phrases(
        "why / why do you ask / why does that matter / why does this matter / why does it matter / how come / "
        "why this / why is that important / why is this important / why is it important / why this question / "
        "what is the reason / why do you need to know / why do you need this / why do you need that / "
        "whats the point / why do you want to know / why are you asking / why that question / "
        "what is the point of this question / why you ask / why are you asking this"
    ),
    why,
    takes=phrases("why do you recommend / why do you advise / why are you recommending / why is / why / explain why"),
    beginnings=phrases("justify / reason for recommending / whats behind / what is behind"),
    mentions=phrases(
        "rationale .. question / reason .. question / point .. question / purpose .. question / "
        "relevance .. question / why .. ask / why .. asking / why .. matter / why .. matters / why .. need / "
        "why .. care / why .. relevant / why .. important / why .. want to know / why that / why me / "
        "how is this relevant / how is that relevant / how does this matter / how does this help / "
        "what does this have to do / what has this got to do / what does it matter"
    ),
    key="f5",
    label="Why",
    advises=True,
)
IN_FULL = Command(
    "in full",
    "the last explanation down to answers and sources",
    phrases("in full / more detail / in detail / full reasoning"),
    in_full,
    mentions=phrases(
        "more detail / in depth / whole story / whole reasoning / full reasoning / full chain / step by step / "
        "elaborate"
    ),
    advises=True,
)
IN_SHORT = Command(
    "in short",
    "the last explanation in a sentence",
    phrases("in short / shorter / briefly / in brief"),
    in_short,
    mentions=phrases(
        "tldr / tl;dr / in a nutshell / one sentence / too long / shorter / short version / sum it up / sum up / "
        "bottom line"
    ),
    advises=True,
)
HOW_DO_WE_KNOW = Command(
    "how do we know",
    "'how do we know WORDS' goes down to answers and sources",
    phrases("how do we know / how do you know / how do you know that / how do we know that / says who"),
    in_full,
    takes=phrases("how do we know about / how do we know / how do you know"),
    advises=True,
)
