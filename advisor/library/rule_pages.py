"""Pages of measures, rules, questions and conclusions."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.analysis.evidence import SUPPORT_IN_WORDS, support
from advisor.documents.citations import bullets, cited, part
from advisor.engine.worlds import holds
from advisor.model.conditions import Condition, leaves, plain
from advisor.model.entry import STATUS_IN_WORDS, STRENGTHS
from advisor.model.kinds.measure import Measure
from advisor.model.kinds.question import Conclusion, Question
from advisor.model.kinds.rule import Rule
from advisor.model.knowledge import Knowledge
from advisor.model.values import Several

MOST_NAMED = 24


def measure_lines(knowledge: Knowledge, measure: Measure) -> list[str]:
    """What a measure asks, with its steps, evidence, rules and sources."""
    kind = "practice to avoid" if measure.role == "practice-to-avoid" else f"{measure.role} measure"
    lines = [
        f"{measure.title}  ({measure.commitment}, {kind}, id {measure.id})",
        "",
        measure.in_short,
        "",
        measure.asks,
    ]
    lines += [
        "",
        f"Cost {measure.cost}, effort {measure.effort}. Asked of: {', '.join(measure.asked_of) or 'not stated'}.",
    ]
    lines.append(f"Evidence: {STATUS_IN_WORDS[measure.confidence]}.")
    if measure.addition:
        lines.append("An addition: no line of the article asks for it.")
    titles = knowledge.measures
    lines += part("Steps", measure.steps) + part("Evidence to show", measure.evidence)
    lines += part("When it backfires", measure.backfires) + part(
        "Needs first", (titles[m].title for m in measure.needs)
    )
    clashes = (f"{c.relation}: {titles[c.measure].title}{f' ({c.note})' if c.note else ''}" for c in measure.clashes)
    lines += part("Bears on", clashes)
    rules = (r.title + f" [{r.id}]" for r in knowledge.rules.values() if measure.id in (r.then.recommend, r.then.avoid))
    lines += part("Rules", rules)
    standards = [f"{key}: {', '.join(v)}" for key, v in measure.standards.items() if isinstance(v, list)]
    lines += part(f"Standards ({measure.standards.get('confidence', 'unverified')} mapping)", standards)
    return lines + cited(knowledge, measure.citations)


def rule_lines(knowledge: Knowledge, rule: Rule) -> list[str]:
    """What a rule says under which conditions, with its reason, limits and sources."""
    lines = [f"{rule.title}  (rule {rule.id}, about the {rule.about}, {rule.status})", ""]
    if rule.then.tension:
        names = " and ".join(knowledge.measures[m].title for m in rule.then.tension)
        lines.append(f"Then: a tension between {names}, resolved by: {rule.then.resolved_by}")
    elif rule.then.concluded:
        lines.append(f"Then: {knowledge.conclusions[rule.then.concluded].label}")
    else:
        lines.append(f"Then: {rule.then.strength or 'avoid'}: {knowledge.measures[rule.then.measure].title}")
    lines += ["When", *_condition(rule.when, 1)]
    if rule.unless is not None:
        lines += ["Unless", *_condition(rule.unless, 1)]
    lines += ["", f"Because: {rule.because}", f"Limits: {rule.limits}"]
    lines += part("Examples", (f"{example.name}: {example.expect}" for example in rule.examples))
    lines += ["", f"Support: {SUPPORT_IN_WORDS[support(knowledge, rule)]}."]
    return lines + cited(knowledge, rule.citations)


def _condition(condition: Condition, depth: int) -> list[str]:
    import yaml

    text = yaml.safe_dump(plain(condition), sort_keys=False, width=100, default_flow_style=False)
    return ["  " * depth + line for line in text.replace("\n...", "").rstrip().splitlines()]


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
