"""The commands a person can type at any time, as data: the help page, the keys and the palette read the same list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Needs = Literal["", "answers", "market", "what if", "question", "proposal"]


@dataclass(frozen=True)
class Command:
    """One command with the words that call it, alone or followed by more."""

    name: str
    words: tuple[str, ...]
    help: str
    takes: tuple[str, ...] = ()
    """Words that call it when something follows them."""
    key: str = ""
    """The key that calls it on the full screen."""
    label: str = ""
    """What the footer calls it; without one, only the help page and the palette show it."""
    needs: Needs = ""
    """What there must be before it does anything."""
    wants: str = ""
    """What must follow it; without it the command only says so."""


def _command(name: str, told: str, words: str, takes: str = "", **more: Any) -> Command:
    return Command(name, tuple(words.split(" / ")), told, tuple(takes.split(" / ")) if takes else (), **more)


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
        key="f5",
        label="Why",
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
        needs="market",
        wants="a measure",
    ),
    _command(
        "what would change",
        "'what would change WORDS' tells what would take a measure out, or in",
        "what would change",
        "what would change / what would take out / what changes / how could i drop / how do i get rid of / "
        "what would remove",
        needs="market",
        wants="a measure",
    ),
    _command(
        "what if",
        "'what if FACT is VALUE' shows what would change; nothing is saved",
        "what if",
        "what if / whatif / and if / what happens if / what would happen if / how would it change if / "
        "suppose / supposing / imagine / assume / assuming / lets say / say we assume / what changes if / how "
        "about if",
        key="f9",
        label="What if",
        needs="market",
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
        needs="what if",
    ),
    _command(
        "save as",
        "'save as NAME' keeps the last 'what if', or names this case",
        "save as",
        "save as / save it as / save this as / save case as / save this case as / call it / name it / name "
        "this case / rename to",
        wants="a name",
    ),
    _command(
        "compare",
        "'compare Brazil and India' sets markets or cases side by side",
        "compare",
        "compare it with / compare this with / compare with / compare to / compare / how does it compare with "
        "/ how does this compare with / how does this compare to / how does it compare to",
        key="f10",
        label="Compare",
        needs="market",
    ),
    _command(
        "what holds",
        "what holds whatever you answer, and what rests on one answer",
        "what holds / how sure / how sure are you / how firm is this / robust / what is certain / which of "
        "these hold / how robust is this / how certain is this / what is settled / how solid is this / which "
        "advice holds / what is firm",
        needs="market",
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
        key="f6",
        label="Back",
        needs="answers",
    ),
    _command(
        "change",
        "list your answers; 'change 3' changes the third",
        "change / change an answer / edit / edit an answer / correct an answer / i want to change an answer",
        "change my answer on / change my answer about / change my answer to / change answer / change the "
        "answer on / change / edit answer / edit / correct my answer on / fix / revise / update",
        needs="answers",
    ),
    _command(
        "add",
        "'add WORKLOAD' or 'add partner NAME' adds one more",
        "add",
        "add another workload / add workload / add",
        needs="market",
        wants="a workload",
    ),
    _command(
        "skip",
        "leave this question for later",
        "skip / later / pass / next / next question / skip this / skip it / skip this one / come back to this "
        "later / leave it for now / leave it / ask me later / not now / move on / leave it blank / leave this "
        "for later / skip question / skip this question / come back to it later / ill come back to this / "
        "park it / park this / leave for later / next one",
        needs="question",
    ),
    _command(
        "options",
        "what can be answered here",
        "? / options / what are my options / what can i answer / what are the options / what are the choices "
        "/ choices / list the options / show options / show the options / list options / what can i choose / "
        "what should i answer / what are the possible answers / possible answers / show me the options / what "
        "can i say",
        needs="question",
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
        key="f8",
        label="Advice",
        needs="market",
    ),
    _command(
        "check",
        "your answers so far",
        "check / answers / check my answers / what did i say / show my answers / what have i told you / "
        "review my answers / my answers / list my answers / what did i answer / what have i said / show "
        "answers / show me my answers / what have i answered / what have i answered so far / what did i tell "
        "you",
        key="f7",
        label="Answers",
        needs="answers",
    ),
    _command(
        "continuity",
        "what becomes of each workload in each crisis",
        "continuity / crises / run the crises / show continuity / what happens in a crisis / crisis grid / grid",
        key="ctrl+g",
        needs="market",
    ),
    _command(
        "proposal",
        "describe a proposal too: package, members, papers, claims",
        "proposal / a proposal / our proposal / assess our proposal / assess a proposal / self-assessment / self assess / "
        "review our proposal / check our proposal / describe a proposal / i have a proposal / we have a proposal",
        needs="market",
    ),
    _command(
        "review",
        "how ready the proposal is: gate, minimum offer, yardsticks",
        "review / show review / show the review / gate / readiness / how ready are we / are we ready / how ready is it",
        key="ctrl+r",
        label="Review",
        needs="proposal",
    ),
    _command(
        "gaps",
        "every gap of the proposal, with owner and what closes it",
        "gaps / gap list / list the gaps / show gaps / show the gaps / what is missing / what are the gaps",
        needs="proposal",
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
        "market",
        "what is known about the market, with dates and confidence",
        "market / market card / country / about the country / about the market / what do you know / "
        "what is known / whats known / what do you know about this market / what do you know about this country",
        key="ctrl+t",
        label="Market",
        needs="market",
    ),
    _command(
        "library",
        "'library WORDS' finds measures, rules, sources, markets, cases, terms",
        "library / look it up / search / browse / encyclopedia / reference",
        "library / search for / search / look up / find / page on / entry on / read about",
        key="f3",
        label="Library",
    ),
    _command(
        "cases",
        "your saved cases",
        "cases / saved cases / my cases / list cases / show cases / other cases / recent / recent cases",
        key="ctrl+o",
    ),
    _command(
        "open",
        "'open NAME' goes on with another saved case",
        "open",
        "open case / open the case / open / load / resume / switch to",
        wants="the name of a case",
    ),
    _command(
        "new",
        "begin another case; this one stays saved",
        "new / new case / another case / begin a new case / start a new case / new conversation / start another case",
        key="ctrl+n",
    ),
    _command(
        "settings",
        "theme, density and motion; 'settings theme light' sets one",
        "settings / preferences / setting / config / options of the screen",
        "settings / setting",
        key="f4",
    ),
    _command(
        "export",
        "how to write the advice to a file",
        "export / memo / write the memo / write a memo / export memo / save memo / print / export it / "
        "download / give me the memo / make the memo / make a memo / export to word / export to pdf / write "
        "it up / send memo",
        "export / write the memo to / write it to / save it to / export to / print to",
        needs="market",
    ),
    _command(
        "start over",
        "clear all answers of this case; 'back' brings them again",
        "start over / restart / begin again / start again / reset / from the beginning / start "
        "from scratch / start afresh / start anew / wipe it / clear everything / begin from scratch / "
        "do it all again",
        needs="answers",
    ),
    _command(
        "help",
        "this list; 'help WORD' shows a page, such as 'help keys'",
        "help / commands / what can i do / what can i type / how does this work / i am lost / im lost / help "
        "me / what commands are there / list commands / how do i use this / what are the commands / "
        "instructions / manual",
        "help with / help on / help about / help",
        key="f1",
        label="Help",
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
