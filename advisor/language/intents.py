"""Hears what a person wishes in freer wording than the commands' own words, where the text is no answer."""

from __future__ import annotations

import re

from advisor.conversation.commands.registry import COMMANDS, Command
from advisor.language.lexicon import any_of, phrases
from advisor.language.normalise import folded

LEADING_TO: tuple[tuple[str, str], ...] = (
    (
        "why not",
        "how come there is no/how come theres no/how come no/how come you dont recommend/how come you do not recommend",
    ),
    (
        "why not",
        "how come you didnt include/why is there no/why are there no/why isnt there/why arent there/why isnt/why arent",
    ),
    (
        "why not",
        "why is it not/why wouldnt you recommend/why didnt you recommend/why dont you suggest/why dont we need/why no",
    ),
    ("what would change", "what would it take to change/what would it take to drop/what would it take to bring in"),
    ("what would change", "what would drop/what could change/what might change/what would flip/what would get rid of"),
    (
        "what would change",
        "what would make you drop/what would make you recommend/what would bring in/what would get me out of",
    ),
    ("what if", "run it again assuming/run it again with/run it again if/run this again assuming/run that again with"),
    (
        "what if",
        "do it again with/try it with/try again with/redo it with/show me it with/how would it change if/how would it look if",
    ),
    ("what if", "how would the advice change if/what changes if/does anything change if/would anything change if"),
    (
        "compare",
        "how does it stack up against/how do they stack up against/stack it up against/how does it look next to",
    ),
    (
        "compare",
        "how does it measure up against/put it next to/put this next to/set it beside/side by side with/compared with",
    ),
    ("compare", "compared to/what about the same in/what about the same for/the same for/the same in"),
    ("what is", "ive never heard of/not sure what"),
    (
        "what is",
        "i dont know what/i do not know what/i dont get what/i dont understand what/never heard of/i never heard of",
    ),
    (
        "what is",
        "wat is/wats/wots/wut is/can u explain/could u explain/can you explain what/could you explain what/clarify",
    ),
    (
        "save as",
        "save it under/save this under/store it as/keep it as/keep this as/save it under the name/call this case",
    ),
    ("change", "change what i said about/change what i said on/correct what i said about/fix my answer about/revisit"),
    (
        "change",
        "change my answer for/redo/amend/update my answer on/update my answer about/revise my answer on/go back to",
    ),
    ("why not", "how come you didnt suggest/how come you didnt recommend/how come you dont suggest"),
    ("why", "justify/reason for recommending/whats behind/what is behind"),
)
"""What is wished, with beginnings that what it is about follows."""
HOLDING: tuple[tuple[str, str], ...] = (
    ("why", "rationale .. question/reason .. question/point .. question/purpose .. question/relevance .. question"),
    (
        "why",
        "why .. ask/why .. asking/why .. matter/why .. matters/why .. need/why .. care/why .. relevant/why .. important",
    ),
    ("why", "why .. want to know/why that/why me/how is this relevant/how is that relevant/how does this matter"),
    ("why", "how does this help/what does this have to do/what has this got to do/what does it matter"),
    (
        "sources",
        "citation/citations/cite/refs/references/source/sources/footnote/footnotes/bibliography/where .. come from",
    ),
    (
        "sources",
        "where .. comes from/where .. came from/where .. get this/where .. get that/what is this based on/based on what",
    ),
    ("sources", "what is that based on/who says/says who/any evidence/prove it"),
    ("in short", "tldr/tl;dr/in a nutshell/one sentence/too long/shorter/short version/sum it up/sum up/bottom line"),
    ("in full", "more detail/in depth/whole story/whole reasoning/full reasoning/full chain/step by step/elaborate"),
    (
        "quick",
        "short of time/short on time/pressed for time/in a rush/in a hurry/no time/only the essential/only essential",
    ),
    ("quick", "just the essential/just the essentials/only the important/only the key/minutes left/be quick/hurry"),
    (
        "what holds",
        "regardless/whatever we/whatever i/whatever they/no matter what/how sure/how certain/how confident/how firm",
    ),
    ("what holds", "how solid/how robust/set in stone/safe to say/rely on"),
    (
        "export",
        "export/download/print/get .. document/get .. report/get .. memo/get .. file/get .. pdf/get .. word/make .. memo",
    ),
    (
        "export",
        "write .. memo/write .. report/create .. document/create .. report/produce .. memo/need .. doc/need .. memo",
    ),
    (
        "export",
        "need .. report/need .. document/turn .. document/save .. file/put .. document/put .. paper/give .. memo",
    ),
    (
        "start over",
        "start over/start again/start afresh/from scratch/from zero/from the top/from the beginning/begin again",
    ),
    ("start over", "clean slate/reset"),
    (
        "back",
        "go back/undo/prev question/previous question/step back/take it back/take that back/one back/back up/mistyped",
    ),
    ("back", "wrong button/last answer was wrong/last one was wrong/fat finger/delete my last"),
    (
        "skip",
        "skip/come back to this/come back to that/come back to it/later/park this/park that/park it/leave this/leave it",
    ),
    ("skip", "move on/next question/pass on this/next one/return to this/defer"),
    ("check", "what have i/what did i/what have we/my answers/my replies/answers so far/answered so far/told you"),
    (
        "show",
        "advice/recommendation/recommendations/recommend/verdict/result/results/suggest/measures so far/where are we",
    ),
    (
        "options",
        "options/choices/possible answers/what can i answer/what can i say/what can i choose/what should i answer",
    ),
    ("options", "what should i say/choose from/pick from"),
    (
        "help",
        "help/lost/confused/how does this work/how does this thing work/what can i do/what can i type/what now/commands",
    ),
    ("help", "instructions/stuck"),
    (
        "quit",
        "quit/goodbye/good bye/bye/log off/logging off/log out/close this/stop here/call it a day/have to go/gotta go",
    ),
    ("quit", "have to run/enough for today/done for today/done for now/finish here/wrap up for today/all for today"),
)
"""What is wished, with words that stand in the text; two dots stand for any words between."""
NAMED = {command.name: command for command in COMMANDS}
BEGINNINGS = tuple((name, re.compile(rf"(?:{any_of(told)})\s+(?P<rest>.+)")) for name, told in LEADING_TO)
POLITE = (
    "please/pls/plz/ok/okay/hang on/hold on/wait/sorry/hey/hi/hello/so/um/uh/well/but/and/hmm/oh/ah/actually"
    "/quick question/question/can you/could you/would you/can we/could we/i wonder/just/one moment/one sec/sir"
    "/madam/dear/kindly/tell me/btw"
)
BEFORE = re.compile(rf"^(?:(?:{any_of(POLITE)})[\s,:.!-]+)+")
ASKING = re.compile(
    "(?:"
    + any_of(
        "what/whats/why/how/where/which/who/when/can/could/would/may/shall/should/do/does/is/are/any/i want/i"
        " need/i would/i wish/i have/i wanna/i gotta/i cant/i dont/i am/i made/i forgot/id like/im/let/lets/give"
        "/show/tell/get/make/write/create/produce/send/put/turn/print/export/download/save/go/take/skip/leave"
        "/park/pass/move/come/back/undo/start/begin/reset/help/list/cite/justify/review/remind/explain/stop/quit"
        "/defer/log/close/finish/done/enough/thats/only/short/next/never/delete/oops/no time/not now/in"
    )
    + r")\b"
)
"""How wishes begin; what begins otherwise tells something, unless it is a question or very short."""
SHORT, MOST_WORDS = 4, 24
"""So few words may be a wish however they begin; so many tell something, and are no wish."""


def classify(text: str) -> tuple[Command, str] | None:
    """The command that a text wishes for in freer wording, with what it is about."""
    said = BEFORE.sub("", folded(text).strip(" ?.!"))
    number = len(said.split())
    if not 0 < number <= MOST_WORDS:
        return None
    for name, pattern in BEGINNINGS:
        match = pattern.fullmatch(said)
        if match:
            return NAMED[name], match.group("rest").strip(" ?.!,")
    if not (ASKING.match(said) or text.rstrip().endswith("?") or number <= SHORT):
        return None
    return next(((NAMED[name], "") for name, pattern in HELD if pattern.search(said)), None)


def _held(told: str) -> re.Pattern[str]:
    either = (re.escape(phrase).replace(r"\ \.\.\ ", r"\b.*\b").replace(r"\ ", " ") for phrase in phrases(told))
    return re.compile(rf"\b(?:{'|'.join(either)})\b")


HELD = tuple((name, _held(told)) for name, told in HOLDING)
