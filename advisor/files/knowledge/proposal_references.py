"""Checks what proposals are judged by: conditions of requirements and yardsticks, placements, premiums, lenses, meanings."""

from __future__ import annotations

from advisor.files.knowledge.reference_checker import Checker
from advisor.model.kinds.lens import Lens
from advisor.model.knowledge import Knowledge


def proposal_faults(check: Checker) -> None:
    """Check everything that a review reads."""
    _conditions(check, check.knowledge)
    _placements(check, check.knowledge)
    _premiums(check, check.knowledge)
    for lens in check.knowledge.lenses.values():
        _lens(check, check.knowledge, lens)
    _meanings(check, check.knowledge)


def _conditions(check: Checker, knowledge: Knowledge) -> None:
    for requirement in knowledge.requirements.values():
        for part in ("applies", "needs"):
            condition = getattr(requirement, part)
            if condition is not None:
                check.condition(f"requirements/{requirement.id}", (part,), condition, "case")
    for yardstick in knowledge.yardsticks.values():
        for part in ("speaks_for", "speaks_against"):
            check.condition(f"yardsticks/{yardstick.id}", (part,), getattr(yardstick, part), "case")


def _placements(check: Checker, knowledge: Knowledge) -> None:
    for placement in knowledge.placements.values():
        for fact, written in placement.facts.items():
            key, where = f"placements/{placement.id}", ("facts", fact)
            if check.known(key, where, fact, knowledge.questions, "fact"):
                check.value(key, where, knowledge.questions[fact], written)


def _premiums(check: Checker, knowledge: Knowledge) -> None:
    uses = knowledge.questions["model-use"].values if "model-use" in knowledge.questions else ()
    for premium in knowledge.premiums.values():
        for number, use in enumerate(premium.uses):
            check.known(f"premiums/{premium.id}", ("uses", number), use, uses, "option of 'model-use'")
        if premium.low > premium.high:
            told = f"The least, {premium.low:g}, is above the most, {premium.high:g}."
            check.fault(f"premiums/{premium.id}", ("low",), told, "Exchange them.")


def _lens(check: Checker, knowledge: Knowledge, lens: Lens) -> None:
    key = f"lenses/{lens.id}"
    if sum(objective.weight for objective in lens.objectives) != 100:
        check.fault(key, ("objectives",), "The weights do not come to 100.", "Mend them.")
    for number, objective in enumerate(lens.objectives):
        for subject, criterion in enumerate(objective.criteria):
            where = ("objectives", number, "criteria", subject)
            if check.known(key, where, criterion.fact, knowledge.questions, "fact"):
                options, kind = knowledge.questions[criterion.fact].values, f"option of '{criterion.fact}'"
                for option in criterion.answers:
                    check.known(key, (*where, "answers", option), option, options, kind)


def _meanings(check: Checker, knowledge: Knowledge) -> None:
    meant = knowledge.questions.get("sovereignty-meaning")
    for meaning in knowledge.meanings.values():
        key = f"meanings/{meaning.id}"
        check.condition(key, ("answered_when",), meaning.answered_when, "case")
        check.known(key, ("id",), meaning.id, meant.values if meant else (), "option of 'sovereignty-meaning'")
        for number, name in enumerate(meaning.answered_by):
            check.known(key, ("answered_by", number), name, knowledge.measures, "measure")
