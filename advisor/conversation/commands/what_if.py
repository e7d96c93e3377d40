"""What if: what would change with other answers, kept aside until it is taken, saved, or replaced."""

from __future__ import annotations

from dataclasses import replace

from advisor.analysis.comparison.compare import what_if as advice_after
from advisor.analysis.comparison.document import what_if_blocks
from advisor.conversation.answer_list import replaced
from advisor.conversation.commands.command import Command
from advisor.conversation.dialogue import Dialogue, has_market
from advisor.conversation.reading.hypothesis import HOW, suppose
from advisor.conversation.turns import Reply
from advisor.documents.writers import plain
from advisor.engine.run import Run
from advisor.language.lexicon import phrases
from advisor.model.recorded_answer import Answer

MAX_CHANGES_A_KIND = 8


def what_if(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """What would change with other answers."""
    if not rest:
        return dialogue.tell("check", f"{dialogue.responder().check_text()}\n{HOW}")
    supposed = suppose(dialogue.now, rest)
    return dialogue.tell("problem", supposed.complaint) if supposed.complaint else explore(dialogue, supposed.answers)


def explore(dialogue: Dialogue, supposed: tuple[Answer, ...]) -> Reply[Dialogue]:
    """What would change if these were answers; with them the case is kept aside."""
    responder, before = dialogue.responder(), dialogue.now.run
    answers = with_answers(dialogue.answers, supposed)
    after = dialogue.judged(answers)
    found = advice_after(before, after, supposed_in_words(before, after, supposed))
    named = {answer.fact for answer in supposed} if len(supposed) == 1 else set()
    lines = plain.lines(what_if_blocks(found, named, MAX_CHANGES_A_KIND), responder.numbering)
    lines.append("Nothing is changed. 'take it' makes this your answer; 'save as NAME' keeps it as a case of its own.")
    return replace(dialogue, variant=answers).said(responder, [responder.say("note", "\n".join(lines))])


def with_answers(answers: tuple[Answer, ...], others: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Answers with others in the place of those to the same questions."""
    for answer in others:
        answers = replaced(answers, answer)
    return answers


def supposed_in_words(before: Run, after: Run, answers: tuple[Answer, ...]) -> str:
    """Supposed answers with the values they would replace."""
    knowledge, words = before.program.knowledge, []
    for answer in answers:
        if answer.sets == "market":
            words.append(f"the market is {knowledge.names[answer.value][0]}")
            continue
        question = knowledge.questions[answer.fact]
        was, now = (run.worlds.situation.value(answer.subject, answer.fact) for run in (before, after))
        name = before.worlds.situation.name(answer.subject)
        instead = "so far not known" if was is None else f"not '{question.in_words(was)}'"
        words.append(f"{question.label}{f' ({name})' if name else ''} is '{question.in_words(now)}', {instead}")
    return " and ".join(words)


def take_it(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """Make the last "what if" the answers."""
    after = dialogue.with_answers(dialogue.variant)
    responder = after.responder()
    return after.said(
        responder, [responder.say("note", "These are your answers now; 'back' undoes it."), responder.question()]
    )


def has_variant(dialogue: Dialogue) -> bool:
    """Whether there is a "what if" to take."""
    return bool(dialogue.variant)


WHAT_IF = Command(
    "what if",
    "'what if FACT is VALUE' shows what would change; nothing is saved",
    phrases("what if"),
    what_if,
    takes=phrases(
        "what if / whatif / and if / what happens if / what would happen if / how would it change if / suppose / "
        "supposing / imagine / assume / assuming / lets say / say we assume / what changes if / how about if"
    ),
    beginnings=phrases(
        "run it again assuming / run it again with / run it again if / run this again assuming / "
        "run that again with / do it again with / try it with / try again with / redo it with / "
        "show me it with / how would it change if / how would it look if / how would the advice change if / "
        "what changes if / does anything change if / would anything change if"
    ),
    key="f9",
    label="What if",
    needs=has_market,
    unmet="Name a market first; then I can say what would change.",
)
TAKE_IT = Command(
    "take it",
    "make the last 'what if' your answers",
    phrases("take it / take that / apply it / apply that / use that"),
    take_it,
    needs=has_variant,
    unmet=f"There is nothing to take yet. {HOW}",
)
