"""A question as a page: its answers, and the measures that each answer speaks for or against."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.documents.citations import bullets, part
from advisor.engine.worlds import holds
from advisor.model.conditions import leaves
from advisor.model.entry import STRENGTHS
from advisor.model.kinds.question import Conclusion, Question
from advisor.model.kinds.rule import Rule
from advisor.model.knowledge import Knowledge
from advisor.model.values import Several

MOST_NAMED = 24


def question_lines(knowledge: Knowledge, question: Question) -> list[str]:
    """A question with its reason, its answers, and what each answer can bring in."""
    lines = [f"{question.label}  (fact {question.id}, about the {knowledge.about(question.id)})", "", question.ask]
    lines += [f"Why: {question.why}", f"If unsure: {question.if_unsure}"]
    lines += part("Answers", (f"{o.label}: {o.means} [{o.value}]" for o in question.options))
    if knowledge.about(question.id) == "market":
        lines += part("Known from sources, with more on each market's page", _known_where(knowledge, question))
    for option in question.options:
        implied = _implied(knowledge, question, option.value)
        lines += part(f"Together with other answers, '{option.label}' speaks", implied)
    return lines


def conclusion_lines(knowledge: Knowledge, conclusion: Conclusion) -> list[str]:
    """What a concluded fact means, and the rules that conclude it."""
    rules = [f"{rule.title} [{rule.id}]" for rule in knowledge.rules.values() if rule.then.concluded == conclusion.id]
    return [conclusion.label, conclusion.means, "Concluded by:", *bullets(rules)]


def _known_where(knowledge: Knowledge, question: Question) -> Iterator[str]:
    names: dict[str, list[str]] = {option.value: [] for option in question.options}
    for market in knowledge.markets.values():
        for known in market.known:
            for value in _chosen(known.value) if known.fact == question.id else ():
                names.setdefault(value, []).append(market.name)
    for option in question.options:
        if names[option.value]:
            listed = sorted(names[option.value])
            more = f" and {len(listed) - MOST_NAMED} more" if len(listed) > MOST_NAMED else ""
            yield f"{option.label}: {', '.join(listed[:MOST_NAMED])}{more}"


def _chosen(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def _implied(knowledge: Knowledge, question: Question, option: str) -> Iterator[str]:
    rules = [rule for rule in _reading(knowledge, question, option) if rule.then.measure]
    rules.sort(key=lambda rule: STRENGTHS.index(rule.then.strength) if rule.then.strength else len(STRENGTHS))
    told: set[tuple[str, bool]] = set()
    for rule in rules:
        # The strongest rule on a measure comes first and stands for the others.
        if (rule.then.measure, bool(rule.then.avoid)) not in told:
            told.add((rule.then.measure, bool(rule.then.avoid)))
            way = f"for ({rule.then.strength})" if rule.then.strength else "against"
            yield f"{way}: {knowledge.measures[rule.then.measure].title}"


def _reading(knowledge: Knowledge, question: Question, option: str) -> list[Rule]:
    value = Several(frozenset({option})) if question.kind == "several" else option
    concluded: set[str] = set()
    found: dict[str, Rule] = {}
    while True:
        before = len(found)
        for rule in knowledge.rules.values():
            for leaf in leaves(rule.when):
                speaks = leaf.fact == question.id and leaf.test != "not" and holds(leaf, value)
                if speaks or (leaf.fact in concluded and leaf.words == ("yes",) and leaf.test != "not"):
                    found[rule.id] = rule
                    concluded |= {rule.then.concluded} - {""}
        if len(found) == before:
            return list(found.values())
