"""Why a choice is right or not: the sentence of the rules about a measure, or what fails in a crisis, with citations."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.analysis.continuity.data import OUTCOME_IN_WORDS, Cell
from advisor.analysis.explanation.data import Node, Statement, SubjectExplanation
from advisor.analysis.explanation.explain import explain_subject
from advisor.engine.run import Run
from advisor.learning.answer_key import place_for, standing
from advisor.model.entry import Citation
from advisor.model.kinds.crisis import LOSS_IN_WORDS
from advisor.model.knowledge import Knowledge
from advisor.model.situation import Subject
from advisor.model.strengths import NOT_INDICATED, OPEN_WORDS, WORDS

MAX_CITED = 2


def why_it_stands(judged: Run, measure: str, of: Subject) -> list[Statement]:
    """Where a measure stands in one situation and why, with the passages the rules cite."""
    found = grounds_of(judged, measure, of)
    return [Statement(text=found.sentence, citations=_cited(judged.program.knowledge, found))]


def grounds_of(judged: Run, measure: str, of: Subject) -> SubjectExplanation:
    """Why a measure stands where it does, down to facts and sources."""
    return explain_subject(judged, measure, place_for(judged.program, measure, of))


def why_it_moves(before: Run, after: Run, measure: str, of: Subject) -> list[Statement]:
    """Where a measure stood and stands, and why it does so now."""
    subject = place_for(before.program, measure, of)
    was, now = standing(before, measure, subject), standing(after, measure, subject)
    if was == now:
        told = f"It stays {WORDS[now or NOT_INDICATED].stands}, before and after."
        return [Statement(text=told), *why_it_stands(after, measure, of)]
    stood = OPEN_WORDS.stands if was is None else WORDS[was or NOT_INDICATED].stands
    return [
        Statement(text=f"It was {stood}, and is {WORDS[now or NOT_INDICATED].stands} now."),
        *why_it_stands(after, measure, of),
    ]


def why_it_stops(knowledge: Knowledge, cell: Cell) -> list[Statement]:
    """What becomes of a workload in a crisis, and what fails."""
    crisis = knowledge.crises[cell.crises[0]]
    outcome = " or ".join(OUTCOME_IN_WORDS[each] for each in cell.possible)
    why = ", ".join(cell.because or cell.runs_on)
    takes = ", ".join(LOSS_IN_WORDS[loss] for loss in crisis.takes)
    told = f"{outcome[:1].upper()}{outcome[1:]}{f': {why}' if why else ''}. The crisis takes {takes}."
    return [Statement(text=told, citations=crisis.citations[:MAX_CITED])]


def _cited(knowledge: Knowledge, found: SubjectExplanation) -> tuple[Citation, ...]:
    mine = [citation for statement in found.paragraph[:1] for citation in statement.citations]
    rules = [citation for rule in found.rules for citation in rule.citations]
    behind = [citation for rule in found.rules for citation in _behind(knowledge, rule.tree)]
    return tuple(dict.fromkeys([*mine, *rules, *behind]))[:MAX_CITED]


def _behind(knowledge: Knowledge, node: Node) -> Iterator[Citation]:
    yield from node.citations
    for part in node.parts:
        yield from _behind(knowledge, part)
