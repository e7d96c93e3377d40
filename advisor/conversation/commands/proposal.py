"""A proposal and how it fares: describe one, review it, list its gaps, run the crises."""

from __future__ import annotations

from advisor.analysis.continuity.document import continuity_in_chat
from advisor.analysis.continuity.simulate import continuity as simulate
from advisor.conversation.answers import MUSTS_STAGE
from advisor.conversation.commands.command import Command
from advisor.conversation.dialogue import Dialogue, has_market
from advisor.conversation.turns import Reply
from advisor.documents.writers import plain
from advisor.language.lexicon import phrases
from advisor.model.recorded_answer import Answer

BEGUN = (
    "Then I also ask about the package, its members and papers, and what the proposal claims and shows."
    " 'review' tells how ready it is at any time, 'gaps' lists what is missing and who answers for it."
)
NO_PROPOSAL = "There is no proposal yet. Type 'proposal' to describe one."


def has_proposal(dialogue: Dialogue) -> bool:
    """Whether a proposal is described."""
    return dialogue.now.state.proposal


def proposal(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """Describe a proposal too; once there is one, review it."""
    if has_proposal(dialogue):
        return review(dialogue, "")
    told = dialogue.responder().say("note", BEGUN)
    after, turns, _ = dialogue.record(Answer("proposal", value="yes"), Answer("stage", value=MUSTS_STAGE))
    # What is known of a market fills the screen; what was said before it would be out of sight.
    return Reply(after, [*turns, told] if after.step.kind == "known" else [told, *turns])


def review(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """How ready the proposal is."""
    return _review(dialogue, all_gaps=False)


def gaps(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """Every gap of the proposal."""
    return _review(dialogue, all_gaps=True)


def _review(dialogue: Dialogue, all_gaps: bool) -> Reply[Dialogue]:
    responder = dialogue.responder()
    return dialogue.said(responder, [responder.review_turn(all_gaps), responder.question_again()])


def continuity(dialogue: Dialogue, rest: str) -> Reply[Dialogue]:
    """What becomes of each workload in each crisis."""
    situation, knowledge = dialogue.now.state.situation, dialogue.program.knowledge
    blocks = continuity_in_chat(knowledge, simulate(dialogue.program, situation), situation.count("workload") > 0)
    return dialogue.tell("note", "\n".join(plain.lines(blocks, dialogue.responder().numbering)))


CONTINUITY = Command(
    "continuity",
    "what becomes of each workload in each crisis",
    phrases("continuity / crises / run the crises / show continuity / what happens in a crisis / crisis grid / grid"),
    continuity,
    key="ctrl+g",
    needs=has_market,
    advises=True,
)
PROPOSAL = Command(
    "proposal",
    "describe a proposal too: package, members, papers, claims",
    phrases(
        "proposal / a proposal / our proposal / assess our proposal / assess a proposal / self-assessment / "
        "self assess / review our proposal / check our proposal / describe a proposal / i have a proposal / "
        "we have a proposal"
    ),
    proposal,
    needs=has_market,
    advises=True,
)
REVIEW = Command(
    "review",
    "how ready the proposal is: gate, minimum offer, yardsticks",
    phrases(
        "review / show review / show the review / gate / readiness / how ready are we / are we ready / how ready is it"
    ),
    review,
    key="ctrl+r",
    label="Review",
    needs=has_proposal,
    unmet=NO_PROPOSAL,
    advises=True,
)
GAPS = Command(
    "gaps",
    "every gap of the proposal, with owner and what closes it",
    phrases("gaps / gap list / list the gaps / show gaps / show the gaps / what is missing / what are the gaps"),
    gaps,
    needs=has_proposal,
    unmet=NO_PROPOSAL,
    advises=True,
)
