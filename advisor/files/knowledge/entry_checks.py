"""What is checked of an entry beside the references that its kind declares: what must fit together, by kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from advisor.files.cases.read import place_case
from advisor.files.knowledge.reference_checker import Checker
from advisor.files.yaml_text import Where
from advisor.model.conditions import Leaf, leaves
from advisor.model.kinds.case_study import Case
from advisor.model.kinds.eligibility import OFFER_CLASS, Eligibility
from advisor.model.kinds.kind import parts
from advisor.model.kinds.lesson import Step
from advisor.model.kinds.market import KnownFact
from advisor.model.kinds.question import Question
from advisor.model.kinds.registry import ordered
from advisor.model.kinds.rule import Rule
from advisor.model.knowledge import Dated
from advisor.model.situation import scope_of


def _base(check: Checker) -> None:
    questions = check.knowledge.questions
    for name in check.knowledge.base.months_a_fact_may_age:
        check.known("base/base", ("months_a_fact_may_age", name), name, [*questions, "default"], "fact")
    for name, odds in check.knowledge.base.plausible_odds.items():
        where = ("plausible_odds", name)
        if check.known("base/base", where, name, questions, "fact"):
            question = questions[name]
            words = question.answers.odds(question)
            for word in odds:
                check.known("base/base", (*where, word), word, words, f"option of '{name}'")
            if not words or sum(odds.values()) < 1 or min(odds.values()) < 0:
                advice = "Give each option a number, 0 or more; where several may be chosen, none and some."
                check.fault("base/base", where, f"'{name}' cannot be drawn with these odds.", advice)


def _topics(check: Checker) -> None:
    seen: dict[str, str] = {}
    for topic in check.knowledge.topics:
        key = f"questions/{topic.id}"
        if topic.opens_with:
            check.known(key, ("opens_with",), topic.opens_with, [q.id for q in topic.questions], "question")
        for number, question in enumerate(topic.questions):
            if question.id in seen or question.id in check.knowledge.conclusions:
                check.fault(key, ("questions", number, "id"), f"The fact '{question.id}' exists already.", "Rename it.")
            seen[question.id] = topic.id
            _options(check, key, ("questions", number, "options"), question)
            _asked_when(check, key, ("questions", number), question, seen)


def _asked_when(check: Checker, key: str, where: Where, question: Question, earlier: Mapping[str, str]) -> None:
    leaf = question.asked_when
    if not isinstance(leaf, Leaf):
        return
    place = (*where, "asked_when")
    if leaf.fact == question.id or leaf.fact not in earlier:
        advice = "Name the fact of a question that stands before it, in asking order."
        check.fault(key, place, f"'{leaf.fact}' is not asked before '{question.id}'.", advice)
        return
    check.condition(key, place, leaf, scope_of(check.knowledge.about(question.id)))
    written = list(question.otherwise) if isinstance(question.otherwise, tuple) else question.otherwise
    check.value(key, (*where, "otherwise"), question, written)


def _options(check: Checker, key: str, where: Where, question: Question) -> None:
    seen: dict[str, str] = {}
    for option in question.options:
        for word in {word.casefold() for word in (option.value, option.label, *option.also)}:
            if seen.setdefault(word, option.value) != option.value:
                told = f"'{word}' names two options of '{question.id}': {seen[word]} and {option.value}."
                check.fault(key, where, told, "Leave it with one of them.")


def _rules(check: Checker) -> None:
    for rule in check.knowledge.rules.values():
        key, outcome = f"rules/{rule.id}", rule.then
        if outcome.concluded and check.known(
            key, ("then",), outcome.concluded, check.knowledge.conclusions, "conclusion"
        ):
            home = check.knowledge.conclusions[outcome.concluded].about
            if scope_of(home) != scope_of(rule.about):
                told = f"'{outcome.concluded}' is about the {home}, this rule about the {rule.about}."
                check.fault(key, ("then",), told)
        for number, override in enumerate(rule.overrides):
            if override.rule in check.knowledge.rules:
                _override(check, key, ("overrides", number), rule, override.rule)
        for part, text in (("because", rule.because), ("then", outcome.resolved_by)):
            _braces(check, key, (part,), text, scope_of(rule.about))
    _cycles(check)


def _braces(check: Checker, key: str, where: Where, text: str, scope: str) -> None:
    for name in re.findall(r"\{([^}]*)\}", text):
        if name == "name" or not check.known(key, where, name, check.knowledge.questions, "fact"):
            continue
        home = scope_of(check.knowledge.about(name))
        if home not in ("case", scope):
            check.fault(key, where, f"'{name}' is about the {home}; a rule about another subject cannot tell it.")


def _override(check: Checker, key: str, where: Where, rule: Rule, other: str) -> None:
    beaten = check.knowledge.rules[other].then
    if beaten.measure != rule.then.measure or bool(beaten.avoid) == bool(rule.then.avoid):
        check.fault(
            key, where, f"'{other}' does not say the opposite on the same measure.", "Only that can be overridden."
        )


def _cycles(check: Checker) -> None:
    needs: dict[str, set[str]] = {}
    for rule in check.knowledge.rules.values():
        if rule.then.concluded:
            conditions = [c for c in (rule.when, rule.unless) if c is not None]
            facts = [leaf.fact for c in conditions for leaf in leaves(c)]
            named = {check.knowledge.supposed.get(fact, (fact, ""))[0] for fact in facts}
            used = named & set(check.knowledge.conclusions)
            needs.setdefault(rule.then.concluded, set()).update(used)
    for fact in sorted(needs):
        circle = _circle(fact, needs)
        if circle and circle[0] == min(circle):
            check.fault(f"conclusions/{fact}", (), f"Conclusions run in a circle: {' -> '.join(circle)}.", "Break it.")


def _markets(check: Checker) -> None:
    knowledge = check.knowledge
    owners: dict[str, str] = {}
    for code, market in knowledge.markets.items():
        key = f"markets/{code}"
        for name in {n.casefold() for n in (market.name, *market.also)}:
            if owners.setdefault(name, code) != code:
                check.fault(key, ("also",), f"'{name}' also names {owners[name]}.", "Keep it in one market.")
        seen: dict[str, list[KnownFact]] = {}
        for number, known in enumerate(market.known):
            where = ("known", number)
            if known.fact not in knowledge.questions:
                continue
            if knowledge.about(known.fact) != "market":
                check.fault(key, where, f"'{known.fact}' is not about the market.", "Leave it out.")
            if any(_overlap(known, other) for other in seen.get(known.fact, ())):
                advice = "Keep one of them, or let `holds_until` of one end before `holds_from` of the other."
                check.fault(key, where, f"'{known.fact}' stands here twice.", advice)
            seen.setdefault(known.fact, []).append(known)
            written = list(known.value) if isinstance(known.value, tuple) else known.value
            check.value(key, where, knowledge.questions[known.fact], written)


def _overlap(one: Dated, other: Dated) -> bool:
    """Whether two entries hold on some same day."""
    first, second = ((each.holds_from or "", f"{each.holds_until or '9'}~") for each in (one, other))
    return first[0] <= second[1] and second[0] <= first[1]


def _eligibility(check: Checker) -> None:
    knowledge = check.knowledge
    if not knowledge.eligibility:
        return
    if OFFER_CLASS not in knowledge.questions:
        check.fault("base/base", (), f"There is no question '{OFFER_CLASS}'.", "Add it; eligibility/ sets it.")
    owners: dict[str, list[Eligibility]] = {}
    for entry in knowledge.eligibility.values():
        for code in (entry.markets or ("",)) if entry.when is None else ():
            if any(_overlap(entry, other) for other in owners.get(code, ())):
                told = f"{code or 'All other markets'} stands in {owners[code][0].id} too."
                check.fault(f"eligibility/{entry.id}", ("markets",), told, "Keep it in one entry.")
            owners.setdefault(code, []).append(entry)
    if "" not in owners:
        check.fault("base/base", (), "No entry of eligibility/ is `open` for all other markets.", "Add one.")


def _cases(check: Checker) -> None:
    for case in check.knowledge.cases.values():
        check.faults += place_case(check.knowledge, case, check.documents[f"cases/{case.id}"])[1]


def _retired(check: Checker) -> None:
    live = [check.knowledge.entries(kind.name) for kind in ordered("edits") if kind.name != "retired"]
    for name in check.knowledge.retired:
        if any(name in entries for entries in live):
            check.fault(f"retired/{name}", (), f"The retired id '{name}' is in use again.", "Choose a new id.")


def _circle(start: str, needs: Mapping[str, set[str]]) -> list[str]:
    path, seen = [start], {start}

    def walk(fact: str) -> bool:
        for other in sorted(needs.get(fact, ())):
            if other == start:
                return True
            if other not in seen:
                seen.add(other)
                path.append(other)
                if walk(other):
                    return True
                path.pop()
        return False

    return path if walk(start) else []


def _premiums(check: Checker) -> None:
    knowledge = check.knowledge
    uses = knowledge.questions["model-use"].values if "model-use" in knowledge.questions else ()
    for premium in knowledge.premiums.values():
        for number, use in enumerate(premium.uses):
            check.known(f"premiums/{premium.id}", ("uses", number), use, uses, "option of 'model-use'")
        if premium.low > premium.high:
            told = f"The least, {premium.low:g}, is above the most, {premium.high:g}."
            check.fault(f"premiums/{premium.id}", ("low",), told, "Exchange them.")


def _lenses(check: Checker) -> None:
    for lens in check.knowledge.lenses.values():
        key = f"lenses/{lens.id}"
        if sum(objective.weight for objective in lens.objectives) != 100:
            check.fault(key, ("objectives",), "The weights do not come to 100.", "Mend them.")
        for where, criterion in parts(lens, "objectives.criteria"):
            if criterion.fact in check.knowledge.questions:
                options, kind = check.knowledge.questions[criterion.fact].values, f"option of '{criterion.fact}'"
                for option in criterion.answers:
                    check.known(key, (*where, "answers", option), option, options, kind)


def _meanings(check: Checker) -> None:
    meant = check.knowledge.questions.get("sovereignty-meaning")
    for name in check.knowledge.meanings:
        options = meant.values if meant else ()
        check.known(f"meanings/{name}", ("id",), name, options, "option of 'sovereignty-meaning'")


def _lessons(check: Checker) -> None:
    for lesson in check.knowledge.lessons.values():
        key = f"lessons/{lesson.id}"
        for where, step in lesson.placed_steps:
            for place, citation in parts(step, "points.citations"):
                check.citation(key, (*where, *place), citation)
            if step.case:
                _of_a_case(check, key, where, step)


def _of_a_case(check: Checker, key: str, where: Where, step: Step) -> None:
    knowledge = check.knowledge
    kind = step.asks if step.asks in ("crisis", "requirement") else "measure"
    for number, name in enumerate(step.choices):
        check.known(key, (*where, "choices", number), name, knowledge.entries(kind), kind)
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


MORE_CHECKS: dict[str, Callable[[Checker], None]] = {
    "base": _base,
    "topic": _topics,
    "rule": _rules,
    "market": _markets,
    "eligibility": _eligibility,
    "case": _cases,
    "lens": _lenses,
    "premium": _premiums,
    "meaning": _meanings,
    "lesson": _lessons,
    "retired": _retired,
}
"""The checks of kinds that have more to fit together than names and conditions."""
