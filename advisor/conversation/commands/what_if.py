"""The commands that explore: why not, what if, compare, what holds. None of them changes an answer by itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from advisor.analysis.comparison import compare as comparison
from advisor.analysis.comparison.document import comparison_blocks, what_if_blocks
from advisor.analysis.counterfactuals import why_not as counterfactuals
from advisor.analysis.counterfactuals.document import MAX_SUBJECTS, why_not_blocks
from advisor.analysis.robustness.document import robustness_blocks
from advisor.analysis.robustness.robust import robust
from advisor.conversation.answer_list import replaced
from advisor.conversation.answers import replay
from advisor.conversation.reading.hypothesis import BETWEEN, HOW, subject_named, suppose
from advisor.conversation.turns import Turn
from advisor.documents.writers import plain
from advisor.engine.compile import Level
from advisor.engine.run import Run, run
from advisor.engine.worlds import Worlds
from advisor.model.prefill import find_market
from advisor.model.recorded_answer import Answer
from advisor.model.situation import Situation
from advisor.text.safe import counted

if TYPE_CHECKING:
    from advisor.conversation.dialogue import Dialogue

MAX_OF_A_WAY = 8
KNOWN_TOO = re.compile(r"\s*,?\s*(?:whatever is known|known too|known facts too)$", re.IGNORECASE)
WANTS: dict[str, Level] = {"must": "must", "should": "should"}


def why_not(dialogue: Dialogue, rest: str) -> tuple[Dialogue, list[Turn]]:
    """What would bring a measure in: the smallest sets of answers."""
    return _alternatives(dialogue, rest, bring_in=True)


def what_would_change(dialogue: Dialogue, rest: str) -> tuple[Dialogue, list[Turn]]:
    """What would bring a measure in that is out, or take it out if it is in."""
    return _alternatives(dialogue, rest, bring_in=False)


def _alternatives(dialogue: Dialogue, rest: str, bring_in: bool) -> tuple[Dialogue, list[Turn]]:
    responder, judged = dialogue.responder(), dialogue.now.run
    known_too = bool(KNOWN_TOO.search(rest))
    chosen, words = subject_named(dialogue.now, KNOWN_TOO.sub("", rest))
    first, _, others = words.partition(" ")
    wanted = WANTS.get(first.casefold()) if others else None
    measure = dialogue.measure_named(others if wanted else words)
    if not words or measure is None:
        told = f"I know no measure like '{words}'." if words else "Say which measure, in some of its words."
        return dialogue.said(responder, [responder.say("problem", told)])
    title = dialogue.program.knowledge.measures[measure].title
    subjects = [
        subject for subject in counterfactuals.subjects_of_measure(judged, measure) if chosen in (None, subject)
    ]
    if not subjects:
        told = f"'{title}' is judged for each workload, partner or member. Name one first."
        return dialogue.said(responder, [responder.say("note", told)])
    out = [subject for subject in subjects if not judged.outcome(measure, subject, wanted or "may")[0] & 1]
    if bring_in and not out:
        told = f"'{title}' is recommended. 'what would change {words}' tells what would take it out."
        return dialogue.said(responder, [responder.say("note", told)])
    subjects = out if bring_in else subjects
    found = counterfactuals.why_not(judged, measure, subjects, wanted, known_too, MAX_SUBJECTS)
    lines = plain.lines(why_not_blocks(found), responder.numbering)
    if found.known_may_help:
        lines.append("Add 'whatever is known' to your words to try other facts of the market too.")
    return dialogue.said(responder, [responder.say("note", "\n".join(lines))])


def what_if(dialogue: Dialogue, rest: str) -> tuple[Dialogue, list[Turn]]:
    """What would change with other answers; they are kept aside until taken, saved, or replaced."""
    responder = dialogue.responder()
    if not dialogue.now.state.situation.market:
        return dialogue.said(
            responder, [responder.say("problem", "Name a market first; then I can say what would change.")]
        )
    if not rest:
        return dialogue.said(responder, [responder.say("check", f"{responder.check_text()}\n{HOW}")])
    supposed = suppose(dialogue.now, rest)
    if supposed.complaint:
        return dialogue.said(responder, [responder.say("problem", supposed.complaint)])
    return explore(dialogue, supposed.answers)


def explore(dialogue: Dialogue, supposed: tuple[Answer, ...]) -> tuple[Dialogue, list[Turn]]:
    """What would change if these were answers; with them the case is kept aside."""
    responder, before = dialogue.responder(), dialogue.now.run
    answers = with_answers(dialogue.answers, supposed)
    after = judged(dialogue, answers)
    found = comparison.what_if(before, after, supposed_in_words(before, after, supposed))
    told = {answer.fact for answer in supposed} if len(supposed) == 1 else set()
    lines = plain.lines(what_if_blocks(found, told, MAX_OF_A_WAY), responder.numbering)
    lines.append("Nothing is changed. 'take it' makes this your answer; 'save as NAME' keeps it as a case of its own.")
    return replace(dialogue, variant=answers).said(responder, [responder.say("note", "\n".join(lines))])


def with_answers(answers: tuple[Answer, ...], others: tuple[Answer, ...]) -> tuple[Answer, ...]:
    """Answers with others in the place of those to the same questions."""
    for answer in others:
        answers = replaced(answers, answer)
    return answers


def supposed_in_words(before: Run, after: Run, answers: tuple[Answer, ...]) -> str:
    """Supposed answers with the values they would replace."""
    knowledge, told = before.program.knowledge, []
    for answer in answers:
        if answer.sets == "market":
            told.append(f"the market is {knowledge.names[answer.value][0]}")
            continue
        question = knowledge.questions[answer.fact]
        was, now = (r.worlds.situation.value(answer.subject, answer.fact) for r in (before, after))
        name = before.worlds.situation.name(answer.subject)
        instead = "so far not known" if was is None else f"not '{question.in_words(was)}'"
        told.append(f"{question.label}{f' ({name})' if name else ''} is '{question.in_words(now)}', {instead}")
    return " and ".join(told)


def judged(dialogue: Dialogue, answers: tuple[Answer, ...]) -> Run:
    """The rules judged for other answers."""
    return run(dialogue.program, Worlds(replay(dialogue.program.knowledge, answers).situation))


def take_it(dialogue: Dialogue, rest: str) -> tuple[Dialogue, list[Turn]]:
    """Make the last "what if" the answers."""
    if not dialogue.variant:
        responder = dialogue.responder()
        return dialogue.said(responder, [responder.say("problem", f"There is nothing to take yet. {HOW}")])
    after = dialogue.with_answers(dialogue.variant)
    responder = after.responder()
    return after.said(
        responder, [responder.say("note", "These are your answers now; 'back' undoes it."), responder.question()]
    )


def save_as(dialogue: Dialogue, rest: str) -> tuple[Dialogue, list[Turn]]:
    """Ask that the last "what if" be saved as a case of its own, or that this case take a name."""
    responder = dialogue.responder()
    if not rest:
        return dialogue.said(responder, [responder.say("problem", "Type 'save as' and a name.")])
    return replace(dialogue, saving=(rest, dialogue.variant)).said(responder, [])


def compare(dialogue: Dialogue, rest: str) -> tuple[Dialogue, list[Turn]]:
    """This case beside the same answers in other markets, other cases, or the last "what if"."""
    responder = dialogue.responder()
    if not dialogue.now.state.situation.market:
        return dialogue.said(
            responder, [responder.say("problem", "Name a market first; then I can compare it with others.")]
        )
    columns = [(_own_name(dialogue), dialogue.now.run)]
    if not rest and dialogue.variant:
        columns.append(("what if", judged(dialogue, dialogue.variant)))
    named = compared_names(dialogue, rest) if rest else []
    unknown = [name for name, found in named if found is None]
    columns += [found for _, found in named if found and found[0] != columns[0][0]]
    if unknown or len(columns) < 2:
        told = f"I know no market or case called '{unknown[0]}'." if unknown else "Type 'compare' and markets or cases."
        return dialogue.said(responder, [responder.say("problem", told)])
    if len(columns) > comparison.MAX_CASES:
        return dialogue.said(
            responder,
            [responder.say("problem", f"I can set {counted(comparison.MAX_CASES, 'case')} side by side at most.")],
        )
    found = comparison.compare([run for _, run in columns], [name for name, _ in columns])
    lines = plain.lines(comparison_blocks(found), responder.numbering)
    return dialogue.said(responder, [responder.say("note", "\n".join(lines))])


def _own_name(dialogue: Dialogue) -> str:
    situation = dialogue.now.state.situation
    return f"{dialogue.program.knowledge.names[situation.market][0]} (this case)"


def compared_names(dialogue: Dialogue, text: str) -> list[tuple[str, tuple[str, Run] | None]]:
    """Each name in a text with what it stands for: the present answers in that market, or another case."""
    found = _column(dialogue, text)
    if found is not None:
        return [(text, found)]
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
    code = find_market(knowledge.names, name)
    if code is None:
        return None
    answers = replaced(dialogue.answers, Answer("market", value=code))
    own = dialogue.now.state.situation.market == code
    return (_own_name(dialogue) if own else knowledge.names[code][0]), judged(dialogue, answers)


def what_holds(dialogue: Dialogue, rest: str) -> tuple[Dialogue, list[Turn]]:
    """What holds whatever is answered."""
    responder = dialogue.responder()
    lines = plain.lines(robustness_blocks(robust(dialogue.now.run)), responder.numbering)
    return dialogue.said(responder, [responder.say("note", "\n".join(lines))])


def quick(dialogue: Dialogue, rest: str) -> tuple[Dialogue, list[Turn]]:
    """Ask only what the musts hang on from now on."""
    after, turns = dialogue.record(Answer("stage", value="quick"))
    responder = after.responder()
    told = "I ask only what the musts hang on, and then give the advice. You can go on with the rest after it."
    return after.said(responder, [responder.say("note", told), *turns])


def nowhere(name: str) -> tuple[str, Situation] | None:
    """No other cases."""
    return None


EXPLORING: dict[str, Callable[[Dialogue, str], tuple[Dialogue, list[Turn]]]] = {
    "why not": why_not,
    "what would change": what_would_change,
    "what if": what_if,
    "take it": take_it,
    "save as": save_as,
    "compare": compare,
    "what holds": what_holds,
    "quick": quick,
}
