"""A case through a buyer's lens: the lowest level gates, the score ranks, and a blank widens both and raises neither floor."""

from __future__ import annotations

from advisor.engine.proposal_rules import answers_meaning
from advisor.engine.run import Run
from advisor.model.kinds.lens import Criterion, Lens, Objective
from advisor.model.knowledge import Knowledge
from advisor.model.situation import Situation, Subject, scope_of
from advisor.model.values import Several
from advisor.proposals.conditions import facts_of, verdict
from advisor.proposals.cost.data import Range
from advisor.proposals.lenses.data import Decoded, SeenCriterion, SeenLens, SeenObjective

MEANING = "sovereignty-meaning"


def seen_through(knowledge: Knowledge, lens: Lens, situation: Situation) -> SeenLens:
    """The case as a buyer who judges by the framework would see it, as far as its facts go."""
    highest = lens.levels[-1].level
    objectives = [_objective(knowledge, each, situation, highest) for each in lens.objectives]
    level = lowest([each.level for each in objectives])
    weights = sum(each.weight for each in objectives)
    low, high = (
        sum(each.weight * bound for each, bound in zip(objectives, bounds, strict=True)) / weights
        for bounds in ([o.points.low for o in objectives], [o.points.high or 0 for o in objectives])
    )
    return SeenLens(
        lens=lens.id,
        title=lens.title,
        who=lens.who,
        mapping=lens.mapping,
        level=level,
        governed_by=tuple(each.objective for each in objectives if each.level.low == level.low),
        score=Range(low=round(low, 1), high=round(high, 1)),
        objectives=tuple(objectives),
        confidence=lens.confidence,
        citations=lens.citations,
    )


def lowest(ranges: list[Range]) -> Range:
    """The minimum of several figures, each a range."""
    return Range(low=min(each.low for each in ranges), high=min(each.high or 0 for each in ranges))


def _objective(knowledge: Knowledge, objective: Objective, situation: Situation, highest: int) -> SeenObjective:
    seen = [_criterion(knowledge, each, situation, highest) for each in objective.criteria]
    blank = Range(low=0, high=highest)
    level = lowest([each.level for each in seen]) if seen else blank
    points = (
        Range(
            low=sum(each.points.low for each in seen) / len(seen),
            high=sum(each.points.high or 0 for each in seen) / len(seen),
        )
        if seen
        else Range(low=0, high=100)
    )
    return SeenObjective(
        objective=objective.id,
        title=objective.title,
        weight=objective.weight,
        level=level,
        points=points,
        governed_by=tuple(each.label for each in seen if each.level.low == level.low),
        criteria=tuple(seen),
    )


def _criterion(knowledge: Knowledge, criterion: Criterion, situation: Situation, highest: int) -> SeenCriterion:
    question = knowledge.questions[criterion.fact]
    kind = scope_of(knowledge.about(criterion.fact))
    subjects = [subject for subject in situation.all_subjects() if subject.kind == kind]
    values = [situation.value(subject, criterion.fact) for subject in subjects] or [None]
    if kind in situation.still_listing:
        values.append(None)
    ranges = [_read(criterion, value if isinstance(value, str) else None, highest) for value in values]
    return SeenCriterion(
        criterion=criterion.id,
        label=knowledge.label(criterion.fact),
        value="; ".join(dict.fromkeys(question.in_words(value) for value in values)),
        because=criterion.because,
        # Of several subjects the worst counts.
        level=lowest([level for level, _ in ranges]),
        points=lowest([points for _, points in ranges]),
    )


def _read(criterion: Criterion, value: str | None, highest: int) -> tuple[Range, Range]:
    reading = criterion.answers.get(value or "")
    if reading:
        return Range(low=reading.level, high=reading.level), Range(low=reading.points, high=reading.points)
    # The best that may still come is the best answer there is; nothing but an answer raises the floor.
    listed = criterion.answers.values()
    best = max(each.level for each in listed), max(each.points for each in listed)
    return Range(low=0, high=min(best[0], highest)), Range(low=0, high=best[1])


def decoded(run: Run) -> list[Decoded]:
    """Every meaning of sovereignty: whether they mean it, and whether the package answers it; `run` is for reviewing."""
    knowledge, found = run.program.knowledge, []
    case = Subject("case")
    said = run.worlds.situation.value(case, MEANING) if MEANING in knowledge.questions else None
    for name, meaning in knowledge.meanings.items():
        answered = verdict(run, answers_meaning(name))
        found.append(
            Decoded(
                meaning=name,
                title=next(o.label for o in knowledge.questions[MEANING].options if o.value == name),
                meant=_meant(said, name),
                answered=IN_WORDS[answered],
                listens_for=meaning.listens_for,
                no_answer=meaning.no_answer,
                answered_by=tuple(knowledge.measures[measure].title for measure in meaning.answered_by),
                facts=facts_of(run, answers_meaning(name)) if answered is not None else (),
                citations=meaning.citations,
            )
        )
    return found


IN_WORDS = {True: "yes", False: "no", None: "not known"}


def _meant(said: object, meaning: str) -> str:
    if not isinstance(said, Several):
        return "not known"
    if meaning in said.chosen:
        return "yes"
    return "not known" if said.partial else "no"
