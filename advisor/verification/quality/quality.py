"""The quality of advice, measured over many plausible cases from a seed: how much it asks for, and how well it tells apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from advisor.analysis.verdicts import sure_levels
from advisor.conversation.answers import State, apply, profile_for
from advisor.conversation.next_step import Step, snapshot
from advisor.engine.compile import Program
from advisor.engine.run import Run, run
from advisor.engine.sampling import Plausible
from advisor.engine.worlds import together
from advisor.model.entry import LISTED_KINDS
from advisor.model.knowledge import Knowledge
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.strengths import AVOID, MAY, MUST
from advisor.model.written_values import write_fact
from advisor.verification.quality.data import KINDS, CaseAdvice, Quality

BLOCK = 2048
"""So many cases are judged at once."""


def quality(program: Program, seed: int, cases: int, progress: Callable[[int], None]) -> Quality:
    """Draw cases, judge them in blocks and interview each; `progress` hears how many interviews are done."""
    source = Plausible(program.knowledge, seed)
    drawn = list(source.cases(cases))
    found = Quality(seed, judge(program, drawn))
    pairs = list(source.pairs(max(cases // 10, 1)))
    paired = judge(program, [situation for pair in pairs for situation in pair])
    found.market_pairs = list(zip(paired[::2], paired[1::2], strict=True))
    for done, situation in enumerate(drawn, 1):
        found.questions.append(questions_to_settle_musts(program, situation))
        if done % 100 == 0 or done == cases:
            progress(done)
    return found


def judge(program: Program, situations: Sequence[Situation]) -> list[CaseAdvice]:
    """What each case is told, in the order given; cases that list equally many subjects are judged together."""
    advice: dict[int, CaseAdvice] = {}
    numbered = sorted(enumerate(situations), key=lambda pair: _shape(pair[1]))
    for _, group in groupby(numbered, key=lambda pair: _shape(pair[1])):
        block = list(group)
        for start in range(0, len(block), BLOCK):
            part = block[start : start + BLOCK]
            judged = run(program, together([situation for _, situation in part]))
            advice.update(zip((number for number, _ in part), _advice(judged), strict=True))
    return [advice[number] for number in range(len(situations))]


def _shape(situation: Situation) -> tuple[int, ...]:
    return tuple(situation.count(kind) for kind in LISTED_KINDS)


def _advice(judged: Run) -> Iterator[CaseAdvice]:
    worlds = range(judged.worlds.count)
    found: dict[str, list[set[str]]] = {kind: [set() for _ in worlds] for kind in KINDS}
    for measure, _, planes_of in sure_levels(judged):
        planes = planes_of[MUST], planes_of[MAY], planes_of[AVOID] & ~planes_of[MAY]
        for kind, plane in zip(KINDS, planes, strict=True):
            for world in _bits(plane):
                found[kind][world].add(measure)
    tensions: Counter[int] = Counter()
    for rule in judged.program.knowledge.rules.values():
        for subject in judged.subjects(rule) if rule.then.tension else ():
            tensions.update(_bits(judged.rule(subject, rule.id)[0]))
    for world in worlds:
        must, recommended, avoid = (frozenset(found[kind][world]) for kind in KINDS)
        yield CaseAdvice(must, recommended, avoid, tensions[world])


def _bits(plane: int) -> Iterator[int]:
    return (world for world, bit in enumerate(reversed(f"{plane:b}")) if bit == "1")


MAX_STEPS = 200
"""No interview has so many steps."""


def questions_to_settle_musts(program: Program, truth: Situation) -> int:
    """How many questions are asked, beyond the market and what is known about it, until every must is settled."""
    state = apply(program.knowledge, State(), Answer("market", CASE, "", truth.market))
    asked = 0
    for _ in range(MAX_STEPS):
        step = snapshot(program, state).step
        if step.kind == "more":
            return asked
        asked += step.kind != "known"
        for answer in _answers(program.knowledge, truth, step):
            state = apply(program.knowledge, state, answer)
    raise RecursionError("The interview does not end.")


def _answers(knowledge: Knowledge, truth: Situation, step: Step) -> list[Answer]:
    if step.kind == "known":
        return [Answer("known", CASE, "", [])]
    if step.kind == "name":
        listed = truth.subjects.get(step.subject.kind, ())[step.subject.index :]
        named = [
            Answer("name", Subject(step.subject.kind, step.subject.index + number), "", name)
            for number, (name, _) in enumerate(listed)
        ]
        return named if len(named) == 1 else [*named, Answer("end", Subject(step.subject.kind))]
    if step.kind == "profile":
        profile = profile_for(knowledge, truth.name(step.subject))
        return [Answer("profile", step.subject, "", profile.id if profile else "set")]
    fact = truth.fact(step.subject, step.fact)
    written = write_fact(knowledge.questions[step.fact], fact) if fact else "unsure"
    return [Answer("fact", step.subject, step.fact, written)]
