"""A measure, and a rule, as pages."""

from __future__ import annotations

from advisor.analysis.evidence import SUPPORT_IN_WORDS, support
from advisor.documents.citations import cited, part
from advisor.model.conditions import Condition, plain
from advisor.model.entry import STATUS_IN_WORDS
from advisor.model.kinds.measure import Measure
from advisor.model.kinds.rule import Rule
from advisor.model.knowledge import Knowledge


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
