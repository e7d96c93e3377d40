"""The commands of a learner, in the order of the help page."""

from __future__ import annotations

from dataclasses import replace

from advisor.conversation.commands.command import Command
from advisor.conversation.commands.help import help_text, is_asked_for
from advisor.conversation.definitions import bare, meaning_of, near_terms
from advisor.conversation.turns import Quit, Reply
from advisor.documents.citations import Numbering, cited_sources
from advisor.documents.writers import plain
from advisor.errors import UsageError
from advisor.language.lexicon import phrases
from advisor.learning.lesson_dialogue import LessonDialogue
from advisor.learning.menu import kind_position, lesson_position
from advisor.learning.position import Position
from advisor.learning.progress import queue
from advisor.learning.progress_document import progress_document
from advisor.library.pages import library_document
from advisor.model.strengths import MUSTS

Learnt = Reply[LessonDialogue]
HOW_TO_ANSWER = "Answer by number, by word, or several at once such as '1 and 3'. Enter goes on. Commands:"


def home(learning: LessonDialogue, rest: str) -> Learnt:
    """Where one can go from here."""
    return learning.arrive(Position())


def lessons(learning: LessonDialogue, rest: str) -> Learnt:
    """The path of lessons, or one of them."""
    position = (
        lesson_position(learning.exercise_cases.program, learning.attempts, rest) if rest else Position("lessons")
    )
    if position is None:
        return learning.tell("problem", f"There is no lesson '{rest}'. 'lessons' lists them.")
    return learning.arrive(position)


def practice(learning: LessonDialogue, rest: str) -> Learnt:
    """The kinds of exercises, or one of them."""
    position = kind_position(rest.casefold()) if rest else Position("kinds")
    if position is None:
        return learning.tell("problem", f"There is no kind of exercise '{rest}'. 'practice' lists them.")
    return learning.arrive(position)


def review(learning: LessonDialogue, rest: str) -> Learnt:
    """The cards of today."""
    try:
        cards = queue(learning.exercise_cases.program, learning.attempts, learning.clock())
    except UsageError as error:
        return learning.tell("problem", str(error))
    if cards:
        return learning.arrive(Position("cards", cards=tuple(cards)))
    begun = "No card is due today." if learning.attempts else "Cards come from what you have met. Begin a lesson first."
    return learning.tell("note", begun)


def progress(learning: LessonDialogue, rest: str) -> Learnt:
    """What one knows, what is due, what one mixes up."""
    document = progress_document(learning.exercise_cases.program, learning.attempts, learning.clock())
    lines = plain.lines(document.blocks, learning.teller().numbering)
    return learning.tell("note", "\n".join(lines))


def why(learning: LessonDialogue, rest: str) -> Learnt:
    """Why a choice is right or not."""
    if learning.task is None or not learning.told:
        return learning.tell("note", "Answer first; the reasons follow.")
    items = learning.task.items
    number = int(rest) if rest.isdigit() else 0
    if not items:
        return learning.tell("note", "The points above are all there is to it.")
    if not 1 <= number <= len(items):
        return learning.tell("problem", f"Type 'why' and the number of a choice, from 1 to {len(items)}.")
    teller = learning.teller()
    return learning.said(teller, teller.why(items[number - 1]))


def has_reasons(learning: LessonDialogue) -> bool:
    """Whether an answer was marked, so that there are reasons to tell."""
    return learning.told and learning.task is not None


def back(learning: LessonDialogue, rest: str) -> Learnt:
    """One step back."""
    position = learning.position
    if learning.told or learning.picked:
        return again(learning, rest)
    if position.kind == "lesson" and position.number:
        return learning.arrive(replace(position, number=position.number - 1))
    return learning.arrive(Position())


def is_under_way(learning: LessonDialogue) -> bool:
    """Whether one reads or is asked something."""
    return not learning.position.is_menu


def skip(learning: LessonDialogue, rest: str) -> Learnt:
    """Leave this one."""
    return learning.go_on()


def can_skip(learning: LessonDialogue) -> bool:
    """Whether there is something to leave."""
    return is_under_way(learning) and not learning.told


def means_skip(learning: LessonDialogue, rest: str) -> bool | None:
    """ "Next" goes on where there is nothing to skip."""
    return None if can_skip(learning) else False


def again(learning: LessonDialogue, rest: str) -> Learnt:
    """Ask this one again."""
    return replace(learning, told=False, picked=()).asking()


def what_is(learning: LessonDialogue, rest: str) -> Learnt:
    """What a word means."""
    if not bare(rest):
        return learning.tell("problem", "Type 'what is' and a word, such as: what is failover")
    teller = learning.teller()
    lines = meaning_of(learning.knowledge, rest, teller.numbering)
    if lines is None:
        near = near_terms(learning.knowledge, rest)
        hint = f"The nearest are: {'; '.join(near)}." if near else "'library' and a word looks further."
        return learning.tell("problem", f"I have no entry for '{bare(rest)}'. {hint}")
    return learning.said(teller, teller.say("note", "\n".join(lines)))


