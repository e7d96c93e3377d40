"""The commands a person can type at any time, as data: the help page, the keys and the palette read the same list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from advisor.understanding.english import words


@dataclass(frozen=True)
class Command:
    """One command with the words that call it, alone or followed by more."""

    name: str
    words: tuple[str, ...]
    help: str
    takes: tuple[str, ...] = ()
    """Words that call it when something follows them."""


def _command(name: str, told: str, words: str, takes: str = "") -> Command:
    return Command(name, tuple(words.split(" / ")), told, tuple(takes.split(" / ")) if takes else ())


COMMANDS = (
    _command(
        "why",
        "why this question is asked; 'why WORDS' explains a measure",
        "why / why do you ask / why does that matter / why does this matter / why does it matter / how come / "
        "why this / why is that important / why is this important / why is it important / why this question / "
        "what is the reason / why do you need to know / why do you need this / why do you need that / whats "
        "the point / why do you want to know / why are you asking / why that question / what is the point of "
        "this question / why you ask / why are you asking this",
        "why do you recommend / why do you advise / why are you recommending / why is / why / explain why",
    ),
    _command(
        "in full",
        "the last explanation down to answers and sources",
        "in full / more detail / in detail / full reasoning",
    ),
    _command(
        "in short",
        "the last explanation in a sentence",
        "in short / shorter / briefly / in brief",
    ),
    _command(
        "how do we know",
        "'how do we know WORDS' goes down to answers and sources",
        "how do we know / how do you know / how do you know that / how do we know that / says who",
        "how do we know about / how do we know / how do you know",
    ),
    _command(
        "why not",
        "'why not WORDS' tells what would bring a measure in",
        "why not",
        "why not / why dont you recommend / why do you not recommend / why isnt there / why didnt you "
        "recommend / why no",
    ),
    _command(
        "what would change",
        "'what would change WORDS' tells what would take a measure out, or in",
        "what would change",
        "what would change / what would take out / what changes / how could i drop / how do i get rid of / "
        "what would remove",
    ),
    _command(
        "what if",
        "'what if FACT is VALUE' shows what would change; nothing is saved",
        "what if",
        "what if / whatif / and if / what happens if / what would happen if / how would it change if / "
        "suppose / supposing / imagine / assume / assuming / lets say / say we assume / what changes if / how "
        "about if",
    ),
    _command(
        "what is",
        "'what is WORDS' explains a term or a measure",
        "what is / what does that mean / what does this mean / what do you mean",
        "what is meant by / what do you mean by / what do we mean by / what is / whats / what are / what does "
        "/ define / explain to me / explain / meaning of / the meaning of / tell me about / definition of / "
        "who is / who are / what was",
    ),
    _command(
        "take it",
        "make the last 'what if' your answers",
        "take it / take that / apply it / apply that / use that",
    ),
    _command(
        "save as",
        "'save as NAME' keeps the last 'what if', or names this case",
        "save as",
        "save as / save it as / save this as / save case as / save this case as / call it / name it / name "
        "this case / rename to",
    ),
    _command(
        "compare",
        "'compare Brazil and India' sets markets or cases side by side",
        "compare",
        "compare it with / compare this with / compare with / compare to / compare / how does it compare with "
        "/ how does this compare with / how does this compare to / how does it compare to",
    ),
    _command(
        "what holds",
        "what holds whatever you answer, and what rests on one answer",
        "what holds / how sure / how sure are you / how firm is this / robust / what is certain / which of "
        "these hold / how robust is this / how certain is this / what is settled / how solid is this / which "
        "advice holds / what is firm",
    ),
    _command(
        "quick",
        "ask only what the musts hang on, then give the advice",
        "quick / quick mode / be quick / in a hurry / i am in a hurry / im in a hurry / short version / fast "
        "mode / hurry up / only the musts / just the musts / no time / i have no time / only ask what matters "
        "/ make it quick / speed up",
    ),
    _command(
        "back",
        "go back one answer",
        "back / undo / go back / previous / previous question / undo that / take that back / step back / go "
        "back one / go back a step / one step back / back one / i made a mistake / i made a typo / that was "
        "wrong / undo last answer / back up / revert / undo the last answer / go to previous question",
    ),
    _command(
        "change",
        "list your answers; 'change 3' changes the third",
        "change / change an answer / edit / edit an answer / correct an answer / i want to change an answer",
        "change my answer on / change my answer about / change my answer to / change answer / change the "
        "answer on / change / edit answer / edit / correct my answer on / fix / revise / update",
    ),
    _command(
        "add",
        "'add WORKLOAD' or 'add partner NAME' adds one more",
        "add",
        "add another workload / add workload / add",
    ),
    _command(
        "skip",
        "leave this question for later",
        "skip / later / pass / next / next question / skip this / skip it / skip this one / come back to this "
        "later / leave it for now / leave it / ask me later / not now / move on / leave it blank / leave this "
        "for later / skip question / skip this question / come back to it later / ill come back to this / "
        "park it / park this / leave for later / next one",
    ),
    _command(
        "options",
        "what can be answered here",
        "? / options / what are my options / what can i answer / what are the options / what are the choices "
        "/ choices / list the options / show options / show the options / list options / what can i choose / "
        "what should i answer / what are the possible answers / possible answers / show me the options / what "
        "can i say",
    ),
    _command(
        "show",
        "the advice so far; 'show WORDS' shows an entry",
        "show / show advice / advice / board / show me the advice / so far / what do you recommend / what do "
        "you advise / recommendations / show recommendations / what have you got so far / summary / show the "
        "advice / results / so what / show me what you have / show me the recommendations / whats the advice "
        "/ what is the advice / advice so far / what is the advice so far / show results / show me the "
        "results",
        "show me / show",
    ),
    _command(
        "check",
        "your answers so far",
        "check / answers / check my answers / what did i say / show my answers / what have i told you / "
        "review my answers / my answers / list my answers / what did i answer / what have i said / show "
        "answers / show me my answers / what have i answered / what have i answered so far / what did i tell "
        "you",
    ),
    _command(
        "sources",
        "the numbered sources; 'sources 3' shows one",
        "sources / source / cite / citations / show sources / what are your sources / what is "
        "your source / where does that come from / where does this come from / where do you get that / show "
        "me the sources / list sources / whats the source / what is the source / bibliography / where did you "
        "get this / what are the sources",
        "sources / source / citation / reference",
    ),
    _command(
        "export",
        "how to write the advice to a file",
        "export / memo / write the memo / write a memo / export memo / save memo / print / export it / "
        "download / give me the memo / make the memo / make a memo / export to word / export to pdf / write "
        "it up / send memo",
        "export / write the memo to / write it to / save it to / export to / print to",
    ),
    _command(
        "start over",
        "clear all answers of this case; 'back' brings them again",
        "start over / restart / begin again / start again / new case / reset / from the beginning / start "
        "from scratch / start afresh / start anew / wipe it / clear everything / begin from scratch / start a "
        "new case / do it all again",
    ),
    _command(
        "help",
        "this list",
        "help / commands / what can i do / what can i type / how does this work / i am lost / im lost / help "
        "me / what commands are there / list commands / how do i use this / what are the commands / "
        "instructions / manual",
    ),
    _command(
        "quit",
        "stop; everything is saved",
        "quit / exit / stop / stop here / bye / goodbye / close / end / im done / i am done / stop for today "
        "/ log off / save and quit / finish for now / thats all for today / that is all for today / done for "
        "today / im done for today / q / bye bye / see you / leave / stop now / save and exit / good bye / i "
        "have to go / enough for today",
    ),
)
TAKING = sorted(((phrase, command) for command in COMMANDS for phrase in command.takes), key=lambda pair: -len(pair[0]))
"""The words that want more after them, the longest first: "why not" before "why"."""


POLITE = (
    "please / pls / plz / ok / okay / hang on / hold on / wait / sorry / hey / hi / hello / so / um / uh "
    "/ well / but / and / kindly / just / now / then / actually / also / can you / could you / would you "
    "/ will you / can i / could i / may i / can we / could we / i want to / i wanna / i would like to / "
    "id like to / we want to / i wish to / lets / let us / let me / please can you / one moment / one sec "
    "/ quick question / question / yes / no / hmm / oh / i need to / i need / give me"
)
LEADING = re.compile(rf"^(?:(?:{POLITE.replace(' / ', '|')})[\s,:.!]+)+")
TRAILING = re.compile(
    r"(?:[\s,.!?]+(?:please|pls|plz|thanks|thank you|thx|now|for me|again|first|sir|madam|then|instead|btw))+$"
)

STRESSING = words("exactly precisely really actually again still even just though earth heck on the")


def find_command(text: str) -> tuple[Command, str] | None:
    """The command a text calls, with the words after it as they were typed."""
    typed = text.strip().rstrip("?.!").split() or text.split()
    bare = _without_manners(typed)
    return _alone(typed) or _alone(bare) or _with_words(typed) or _with_words(bare) or _stressed(bare)


def _stressed(typed: list[str]) -> tuple[Command, str] | None:
    """The command without words that only stress it: "what exactly is", "why on earth not"."""
    words = [word for word in typed if _plain(word) not in STRESSING]
    return (_alone(words) or _with_words(words)) if len(words) < len(typed) else None


def _without_manners(typed: list[str]) -> list[str]:
    """The words without polite ones at both ends."""
    text = " ".join(typed)
    start = LEADING.match(_plain(text))
    end = TRAILING.search(_plain(text))
    words = _plain(text)[: end.start() if end else None].split()
    return (
        typed[len(words) - len(words[len(_plain(text)[: start.end()].split()) :]) : len(words)]
        if start
        else typed[: len(words)]
    )


def _plain(text: str) -> str:
    return text.casefold().replace("\u2019", "").replace("'", "")


def _alone(typed: list[str]) -> tuple[Command, str] | None:
    plain = _plain(" ".join(typed))
    return next(((command, "") for command in COMMANDS if plain in command.words), None)


def _with_words(typed: list[str]) -> tuple[Command, str] | None:
    plain = _plain(" ".join(typed))
    for phrase, command in TAKING:
        if plain.startswith(f"{phrase} "):
            return command, " ".join(typed[len(phrase.split()) :])
    return None
