"""Why a measure stands where it does, as one document: built from explained rules, for every way of showing it."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.analysis.advice.advise import open_question
from advisor.analysis.advice.data import knowledge_used
from advisor.analysis.eligibility.judge import eligibility
from advisor.analysis.evidence import best_support, support
from advisor.analysis.explanation.condition_words import EXCEPTIONS, Wording
from advisor.analysis.explanation.data import (
    Explanation,
    Holds,
    Node,
    RuleExplanation,
    RuleState,
    SourceUsed,
    SubjectExplanation,
)
from advisor.analysis.explanation.paragraph import paragraph
from advisor.analysis.explanation.sentence import Brief, sentence
from advisor.analysis.relevance.waiting import undecided, waiting_questions
from advisor.analysis.subject_words import NamedSubject, about_of_fact, spoken
from advisor.analysis.trace import ConditionTrace, GivesWay, RuleTrace, trace
from advisor.analysis.verdicts import Verdict, verdicts
from advisor.engine.run import Run, not_settled
from advisor.model.conditions import Group, Leaf, RollUp
from advisor.model.entry import Citation
from advisor.model.kinds.rule import Rule
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Subject
from advisor.model.strengths import MAY, NOT_INDICATED, OPEN, STRENGTHS
from advisor.model.values import Fact

HOLDS: dict[bool | None, Holds] = {True: "yes", False: "no", None: "open"}
STATES: dict[str, Holds] = {"fires": "yes", "silent": "no", "undecided": "open"}


def why(run: Run, measure: str, case: str = "") -> Explanation:
    """Why a measure stands where it does in world 0, for every subject on which rules speak; `case` is its title."""
    knowledge = run.program.knowledge
    entry = knowledge.measures[measure]
    about = [rule for rule in knowledge.rules.values() if rule.then.measure == measure]
    subjects = sorted({subject for rule in about for subject in run.subjects(rule)}, key=lambda p: (p != CASE, p))
    explained = tuple(explain_subject(run, measure, subject) for subject in subjects)
    cited = [c for each in explained for c in cited_by(each)]
    return Explanation(
        as_of=knowledge.day,
        knowledge=knowledge_used(knowledge),
        case=case,
        measure=measure,
        title=entry.title,
        in_short=entry.in_short,
        eligibility=eligibility(run),
        about_each=about[0].about if about and not subjects else "",
        subjects=explained,
        sources=tuple(_source(knowledge, c) for c in {(c.source, c.at): c for c in reversed(cited)}.values())[::-1],
    )


def explain_subject(run: Run, measure: str, subject: Subject) -> SubjectExplanation:
    """Why a measure stands where it does for one subject."""
    knowledge = run.program.knowledge
    entry = verdicts(run).get((measure, subject), Verdict())
    told = [trace(run, subject, rule) for rule in speaking_rules(run, measure, subject, entry)]
    depends = waiting_questions(run, lambda rule: rule.then.measure == measure, not_settled)
    mine = [w for w in depends if any(spot == subject for spot, _ in w.rules)]
    brief = Brief(run, subject, entry, told)
    told_in_short = sentence(brief)
    spoken_by = entry.recommend or entry.avoid
    home = NamedSubject(next((one.rule.about for one in told), "market"))
    about = home if subject == CASE else about_of_fact(run, subject, "")
    return SubjectExplanation(
        about=about.written,
        subject_kind=about.kind,
        name=run.worlds.situation.name(subject),
        status=entry.status,
        strength=entry.strength,
        support=best_support(support(knowledge, rule) for rule in spoken_by) if spoken_by else None,
        sentence=told_in_short.text,
        verdict=told_in_short.verdict,
        reason=told_in_short.reason if told_in_short.verdict else "",
        paragraph=tuple(paragraph(brief)),
        rules=tuple(explain_rule(run, one) for one in told),
        depends_on=tuple(open_question(run, w.subject, w.fact, len(w.rules)) for w in mine),
    )


def speaking_rules(run: Run, measure: str, subject: Subject, entry: Verdict) -> list[Rule]:
    """The rules that show why a measure stands where it does, those that have their say first, then what gives way."""
    rules = [r for r in run.program.knowledge.rules.values() if r.then.measure == measure]
    mine = [rule for rule in rules if subject in run.subjects(rule)]
    beaten = [r for r in mine if run.state(subject, r.id) != "silent" and run.says(subject, r.id)[1] & 1]
    if entry.status == OPEN:
        return [*entry.undecided, *beaten]
    if entry.status == NOT_INDICATED:
        silent = [rule for rule in mine if rule not in beaten]
        return [*beaten, *([rule for rule in silent if rule.then.recommend] or silent)]
    by_strength = sorted(entry.recommend, key=lambda r: STRENGTHS.index(r.then.strength or MAY))
    could = [rule for spot, rule in undecided(run, lambda rule: rule.then.measure == measure) if spot == subject]
    return [*by_strength, *entry.avoid, *could, *beaten]


def explain_rule(run: Run, explained: RuleTrace) -> RuleExplanation:
    """One rule with what it says and the tree of what decided it."""
    rule, subject = explained.rule, explained.subject
    fires = explained.state == "fires"
    return RuleExplanation(
        rule=rule.id,
        title=rule.title,
        says="avoid" if rule.then.avoid else "recommend",
        state=rule_state(explained),
        strength=rule.then.strength,
        text=spoken(run, subject, rule.because) if fires else "",
        limits=rule.limits,
        status=rule.status,
        support=support(run.program.knowledge, rule),
        citations=rule.citations,
        tree=tree(run, explained),
    )


def rule_state(explained: RuleTrace) -> RuleState:
    """The state of a rule; one that has lost its say gives way."""
    return "gives-way" if any(other.surely for other in explained.gives_way) else explained.state


def tree(run: Run, explained: RuleTrace) -> Node:
    """What decided a rule, down to answers and known facts; every node is true of the case."""
    situation, knowledge = run.worlds.situation, run.program.knowledge
    return _Tree(run, Wording(knowledge, situation, explained.subject)).rule(explained)


def cited_by(subject: SubjectExplanation) -> Iterator[Citation]:
    """Every citation of an explanation in reading order: the paragraph, then rules and their trees."""
    for statement in subject.paragraph:
        yield from statement.citations
    for rule in subject.rules:
        yield from rule.citations
        yield from _cited_below(rule.tree)


def _cited_below(node: Node) -> Iterator[Citation]:
    yield from node.citations
    for part in node.parts:
        yield from _cited_below(part)


def _source(knowledge: Knowledge, citation: Citation) -> SourceUsed:
    source, passage = knowledge.sources[citation.source], knowledge.passage(citation)
    return SourceUsed(
        source=citation.source,
        at=citation.at,
        title=source.title,
        publisher=source.publisher,
        date=source.date,
        where=passage.where,
        reliability=source.reliability,
        supports=citation.supports,
    )


class _Tree:
    def __init__(self, run: Run, wording: Wording) -> None:
        self.run, self.wording = run, wording

    def rule(self, explained: RuleTrace) -> Node:
        rule = explained.rule
        parts: list[Node] = []
        if explained.when is not None:
            parts.append(self.judged(explained.when))
        if explained.unless is not None:
            parts.append(self.exception(explained.unless))
        parts += [self.override(other) for other in explained.gives_way]
        return Node(
            says=rule.title,
            holds=STATES[explained.state],
            kind="rule",
            about=self.about(explained.subject),
            rule=rule.id,
            citations=rule.citations,
            parts=tuple(parts),
        )

    def exception(self, judged: ConditionTrace) -> Node:
        return Node(
            says=EXCEPTIONS[judged.verdict],
            holds=HOLDS[judged.verdict],
            kind="exception",
            about=self.about(judged.subject),
            parts=(self.judged(judged),),
        )

    def override(self, other: GivesWay) -> Node:
        because = other.because.strip().rstrip(".")
        gives = "It gives way" if other.surely else "It may give way"
        return Node(
            says=f"{gives}, because {because}",
            holds="yes" if other.surely else "open",
            kind="override",
            about=self.about(other.to.subject),
            rule=other.to.rule.id,
            parts=(self.rule(other.to),),
        )

    def judged(self, judged: ConditionTrace) -> Node:
        condition = judged.condition
        if isinstance(condition, Leaf):
            return self.leaf(judged, condition)
        if isinstance(condition, Group):
            return self.group(judged, condition)
        return self.roll_up(judged, condition)

    def group(self, judged: ConditionTrace, group: Group) -> Node:
        # A heading over one line that says the same would be noise; under `none` it says the opposite.
        if len(judged.parts) == 1 and group.how != "none":
            return self.judged(judged.parts[0])
        return Node(
            says=self.wording.heading(judged, group),
            holds=HOLDS[judged.verdict],
            kind=group.how,
            about=self.about(judged.subject),
            parts=tuple(self.judged(part) for part in judged.parts),
        )

    def roll_up(self, judged: ConditionTrace, roll_up: RollUp) -> Node:
        parts = [self.subject(subject, part) for subject, part in zip(judged.subjects, judged.parts, strict=True)]
        if judged.still_listing:
            more = f"More {roll_up.kind}s may still be named"
            parts.append(Node(says=more, holds="open", kind="more", about=roll_up.kind))
        return Node(
            says=self.wording.tally(judged, roll_up),
            holds=HOLDS[judged.verdict],
            kind=roll_up.how,
            about="market",
            parts=tuple(parts),
        )

    def subject(self, subject: Subject, judged: ConditionTrace) -> Node:
        below = _Tree(self.run, Wording(self.wording.knowledge, self.wording.situation, subject))
        return Node(
            says=self.wording.situation.name(subject) or f"Any {subject.kind} still to be named",
            holds=HOLDS[judged.verdict],
            kind="subject",
            about=self.about(subject),
            parts=(below.judged(judged),),
        )

    def leaf(self, judged: ConditionTrace, leaf: Leaf) -> Node:
        knowledge = self.wording.knowledge
        about = about_of_fact(self.run, judged.subject, leaf.fact).written
        if leaf.fact in knowledge.conclusions:
            return Node(
                says=self.wording.conclusion(judged, leaf),
                holds=HOLDS[judged.verdict],
                kind="conclusion",
                about=about,
                fact=leaf.fact,
                origin="concluded",
                parts=tuple(self.rule(rule) for rule in judged.rules),
            )
        fact = judged.fact or Fact(leaf.fact, None)
        origin = fact.origin if judged.fact else None
        return Node(
            says=self.wording.line(judged, leaf),
            holds=HOLDS[judged.verdict],
            kind="fact",
            about=about,
            fact=leaf.fact,
            value=knowledge.questions[leaf.fact].in_words(fact.value),
            origin=origin.in_words() if origin else "not asked yet",
            confidence=origin.confidence if origin else "",
            as_of=origin.as_of if origin else "",
            citations=origin.citations if origin else (),
        )

    def about(self, subject: Subject) -> str:
        return "market" if subject == CASE else f"{subject.kind}: {self.wording.situation.name(subject)}"
