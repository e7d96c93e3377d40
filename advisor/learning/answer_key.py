"""What is right in a case, by the rules: the one judge of lessons and exercises. Nothing is None unless open answers decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from advisor.analysis.continuity.simulate import in_each_crisis
from advisor.engine.compile import Program
from advisor.engine.proposal_rules import reviewing
from advisor.engine.run import Run, run
from advisor.engine.worlds import Worlds
from advisor.errors import Fault
from advisor.files.cases.read import place_case
from advisor.files.yaml_text import Document, Where
from advisor.model.entry import LISTED_KINDS
from advisor.model.kinds.case_study import Case
from advisor.model.kinds.lesson import Step
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Situation, Subject, scope_of
from advisor.model.strengths import LEVELS
from advisor.model.values import Fact, Origin
from advisor.model.written_values import read_value
from advisor.proposals.requirements import judged_requirements

STOPPED = ("down", "lost")
SUPPOSED = Origin("assumed")


def standing(judged: Run, measure: str, subject: Subject) -> str | None:
    """must, should, may, avoid, or nothing where a measure is not indicated; None while open answers decide."""
    for level in LEVELS:
        surely, not_at_all = judged.outcome(measure, subject, level)
        if surely & 1:
            return level
        if not not_at_all & 1:
            return None
    return ""


def place_for(program: Program, measure: str, of: Subject) -> Subject:
    """Where a measure stands: at the subject that is meant if rules look at it there, else for the case itself."""
    return of if (measure, of.kind) in program.outcomes else CASE


def subject_named(situation: Situation, name: str) -> Subject | None:
    """The workload, partner or member of that name; the case itself without a name."""
    if not name:
        return CASE
    listed = (Subject(kind, index) for kind in LISTED_KINDS for index in range(situation.count(kind)))
    return next((subject for subject in listed if situation.name(subject) == name), None)


def study(knowledge: Knowledge, case: Case) -> Situation:
    """The situation of a case study."""
    return place_case(knowledge, case)[0]


def changed(knowledge: Knowledge, situation: Situation, of: Subject, answers: Mapping[str, object]) -> Situation:
    """A situation with some answers changed; raises ValueError where a question cannot have the answer."""
    for name, written in answers.items():
        value = read_value(knowledge.questions[name], written)
        situation = situation.with_fact(home(knowledge, name, of), Fact(name, value, SUPPOSED))
    return situation


def home(knowledge: Knowledge, fact: str, of: Subject) -> Subject:
    """The subject that a fact is about, where one subject is meant."""
    return CASE if scope_of(knowledge.about(fact)) == "case" else of


@dataclass(frozen=True)
class Scene:
    """A situation, judged, with the subject that is meant and, for a change, the situation after it."""

    before: Run
    of: Subject
    after: Run | None = None

    @property
    def situation(self) -> Situation:
        """The situation before any change."""
        return self.before.worlds.situation

    @property
    def program(self) -> Program:
        """The rules that judge."""
        return self.before.program


def scene_of(program: Program, step: Step) -> Scene:
    """The scene of a step about a case study."""
    knowledge = program.knowledge
    situation = study(knowledge, knowledge.cases[step.case])
    of = subject_named(situation, step.of) or CASE
    asked = reviewing(program) if step.asks == "requirement" else program
    supposed = run(asked, Worlds(changed(knowledge, situation, of, step.set)))
    if step.kind == "change":
        return Scene(run(asked, Worlds(situation)), of, supposed)
    return Scene(supposed, of)


def is_right(scene: Scene, asks: str, choices: Iterable[str]) -> dict[str, bool | None]:
    """For each choice whether it is right; None while open answers decide."""
    if asks == "crisis":
        return _stopping(scene, choices)
    if asks == "requirement":
        states = {each.requirement: each.claimed for each in judged_requirements(scene.before)}
        return {name: None if states[name] == "unknown" else states[name] == "unmet" for name in choices}
    return {name: _measure(scene, asks, name) for name in choices}


def _measure(scene: Scene, asks: str, measure: str) -> bool | None:
    subject = place_for(scene.program, measure, scene.of)
    stands = standing(scene.before, measure, subject)
    if asks == "changes":
        then = standing(scene.after or scene.before, measure, subject)
        # What was open and is settled afterwards has moved too.
        return None if then is None else stands != then
    return None if stands is None else stands == asks


def _stopping(scene: Scene, choices: Iterable[str]) -> dict[str, bool | None]:
    stops: dict[str, bool | None] = {}
    for cell in in_each_crisis(scene.program, scene.situation, scene.of):
        verdicts = {outcome in STOPPED for outcome in cell.possible}
        stops[cell.crises[0]] = verdicts.pop() if len(verdicts) == 1 else None
    return {name: stops[name] for name in choices}


def broken_lessons(program: Program, documents: Mapping[str, Document]) -> list[Fault]:
    """Every choice of a lesson on which the rules say otherwise, or say nothing yet."""
    found = []
    for lesson in program.knowledge.lessons.values():
        document = documents[f"lessons/{lesson.id}"]
        for where, step in lesson.placed_steps:
            for subject, what, advice in _wrong(program, where, step) if step.case else ():
                found.append(Fault(document.file, document.line(subject), what, advice))
    return found


def _wrong(program: Program, where: Where, step: Step) -> Iterator[tuple[Where, str, str]]:
    found = is_right(scene_of(program, step), step.asks or "changes", step.choices)
    for number, name in enumerate(step.choices):
        says, subject = name in step.right, (*where, "choices", number)
        if found[name] is None:
            yield subject, f"The rules leave '{name}' open here.", "Choose what is settled in this case."
        elif found[name] != says:
            told = f"The lesson says that '{name}' is {'right' if says else 'wrong'}; by the rules it is not."
            yield subject, told, "Mend the lesson, or the rule."
