"""The person's own answers: back, change, add, skip, check, in a hurry, start over."""

from __future__ import annotations

import re
from dataclasses import replace

from advisor.conversation.answer_list import listed_answers, understood, without_subject
from advisor.conversation.answers import MUSTS_STAGE
from advisor.conversation.commands.command import Command
from advisor.conversation.dialogue import Dialogue, has_answers, has_market, has_question
from advisor.conversation.next_step import LISTED, Step
from advisor.conversation.reading.answer import read
from advisor.conversation.reading.facts import fact_meant, row_meant
from advisor.conversation.turns import Reply
from advisor.language.lexicon import phrases
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Subject
from advisor.model.strengths import MUSTS, TYPED_AS_MUSTS
from advisor.text.phrases import bare_name


def back(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """Take back the last answer, or leave an answer that was to be changed as it is."""
    if dialogue.asking:
        return replace(dialogue, asking=None, suggestion="").ask()
    if not dialogue.answers and not dialogue.past:
        return dialogue.tell("note", "This is the first question.")
    # A conversation that was saved and opened again knows its answers but not which of them were changed.
    earlier = dialogue.past[-1] if dialogue.past else dialogue.answers[:-1]
    return replace(dialogue.with_answers(earlier), past=dialogue.past[:-1]).ask()


def change(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """Ask anew for the answer that a number or the name of a fact means; else list the answers."""
    rows = listed_answers(dialogue.program.knowledge, dialogue.now.state)
    done = change_to(dialogue, rest)
    if done is not None:
        return done
    row = row_meant(dialogue.program, rows, rest)
    # What has not been asked yet is asked now.
    fact = fact_meant(dialogue.program, rest) if row is None and rows else None
    step = Step("fact", CASE, fact) if fact else row.step if row else None
    if step:
        return replace(dialogue, asking=step, suggestion="").ask()
    if not rows:
        return dialogue.tell("check", "There is no answer to change yet.")
    return dialogue.tell("check", f"{dialogue.responder().check_text()}\nType 'change' and the number of an answer.")


def change_to(dialogue: Dialogue, rest: str) -> Reply[Dialogue] | None:
    """Give an answer that is named a new value, or a workload, partner or member a new name: "change trust to low"."""
    for cut in re.finditer(r"\s(?:to|into|from .* to)\s", rest):
        old, new = rest[: cut.start()].strip(QUOTES), rest[cut.end() :].strip()
        row = row_meant(dialogue.program, listed_answers(dialogue.program.knowledge, dialogue.now.state), old)
        subject = _subject_named(dialogue, old)
        if subject:
            return _renamed(dialogue, subject, new)
        if row and row.step.kind != "name":
            return _answered_anew(replace(dialogue, asking=row.step, suggestion=""), new)
    return None


def _answered_anew(dialogue: Dialogue, new: str) -> Reply[Dialogue]:
    reading = dialogue.read(new)
    if reading.answer is None:
        return replace(dialogue, suggestion=reading.suggestion).tell("problem", reading.complaint)
    recorded = dialogue.record(reading.answer, *reading.also)
    after = recorded.dialogue
    told = understood(dialogue.program.knowledge, after.now.state.situation, [reading.answer, *reading.also])
    return Reply(after, [after.responder().say("note", told), *recorded.turns])


def _subject_named(dialogue: Dialogue, words: str) -> Subject | None:
    situation, said = dialogue.now.state.situation, bare_name(words.strip(QUOTES))
    found = [s for s in situation.all_subjects() if s != CASE and bare_name(situation.name(s)) == said]
    return found[0] if len(found) == 1 else None


def _renamed(dialogue: Dialogue, subject: Subject, new: str) -> Reply[Dialogue]:
    old = dialogue.now.state.situation.name(subject)
    asked = replace(dialogue, asking=Step("name", subject))
    reading = asked.read(new if '"' in new else f'"{new}"')
    if reading.answer is None or reading.answer.sets != "name":
        return dialogue.tell("problem", reading.complaint or f"Type 'rename {old} to' and a name.")
    after, turns, _ = asked.record(reading.answer)
    return Reply(after, [after.responder().say("note", f"{old} is now called {reading.answer.value}."), *turns])


def rename(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """Give a workload, a partner or a member another name."""
    done = change_to(dialogue, rest)
    if done is None:
        return dialogue.tell("problem", f"I know no such name. Type 'rename' and {WANTED_BY_RENAME}.")
    return done


def remove(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """Take a workload, a partner or a member off its list with all that was said of it, or take back one answer."""
    subject = _subject_named(dialogue, rest)
    rows = listed_answers(dialogue.program.knowledge, dialogue.now.state)
    row = None if subject else row_meant(dialogue.program, rows, rest)
    if row and row.step.kind == "name":
        subject = row.step.subject
    if subject:
        name = dialogue.now.state.situation.name(subject)
        kept, told = without_subject(dialogue.answers, subject), f"{subject.kind} {name} with all that was said of it"
    elif row and row.step.kind in ("fact", "claim"):
        key = ("fact", row.step.subject, row.step.fact)
        kept, told = tuple(one for one in dialogue.answers if one.key != key), f"the answer '{row.label}: {row.value}'"
    else:
        return dialogue.tell("problem", f"Type 'remove' and {WANTED_BY_REMOVE}; 'check' lists them.")
    after = dialogue.with_answers(kept)
    responder = after.responder()
    note = responder.say("note", f"Removed: {told}. 'back' brings it again.")
    return after.said(responder, [note, responder.question()])


WANTED_BY_RENAME = "the name, 'to', and the new name"
WANTED_BY_REMOVE = "the name of a workload, a partner or a member, or the number of an answer"
QUOTES = " '\"\u201c\u201d\u2018\u2019"


def names_something(dialogue: Dialogue, rest: str) -> bool | None:
    """A workload may be called "Remove trees"; where names are asked for, only something known follows."""
    if dialogue.step.kind != "name" or not rest:
        return None
    old = re.split(r"\s(?:to|into)\s", rest)[0]
    rows = listed_answers(dialogue.program.knowledge, dialogue.now.state)
    return _subject_named(dialogue, old) is not None or row_meant(dialogue.program, rows, old) is not None


def names_an_answer(dialogue: Dialogue, rest: str) -> bool | None:
    """A workload may be called "Change management"; where names are asked for, only an answer that was given follows."""
    if dialogue.step.kind != "name" or not rest or rest.isdigit():
        return None
    rows = listed_answers(dialogue.program.knowledge, dialogue.now.state)
    old = re.split(r"\s(?:to|into)\s", rest)[0]
    known = row_meant(dialogue.program, rows, old) or fact_meant(dialogue.program, old) or _subject_named(dialogue, old)
    return None if known else False


def add(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """Name one more workload or partner."""
    first, _, name = rest.partition(" ")
    kind, words = (first.casefold(), name) if first.casefold() in LISTED else ("workload", rest)
    if not words or not has_market(dialogue):
        return dialogue.tell("problem", f"Type 'add' and {WANTED_BY_ADD}.")
    subject = Subject(kind, dialogue.now.state.situation.count(kind))
    reading = read(dialogue.program, dialogue.now, Step("name", subject), words)
    if reading.answer is None or reading.answer.sets != "name":
        return dialogue.tell("problem", reading.complaint or "Type a name after 'add'.")
    # Whoever adds a subject wants the questions about it, even after the advice.
    again = (Answer("stage", value=MUSTS_STAGE),) if dialogue.now.state.stage in ("check", "advice") else ()
    return replace(dialogue, asking=None).record(reading.answer, *reading.also, *again)


WANTED_BY_ADD = "a workload, or 'add partner' and a name"


def skip(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """Leave the question for later."""
    step = dialogue.step
    if step.kind in ("fact", "claim"):
        return dialogue.record(Answer("skip", step.subject, step.fact))
    if step.kind == "name":
        return dialogue.record(Answer("end", step.subject))
    if step.kind == "known":
        return dialogue.record(Answer("known", value=[]))
    if step.kind == "profile":
        return dialogue.record(Answer("profile", step.subject, value="set"))
    return dialogue.tell("problem", "This one cannot be skipped.")


def check(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """The answers so far."""
    return dialogue.tell("check", dialogue.responder().check_text())


def quick(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """Ask only what the musts hang on from now on."""
    after, turns, _ = dialogue.record(Answer("stage", value="quick"))
    responder = after.responder()
    told = f"I ask only what the {MUSTS} hang on, and then give the advice. You can go on with the rest after it."
    return after.said(responder, [responder.say("note", told), *turns])


def start_over(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """Clear all answers of this case."""
    after = dialogue.with_answers(())
    responder = after.responder()
    told = responder.say("note", "All answers of this case are cleared. 'back' brings them again.")
    return after.said(responder, [told, responder.question()])


QUICK = Command(
    "quick",
    f"ask only what the {MUSTS} hang on, then give the advice",
    (
        *(f"{only} the {musts}" for musts in TYPED_AS_MUSTS for only in ("only", "just")),
        *phrases(
            "quick / quick mode / be quick / in a hurry / i am in a hurry / im in a hurry / short version / "
            "fast mode / hurry up / no time / i have no time / "
            "only ask what matters / make it quick / speed up"
        ),
    ),
    quick,
    mentions=phrases(
        "short of time / short on time / pressed for time / in a rush / in a hurry / no time / "
        "only the essential / only essential / just the essential / just the essentials / only the important / "
        "only the key / minutes left / be quick / hurry"
    ),
)
BACK = Command(
    "back",
    "go back one answer",
    phrases(
        "back / undo / go back / previous / previous question / undo that / take that back / step back / "
        "go back one / go back a step / one step back / back one / i made a mistake / i made a typo / "
        "that was wrong / undo last answer / back up / revert / undo the last answer / go to previous question"
    ),
    back,
    mentions=phrases(
        "go back / undo / prev question / previous question / step back / take it back / take that back / "
        "one back / back up / mistyped / wrong button / last answer was wrong / last one was wrong / "
        "fat finger / delete my last"
    ),
    key="f6",
    label="Back",
    needs=has_answers,
)
CHANGE = Command(
    "change",
    "list your answers; 'change 3' changes the third",
    phrases("change / change an answer / edit / edit an answer / correct an answer / i want to change an answer"),
    change,
    takes=phrases(
        "change my answer on / change my answer about / change my answer to / change answer / "
        "change the answer on / change / edit answer / edit / correct my answer on / fix / revise / update"
    ),
    beginnings=phrases(
        "change what i said about / change what i said on / correct what i said about / fix my answer about / "
        "revisit / change my answer for / redo / amend / update my answer on / update my answer about / "
        "revise my answer on / go back to"
    ),
    needs=has_answers,
    means=names_an_answer,
)
REMOVE = Command(
    "remove",
    "'remove NAME' takes a workload, a partner or a member off its list",
    phrases("remove / delete / remove one / delete one / take one off"),
    remove,
    takes=phrases(
        "remove the workload / remove the partner / remove the member / remove workload / remove partner / remove member"
        " / remove answer / delete workload / delete partner / delete member / delete answer / remove / delete / drop"
    ),
    needs=has_answers,
    wants=WANTED_BY_REMOVE,
    means=names_something,
)
RENAME = Command(
    "rename",
    "'rename NAME to NEW' gives a workload, a partner or a member another name",
    phrases("rename"),
    rename,
    takes=phrases("rename the workload / rename the partner / rename the member / rename"),
    needs=has_answers,
    wants=WANTED_BY_RENAME,
    means=names_something,
)
ADD = Command(
    "add",
    "'add WORKLOAD' or 'add partner NAME' adds one more",
    phrases("add"),
    add,
    takes=phrases("add another workload / add workload / add"),
    needs=has_market,
    wants=WANTED_BY_ADD,
)
SKIP = Command(
    "skip",
    "leave this question for later",
    phrases(
        "skip / later / pass / next / next question / skip this / skip it / skip this one / "
        "come back to this later / leave it for now / leave it / ask me later / not now / move on / "
        "leave it blank / leave this for later / skip question / skip this question / come back to it later / "
        "ill come back to this / park it / park this / leave for later / next one"
    ),
    skip,
    mentions=phrases(
        "skip / come back to this / come back to that / come back to it / later / park this / park that / "
        "park it / leave this / leave it / move on / next question / pass on this / next one / return to this / "
        "defer"
    ),
    needs=has_question,
)
CHECK = Command(
    "check",
    "your answers so far",
    phrases(
        "check / answers / check my answers / what did i say / show my answers / what have i told you / "
        "review my answers / my answers / list my answers / what did i answer / what have i said / "
        "show answers / show me my answers / what have i answered / what have i answered so far / "
        "what did i tell you"
    ),
    check,
    mentions=phrases(
        "what have i / what did i / what have we / my answers / my replies / answers so far / answered so far / "
        "told you"
    ),
    key="f7",
    label="Answers",
    needs=has_answers,
)
START_OVER = Command(
    "start over",
    "clear all answers of this case; 'back' brings them again",
    phrases(
        "start over / restart / begin again / start again / reset / from the beginning / start from scratch / "
        "start afresh / start anew / wipe it / clear everything / begin from scratch / do it all again"
    ),
    start_over,
    mentions=phrases(
        "start over / start again / start afresh / from scratch / from zero / from the top / "
        "from the beginning / begin again / clean slate / reset"
    ),
    needs=has_answers,
)
