"""Holds what lessons say is right against the rules: a change of the rules that breaks a lesson is a fault."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.engine.compile import Program
from advisor.errors import Fault
from advisor.files.yaml_text import Document, Where
from advisor.learning.answer_key import is_right, scene_of
from advisor.model.kinds.lesson import Step


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
