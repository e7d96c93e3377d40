"""The commands of a learner, as data: the help page, the keys and the palette read the same list."""

from __future__ import annotations

from advisor.conversation.commands.registry import Command


def _command(name: str, told: str, words: str, takes: str = "", key: str = "", label: str = "") -> Command:
    return Command(name, tuple(words.split(" / ")), told, tuple(takes.split(" / ")) if takes else (), key, label)


LEARN_COMMANDS = (
    _command(
        "home", "where you can go from here", "home / menu / start / go home / main menu", key="ctrl+o", label="Menu"
    ),
    _command(
        "lessons",
        "the path of lessons; 'lesson 3' begins or goes on with the third",
        "lessons / lesson / path / list lessons / all lessons / show lessons",
        "lesson / lessons",
        key="f8",
        label="Lessons",
    ),
    _command(
        "practice",
        "exercises on drawn cases; 'practice musts', 'practice musts 7' takes the seed 7",
        "practice / practise / exercise / exercises / drill / drills",
        "practice / practise / exercise / drill",
        key="f7",
        label="Practice",
    ),
    _command(
        "review",
        "the cards of today: what is due, and a few new ones",
        "review / cards / daily review / flash cards / flashcards / what is due / due",
        key="ctrl+r",
        label="Review",
    ),
    _command(
        "progress",
        "what you know, what is due, what you mix up",
        "progress / my progress / how am i doing / score / results / what do i know",
        key="f9",
        label="Progress",
    ),
    _command(
        "why",
        "'why 2' explains the second choice down to facts and sources, once you have answered",
        "why / explain / in full / more",
        "why is / why / explain",
        key="f5",
        label="Why",
    ),
    _command(
        "back", "one step back in a lesson", "back / previous / go back / undo / step back", key="f6", label="Back"
    ),
    _command("skip", "leave this one and go on", "skip / next / pass / later / leave it"),
    _command("again", "ask this one again", "again / repeat / once more / try again / ask again / options / ?"),
    _command(
        "what is",
        "'what is WORDS' tells what a word means",
        "what is this",
        "what is an / what is a / what is the / what is / what are / whats / what does / define / meaning of",
    ),
    _command(
        "library",
        "'library WORDS' finds measures, rules, sources, markets, cases, terms",
        "library / look it up / search / browse / encyclopedia / reference",
        "library / search for / search / look up / find / page on / entry on / read about / show",
        key="f3",
        label="Library",
    ),
    _command(
        "sources",
        "the numbered sources; 'sources 3' shows one",
        "sources / source / cite / citations / show sources / list sources / bibliography",
        "sources / source / citation / reference",
    ),
    _command(
        "settings", "theme, density and motion", "settings / preferences / setting / config", "settings", key="f4"
    ),
    _command(
        "help",
        "this list; 'help WORD' shows a page, such as 'help learning'",
        "help / commands / what can i do / what can i type / how does this work / i am lost / im lost / help me",
        "help with / help on / help about / help",
        key="f1",
        label="Help",
    ),
    _command(
        "quit",
        "stop; everything is saved",
        "quit / exit / stop / stop here / bye / goodbye / close / end / im done / i am done / q / leave / enough for today",
    ),
)
