"""Pages of measures, rules, questions and conclusions."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.analysis.evidence import SUPPORT_IN_WORDS, support
from advisor.documents.citations import items, part, sources, titled
from advisor.documents.document import Block, Line
from advisor.engine.worlds import holds
from advisor.model.conditions import Condition, leaves, plain
from advisor.model.entry import STATUS_IN_WORDS
from advisor.model.kinds.eligibility import Eligibility
from advisor.model.kinds.measure import Measure
from advisor.model.kinds.question import Conclusion, Question
from advisor.model.kinds.rule import Rule
from advisor.model.knowledge import Knowledge
from advisor.model.strengths import AVOID, STRENGTHS, WORDS

MAX_MARKETS_NAMED = 24
"""So many markets an answer is said to be known of."""


def measure_page(knowledge: Knowledge, measure: Measure) -> Iterator[Block]:
    """What a measure asks, with its steps, evidence, rules and sources."""
    titles, standards = knowledge.measures, measure.standards
    kind = "practice to avoid" if measure.role == "practice-to-avoid" else f"{measure.role} measure"
    yield from titled(f"{measure.title}  ({measure.commitment}, {kind}, id {measure.id})")
    yield from (Line(measure.in_short), Line(), Line(measure.asks), Line())
    asked_of = ", ".join(measure.asked_of) or "not stated"
    yield Line(f"Cost {measure.cost}, effort {measure.effort}. Asked of: {asked_of}.")
    yield Line(f"Evidence: {STATUS_IN_WORDS[measure.confidence]}.")
    if measure.addition:
        yield Line("An addition: no line of the article asks for it.")
    yield from part("Steps", measure.steps)
    yield from part("Evidence to show", measure.evidence)
    yield from part("When it backfires", measure.backfires)
    yield from part("Needs first", (titles[m].title for m in measure.needs))
    clashes = (f"{c.relation}: {titles[c.measure].title}{f' ({c.note})' if c.note else ''}" for c in measure.clashes)
    yield from part("Bears on", clashes)
    speaking = (r for r in knowledge.rules.values() if measure.id in (r.then.recommend, r.then.avoid))
    yield from part("Rules", (f"{rule.title} [{rule.id}]" for rule in speaking))
    mapped = (f"{key}: {', '.join(v)}" for key, v in standards.items() if isinstance(v, list))
    yield from part(f"Standards ({standards.get('confidence', 'unverified')} mapping)", mapped)
    yield from sources(measure.citations)


def rule_page(knowledge: Knowledge, rule: Rule) -> Iterator[Block]:
    """What a rule says under which conditions, with its reason, limits and sources."""
    yield from titled(f"{rule.title}  (rule {rule.id}, about the {rule.about}, {rule.status})")
    yield Line(f"Then: {_outcome(knowledge, rule)}")
    yield from (Line("When"), *_condition(rule.when))
    if rule.unless is not None:
        yield from (Line("Unless"), *_condition(rule.unless))
    yield from (Line(), Line(f"Because: {rule.because}"), Line(f"Limits: {rule.limits}"))
    yield from part("Examples", (f"{example.name}: {example.expect}" for example in rule.examples))
    yield from (Line(), Line(f"Support: {SUPPORT_IN_WORDS[support(knowledge, rule)]}."))
    yield from sources(rule.citations)


def _outcome(knowledge: Knowledge, rule: Rule) -> str:
    if rule.then.tension:
        names = " and ".join(knowledge.measures[m].title for m in rule.then.tension)
        return f"a tension between {names}, resolved by: {rule.then.resolved_by}"
    if rule.then.concluded:
        return knowledge.conclusions[rule.then.concluded].label
    return f"{WORDS[rule.then.strength or AVOID].word}: {knowledge.measures[rule.then.measure].title}"


def eligibility_page(knowledge: Knowledge, entry: Eligibility) -> Iterator[Block]:
    """What bars or restricts offers, on which passages of law, who decides, and what to do."""
    yield from titled(f"{entry.title}  (eligibility {entry.id})")
    yield Line(f"Class: {entry.offer}. As of {entry.as_of}, {entry.confidence} confidence.")
    yield Line()
    yield Line(entry.because)
    yield from part("Markets", (knowledge.names[code][0] for code in entry.markets))
    if entry.when is not None:
        yield from (Line(f"For a {entry.about}, when"), *_condition(entry.when))
    yield from part("Who decides", entry.authority)
    yield from part("On which passages", entry.basis)
    yield from part("What to do", (entry.to_do,))
    yield from sources(entry.citations)


def _condition(condition: Condition) -> Iterator[Line]:
    """A condition as it is written in its file."""
    import yaml

    text = yaml.safe_dump(plain(condition), sort_keys=False, width=100, default_flow_style=False)
    for line in text.replace("\n...", "").rstrip().splitlines():
        words = line.lstrip(" ")
        sign = "- " if words.startswith("- ") else ""
        yield Line(words[len(sign) :], depth=1 + (len(line) - len(words)) // 2, sign=sign)


def question_page(knowledge: Knowledge, question: Question) -> Iterator[Block]:
    """A question with its reason, its answers, and what each answer can bring in."""
    yield from titled(f"{question.label}  (fact {question.id}, about the {knowledge.about(question.id)})")
    yield from (Line(question.ask), Line(f"Why: {question.why}"), Line(f"If unsure: {question.if_unsure}"))
    yield from part("Answers", (f"{o.label}: {o.means} [{o.value}]" for o in question.options))
    if knowledge.about(question.id) == "market":
        yield from part("Known from sources, with more on each market's page", _known_where(knowledge, question))
    for option in question.options:
        implied = _implied(knowledge, question, option.value)
        yield from part(f"Together with other answers, '{option.label}' speaks", implied)


def conclusion_page(knowledge: Knowledge, conclusion: Conclusion) -> Iterator[Block]:
    """What a concluded fact means, and the rules that conclude it."""
    rules = (rule for rule in knowledge.rules.values() if rule.then.concluded == conclusion.id)
    yield from (Line(conclusion.label, heading=1), Line(conclusion.means), Line("Concluded by:"))
    yield from items(f"{rule.title} [{rule.id}]" for rule in rules)


def _known_where(knowledge: Knowledge, question: Question) -> Iterator[str]:
    names: dict[str, list[str]] = {option.value: [] for option in question.options}
    for market in knowledge.markets.values():
        for known in market.known:
            for value in _chosen(known.value) if known.fact == question.id else ():
                names.setdefault(value, []).append(market.name)
    for option in question.options:
        if names[option.value]:
            listed = sorted(names[option.value])
            more = f" and {len(listed) - MAX_MARKETS_NAMED} more" if len(listed) > MAX_MARKETS_NAMED else ""
            yield f"{option.label}: {', '.join(listed[:MAX_MARKETS_NAMED])}{more}"


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
            way = f"for ({WORDS[rule.then.strength].word})" if rule.then.strength else "against"
            yield f"{way}: {knowledge.measures[rule.then.measure].title}"


def _reading(knowledge: Knowledge, question: Question, option: str) -> list[Rule]:
    value = question.answers.drawn(question, option)
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
