"""Checks that everything a file names exists and fits: facts, options, measures, rules, sources, passages, claims."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from advisor.engine.sampling import NONE, SOME
from advisor.errors import Fault
from advisor.files.cases.read import place_case
from advisor.files.knowledge.lesson_references import lesson_faults, steps_with_places
from advisor.files.knowledge.proposal_references import proposal_faults
from advisor.files.knowledge.reference_checker import Checker
from advisor.files.yaml_text import Document, Where
from advisor.model.conditions import leaves
from advisor.model.entry import Citation, Citing
from advisor.model.kinds.question import Question
from advisor.model.kinds.rule import Rule
from advisor.model.knowledge import Knowledge
from advisor.model.situation import scope_of
from advisor.text.nearest import did_you_mean


def reference_faults(knowledge: Knowledge, documents: Mapping[str, Document]) -> list[Fault]:
    """Every name in the knowledge folder that points nowhere or does not fit where it stands."""
    return _References(knowledge, documents).all()


class _References(Checker):
    def all(self) -> list[Fault]:
        for rule in self.knowledge.rules.values():
            self.rule(rule)
        self.cycles()
        self.measures()
        before = len(self.faults)
        self.vocabulary()
        self.markets()
        if len(self.faults) == before:
            # A case begins with what is known about its market, so it can be read only where that is sound.
            for case in self.knowledge.cases.values():
                self.case(case.id)
        proposal_faults(self)
        self.other_citations()
        self.crises()
        lesson_faults(self)
        self.base()
        for retired in self.knowledge.retired.values():
            live = (self.knowledge.rules, self.knowledge.measures, self.knowledge.questions, self.knowledge.sources)
            if any(retired.id in names for names in live):
                self.fault(
                    f"retired/{retired.id}", (), f"The retired id '{retired.id}' is in use again.", "Choose a new id."
                )
        return self.faults

    def base(self) -> None:
        base = self.knowledge.base
        for number, name in enumerate(base.proposal_figures):
            self.known("base/base", ("proposal_figures", number), name, self.knowledge.questions, "fact")
        names = [*self.knowledge.questions, "default"]
        for name in base.months_a_fact_may_age:
            self.known("base/base", ("months_a_fact_may_age", name), name, names, "fact")
        for name, odds in base.plausible_odds.items():
            where = ("plausible_odds", name)
            if self.known("base/base", where, name, self.knowledge.questions, "fact"):
                question = self.knowledge.questions[name]
                words = (NONE, SOME) if question.kind == "several" else question.values
                for word in odds:
                    self.known("base/base", (*where, word), word, words, f"option of '{name}'")
                if question.kind == "number" or sum(odds.values()) < 1 or min(odds.values()) < 0:
                    advice = "Give each option a number, 0 or more; where several may be chosen, none and some."
                    self.fault("base/base", where, f"'{name}' cannot be drawn with these odds.", advice)

    def vocabulary(self) -> None:
        topic_ids = [topic.id for topic in self.knowledge.topics]
        for part in ("topics", "proposal_topics"):
            for number, name in enumerate(getattr(self.knowledge.base, part)):
                self.known("base/base", (part, number), name, topic_ids, "topic")
        seen: dict[str, str] = {}
        for topic in self.knowledge.topics:
            key = f"questions/{topic.id}"
            if topic.opens_with:
                self.known(key, ("opens_with",), topic.opens_with, [q.id for q in topic.questions], "question")
            for number, question in enumerate(topic.questions):
                if question.id in seen or question.id in self.knowledge.conclusions:
                    self.fault(
                        key, ("questions", number, "id"), f"The fact '{question.id}' exists already.", "Rename it."
                    )
                seen[question.id] = topic.id
                self.words(key, ("questions", number, "options"), question)
            for number, profile in enumerate(topic.profiles):
                for fact, written in profile.facts.items():
                    where = ("profiles", number, "facts", fact)
                    if self.known(key, where, fact, self.knowledge.questions, "fact"):
                        self.value(key, where, self.knowledge.questions[fact], written)

    def words(self, key: str, where: Where, question: Question) -> None:
        seen: dict[str, str] = {}
        for option in question.options:
            for word in {word.casefold() for word in (option.value, option.label, *option.also)}:
                if seen.setdefault(word, option.value) != option.value:
                    told = f"'{word}' names two options of '{question.id}': {seen[word]} and {option.value}."
                    self.fault(key, where, told, "Leave it with one of them.")

    def rule(self, rule: Rule) -> None:
        key = f"rules/{rule.id}"
        for part, condition in (("when", rule.when), ("unless", rule.unless)):
            if condition is not None:
                self.condition(key, (part,), condition, scope_of(rule.about))
        outcome = rule.then
        for number, measure in enumerate(outcome.tension or (outcome.measure,)):
            if measure:
                self.known(key, ("then",), measure, self.knowledge.measures, f"measure (number {number + 1})")
        if outcome.concluded and self.known(
            key, ("then",), outcome.concluded, self.knowledge.conclusions, "conclusion"
        ):
            home = self.knowledge.conclusions[outcome.concluded].about
            if scope_of(home) != scope_of(rule.about):
                self.fault(
                    key, ("then",), f"'{outcome.concluded}' is about the {home}, this rule about the {rule.about}."
                )
        for number, override in enumerate(rule.overrides):
            self.override(key, ("overrides", number), rule, override.rule)
        for part, text in (("because", rule.because), ("then", outcome.resolved_by)):
            self.braces(key, (part,), text, scope_of(rule.about))
        self.citations(key, ("citations",), rule.citations)

    def braces(self, key: str, where: Where, text: str, scope: str) -> None:
        for name in re.findall(r"\{([^}]*)\}", text):
            if name == "name" or not self.known(key, where, name, self.knowledge.questions, "fact"):
                continue
            home = scope_of(self.knowledge.about(name))
            if home not in ("case", scope):
                self.fault(key, where, f"'{name}' is about the {home}; a rule about another subject cannot tell it.")

    def override(self, key: str, where: Where, rule: Rule, other: str) -> None:
        if not self.known(key, where, other, self.knowledge.rules, "rule"):
            return
        beaten = self.knowledge.rules[other].then
        if beaten.measure != rule.then.measure or bool(beaten.avoid) == bool(rule.then.avoid):
            self.fault(
                key, where, f"'{other}' does not say the opposite on the same measure.", "Only that can be overridden."
            )

    def cycles(self) -> None:
        needs: dict[str, set[str]] = {}
        for rule in self.knowledge.rules.values():
            if rule.then.concluded:
                conditions = [c for c in (rule.when, rule.unless) if c is not None]
                facts = [leaf.fact for c in conditions for leaf in leaves(c)]
                named = {self.knowledge.supposed.get(fact, (fact, ""))[0] for fact in facts}
                used = named & set(self.knowledge.conclusions)
                needs.setdefault(rule.then.concluded, set()).update(used)
        for fact in sorted(needs):
            circle = _circle(fact, needs)
            if circle and circle[0] == min(circle):
                self.fault(
                    f"conclusions/{fact}", (), f"Conclusions run in a circle: {' -> '.join(circle)}.", "Break it."
                )

    def measures(self) -> None:
        for measure in self.knowledge.measures.values():
            key = f"measures/{measure.id}"
            self.citations(key, ("citations",), measure.citations)
            for part, names in (("needs", measure.needs), ("companion_of", measure.companion_of)):
                for number, name in enumerate(names):
                    self.known(key, (part, number), name, self.knowledge.measures, "measure")
            for number, clash in enumerate(measure.clashes):
                self.known(key, ("clashes", number), clash.measure, self.knowledge.measures, "measure")

    def markets(self) -> None:
        owners: dict[str, str] = {}
        for code, market in self.knowledge.markets.items():
            key = f"markets/{code}"
            for name in {n.casefold() for n in (market.name, *market.also)}:
                if owners.setdefault(name, code) != code:
                    self.fault(key, ("also",), f"'{name}' also names {owners[name]}.", "Keep it in one market.")
            seen = set()
            for number, known in enumerate(market.known):
                where = ("known", number)
                self.citations(key, where, known.citations)
                if not self.known(key, where, known.fact, self.knowledge.questions, "fact"):
                    continue
                if self.knowledge.about(known.fact) != "market":
                    self.fault(key, where, f"'{known.fact}' is not about the market.", "Leave it out.")
                if known.fact in seen:
                    self.fault(key, where, f"'{known.fact}' stands here twice.", "Keep one of them.")
                seen.add(known.fact)
                written = list(known.value) if isinstance(known.value, tuple) else known.value
                self.value(key, where, self.knowledge.questions[known.fact], written)
            for part in ("partners", "notes"):
                for number, entry in enumerate(getattr(market, part)):
                    self.citations(key, (part, number), entry.citations)

    def other_citations(self) -> None:
        kinds: dict[str, Mapping[str, Citing]] = {
            "requirements": self.knowledge.requirements,
            "yardsticks": self.knowledge.yardsticks,
            "crises": self.knowledge.crises,
            "placements": self.knowledge.placements,
            "premiums": self.knowledge.premiums,
            "lenses": self.knowledge.lenses,
            "meanings": self.knowledge.meanings,
            "lessons": self.knowledge.lessons,
            "glossary": self.knowledge.glossary,
            "framing": self.knowledge.framing,
            "cases": self.knowledge.cases,
        }
        for kind, listed in kinds.items():
            for name, entry in listed.items():
                self.citations(f"{kind}/{name}", ("citations",), entry.citations)
        for lesson in self.knowledge.lessons.values():
            for where, step in steps_with_places(lesson):
                for number, point in enumerate(step.points):
                    self.citations(f"lessons/{lesson.id}", (*where, "points", number, "citations"), point.citations)

    def crises(self) -> None:
        for crisis in self.knowledge.crises.values():
            for number, name in enumerate(crisis.answered_by):
                key, where = f"crises/{crisis.id}", ("answered_by", number)
                self.known(key, where, name, self.knowledge.measures, "measure")

    def citations(self, key: str, where: Where, citations: Iterable[Citation]) -> None:
        for number, citation in enumerate(citations):
            here = (*where, number)
            if not self.known(key, here, citation.source, self.knowledge.sources, "source"):
                continue
            try:
                passage = self.knowledge.passage(citation)
            except KeyError:
                subjects = [passage.id for passage in self.knowledge.sources[citation.source].passages]
                near = did_you_mean(citation.at, subjects) or f"It has {', '.join(subjects[:8]) or 'none'}."
                self.fault(key, here, f"'{citation.source}' has no passage '{citation.at}'.", near)
                continue
            claims = [claim.id for claim in passage.claims]
            for claim in citation.claims:
                self.known(key, here, claim, claims, f"claim in {citation.source} {citation.at}")

    def case(self, name: str) -> None:
        case, key = self.knowledge.cases[name], f"cases/{name}"
        _, faults = place_case(self.knowledge, case, self.documents[key])
        self.faults += faults
        for number, expected in enumerate(case.expect):
            self.known(key, ("expect", number), expected.measure, self.knowledge.measures, "measure")


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
