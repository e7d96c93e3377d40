"""What to ask next: the market, what is known, one workload or partner at a time, and only questions that still matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from advisor.analysis.eligibility.judge import eligibility
from advisor.analysis.relevance.data import Ask, AskFact, NextQuestion
from advisor.analysis.relevance.influence import is_relevant, outcomes_waiting, relevant_questions
from advisor.analysis.relevance.waiting import (
    Waiting,
    by_information_value,
    first_asked,
    musts_only,
    pending,
    waiting_questions,
)
from advisor.analysis.subject_words import about_of_fact
from advisor.conversation.answers import MUSTS_STAGE, State, profile_for
from advisor.conversation.claims import open_claims
from advisor.engine.compile import Program
from advisor.engine.proposal_rules import reviewing
from advisor.engine.run import Run, not_settled, run
from advisor.engine.worlds import Worlds
from advisor.model.kinds.question import Topic
from advisor.model.knowledge import Knowledge
from advisor.model.situation import CASE, Situation, Subject, scope_of
from advisor.model.strengths import MUST, SHOULD, Strength


@dataclass(frozen=True)
class Step:
    """What the conversation waits for."""

    kind: Literal["market", "known", "fact", "name", "profile", "claim", "more", "check", "advice", "barred"]
    subject: Subject = CASE
    fact: str = ""


@dataclass(frozen=True)
class Snapshot:
    """A state, judged: everything that front ends show is read from it."""

    state: State
    run: Run
    step: Step
    open_musts: tuple[Waiting, ...]
    open_all: tuple[Waiting, ...]


LISTED = ("workload", "partner")
LISTED_IN_A_PROPOSAL = ("member", *LISTED)


def listed_kinds(state: State) -> tuple[str, ...]:
    """The kinds of subjects that are asked for."""
    return LISTED_IN_A_PROPOSAL if state.proposal else LISTED


def snapshot(program: Program, state: State) -> Snapshot:
    """Judge a state and find its next step."""
    judged = run(reviewing(program) if state.proposal else program, Worlds(state.situation))
    left = pending(judged)
    musts, all_open = (
        tuple(w for w in some.waiting() if (w.subject, w.fact) not in state.skipped) for some in (left.musts(), left)
    )
    step = _next(judged, state, *(first_asked(judged.program.knowledge, some) for some in (musts, all_open)))
    if step.kind in ("more", "check", "advice"):
        # What is left is told here, so only what can change something counts.
        musts, all_open = tuple(relevant_questions(judged, musts)), tuple(relevant_questions(judged, all_open))
    return Snapshot(state, judged, step, musts, all_open)


def unsure_musts(now: Snapshot) -> list[Waiting]:
    """The facts that nobody knows, or that were left for later, on which a further must may hang."""
    asked = {(waiting.subject, waiting.fact) for waiting in now.open_musts}
    left = waiting_questions(now.run, musts_only, not_settled)
    return [waiting for waiting in left if (waiting.subject, waiting.fact) not in asked]


def _next(judged: Run, state: State, musts: tuple[Waiting, ...], all_open: tuple[Waiting, ...]) -> Step:
    if not state.situation.market:
        return Step("market")
    if judged.barred:
        return Step("barred")
    if not state.confirmed and any(fact.origin.kind == "known" for fact in state.situation.facts.values()):
        return Step("known")
    if state.correcting:
        return Step("fact", CASE, state.correcting[0])
    if state.stage in ("check", "advice"):
        return Step(state.stage)
    if state.stage == "quick":
        return _names_first(judged, state) or _best(judged, state, musts) or _claim(judged, state) or Step("advice")
    step = _by_topic(judged, state, musts if state.stage == MUSTS_STAGE else all_open) or _claim(judged, state)
    step = step or _figure(judged, state)
    if step:
        return step
    return Step("more") if state.stage == MUSTS_STAGE else Step("check")


def _names_first(judged: Run, state: State) -> Step | None:
    """In a hurry, workloads and partners are asked for once, before all else."""
    for kind in listed_kinds(state):
        profile = _profile_to_offer(judged.program, state, kind)
        if profile:
            return profile
        if kind in state.situation.still_listing and not state.situation.count(kind):
            return Step("name", Subject(kind))
    return None


def _claim(judged: Run, state: State) -> Step | None:
    """The first claim still to be made: for a proposal alone, and on shoulds only where everything is asked."""
    if not state.proposal:
        return None
    forces: tuple[Strength, ...] = (MUST, SHOULD) if state.stage == "everything" else (MUST,)
    found = next(open_claims(judged, state, forces), None)
    return Step("claim", *found) if found else None


def _figure(judged: Run, state: State) -> Step | None:
    """The first figure that the review reckons with and that no rule reads: for a proposal in full alone."""
    if not state.proposal or state.stage != "everything":
        return None
    knowledge = judged.program.knowledge
    for fact in knowledge.base.proposal_figures:
        for subject in state.situation.all_subjects():
            asked = scope_of(knowledge.about(fact)) == subject.kind and state.situation.fact(subject, fact) is None
            if asked and (subject, fact) not in state.skipped:
                return Step("fact", subject, fact)
    return None


def _topics(knowledge: Knowledge, state: State) -> list[Topic]:
    """The topics in asking order; a topic about a kind comes with the others about it, so that each is described once."""
    if not state.proposal:
        return list(knowledge.topics)
    first = [topic for name in knowledge.base.proposal_topics for topic in knowledge.topics if topic.id == name]
    return [*first, *(topic for topic in knowledge.topics if topic not in first)]


def _by_topic(judged: Run, state: State, asking: tuple[Waiting, ...]) -> Step | None:
    program = judged.program
    topics, kinds = _topics(program.knowledge, state), listed_kinds(state)
    last_of = {topic.about: topic for topic in topics}
    started = [topic for topic in topics if topic.about in kinds and _under_way(state, topic.about)]
    for topic in [*started, *topics]:
        if topic.about in kinds:
            profile = _profile_to_offer(program, state, topic.about)
            if profile:
                return profile
        left = [w for w in asking if program.knowledge.topic_of[w.fact] is topic]
        while left:
            mine = [w for w in left if w.subject == left[0].subject]
            step = _best(judged, state, mine, topic.opens_with)
            if step:
                return step
            left = [w for w in left if w not in mine]
        unnamed = topic.about in kinds and not state.situation.count(topic.about)
        listing = topic.about in kinds and topic.about in state.situation.still_listing
        if listing and (unnamed or topic is last_of[topic.about]):
            return Step("name", Subject(topic.about, state.situation.count(topic.about)))
    return None


def _best(judged: Run, state: State, asking: Sequence[Waiting], opening: str = "") -> Step | None:
    """The question that settles most, the opening one before all; one that cannot change anything is never asked."""
    program = judged.program.musts if state.stage in (MUSTS_STAGE, "quick") else judged.program
    ranked = [waiting for waiting, _ in by_information_value(program, state.situation, asking)]
    for waiting in sorted(ranked, key=lambda w: w.fact != opening):
        key = (waiting.subject, waiting.fact)
        if is_relevant(judged, key, outcomes_waiting(judged, waiting)):
            return Step("fact", *key)
    return None


def _under_way(state: State, kind: str) -> bool:
    return kind in state.situation.still_listing and state.situation.count(kind) > 0


def _profile_to_offer(program: Program, state: State, kind: str) -> Step | None:
    for subject in (Subject(kind, index) for index in range(state.situation.count(kind))):
        bare = kind == "workload" and subject not in state.offered and not state.situation.facts_at(subject)
        if bare and profile_for(program.knowledge, state.situation.name(subject)):
            return Step("profile", subject)
    return None


def next_question(program: Program, situation: Situation) -> NextQuestion:
    """What to ask next for a case of which nothing was told but its answers."""
    now = snapshot(program, State(situation=situation, confirmed=True))
    found = _next_question(program, situation, now.step)
    return NextQuestion(next=found, eligibility=eligibility(now.run))


def _next_question(program: Program, situation: Situation, step: Step) -> Ask | AskFact | None:
    if step.kind == "more":
        step = snapshot(program, State(situation=situation, confirmed=True, stage="everything")).step
    if step.kind == "fact":
        return _ask_fact(program, situation, step)
    if step.kind == "profile":
        return Ask(asks="profile", about=f"workload: {situation.name(step.subject)}")
    if step.kind == "name" or step.kind == "market":
        return Ask(asks=step.kind, about=step.subject.kind)
    return None


def _ask_fact(program: Program, situation: Situation, step: Step) -> AskFact:
    rules = run(program, Worlds(situation))
    waiting = next(w for w in waiting_questions(rules) if (w.subject, w.fact) == (step.subject, step.fact))
    question = program.knowledge.questions[step.fact]
    return AskFact(
        question=step.fact,
        about=about_of_fact(rules, step.subject, step.fact).written,
        text=question.ask.replace("{name}", situation.name(step.subject)),
        kind=question.kind,
        options=tuple(question.values),
        waiting_rules=tuple(rule for _, rule in waiting.rules),
        settles_on_average=by_information_value(program, situation, [waiting])[0][1] / 100,
    )
