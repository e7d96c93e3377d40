"""Checks that everything a lesson names exists: entries, cases and who is in them, facts, choices, passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.files.knowledge.reference_checker import Checker
from advisor.files.yaml_text import Where
from advisor.library.search import entries
from advisor.model.kinds.case_study import Case
from advisor.model.kinds.lesson import Lesson, Step
from advisor.model.situation import scope_of


def lesson_faults(check: Checker) -> None:
    """Check every lesson."""
    shown = {entry.id for entry in entries(check.knowledge)}
    for lesson in check.knowledge.lessons.values():
        key = f"lessons/{lesson.id}"
        for number, name in enumerate(lesson.after):
            check.known(key, ("after", number), name, check.knowledge.lessons, "lesson")
        for where, step in steps_with_places(lesson):
            if step.shows:
                check.known(key, (*where, "shows"), step.shows, shown, "entry")
            if step.case:
                _of_a_case(check, key, where, step)


def steps_with_places(lesson: Lesson) -> Iterator[tuple[Where, Step]]:
    """The steps of a lesson, then the checks of its goals, each with its place in the file."""
    for number, step in enumerate(lesson.steps):
        yield ("steps", number), step
    for number, goal in enumerate(lesson.goals):
        yield ("goals", number, "check"), goal.check


def _of_a_case(check: Checker, key: str, where: Where, step: Step) -> None:
    knowledge = check.knowledge
    shelves: dict[str, Iterable[str]] = {"crisis": knowledge.crises, "requirement": knowledge.requirements}
    kind = step.asks if step.asks in shelves else "measure"
    for number, name in enumerate(step.choices):
        check.known(key, (*where, "choices", number), name, shelves.get(kind or "", knowledge.measures), kind or "")
    for name in step.right:
        check.known(key, (*where, "right"), name, step.choices, "choice")
    if not check.known(key, (*where, "case"), step.case, knowledge.cases, "case"):
        return
    kinds = _kinds(knowledge.cases[step.case])
    if step.of and not check.known(key, (*where, "of"), step.of, kinds, "subject of the case"):
        return
    meant = kinds.get(step.of, "case")
    if step.asks == "crisis" and meant != "workload":
        check.fault(key, (*where, "of"), "A crisis strikes a workload.", "Name one of the case in `of`.")
    for name, written in step.set.items():
        here = (*where, "set", name)
        if not check.known(key, here, name, knowledge.questions, "fact"):
            continue
        scope = scope_of(knowledge.about(name))
        if scope not in ("case", meant):
            check.fault(key, here, f"'{name}' is about a {scope}.", f"Name the {scope} in `of`.")
        else:
            check.value(key, here, knowledge.questions[name], written)


def _kinds(case: Case) -> dict[str, str]:
    """The names of the subjects of a case, each with its kind."""
    listed = {"workload": case.workloads, "partner": case.partners, "member": case.members}
    return {subject.name: kind for kind, subjects in listed.items() for subject in subjects or ()}
