"""Claims in the conversation: which one to ask for next, how it is asked, and how it is recorded."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.analysis.verdicts import verdicts
from advisor.conversation.answers import State
from advisor.conversation.turns import Choice
from advisor.engine.run import Run
from advisor.model.claims import CLAIM_STATES, Claim
from advisor.model.knowledge import Knowledge
from advisor.model.recorded_answer import Answer
from advisor.model.situation import CASE, Situation, Subject
from advisor.model.strengths import MUST, WORDS, Strength
from advisor.proposals.requirements import judged_requirements


def open_claims(run: Run, state: State, forces: tuple[Strength, ...]) -> Iterator[tuple[Subject, str]]:
    """The requirements, then the measures of the minimum offer, on which nothing was claimed or left for later."""
    situation = state.situation
    for requirement in judged_requirements(run):
        done = requirement.claim or requirement.claimed in ("not-asked", "unmet")
        # What answers decide is claimed only once they are given.
        waits = requirement.claimed == "unknown" and run.program.knowledge.requirements[requirement.requirement].needs
        if (
            requirement.force in forces
            and not done
            and not waits
            and (CASE, requirement.requirement) not in state.skipped
        ):
            yield CASE, requirement.requirement
    for (measure, subject), entry in verdicts(run).items() if MUST in forces else ():
        made = situation.claim(measure, situation.written_subject(subject))
        if entry.strength == MUST and not made and (subject, measure) not in state.skipped:
            yield subject, measure


def asked(knowledge: Knowledge, situation: Situation, subject: Subject, what: str) -> str:
    """The question about one claim."""
    requirement = knowledge.requirements.get(what)
    if requirement is None:
        measure = knowledge.measures[what]
        name = f" for {situation.name(subject)}" if subject != CASE else ""
        shown = f"\nIt is shown by: {'; '.join(measure.evidence)}." if measure.evidence else ""
        return f"How far is this measure of the minimum offer{name}: {measure.title}?\n{measure.in_short}{shown}"
    shown = f"\nIt is shown by: {'; '.join(requirement.evidence)}." if requirement.evidence else ""
    if requirement.needs is not None:
        return f"Your answers meet this {WORDS[requirement.force].word}: {requirement.title}. What shows it?{shown}"
    told = f"How far is this {WORDS[requirement.force].word}: {requirement.title}?\n{requirement.asks}"
    return f"{told}\nMet when: {requirement.met_when}{shown}"


def choices(knowledge: Knowledge, what: str) -> tuple[Choice, ...]:
    """The states that can be claimed, with not sure last."""
    states = list(CLAIM_STATES)
    listed = [Choice(str(number), state, CLAIM_STATES[state]) for number, state in enumerate(states, 1)]
    requirement = knowledge.requirements.get(what)
    if requirement is not None and requirement.needs is not None:
        listed = listed[:2]
    return (*listed, Choice("unsure", "not sure"))


def answer_of(subject: Subject, claim: Claim) -> Answer:
    """A claim as a recorded answer."""
    return Answer(
        "claim", subject, claim.what, [claim.state, claim.evidence, claim.owner, claim.date or "", claim.note]
    )
