"""What if, and compare: the advice with other answers, in other markets, and in other cases."""

from __future__ import annotations

from dataclasses import replace

from advisor.analysis.comparison import compare as comparison
from advisor.analysis.comparison.document import comparison_blocks, what_if_blocks
from advisor.conversation.answer_list import replaced
from advisor.conversation.commands.command import Command
from advisor.conversation.dialogue import Dialogue, has_market
from advisor.conversation.reading.facts import country_names
from advisor.conversation.reading.hypothesis import BETWEEN, HOW, suppose
from advisor.conversation.turns import Reply
from advisor.documents.writers import plain
from advisor.engine.run import Run, run
from advisor.engine.worlds import Worlds
from advisor.language.lexicon import phrases
from advisor.model.prefill import find_market
from advisor.model.recorded_answer import Answer
from advisor.text.safe import counted

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
    if after.barred:
        return dialogue.said(responder, [responder.barred_if(after)])
    found = comparison.what_if(before, after, supposed_in_words(before, after, supposed))
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
    advises=True,
)
TAKE_IT = Command(
    "take it",
    "make the last 'what if' your answers",
    phrases("take it / take that / apply it / apply that / use that"),
    take_it,
    needs=has_variant,
    unmet=f"There is nothing to take yet. {HOW}",
    advises=True,
)


def compare(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """The case at hand and others, side by side."""
    columns = [(_own_name(dialogue), dialogue.now.run)]
    if not rest and dialogue.variant:
        columns.append(("what if", dialogue.judged(dialogue.variant)))
    named = compared_names(dialogue, rest) if rest else []
    unknown = [name for name, column in named if column is None]
    columns += [column for _, column in named if column and column[0] != columns[0][0]]
    if unknown:
        return dialogue.tell("problem", f"I know no market or case called '{unknown[0]}'.")
    if len(columns) < 2:
        return dialogue.tell("problem", "Type 'compare' and markets or cases.")
    if len(columns) > comparison.MAX_CASES:
        return dialogue.tell("problem", f"I can set {counted(comparison.MAX_CASES, 'case')} side by side at most.")
    responder = dialogue.responder()
    found = comparison.compare([column for _, column in columns], [name for name, _ in columns])
    lines = plain.lines(comparison_blocks(found), responder.numbering)
    return dialogue.said(responder, [responder.say("note", "\n".join(lines))])


def _own_name(dialogue: Dialogue) -> str:
    situation = dialogue.now.state.situation
    return f"{dialogue.program.knowledge.names[situation.market][0]} (this case)"


def compared_names(dialogue: Dialogue, text: str) -> list[tuple[str, tuple[str, Run] | None]]:
    """Each name in a text with what it stands for: the present answers in that market, or another case."""
    column = _column(dialogue, text)
    if column is not None:
        return [(text, column)]
    # Names may hold "and" and commas: the longest beginning that is known is taken first.
    for match in reversed(list(BETWEEN.finditer(text))):
        head = _column(dialogue, text[: match.start()])
        if head is not None:
            return [(text[: match.start()], head), *compared_names(dialogue, text[match.end() :])]
    parts = BETWEEN.split(text, maxsplit=1)
    return [(parts[0], None)]


def _column(dialogue: Dialogue, name: str) -> tuple[str, Run] | None:
    knowledge = dialogue.program.knowledge
    other = dialogue.elsewhere(name)
    if other is not None:
        return other[0], run(dialogue.program, Worlds(other[1]))
    code = find_market(knowledge.names, name) or country_names(dialogue.program).spelt(name)
    if code is None:
        return None
    answers = replaced(dialogue.answers, Answer("market", value=code))
    own = dialogue.now.state.situation.market == code
    return (_own_name(dialogue) if own else knowledge.names[code][0]), dialogue.judged(answers)


def names_something(dialogue: Dialogue, rest: str) -> bool | None:
    """A workload may be called "Compare prices"; where names are asked for, what follows must be a market or a case."""
    if dialogue.step.kind != "name" or not rest:
        return None
    return any(column for _, column in compared_names(dialogue, rest))


COMPARE = Command(
    "compare",
    "'compare Brazil and India' sets markets or cases side by side",
    phrases("compare"),
    compare,
    takes=phrases(
        "compare it with / compare this with / compare with / compare to / compare / how does it compare with / "
        "how does this compare with / how does this compare to / how does it compare to"
    ),
    beginnings=phrases(
        "how does it stack up against / how do they stack up against / stack it up against / "
        "how does it look next to / how does it measure up against / put it next to / put this next to / "
        "set it beside / side by side with / compared with / compared to / what about the same in / "
        "what about the same for / the same for / the same in"
    ),
    key="f10",
    label="Compare",
    needs=has_market,
    unmet="Name a market first; then I can compare it with others.",
    means=names_something,
    advises=True,
)
