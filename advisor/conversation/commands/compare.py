"""Compare: this case beside the same answers in other markets, other cases, or the last "what if"."""

from __future__ import annotations

from advisor.analysis.comparison.compare import MAX_CASES
from advisor.analysis.comparison.compare import compare as compare_runs
from advisor.analysis.comparison.document import comparison_blocks
from advisor.conversation.answer_list import replaced
from advisor.conversation.commands.command import Command
from advisor.conversation.dialogue import Dialogue, has_market
from advisor.conversation.reading.hypothesis import BETWEEN
from advisor.conversation.turns import Reply
from advisor.documents.writers import plain
from advisor.engine.run import Run, run
from advisor.engine.worlds import Worlds
from advisor.language.lexicon import phrases
from advisor.model.prefill import find_market
from advisor.model.recorded_answer import Answer
from advisor.text.safe import counted


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
    if len(columns) > MAX_CASES:
        return dialogue.tell("problem", f"I can set {counted(MAX_CASES, 'case')} side by side at most.")
    responder = dialogue.responder()
    found = compare_runs([column for _, column in columns], [name for name, _ in columns])
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
    code = find_market(knowledge.names, name)
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
)
