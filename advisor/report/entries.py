"""One entry of the knowledge base as text: a measure, rule, source, market, case, requirement, term, framing or fact."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.dialogue.numbering import caution, reference
from advisor.errors import InputError
from advisor.kb.search import entries, find
from advisor.model.base import STATUS_IN_WORDS, Citation
from advisor.model.catalogue import Case, Crisis, Framing, Requirement, Term
from advisor.model.condition import Condition, plain
from advisor.model.knowledge import Knowledge
from advisor.model.market import Market
from advisor.model.measure import Measure
from advisor.model.prefill import find_market, known_facts
from advisor.model.question import Question
from advisor.model.rule import Rule
from advisor.model.source import Source
from advisor.nearest import did_you_mean
from advisor.report.why import wrapped


def entry_as_text(knowledge: Knowledge, name: str, width: int) -> str:
    """The entry of that id, market name or term; raises InputError with the nearest names if there is none."""
    lines = _lines(knowledge, name)
    if lines is None:
        near = did_you_mean(name, [e.id for e in entries(knowledge)])
        like = ", ".join(entry.id for entry in find(knowledge, name, 3))
        advice = near or (f"Perhaps: {like}." if like else "Try `advisor search WORDS`.")
        raise InputError(f"There is no entry '{name}'. {advice}")
    return "".join(f"{wrapped(line, width)}\n" if line else "\n" for line in lines)


def _lines(knowledge: Knowledge, name: str) -> list[str] | None:
    if name in knowledge.measures:
        return _measure(knowledge, knowledge.measures[name])
    if name in knowledge.rules:
        return _rule(knowledge, knowledge.rules[name])
    code = find_market(knowledge.names, name)
    if code:
        return _market(knowledge, knowledge.markets[code])
    if name in knowledge.questions:
        return _question(knowledge, knowledge.questions[name])
    return _library(knowledge, name)


def _library(knowledge: Knowledge, name: str) -> list[str] | None:
    if name in knowledge.cases:
        return _case(knowledge, knowledge.cases[name])
    if name in knowledge.requirements:
        return _requirement(knowledge, knowledge.requirements[name])
    if name in knowledge.crises:
        return _crisis(knowledge, knowledge.crises[name])
    for term in knowledge.glossary.values():
        if name.casefold() in (term.id, term.term.casefold(), *(word.casefold() for word in term.also)):
            return _term(knowledge, term)
    if name in knowledge.framing:
        return _framing(knowledge, knowledge.framing[name])
    if name in knowledge.sources:
        return _source(knowledge.sources[name])
    if name in knowledge.conclusions:
        conclusion = knowledge.conclusions[name]
        rules = [rule.title for rule in knowledge.rules.values() if rule.then.concluded == name]
        return [conclusion.label, conclusion.means, "Concluded by:", *_bullets(rules)]
    return None


def _bullets(texts: Iterable[str]) -> list[str]:
    return [f"  - {text}" for text in texts]


def _part(title: str, texts: Iterable[str]) -> list[str]:
    listed = _bullets(texts)
    return ["", title, *listed] if listed else []


def _cited(knowledge: Knowledge, citations: Iterable[Citation]) -> list[str]:
    texts = []
    for citation in citations:
        doubt = caution(knowledge, citation)
        text = f"{reference(knowledge, citation)}: {citation.supports}"
        texts.append(text + (f" (Caution: {doubt})" if doubt else ""))
    return _part("Sources", texts)


def _measure(knowledge: Knowledge, measure: Measure) -> list[str]:
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
    lines += _part("Steps", measure.steps) + _part("Evidence to show", measure.evidence)
    lines += _part("When it backfires", measure.backfires) + _part(
        "Needs first", (titles[m].title for m in measure.needs)
    )
    clashes = (f"{c.relation}: {titles[c.measure].title}{f' ({c.note})' if c.note else ''}" for c in measure.clashes)
    lines += _part("Bears on", clashes)
    rules = (r.title + f" [{r.id}]" for r in knowledge.rules.values() if measure.id in (r.then.recommend, r.then.avoid))
    lines += _part("Rules", rules)
    standards = [f"{key}: {', '.join(v)}" for key, v in measure.standards.items() if isinstance(v, list)]
    lines += _part(f"Standards ({measure.standards.get('confidence', 'unverified')} mapping)", standards)
    return lines + _cited(knowledge, measure.citations)


def _rule(knowledge: Knowledge, rule: Rule) -> list[str]:
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
    lines += _part("Examples", (f"{example.name}: {example.expect}" for example in rule.examples))
    return lines + _cited(knowledge, rule.citations)


def _condition(condition: Condition, depth: int) -> list[str]:
    import yaml

    text = yaml.safe_dump(plain(condition), sort_keys=False, width=100, default_flow_style=False)
    return ["  " * depth + line for line in text.replace("\n...", "").rstrip().splitlines()]


def _market(knowledge: Knowledge, market: Market) -> list[str]:
    lines = [f"{market.name}  ({market.id})", "", "What is known; what is not listed is unknown."]
    facts = known_facts(knowledge, market)
    for known in market.known:
        question = knowledge.questions[known.fact]
        value = question.in_words(facts[known.fact].value)
        lines.append(
            f"  - {question.label}: {value} ({known.as_of}, {known.confidence} confidence). {known.note}".rstrip()
        )
        lines += [f"      {reference(knowledge, c)}" for c in known.citations]
    if market.partners:
        lines += ["", "Possible local partners, named in sources; nobody has screened them"]
    for candidate in market.partners:
        lines.append(
            f"  - {candidate.name} ({candidate.kind or 'kind not stated'}, {candidate.as_of}). {candidate.note}".rstrip()
        )
        lines += [f"      {reference(knowledge, c)}" for c in candidate.citations]
    if market.notes:
        lines += ["", "Also"]
    for note in market.notes:
        lines.append(f"  - {note.title}: {note.text} ({note.as_of}, {note.confidence} confidence)")
        lines += [f"      {reference(knowledge, c)}" for c in note.citations]
    return lines


def _question(knowledge: Knowledge, question: Question) -> list[str]:
    lines = [f"{question.label}  (fact {question.id}, about the {knowledge.about(question.id)})", "", question.ask]
    lines += [f"Why: {question.why}", f"If unsure: {question.if_unsure}"]
    return lines + _part("Answers", (f"{o.label}: {o.means} [{o.value}]" for o in question.options))


def _case(knowledge: Knowledge, case: Case) -> list[str]:
    market = knowledge.markets[find_market(knowledge.names, case.market) or ""].name if case.market else "no market"
    lines = [f"{case.title}  (case {case.id}, {market})", "", case.story or "No story is told."]
    for fact, value in case.facts.items():
        lines.append(f"  {knowledge.label(fact)}: {', '.join(value) if isinstance(value, list) else value}")
    for workload in case.workloads or ():
        lines.append(f"  Workload: {workload.name}")
    for partner in case.partners or ():
        lines.append(f"  Partner: {partner.name}")
    expected = (
        f"{e.status} {e.strength or ''}: {knowledge.measures[e.measure].title} {e.about}".strip() for e in case.expect
    )
    lines += _part("The advice must say", expected)
    return lines + _cited(knowledge, case.citations)


def _requirement(knowledge: Knowledge, requirement: Requirement) -> list[str]:
    lines = [f"{requirement.title}  (requirement {requirement.id})", "", requirement.asks]
    lines += [
        f"Force: {requirement.force}. Basis: {requirement.basis}. {STATUS_IN_WORDS[requirement.confidence].capitalize()}."
    ]
    lines += [f"Met when: {requirement.met_when}", f"Owner: {requirement.owner}"]
    return lines + _part("Evidence", requirement.evidence) + _cited(knowledge, requirement.citations)


def _crisis(knowledge: Knowledge, crisis: Crisis) -> list[str]:
    return [
        crisis.title,
        "",
        crisis.story,
        f"Takes away: {', '.join(crisis.takes)}",
        *_cited(knowledge, crisis.citations),
    ]


def _term(knowledge: Knowledge, term: Term) -> list[str]:
    also = f" Also: {', '.join(term.also)}." if term.also else ""
    told = f"{term.means}{also} ({STATUS_IN_WORDS[term.confidence]})"
    return [term.term, "", told, *_cited(knowledge, term.citations)]


def _framing(knowledge: Knowledge, framing: Framing) -> list[str]:
    lines = [f"Avoid: {', '.join(framing.avoid)}", f"Why: {framing.why}", f"Say instead: {framing.say}"]
    return lines + _cited(knowledge, framing.citations)


def _source(source: Source) -> list[str]:
    lines = [
        f"{source.title}  (source {source.id})",
        "",
        f"{source.publisher}, {source.date}. {source.authors}".rstrip(),
    ]
    lines += [f"Kind: {source.kind}. Reliability: {source.reliability}. {source.access}"]
    lines += [source.url] if source.url else []
    lines += [f"Licence: {source.licence}"] if source.licence else []
    for passage in source.passages:
        lines.append(f"  - {passage.where} [{passage.id}]: {passage.says}")
        lines += [
            f"      {c.id}: {c.says} ({STATUS_IN_WORDS[c.status]}{f'; {c.note}' if c.note else ''})"
            for c in passage.claims
        ]
    return lines