def library(learning: LessonDialogue, rest: str) -> Learnt:
    """A page of the library, or the pages that are found."""
    blocks = library_document(learning.knowledge, rest).blocks
    # A page has its own numbers, if any.
    return learning.tell("note", "\n".join(plain.lines(blocks, Numbering(learning.knowledge))))


def sources(learning: LessonDialogue, rest: str) -> Learnt:
    """The numbered sources, or one of them."""
    numbering = learning.teller().numbering
    return learning.tell("note", "\n".join(plain.lines(cited_sources(numbering, rest), numbering)))


def has_sources(learning: LessonDialogue) -> bool:
    """Whether a source was shown."""
    return bool(learning.cited)


def settings(learning: LessonDialogue, rest: str) -> Learnt:
    """How the screen looks is set on its own page."""
    return learning.tell("note", "There is nothing to set here.")


def show_help(learning: LessonDialogue, rest: str) -> Learnt:
    """The commands, or a page of help."""
    return learning.tell("help", help_text(rest, HOW_TO_ANSWER, LEARN_COMMANDS))


def stop(learning: LessonDialogue, rest: str) -> Learnt:
    """End the conversation."""
    return learning.tell("note", "Saved. See you.")._replace(effects=(Quit(),))


LEARN_COMMANDS: tuple[Command[LessonDialogue], ...] = (
    Command(
        "home",
        "where you can go from here",
        phrases("home / menu / start / go home / main menu"),
        home,
        key="ctrl+o",
        label="Menu",
    ),
    Command(
        "lessons",
        "the path of lessons; 'lesson 3' begins or goes on with the third",
        phrases("lessons / lesson / path / list lessons / all lessons / show lessons"),
        lessons,
        takes=phrases("lesson / lessons"),
        key="f8",
        label="Lessons",
    ),
    Command(
        "practice",
        f"exercises on drawn cases; 'practice {MUSTS}', 'practice {MUSTS} 7' takes the seed 7",
        phrases("practice / practise / exercise / exercises / drill / drills"),
        practice,
        takes=phrases("practice / practise / exercise / drill"),
        key="f7",
        label="Practice",
    ),
    Command(
        "review",
        "the cards of today: what is due, and a few new ones",
        phrases("review / cards / daily review / flash cards / flashcards / what is due / due"),
        review,
        key="ctrl+r",
        label="Review",
    ),
    Command(
        "progress",
        "what you know, what is due, what you mix up",
        phrases("progress / my progress / how am i doing / score / results / what do i know"),
        progress,
        key="f9",
        label="Progress",
    ),
    Command(
        "why",
        "'why 2' explains the second choice down to facts and sources, once you have answered",
        phrases("why / explain / in full / more"),
        why,
        takes=phrases("why is / why / explain"),
        key="f5",
        label="Why",
        needs=has_reasons,
    ),
    Command(
        "back",
        "one step back in a lesson",
        phrases("back / previous / go back / undo / step back"),
        back,
        key="f6",
        label="Back",
        needs=is_under_way,
    ),
    Command(
        "skip",
        "leave this one and go on",
        phrases("skip / next / pass / later / leave it"),
        skip,
        needs=can_skip,
        means=means_skip,
    ),
    Command(
        "again",
        "ask this one again",
        phrases("again / repeat / once more / try again / ask again / options / ?"),
        again,
        needs=is_under_way,
    ),
    Command(
        "what is",
        "'what is WORDS' tells what a word means",
        phrases("what is this"),
        what_is,
        takes=phrases(
            "what is an / what is a / what is the / what is / what are / whats / what does / define / meaning of"
        ),
    ),
    Command(
        "library",
        "'library WORDS' finds measures, rules, sources, markets, cases, terms",
        phrases("library / look it up / search / browse / encyclopedia / reference"),
        library,
        takes=phrases("library / search for / search / look up / find / page on / entry on / read about / show"),
        key="f3",
        label="Library",
    ),
    Command(
        "sources",
        "the numbered sources; 'sources 3' shows one",
        phrases("sources / source / cite / citations / show sources / list sources / bibliography"),
        sources,
        takes=phrases("sources / source / citation / reference"),
        needs=has_sources,
    ),
    Command(
        "settings",
        "theme, density and motion",
        phrases("settings / preferences / setting / config"),
        settings,
        takes=phrases("settings"),
        key="f4",
    ),
    Command(
        "help",
        "this list; 'help WORD' shows a page, such as 'help learning'",
        phrases(
            "help / commands / what can i do / what can i type / how does this work / i am lost / im lost / help me"
        ),
        show_help,
        takes=phrases("help with / help on / help about / help"),
        key="f1",
        label="Help",
        means=is_asked_for,
    ),
    Command(
        "quit",
        "stop; everything is saved",
        phrases(
            "quit / exit / stop / stop here / bye / goodbye / close / end / im done / i am done / q / leave / "
            "enough for today"
        ),
        stop,
    ),
)
