"""Which given answers carry a standing alone: had one of them been another, the measure would stand elsewhere."""

from __future__ import annotations

from advisor.analysis.relevance.waiting import asking_order
from advisor.analysis.verdicts import LEVELS
from advisor.engine.equivalence import distinguishable_answers
from advisor.engine.run import Run, run
from advisor.engine.worlds import Change, each
from advisor.model.situation import Subject

Key = tuple[Subject, str]


def sensitivity(judged: Run) -> dict[tuple[str, Subject], list[Key]]:
    """By measure and subject, the answers of which another value alone moves where it stands; what is known stays."""
    program, situation = judged.program, judged.worlds.situation
    order = asking_order(program)
    tried: list[tuple[Key, Change]] = []
    for subject in situation.all_subjects():
        for name, fact in sorted(situation.facts_at(subject).items(), key=lambda item: order[item[0]]):
            if fact.origin.kind not in ("answered", "assumed") or fact.value is None:
                continue
            question = program.knowledge.questions[name]
            for alike in distinguishable_answers(question, program.leaves.get(name, ()), None, fact.value):
                tried.append(((subject, name), Change(subject, name, alike.value)))
    after = run(program, each(situation, [(change,) for _, change in tried]))
    return {
        (measure, subject): _moving(judged, after, measure, subject, [key for key, _ in tried])
        for measure, scope in program.outcomes
        for subject in judged.subjects_of(scope)
    }


def _moving(judged: Run, after: Run, measure: str, subject: Subject, keys: list[Key]) -> list[Key]:
    moved = 0
    for level in LEVELS:
        now = judged.outcome(measure, subject, level)[0] & 1
        stands = after.outcome(measure, subject, level)[0]
        moved |= stands ^ after.worlds.everywhere if now else stands
    return list(dict.fromkeys(key for number, key in enumerate(keys) if moved >> number & 1))
